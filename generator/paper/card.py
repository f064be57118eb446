"""The social card of a page: which picture it is, and what it says."""

from ..model.artifact import Context
from ..model.document import Document
from ..texts import letters

FOLDER = "cards"
# Pages that could say no more than the home page's card does.
_SHARING_HOME = ("sources", "missing")


def card_name(document: Document) -> str:
    """Return the picture's file below the language; all pages of a topic share one."""
    if document.topic:
        return f"{FOLDER}/topics/{document.topic}.png"
    path = "" if document.kind in _SHARING_HOME else document.path
    return f"{FOLDER}/{path or 'home'}.png"


def card_above(document: Document, context: Context) -> list[str]:
    """Return the line above the title: area and level of a topic, else what kind of page it is."""
    say, knows = context.lexicon.say, context.lexicon.knows
    if document.kind == "home":
        return [say("card.home")]
    found = [f"area.{document.area}", f"level.{document.level}"]
    keys = found if document.topic else [f"kind.{document.kind}"]
    return [say(key) for key in keys if knows(key)]


def card_alt(document: Document, context: Context) -> str:
    """Return the picture's words for people who do not see it."""
    above = " · ".join(card_above(document, context))
    title = letters(document.title)
    return context.lexicon.say("card.alt", title=title, above=above)
