"""Programs of an organization: said each time, since they can do what no text can."""

from .case import Case, Finding, listed


def examine(case: Case) -> list[Finding]:
    """Return whether programs of the organization run, or lie there unused."""
    profile = case.loaded.profile
    if profile is not None and profile.code:
        return [
            Finding(
                "note",
                "code",
                f"Your profile says `code: true`, which lets templates, overrides and settings of your own run: {listed(case.programs) or 'there are none'}.",
                "They are programs. Whoever may change these files can put anything on every page.",
                "Let nobody change them whom you would not let publish; without them, take the line out.",
                profile.where,
            )
        ]
    if not case.programs:
        return []
    return [
        Finding(
            "note",
            "code-unused",
            f"There are templates, overrides or settings of your own that nothing uses: {listed(case.programs)}.",
            "Programs run only where the profile allows it, so that a copied file cannot change your site.",
            "Write `code: true` in organization.yml if you wrote them and trust them; else delete them.",
        )
    ]
