"""What an organization's paper says of itself: whom to turn to, and what it is based on."""

from ..model.artifact import Context
from ..model.profile import Contact
from .scribe import Data


def notice(context: Context) -> str | None:
    """Return what the foot of every sheet owes to Terbalik and its license; None where the paper is ours."""
    if context.profile is None:
        return None
    return context.lexicon.say("organization.foot", license=context.settings.license.name)


def origin(context: Context) -> tuple[str, ...]:
    """Return the sentence that says, with the edition and the license, what this is based on."""
    if context.profile is None:
        return ()
    return (f"{context.lexicon.say('organization.based_on')}.",)


def contacts(context: Context) -> list[Data]:
    """Return as one block whom to turn to: when something is not right first, then for all else."""
    profile = context.profile
    named = (
        (("safeguarding", profile.safeguarding), ("contact", profile.contact)) if profile else ()
    )
    items = [
        {
            "label": context.lexicon.say(f"organization.{key}"),
            "name": who.name,
            "address": who.address,
            "shown": _shown(who),
        }
        for key, who in named
        if who is not None
    ]
    return [{"is": "contacts", "items": items}] if items else []


def _shown(who: Contact) -> str:
    """Return an address as a person copies it from paper."""
    return who.address.removeprefix("mailto:").removeprefix("https://")
