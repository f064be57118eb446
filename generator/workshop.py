"""What to build, where to, and what is kept from one build to the next."""

import datetime
from dataclasses import dataclass, field
from pathlib import Path

from .memory import Memory
from .model.artifact import Artifact
from .printing.presses import Presses
from .roots import ours_of
from .search import Findable
from .site import Publisher


@dataclass(frozen=True, slots=True)
class Options:
    """What to build and where to; `languages` empty means all.

    `address` is where the site will live: None leaves it to the settings, empty means nowhere yet.
    `repository` is where the sources lie, unless the settings say it.
    """

    root: Path
    out: Path
    today: datetime.date
    languages: tuple[str, ...] = ()
    pdf: bool = True
    search: bool = True
    strict: bool = False
    address: str | None = None
    repository: str | None = None


@dataclass
class Workshop:
    """A place to build in again and again: one root, one output, what was made kept between builds.

    With `resident` the site's engines stay in memory, for a preview. `printed` holds the printed
    files of each language as they were last made, `findable` what a search could find of the pages,
    and `presses` is where printing can be stopped.
    """

    options: Options
    resident: bool = False
    memory: Memory = field(default_factory=Memory)
    printed: dict[str, tuple[Artifact, ...]] = field(default_factory=dict)
    findable: Findable = field(default_factory=Findable)
    presses: Presses = field(default_factory=Presses)
    _publishers: dict[str | None, Publisher] = field(default_factory=dict)

    @property
    def kept(self) -> Path:
        """The folder of staged pages and caches."""
        return self.options.root / "build"

    def publisher(self, address: str | None) -> Publisher:
        """Return the publisher for an address; the same one each time, since it remembers pages."""
        if address not in self._publishers:
            root, docs, cache = self.options.root, self.kept / "docs", self.kept / "cache"
            self._publishers[address] = Publisher(
                root, docs, self.options.out, cache, address,
                look=ours_of(root), resident=self.resident,
            )  # fmt: skip
        return self._publishers[address]

    def recall_prints(self) -> None:
        """Take up the printed files that are published already, so that a build of pages alone keeps them."""
        out = self.options.out
        for language in sorted(out.glob("*/")):
            files = sorted([*language.glob("**/*.pdf"), *language.glob("cards/**/*.png")])
            self.printed[language.name] = tuple(
                Artifact(file.relative_to(language).as_posix(), file.read_bytes()) for file in files
            )
