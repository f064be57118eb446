"""What cannot be printed."""

from .code import Code

REFUSED = Code(
    name="pdf-refused",
    severity="error",
    says="{file} cannot be printed: {reason}.",
    remedy="Replace the letters named here, or shorten the text, and build again.",
    explain=(
        "Every PDF is tagged so that a screen reader can read it, and such a file may hold "
        "only letters its fonts can show. Emoji and some scripts have no printed form here."
    ),
)

TABLE = (REFUSED,)
