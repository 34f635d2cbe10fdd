"""What the command line takes: each command with its arguments, and the words of its help."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace, _SubParsersAction
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, NoReturn

from briefer.terminal import tell

BAD_USE = 2  # the exit code
_NOTES = ("footnotes", "endnotes", "inline")


class _Parser(ArgumentParser):
    """Complains in one sentence, without repeating the usage."""

    def error(self, message: str) -> NoReturn:
        tell(f"{message}; {self.prog} --help shows how.")
        raise SystemExit(BAD_USE)


def read(words: Sequence[str]) -> Namespace:
    """Return what `words` ask for: `command`, `json` and what that command takes.

    Raises SystemExit with 0 after help was printed, with 2 after a complaint.
    """
    parser = _Parser(
        prog="briefer",
        description="Without a command, the window opens on a project, files or a folder.",
        epilog="Exit codes: 0 done, 1 findings, 2 bad use or unreadable input.",
    )
    parser.add_argument("--version", action="version", version=f"Briefer {_version()}")
    commands = parser.add_subparsers(
        title="commands", metavar="COMMAND", required=True, dest="command"
    )
    for add in (
        *(_add_new, _add_add, _add_inspect, _add_search),
        *(_add_build, _add_export, _add_check, _add_verify, _add_template),
    ):
        add(commands)
    return parser.parse_args(words)


def _command(commands: _SubParsersAction[Any], name: str, words: str) -> ArgumentParser:
    parser: ArgumentParser = commands.add_parser(name, help=words, description=words)
    parser.add_argument("--json", action="store_true", help="print results as JSON")
    return parser


def _add_new(commands: _SubParsersAction[Any]) -> None:
    parser = _command(commands, "new", "Make a project.")
    parser.add_argument("project", type=Path, metavar="PROJECT")
    parser.add_argument("--from", dest="folder", type=Path, metavar="DIR",
                        help="bring in the sources of a folder, and its outline.md")  # fmt: skip
    parser.add_argument("--template", metavar="NAME", help="outline template, product, or file")
    parser.add_argument("--title", default="", help="the title of the brief")


def _add_add(commands: _SubParsersAction[Any]) -> None:
    parser = _command(commands, "add", "Bring sources into a project.")
    parser.add_argument("project", type=Path, metavar="PROJECT")
    parser.add_argument("files", type=Path, nargs="+", metavar="FILES")


def _add_inspect(commands: _SubParsersAction[Any]) -> None:
    parser = _command(commands, "inspect", "Show what importing makes of files.")
    parser.add_argument("files", type=Path, nargs="+", metavar="FILES")


def _add_search(commands: _SubParsersAction[Any]) -> None:
    parser = _command(commands, "search", "Search the texts of all sources.")
    parser.add_argument("project", type=Path, metavar="PROJECT")
    parser.add_argument("query", nargs="+", metavar="QUERY")
    parser.add_argument("--limit", type=int, default=200, help="hits at most (%(default)s)")


def _add_build(commands: _SubParsersAction[Any]) -> None:
    words = "Write a brief straight from an outline in Markdown and a folder of sources."
    parser = _command(commands, "build", words)
    parser.add_argument("outline", type=Path, metavar="BRIEF.md")
    parser.add_argument("--sources", type=Path, required=True, action="append", metavar="DIR")
    _add_output(parser)


def _add_export(commands: _SubParsersAction[Any]) -> None:
    words = "Write the brief of a project; to .ris, .bib or .json, the references of its sources."
    parser = _command(commands, "export", words)
    parser.add_argument("project", type=Path, metavar="PROJECT")
    _add_output(parser)
    says = "write the evidence pack too: the brief, a page with each passage, their SHA-256"
    parser.add_argument("--evidence", type=Path, metavar="DIR", help=says)


def _add_check(commands: _SubParsersAction[Any]) -> None:
    parser = _command(commands, "check", "Check quotations and sources of a project.")
    parser.add_argument("project", type=Path, metavar="PROJECT")


def _add_verify(commands: _SubParsersAction[Any]) -> None:
    words = "Compare a Word file that came back with the brief it was made of."
    parser = _command(commands, "verify", words)
    parser.add_argument("file", type=Path, metavar="OUT.docx")
    says = "judge quotations against the sources of a project"
    parser.add_argument("--project", type=Path, metavar="PROJECT", help=says)
    says = "write a report to attach: .html or .docx"
    parser.add_argument("--report", type=Path, metavar="FILE", help=says)
    parser.add_argument("--force", action="store_true", help="replace a report that is there")


def _add_template(commands: _SubParsersAction[Any]) -> None:
    words = "Tell what a Word template brings, and what of a brief's styles it lacks."
    parser = _command(commands, "template", words)
    parser.add_argument("file", type=Path, metavar="FILE", help="a .docx or .dotx")
    says = "write a sample brief in its styles, to look at before it is used"
    parser.add_argument("--sample", type=Path, metavar="OUT.docx", help=says)
    parser.add_argument("--force", action="store_true", help="replace a file that is there")


def _add_output(parser: ArgumentParser) -> None:
    says = "the file to write; its ending says which: .docx, .html, .pdf, .md"
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT", help=says)
    parser.add_argument("--style", metavar="ID", help="a citation style")
    parser.add_argument("--notes", choices=_NOTES, help="where citations are set")
    parser.add_argument("--marking", metavar="TEXT", help="the handling marking")
    parser.add_argument("--word-template", type=Path, metavar="FILE", help="a .docx or .dotx")
    says = "a Word file without anchors and provenance, for release"
    parser.add_argument("--clean", action="store_true", help=says)
    parser.add_argument("--look", metavar="NAME", type=_look, help="how our own Word files look")
    parser.add_argument("--short", action="store_true", help="the short version of the brief")
    says = (
        "why it goes out although its marking is below what it holds; the log of a project has it"
    )
    parser.add_argument("--reason", default="", metavar="TEXT", help=says)
    parser.add_argument("--force", action="store_true", help="replace a file that is there")


def _look(name: str) -> str:
    """Return `name` if our Word files can look so."""
    from briefer.exporting.word.looks import look_ids  # noqa: PLC0415 - loads lxml

    if name in look_ids():
        return name
    raise ArgumentTypeError(f"there is no look “{name}”; there are {', '.join(look_ids())}")


def _version() -> str:
    try:
        return version("briefer")
    except PackageNotFoundError:
        return "(not installed)"
