"""Links inside texts."""

from .code import Code

TABLE = (
    Code(
        name="link-not-allowed",
        severity="error",
        says='This link is not allowed: "{address}"',
        remedy="Link to a full https:// address, mailto:, topic:name, source:id or fact:id.",
        explain=(
            "Other kinds of link can run code, leak the reader's address or break when "
            "the page moves."
        ),
    ),
    Code(
        name="unknown-link",
        severity="error",
        says='The link "{kind}:{target}" leads nowhere.{hint}',
        remedy="Correct the name after the colon.",
        explain=(
            "A link to a topic, fact or source is checked before publishing, so that no "
            "reader meets a dead end."
        ),
    ),
)
