"""Who stands behind the site: a name, someone to ask, and someone to turn to when a meeting went wrong."""

from .case import PROFILE, Case, Finding

_PLAIN = Finding(
    "note",
    "plain-curriculum",
    "This is the plain curriculum: it bears no organization's name, and names nobody to turn to.",
    "It can be published as it is, but a pair in your organization would not know whom to ask.",
    f"To make it yours, write {PROFILE} (organization/README.md, step 1, ten minutes).",
)
_NAMELESS = Finding(
    "must",
    "no-profile",
    "There are files of an organization, but none that says which one.",
    "Readers see changed sessions under our name, and cannot tell whose words they are.",
    f"Write {PROFILE} with name, short_name and kind (organization/README.md, step 1).",
)
_SAFEGUARDING = (
    "Nobody is named whom a mentor or a leader can turn to when a meeting went wrong.",
    "A young person who was pressed or frightened has to find that address on the page, the same evening.",
    'Write as a line of its own: safeguarding: {name: "(name or role)", address: "mailto:(address)"}',
)
_CONTACT = (
    "Nobody is named who answers questions about the program.",
    "Whoever cannot make a date, or finds a mistake, otherwise has nobody to tell.",
    'Write as a line of its own: contact: {name: "(name or role)", address: "mailto:(address)"}',
)


def examine(case: Case) -> list[Finding]:
    """Return what is missing of an organization's name and people."""
    profile = case.loaded.profile
    if profile is None:
        # A profile that cannot be read is told with its errors.
        if case.loaded.unread("profile"):
            return []
        return [_PLAIN if case.plain else _NAMELESS]
    found = []
    if profile.safeguarding is None:
        found.append(Finding("must", "no-safeguarding-contact", *_SAFEGUARDING, profile.where))
    if profile.contact is None:
        found.append(Finding("should", "no-contact", *_CONTACT, profile.where))
    return found
