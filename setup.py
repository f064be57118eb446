"""The one step pyproject.toml cannot say: the wheel takes the content of the repository along.

Everything `terbalik build` reads lies in fixed folders at the top of the repository. In a wheel they
lie below `generator/content/`, so that one package is all an organization installs. An editable
install copies nothing: there the checkout itself is the content.
"""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

TAKEN = (
    "topics", "curriculum", "overrides", "mkdocs.yml", "requirements.lock",
    "organization/README.md", "organization/README.id.md", "LICENSE", "LICENSES",
)  # fmt: skip
PLACE = "generator/content"


def content() -> list[str]:
    """Return every file the wheel takes along, by its path in the repository."""
    found = []
    for name in TAKEN:
        place = Path(name)
        files = [place] if place.is_file() else sorted(place.rglob("*"))
        found += [file.as_posix() for file in files if file.is_file() and not _hidden(file)]
    return found


def _hidden(file: Path) -> bool:
    """True for what editors, systems and Python leave behind."""
    return any(part.startswith(".") or part == "__pycache__" for part in file.parts)


class WithContent(build_py):
    """Builds the package and, unless it is installed from the checkout itself, copies the content into it."""

    def run(self) -> None:
        """Build into an empty folder: what an earlier build left there is in no checkout any more."""
        if not self.editable_mode:
            shutil.rmtree(Path(self.build_lib, "generator"), ignore_errors=True)
        super().run()
        if not self.editable_mode:
            for name in content():
                target = Path(self.build_lib, PLACE, name)
                target.parent.mkdir(parents=True, exist_ok=True)
                self.copy_file(name, str(target), preserve_mode=False)

    def get_outputs(self, include_bytecode: bool = True) -> list[str]:
        """Return all that is built, the content included."""
        built = [] if self.editable_mode else [f"{self.build_lib}/{PLACE}/{n}" for n in content()]
        return [*super().get_outputs(include_bytecode), *built]

    def get_source_files(self) -> list[str]:
        """Return all that a source distribution must hold to build the same wheel."""
        return [*super().get_source_files(), *content()]


setup(cmdclass={"build_py": WithContent})
