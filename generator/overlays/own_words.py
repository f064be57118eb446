"""Words of an organization's own language files, as they stand to ours that they take the place of."""

from ..digest import was_of
from ..languages import flat
from ..loaded import OwnWords
from .overrides import Override, weighed


def word_overrides(words: OwnWords) -> tuple[Override, ...]:
    """Return every word that takes the place of one of ours, with its standing; one of their own is none.

    A word that once replaced ours stays, orphaned, where ours no longer has it.
    """
    ours = dict(words.ours)
    seen, reasons = dict(words.patch.seen), dict(words.patch.reasons)
    found = []
    for key, theirs, where in flat(words.patch.tree):
        said, mark = ours.get(key), seen.get(key, "")
        if said is not None:
            state = weighed(said, theirs, mark, kept=key in reasons)
        elif mark:
            state = "orphaned"
        else:
            continue
        reason = reasons.get(key, "")
        found.append(Override(key, where, state, was_of(mark), said, theirs, reason))
    return tuple(found)
