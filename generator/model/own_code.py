"""What an organization programs itself: templates in the place of ours, a look and settings laid before ours."""

from dataclasses import dataclass

TEMPLATES, OVERRIDES = "organization/templates", "organization/overrides"
# The engine's settings of a repository that uses the package, and where ours are laid for them to build on.
SETTINGS, INHERITED = "mkdocs.yml", ".terbalik/mkdocs.yml"


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
    """What may run, since the profile lets it: templates, the paths of what is laid before our look, engine settings."""

    templates: tuple[OwnTemplate, ...] = ()
    overrides: tuple[str, ...] = ()
    settings: bool = False

    def __bool__(self) -> bool:
        """True where there is anything of it."""
        return bool(self.templates or self.overrides or self.settings)


NO_CODE = OwnCode()
