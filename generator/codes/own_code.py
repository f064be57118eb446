"""What an organization programs itself: it lies there unused, has no place, or fails."""

from .code import Code

TABLE = (
    Code(
        name="code-unused",
        severity="notice",
        says="What lies in {folders} is not used: your profile does not allow programs of your own.",
        remedy="Write `code: true` in organization/organization.yml if you wrote them and trust them; else delete them.",
        explain=(
            "Templates and scripts can put anything on every page. They run only where the profile "
            "says so, so that a file that came with something else cannot change your site."
        ),
    ),
    Code(
        name="own-file-name",
        severity="error",
        says="A file of this name cannot be published everywhere.",
        remedy='Give it a name without the signs \\ : * ? " < > | # %, best of letters, digits, dots and hyphens.',
        explain=(
            "The file is published under its own name. Some disks refuse such a name, and in an "
            "address some of these signs mean something else."
        ),
    ),
    Code(
        name="template-unknown",
        severity="error",
        says='There is no template of ours "{name}" that this could replace.{hint}',
        remedy="Name it as the one of ours in generator/templates/site/, and put it in organization/templates/site/; printed pages cannot be replaced.",
        explain=(
            "A template of yours takes the place of ours of the same name. One with another name "
            "would be used by nothing, and you would look for your change in vain."
        ),
    ),
    Code(
        name="template-broken",
        severity="error",
        says="The template cannot be read: {says}.",
        remedy="Mend this line; the template of ours that it replaces shows how it is written.",
        explain=(
            "Jinja cannot make sense of the file. Nothing is built until it can, so that no page "
            "is published without the part that this template writes."
        ),
    ),
    Code(
        name="own-code-fails",
        severity="error",
        says="Your own code fails here, on the page {page}: {says}.",
        remedy="Mend this line, or compare the file with ours of the same name, which may have changed with the last edition.",
        explain=(
            "A template of the organization asked for something that is not there, or broke off. "
            "Nothing was written; the last good site is as it was."
        ),
    ),
)
