"""The press: a process of its own that turns JSON into PDFs or pictures, so that it can be stopped.

Run as a script, isolated: `press.py TEMPLATES FONTS SECONDS-SINCE-1970 pdf|png`. It reads a length line and
that many bytes of JSON, and answers with a status letter, a length line and that many bytes:
`P` a PDF or a PNG, `R` the reason it was refused. It ends with its input. It imports nothing of ours.
The JSON is written into TEMPLATES and replaced each time: a document sees no other one's data, and
a compiler whose inputs stay the same keeps what it knows of the templates and the fonts.
"""

import re
import sys
from pathlib import Path

import typst

_UNPRINTABLE = re.compile(r'the text `"(.+?)"` could not be displayed')


class Press:
    """One compiler for many documents; it may read its own folder and nothing else."""

    def __init__(self, templates: Path, fonts: Path, timestamp: int, form: str) -> None:
        faces = typst.Fonts(include_system_fonts=False, font_paths=[fonts])
        self._timestamp, self._form = timestamp, form
        self._data = templates / "data.json"
        self._compiler = typst.Compiler(
            templates / "main.typ", root=templates, font_paths=faces, ignore_system_fonts=True
        )

    def print(self, data: bytes) -> tuple[str, bytes]:
        """Return `P` and a tagged PDF/UA-1 file, or a picture of one dot a point, or `R` and why there is none."""
        self._data.write_bytes(data)
        try:
            made = self._set()
        except typst.TypstError as error:
            return "R", _reason(error).encode()
        return ("P", made) if isinstance(made, bytes) else ("R", b"it has no pages")

    def _set(self) -> object:
        if self._form == "png":
            return self._compiler.compile(format="png", ppi=72)
        return self._compiler.compile(format="pdf", pdf_standards="ua-1", timestamp=self._timestamp)


def _reason(error: typst.TypstError) -> str:
    letters = dict.fromkeys(_UNPRINTABLE.findall(error.diagnostic))
    if letters:
        return "its fonts have no " + ", ".join(letters)
    return error.message.removeprefix("PDF/UA-1 error: ")


def main() -> None:
    """Answer requests until the input ends."""
    templates, fonts, timestamp, form = sys.argv[1:]
    press = Press(Path(templates), Path(fonts), int(timestamp), form)
    sys.stdout.buffer.write(b"ready\n")
    sys.stdout.buffer.flush()
    while line := sys.stdin.buffer.readline():
        status, answer = press.print(sys.stdin.buffer.read(int(line)))
        sys.stdout.buffer.write(b"%s %d\n" % (status.encode(), len(answer)))
        sys.stdout.buffer.write(answer)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
