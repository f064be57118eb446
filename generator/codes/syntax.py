"""What the YAML parser says, in an author's words: why a line cannot be read, and how to put it right."""

import re
from typing import NamedTuple

QUOTE = 'Put the whole text in double quotes, or on the next line, indented, below ">-".'


class Saying(NamedTuple):
    """A message of the parser by its beginning, and what it means.

    `inside` is set where the meaning depends on the place: after a field's colon or a closing sign of
    the same line, or before. `{sign}` is the letter at the place, `{message}` the parser's own words.
    """

    begins: str
    why: str
    remedy: str
    inside: bool | None = None
    sign: str = ""


_ANY = Saying(
    "",
    "{message}",
    "Look at this line and the one above it: a colon or a quote inside a text without quotes, a missing "
    'space after a colon, or a wrong indent. Texts are safest on the next line, indented, below ">-".',
)
_TAB = ("a tab stands in the indent", "Replace it by spaces, two for each step of the indent.")

SAYINGS = (
    Saying(
        "mapping values are not allowed",
        "this text holds a colon with a space after it, as if it named a field",
        QUOTE,
        inside=True,
    ),
    Saying(
        "mapping values are not allowed",
        "this line still belongs to the one above it, so no field can begin here",
        "Look whether the name in the line above has a colon and a space behind it, and whether this line "
        "begins where the field above it begins.",
    ),
    Saying(
        "could not find expected ':'",
        "this line is neither a field nor part of the text above it",
        "Write a colon and a space after the name of a field, a space after the dash of an item, or, if "
        "the line belongs to the text above it, indent it two spaces more than the name of that field.",
    ),
    Saying("found character", *_TAB, sign="\t"),
    Saying("found a tab character", *_TAB),
    Saying("found character", "a text cannot begin with {sign}", QUOTE),
    Saying(
        "did not find expected key",
        "the quotes or brackets before this place end the value, but the line goes on",
        'Put the whole text on the next line, indented, below ">-", where quotes and brackets may stand '
        "anywhere; or close a quote that was left open in a line above.",
        inside=True,
    ),
    Saying(
        "did not find expected key",
        "this line is not indented like the fields it belongs to",
        "Begin it exactly below them. A list has only items that begin with a dash, and no fields beside "
        "them.",
    ),
    Saying(
        "did not find expected '-' indicator",
        "this line is not indented like the items of the list above it",
        "Begin another item with a dash exactly below the others, indent a field of an item two spaces "
        "more than its dash, and begin what comes after the list where the name of the list begins.",
    ),
    Saying(
        "found unexpected end of stream",
        "a quote is opened here and never closed",
        "Write the same quote again at the end of the text.",
    ),
    Saying(
        "did not find expected ',' or ']'",
        "a list in square brackets is not closed, or a comma is missing in it",
        "Look here and above: end the list with ], write a comma between its items, and put an item that "
        "holds a colon, a comma or a bracket in double quotes.",
    ),
    Saying(
        "did not find expected ',' or '}'",
        "fields in braces are not closed, or a comma is missing between them",
        "Look here and above: end the fields with }}, write a comma between them, and put a text that holds "
        "a colon, a comma or a bracket in double quotes.",
    ),
    Saying("did not find expected node content", "a text cannot begin with {sign}", QUOTE),
    Saying(
        "did not find expected node content",
        "something is opened here and never closed",
        "Write what is missing and close it with the bracket or brace that fits.",
    ),
    Saying(
        "did not find expected <document start>",
        "this belongs to no field",
        'Write it as a field, or remove it; nothing may follow a line "...".',
    ),
    Saying("did not find expected alphabetic", "a text cannot begin with * or &", QUOTE),
    Saying("mapping keys are not allowed", "a text cannot begin with a question mark", QUOTE),
    Saying("found undefined tag handle", "a text cannot begin with an exclamation mark", QUOTE),
    Saying(
        "did not find expected comment or line break",
        "after > or | the text begins on the next line",
        "Move the words to the next line and indent them two spaces more than the name of the field.",
    ),
    Saying(
        "block sequence entries are not allowed",
        "a list cannot begin on the line of its field",
        "Write each item on a line of its own below it, with a dash and a space; put a text that begins "
        "with a dash in double quotes.",
    ),
    Saying(
        "found unknown escape character",
        "a backslash means something else between double quotes",
        'Use single quotes, or write the text on the next line, indented, below ">-".',
    ),
)


def told(message: str, before: str, sign: str) -> dict[str, str]:
    """Return `why` and `remedy` for a message; `before` is the line up to the place, `sign` the letter at it."""
    inside = re.search(r""":\s|["'\]}]""", before) is not None
    found = next((each for each in SAYINGS if _fits(each, message, inside, sign)), _ANY)
    values = {"sign": sign, "message": message}
    return {"why": found.why.format(**values), "remedy": found.remedy.format(**values)}


def _fits(saying: Saying, message: str, inside: bool, sign: str) -> bool:
    if "{sign}" in saying.why and not sign.strip():
        return False  # nothing that could be shown
    return (
        message.startswith(saying.begins)
        and saying.inside in (None, inside)
        and saying.sign in ("", sign)
    )
