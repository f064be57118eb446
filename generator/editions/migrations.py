"""What later editions call otherwise: a table by edition, with which an organization's files are brought along.

A name that was given up is never used again for something else, so every entry can be applied to every
file, however old, and again without harm.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Renamed:
    """A field with another name since an edition: the kind of file, the old path and the new one.

    A path names fields from the top, with `*` for the id of a list's item, as in `prompts.*.listen_for`.
    Both paths differ in their last name only.
    """

    edition: str
    kind: str
    old: str
    new: str


# In the order of editions; `kind` is one of topic, track, handbook, form, page, profile.
MIGRATIONS: tuple[Renamed, ...] = ()
