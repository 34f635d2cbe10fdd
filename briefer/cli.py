"""The command line: each command a few lines over the packages below."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefer.core.errors import BrieferError, ProjectLocked, UnwritableTarget
from briefer.terminal import complain, keep_trace, print_json, say, tell

if TYPE_CHECKING:
    from argparse import Namespace

    from briefer.core.source import ImportedSource
    from briefer.exporting.options import ExportOptions
    from briefer.jobs.imports import ImportReport
    from briefer.project.project import Project

# Each command loads what it needs when it runs: this module is read before the window, too.
# ruff: noqa: PLC0415

DONE, FINDINGS, BAD_USE = 0, 1, 2


def run(words: Sequence[str]) -> int:
    """Run a command; return 0 for done, 1 for findings, 2 for bad use or unreadable input."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a name or a word that the terminal cannot show
            stream.reconfigure(errors="backslashreplace")
    try:
        from briefer.arguments import read

        arguments = read(words)
        code = COMMANDS[arguments.command](arguments)
        sys.stdout.flush()
    except SystemExit as end:  # argparse: 0 after help, 2 after a complaint
        return int(end.code or 0)
    except BrieferError as error:
        may_force = isinstance(error, UnwritableTarget) and error.reason == "exists-not-ours"
        complain(error, hint=" Use --force to replace it." if may_force else "")
        return BAD_USE
    except BrokenPipeError:  # whoever reads has enough, as `head` has
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        tell("cancelled.")
        return BAD_USE
    except Exception as error:  # noqa: BLE001 - this is the excepthook of the command line
        complain(error)
        keep_trace(error)
        return BAD_USE
    return code


def complain_of_words(word: str) -> int:
    """Say that `word` is neither a command nor a file; return the exit code."""
    tell(f"“{word}” is neither a file nor a command; briefer --help lists the commands.")
    return BAD_USE


def complain_of_display(reason: str) -> int:
    """Say that no window can be shown; return the exit code."""
    why = f" ({reason})" if reason else ""
    tell(f"no window can be shown here{why}; briefer --help lists what works without one.")
    return BAD_USE


def _new(arguments: Namespace) -> int:
    from briefer.jobs.new import new_project, project_path

    path = project_path(arguments.project)
    made = new_project(path, arguments.title, arguments.folder, arguments.template)
    made.project.close()
    if arguments.json:
        print_json({"project": str(path), **_imported(made.report), **_problems(made.problems)})
    else:
        say(f"Made {path}.")
        _say_imported(made.report)
    complain(*made.report.failed, *made.problems)
    return BAD_USE if made.report.failed else FINDINGS if made.problems else DONE


def _add(arguments: Namespace) -> int:
    from briefer.jobs.imports import import_files

    with _opened(arguments.project) as project:
        report = import_files(project, arguments.files)
    if arguments.json:
        print_json(_imported(report))
    else:
        _say_imported(report)
    complain(*report.failed)
    return BAD_USE if report.failed else DONE


def _inspect(arguments: Namespace) -> int:
    from briefer.jobs import inspecting
    from briefer.jobs.files import source_files
    from briefer.jobs.reading import ReadFile, read_files

    listing = source_files(arguments.files)
    refused = ReadFile(Path(), problems=listing.problems)
    code = DONE
    for file in chain([refused], read_files(listing.files)):
        for source in file.sources:
            name = inspecting.place(file.path, source)
            if arguments.json:
                print_json(inspecting.described(name, source))
            else:
                _say_source(name, source)
        for problem in file.problems:
            if arguments.json:
                print_json(inspecting.refused(problem))
            complain(problem)
            code = BAD_USE
    return code


def _search(arguments: Namespace) -> int:
    from briefer.project import queries

    with _opened(arguments.project, to_read=True) as project:
        query = " ".join(arguments.query)
        hits = project.read(queries.search, query, arguments.limit).result()
        lines = project.read(queries.sources).result()
    sources = {line.source.source_id: line.source for line in lines}
    for hit in hits:
        source = sources[hit.source_id]
        if arguments.json:
            print_json({
                "key": source.key, "file": source.name, "title": source.item.text("title"),
                "n": hit.number or None, "start": hit.block_start,
                "before": hit.before, "match": hit.match, "after": hit.after,
            })  # fmt: skip
        else:
            place = f", para. {hit.number}" if hit.number else ""
            context = " ".join(f"{hit.before}[{hit.match}]{hit.after}".split())
            say(f"{source.key}{place}: {context}")
    if not hits:
        tell(f"no source has “{query}”.")
    return DONE


def _build(arguments: Namespace) -> int:
    from briefer.checking.finding import TargetKind
    from briefer.jobs.builds import build

    report = build(
        arguments.outline,
        arguments.sources,
        arguments.output,
        _options(arguments),
        force=arguments.force,
        reason=arguments.reason,
    )
    built = report.built
    reds = built.reds
    findings = (*built.failed, *built.problems, *reds, *report.not_carried)
    if arguments.json:
        print_json({"file": str(report.path), **_problems(findings)})
    else:
        say(f"Wrote {report.path}.")
    complain(*findings)
    # As in the window, a gap in what is known about a source is said and stops nobody.
    gaps = [red for red in reds if red.target_kind is TargetKind.SOURCE]
    return FINDINGS if len(findings) > len(gaps) else DONE


def _export(arguments: Namespace) -> int:
    from briefer.jobs.exports import export_project
    from briefer.jobs.references import is_of_references

    if is_of_references(arguments.output):
        return _export_references(arguments)
    with _opened(arguments.project) as project:
        report = export_project(
            project, arguments.output, _options(arguments), force=arguments.force,
            reason=arguments.reason,
        )  # fmt: skip
        pack = _evidence(project, arguments) if arguments.evidence else {}
    if arguments.json:
        findings = _problems(report.not_carried)
        print_json({"file": str(report.path), "sha256": report.sha256, **pack, **findings})
    else:
        say(f"Wrote {report.path}.")
        if pack:
            say(f"Wrote {pack['evidence']} with {pack['passages']} passages.")
    complain(*report.not_carried)
    return FINDINGS if report.not_carried else DONE


def _evidence(project: Project, arguments: Namespace) -> dict[str, Any]:
    """Write the evidence pack; return what it is as JSON."""
    from briefer.jobs.evidence import write_evidence

    folder, options = arguments.evidence, _options(arguments)
    report = write_evidence(
        project, folder, options, force=arguments.force, reason=arguments.reason
    )
    return {"evidence": str(report.folder), "passages": report.passages, "red": report.red}


def _export_references(arguments: Namespace) -> int:
    from briefer.jobs.references import export_references

    with _opened(arguments.project) as project:
        count = export_references(project, arguments.output, force=arguments.force)
    if arguments.json:
        print_json({"file": str(arguments.output), "references": count})
    else:
        say(f"Wrote {arguments.output} with {count} references.")
    return DONE


def _check(arguments: Namespace) -> int:
    from briefer.jobs import checkreport
    from briefer.jobs.checks import check_project
    from briefer.jobs.sentences import sentence

    with _opened(arguments.project, to_read=True) as project:
        checked = check_project(project)
    if arguments.json:
        print_json({"file": str(arguments.project), **checkreport.described(checked)})
    else:
        say(checkreport.summary_line(checked))
        for finding in checked.findings:
            say(f"{finding.severity:<6}{sentence(finding).words}")
    return DONE if checked.is_defensible else FINDINGS


def _verify(arguments: Namespace) -> int:
    from contextlib import nullcontext

    from briefer.jobs import returnreport
    from briefer.jobs.verifying import verify_file

    path = arguments.project
    opened = _opened(path, to_read=True) if path else nullcontext()
    with opened as project:
        verified = verify_file(arguments.file, project)
    if arguments.report:
        returnreport.write_report(verified, arguments.report, force=arguments.force)
    if arguments.json:
        print_json(returnreport.described(verified))
    else:
        for line in returnreport.lines(verified.returned):
            say(line)
    return FINDINGS if verified.returned.is_red else DONE


def _template(arguments: Namespace) -> int:
    from briefer.jobs.wordtemplates import look_at, write_sample

    line = look_at(arguments.file)
    if arguments.sample:
        write_sample(arguments.file, arguments.sample, force=arguments.force)
    if arguments.json:
        print_json({
            "file": str(line.path), "styles": dict(line.roles), "missing": list(line.missing),
            "slots": list(line.slots),
        })  # fmt: skip
    else:
        for ours, theirs in line.roles:
            say(f"{ours:<24}{theirs}")
        for name in line.missing:
            say(f"{name:<24}missing: Briefer's own stands in")
        say(f"slots: {', '.join(line.slots) or 'none; the brief goes to the end'}")
        if arguments.sample:
            say(f"Wrote {arguments.sample}.")
    return FINDINGS if line.missing else DONE


@contextmanager
def _opened(path: Path, *, to_read: bool = False) -> Iterator[Project]:
    """Open a project for one command; `to_read` a copy of it where somebody has it open."""
    from briefer.project.project import Project

    try:
        project = Project.open(path)
    except ProjectLocked:
        if not to_read:
            raise
        project = Project.open_copy(path)
    try:
        yield project
    finally:
        project.close()


def _options(arguments: Namespace) -> ExportOptions:
    from briefer.core.brief import NotesKind
    from briefer.exporting.options import CopyKind, ExportOptions

    return ExportOptions(
        copy=CopyKind.CLEAN if arguments.clean else CopyKind.WORKING,
        is_short=arguments.short,
        look=arguments.look,
        style=arguments.style,
        notes=NotesKind(arguments.notes) if arguments.notes else None,
        marking=arguments.marking,
        word_template=arguments.word_template,
    )


def _imported(report: ImportReport) -> dict[str, Any]:
    """Return an import as JSON: each file with what became of it."""
    alike = {copy.source_id: {"like": copy.other_key} for copy in report.alike}
    added = [
        {"file": a.name, "key": a.key, "status": "known" if a.is_duplicate else "added"}
        | ({} if a.is_duplicate else alike.get(a.source_id, {}))
        | ({"described": True} if a.is_duplicate and a.source_id in report.described else {})
        for a in report.added
    ]
    failed = [{"status": "failed", **_told(error)} for error in report.failed]
    told = {each.name: _problems(each.remarks)["problems"] for each in report.remarked}
    for file in added:
        if file["status"] == "added" and file["file"] in told:
            file["warnings"] = told[file["file"]]
    return {"files": [*added, *failed]}


def _say_imported(report: ImportReport) -> None:
    alike = {copy.source_id: copy for copy in report.alike}
    for added in report.added:
        same = alike.get(added.source_id) if not added.is_duplicate else None
        is_described = added.is_duplicate and added.source_id in report.described
        say(
            f"{added.name}: {'already there as' if added.is_duplicate else 'added as'} {added.key}"
            f"{f', almost the same as {same.other_key}' if same else ''}"
            f"{', its metadata filled in' if is_described else ''}"
        )
    for each in report.remarked:
        for remark in each.remarks:
            complain(remark, about=each.name)


def _say_source(name: str, source: ImportedSource) -> None:
    """Print a source for a reader: metadata, then blocks with number, role, place and text."""
    say(name)
    for field, found in source.item.fields.items():
        value = found.value if isinstance(found.value, str) else json.dumps(found.value)
        say(f"  {field}: {value} ({found.state}, {found.confidence:.2f})")
    for block in source.blocks:
        place = f"{block.start}-{block.end}"
        say(f"  {block.number:>4} {block.role:<13} {place:<12} {' '.join(block.text.split())}")
    for warning in source.warnings:
        complain(warning, about=name)


def _problems(things: Iterable[object]) -> dict[str, Any]:
    return {"problems": [_told(thing) for thing in things]}


def _told(thing: object) -> dict[str, Any]:
    """Return an error as JSON: what it is about, its code, and the sentence."""
    from briefer.jobs.sentences import sentence

    found: dict[str, Any] = {
        name: getattr(thing, name)
        for name in ("kind", "line", "reason", "detail", "target")
        if getattr(thing, name, "")
    }
    path = getattr(thing, "path", None)
    return ({"file": str(path)} if path else {}) | found | {"sentence": sentence(thing).words}


COMMANDS: Mapping[str, Callable[[Namespace], int]] = {
    "new": _new,
    "add": _add,
    "inspect": _inspect,
    "search": _search,
    "build": _build,
    "export": _export,
    "check": _check,
    "verify": _verify,
    "template": _template,
}
