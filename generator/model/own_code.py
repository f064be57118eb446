"""What an organization programs itself: templates in the place of ours, and a look laid before ours."""

from dataclasses import dataclass

TEMPLATES, OVERRIDES = "organization/templates", "organization/overrides"


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    """A template of the organization: the file's path below the root, and its text."""

    path: str
    text: str

    @property
    def name(self) -> str:
        """The name it goes by among templates of the site; of one that lies elsewhere, its path."""
        return self.path.removeprefix(f"{TEMPLATES}/site/")


@dataclass(frozen=True, slots=True)
class OwnCode:
    """What may run, since the profile lets it: templates, and the paths of what is laid before our look."""

    templates: tuple[OwnTemplate, ...] = ()
    overrides: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """True where there is anything of it."""
        return bool(self.templates or self.overrides)


NO_CODE = OwnCode()
