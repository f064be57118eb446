"""Every problem code: what it says, how to mend it, and why it exists."""

from ..problem import Problem, Where
from .code import Code
from .fact import TABLE as FACT
from .link import TABLE as LINK
from .minutes import TABLE as MINUTES
from .organization import TABLE as ORGANIZATION
from .own_code import TABLE as OWN_CODE
from .paper import TABLE as PAPER
from .prose import TABLE as PROSE
from .reference import TABLE as REFERENCE
from .section import TABLE as SECTION
from .security import TABLE as SECURITY
from .shape import TABLE as SHAPE
from .translation import TABLE as TRANSLATION
from .wording import TABLE as WORDING

_FAMILIES = (
    SHAPE, REFERENCE, SECTION, MINUTES, WORDING, PROSE, FACT, TRANSLATION, LINK, SECURITY, PAPER, ORGANIZATION,
    OWN_CODE,
)  # fmt: skip
CODES: dict[str, Code] = {code.name: code for family in _FAMILIES for code in family}


def problem(code: str, where: Where, **values: object) -> Problem:
    """Return a problem of a known code; a missing code or value is our bug (KeyError)."""
    entry = CODES[code]
    return Problem(
        where, code, entry.severity, entry.says.format(**values), entry.remedy.format(**values)
    )
