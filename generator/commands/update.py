"""Take our next edition in a copy of the repository: say what it would do, do it, or take it back."""

import argparse

from ..console import Console
from ..editions.arrival import arrive
from ..editions.changes import Hindrance
from ..editions.manifest import EditionFault
from ..editions.migration import start_new_migration
from ..editions.originals import originals
from ..editions.taking import alone, last_of, undo
from ..editions.telling import (
    FORMS,
    code,
    cut,
    news_markdown,
    news_text,
    plain,
    standings_markdown,
    standings_text,
)
from ..editions.updating import Plan, Wish, carry_out, here, plan, workflow_texts
from ..languages import ROLES
from ..loaded import SHAPES
from ..report import counted
from ..roots import lives_on_package
from ..sources import classify
from .shared import CONTENT, FINE, UsageFault, add_root, place_of

_PACKAGED = (
    "Here Terbalik is an installed package, so its next edition is taken by raising the version in "
    "requirements.txt and installing it; README.md says how. `terbalik status` then shows how your "
    "changes stand to it."
)
HELP = "take our next edition: show what it changes, and with --apply put it in place of ours"


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `update`."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "--from",
        dest="source",
        metavar="SOURCE",
        help="where the edition is: a folder, a ZIP file, or a git address (https, ssh, file)",
    )
    what.add_argument("--undo", action="store_true", help="take the last update back")
    parser.add_argument(
        "--set-aside",
        action="store_true",
        help="with --undo: put files that were changed since below .terbalik/aside/ first",
    )
    parser.add_argument(
        "--apply", action="store_true", help="do it; without this, nothing is changed"
    )
    parser.add_argument(
        "--to-overlay",
        action="store_true",
        help="turn what you edited in topics and pages of ours into overlays in organization/",
    )
    parser.add_argument(
        "--replace",
        action="append",
        default=[],
        metavar="FILE",
        help="let our file take the place of this one, though you edited it (may be repeated)",
    )
    parser.add_argument(
        "--original",
        metavar="SOURCE",
        help="the edition you have now as it was given out, to tell your words from ours",
    )
    parser.add_argument(
        "--workflows", action="store_true", help="write the files below .github/ as well"
    )
    parser.add_argument(
        "--format",
        choices=FORMS,
        default="text",
        help="markdown is for a pull request (default: text)",
    )
    add_root(parser)


def run(args: argparse.Namespace, console: Console) -> int:
    """Update below the root; exit 1 when something must be decided first."""
    root = place_of(args)
    if lives_on_package(root):
        raise UsageFault(_PACKAGED)
    try:
        with alone(root):
            last = None if args.undo else last_of(root)
            if last is not None and not last.migrated:
                console.note("The last update was interrupted; it is finished first.")
                console.note(start_new_migration(root, "text")[0])
            return _undo(args, console) if args.undo else _update(args, console)
    except EditionFault as fault:
        console.note(f"terbalik: {fault}")
        return CONTENT


def _undo(args: argparse.Namespace, console: Console) -> int:
    if args.apply or args.to_overlay or args.replace or args.original or args.workflows:
        raise UsageFault("--undo takes only --set-aside.")
    last, aside = undo(place_of(args), set_aside=args.set_aside)
    told = counted(len(last.before), "file")
    console.print(f"Edition {last.new} is taken back: {told} as with edition {last.old}.")
    if aside:
        console.print("\n  ".join(["What you had changed since lies here:", *aside]))
    return FINE


def _update(args: argparse.Namespace, console: Console) -> int:
    if args.set_aside:
        raise UsageFault("--set-aside belongs to --undo.")
    root = place_of(args)
    old, edition = here(root), arrive(args.source)
    more = [arrive(args.original)] if args.original else []
    wish = Wish(args.to_overlay, frozenset(args.replace), args.workflows)
    find = originals(root, old, edition, *more)
    found = plan(root, edition, wish, find)
    report = _Report(args, found, console.width)
    if found.changes.nothing() and not found.turned:
        console.print("\n".join([*report.nothing(), *report.workflows()]))
        return FINE
    if found.blocked:
        console.print("\n".join(report.before()))
        console.note("\n".join(report.blocked()))
        return CONTENT
    if not args.apply:
        told = [*report.before(), *report.standings(), *report.workflows(), *report.ask()]
        console.print("\n".join(told))
        return FINE
    carry_out(root, found)
    said, settled = start_new_migration(root, args.format)
    console.print("\n".join([*report.before(), "", said, *report.workflows(), *report.done()]))
    return FINE if settled else CONTENT


class _Report:
    """What is told of one update, as text or as Markdown."""

    def __init__(self, args: argparse.Namespace, found: Plan, width: int) -> None:
        self.args, self.found, self.width = args, found, width
        self.rich = args.format == "markdown"

    def nothing(self) -> list[str]:
        """Return that there is nothing to take."""
        manifest = self.found.edition.manifest
        return [
            f"Nothing new: edition {manifest.edition} (version {manifest.version}) is here already."
        ]

    def before(self) -> list[str]:
        """Return what the edition brings, and what happens to files."""
        news = self.found.news
        lines = news_markdown(news) if self.rich else news_text(news)
        lines = [f"## Edition {news.new}", "", *lines] if self.rich else lines
        return [*lines, *self._files()]

    def _files(self) -> list[str]:
        made = self.found.changes
        write, gone = len(made.write), len(made.remove)
        lines = self._head("Files", "files")
        lines.append(
            f"{counted(write, 'file')} of ours to write, {gone} to remove. "
            "No file in organization/ is written over."
        )
        turned = {path for each in self.found.turned if not each.why for path in each.paths}
        for each in self.found.turned:
            lines += [
                self._line(path, "turned into an overlay") for path in each.paths if not each.why
            ]
            lines += [self._line(path, "the overlay") for path, _ in each.files]
            lines += [
                f"    our translation is kept, see whether it still fits: {fit}"
                for fit in each.fits
            ]
        lines += [
            self._line(path, "edited here, unchanged in this edition: left as it is")
            for path in made.kept
            if path not in turned
        ]
        return lines

    def workflows(self) -> list[str]:
        """Return the workflow files a person has to take."""
        texts = workflow_texts(self.found)
        if not texts:
            return []
        lines = self._head("Workflow files for you to take", "workflow files for you to take")
        lines.append(
            "They differ from this edition and are left as they are: no program should change what runs "
            "with your rights. Read them, then put them in place yourself"
            + (", from below." if self.rich else ", or run the same command with --workflows.")
        )
        for path, text in texts:
            lines.append(
                self._line(path, "not in this edition any more" if text is None else "differs")
            )
            lines += self._text_of(path, text) if self.rich and text is not None else []
        return lines

    def _text_of(self, path: str, text: str) -> list[str]:
        """Return a file as a fold in which it can be read and copied."""
        fence = "`" * 4
        body = cut(text.replace(fence, "` ` ` `").splitlines(), 12_000)
        return ["", f"<details><summary>{plain(path)}</summary>", "", f"{fence}yaml", *body, fence, "", "</details>", ""]  # fmt: skip

    def standings(self) -> list[str]:
        """Return how the organization's changes will stand."""
        found = self.found.standings
        if found is None:
            return ["", "How your changes stand is told once the edition is in place."]
        if self.rich:
            return ["", "### Your changes", "", *standings_markdown(found)]
        return standings_text(found, self.width)

    def ask(self) -> list[str]:
        """Return how to take it."""
        more = "".join(
            f" {flag}" for flag, on in (("--to-overlay", self.args.to_overlay), ("--workflows", self.args.workflows)) if on
        )  # fmt: skip
        more += "".join(f" --replace {path}" for path in self.args.replace)
        more += f" --original {self.args.original}" if self.args.original else ""
        return [
            "",
            "Nothing has been changed yet. To take this edition:",
            f"  terbalik update --from {self.args.source}{more} --apply",
        ]

    def done(self) -> list[str]:
        """Return what was done, and what comes next."""
        if self.rich:
            return []
        return [
            "",
            f"Edition {self.found.news.new} is in place. Next: `terbalik check`, then look at your site. "
            "`terbalik update --undo` takes it back.",
        ]

    def blocked(self) -> list[str]:
        """Return what stands in the way, file by file, and what can be done about each."""
        why = {path: each.why for each in self.found.turned if each.why for path in each.paths}
        lines = ["", "This edition was not taken, and nothing was changed:"]
        for each in self.found.blocked:
            lines += [f"{each.path}: {_WHY[each.why]}", f"  {_remedy(each, why)}"]
        return lines

    def _head(self, rich: str, bare: str) -> list[str]:
        return ["", f"### {rich}", ""] if self.rich else ["", bare]

    def _line(self, path: str, what: str) -> str:
        return f"- {code(path)}: {what}" if self.rich else f"  {path}: {what}"


_WHY = {
    "edited": "you edited this file of ours",
    "deleted": "you deleted this file of ours, and this edition has it anew",
    "taken": "this edition brings a file of this name, and you have one",
}


def _remedy(each: Hindrance, why: dict[str, str]) -> str:
    ours = f"or let ours take its place with --replace {each.path}"
    if each.why == "deleted":
        return (
            "To do without it, name it below remove: in organization/organization.yml, "
            f"and take ours with --replace {each.path}."
        )
    if each.why == "taken":
        return f"Move yours into organization/, or give it another name; {ours}."
    if each.path in why:
        return f"{why[each.path]} Or do it by hand below organization/overlays/, {ours}."
    if _may_be_overlaid(each.path):
        return f"Run the same command with --to-overlay: your words then stand in organization/, {ours}."
    if each.path == "curriculum/settings.yml":
        return f"Say what is yours in organization/organization.yml, {ours}."
    return f"No overlay can change it. Copy it aside to keep your edit, {ours}."


def _may_be_overlaid(path: str) -> bool:
    file = classify(path)
    kind = file.role.partition("-")[0] if file else ""
    return kind in (*SHAPES, *ROLES)
