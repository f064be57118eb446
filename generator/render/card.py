"""The social card: what the picture of a shared link says, as JSON for the typesetter."""

import json

from ..model.artifact import Artifact, Context
from ..model.document import Document
from ..paper.card import card_above, card_name
from ..texts import letters

# The other pages show a card of these.
_OWNERS = ("home", "find", "plan", "about", "area", "tracks", "track", "guide", "handbook", "chapter", "forms", "form")  # fmt: skip


def render(document: Document, context: Context) -> tuple[Artifact, ...]:
    """Return the data of a document's social card, at the picture's path; nothing where it shows another's."""
    if document.kind not in _OWNERS:
        return ()
    content = json.dumps(_data(document, context), ensure_ascii=False, sort_keys=True)
    return (Artifact(f"{document.language}/{card_name(document)}", content.encode()),)


def _data(document: Document, context: Context) -> dict[str, object]:
    names = {language.id: language.name for language in context.settings.languages}
    language = names.get(document.language, document.language)
    return {
        "lang": document.language,
        "source": document.source_path,
        "area": document.area,
        "title": letters(document.title),
        "above": card_above(document, context),
        "name": context.lexicon.say("site.name"),
        "foot": [context.lexicon.say("card.what"), language],
    }
