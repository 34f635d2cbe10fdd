"""Build a brief from an outline in Markdown and a folder of sources, without a project."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from briefer.checking.finding import Finding, Kind, Severity
from briefer.checking.findings import findings
from briefer.checking.uses import printed_quotations
from briefer.core.brief import Brief
from briefer.core.errors import FileProblem, MarkdownProblem, UnreadableSource
from briefer.core.keys import new_keys
from briefer.core.outline import Quotation
from briefer.core.source import NUMBERED, ImportedSource, Source, SourceText
from briefer.core.text import word_count
from briefer.exporting.options import ExportOptions
from briefer.exporting.target import write_atomically
from briefer.importing.loading import loaded
from briefer.importing.reasons import Refusal
from briefer.jobs.files import source_files
from briefer.jobs.progress import Progress, silent
from briefer.jobs.reading import read_files
from briefer.jobs.releasing import check_marking_of
from briefer.jobs.rendering import rendered
from briefer.markup import outline
from briefer.markup.metadata import source_id_of
from briefer.markup.outline import NotCarried, Sources

_DEFAULT = ExportOptions()


@dataclass(frozen=True, slots=True)
class Built:
    """A brief read from an outline, what was wrong with the outline and with which file.

    `texts` are those of its sources, by id.
    """

    brief: Brief
    problems: tuple[MarkdownProblem, ...] = ()
    failed: tuple[FileProblem, ...] = ()
    texts: Mapping[str, SourceText] = field(default_factory=dict)

    @property
    def reds(self) -> tuple[Finding, ...]:
        """Return what nobody could defend, but for what is told otherwise.

        Of quotations that were not found `problems` tell, of a marking `check_marking_of`.
        """
        said = {q.item_id for q, _holder in printed_quotations(self.brief) if self._is_lost(q)}
        return tuple(
            finding
            for finding in findings(self.brief, self.texts)
            if finding.severity is Severity.RED
            and finding.kind is not Kind.MARKING_BELOW
            and finding.target not in said
        )

    def _is_lost(self, quotation: Quotation) -> bool:
        excerpt = self.brief.excerpts.get(quotation.excerpt_id)
        return excerpt is not None and not excerpt.is_anchored


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What came of a build."""

    path: Path
    built: Built
    not_carried: tuple[NotCarried, ...] = ()


def build(
    outline_path: Path,
    sources: Sequence[Path],
    target: Path,
    options: ExportOptions = _DEFAULT,
    *,
    force: bool = False,
    reason: str = "",
    progress: Progress = silent,
) -> BuildReport:
    """Write the brief of an outline to `target`; see `brief_of` and `rendered` for the errors.

    `force` replaces a file that is there; `reason` lets it out below the marking of what it
    holds, see `check_marking_of`.
    """
    built = brief_of(outline_path, sources, progress)
    check_marking_of(built.brief, built.texts, options.marking, reason)
    made = rendered(built.brief, target, options)
    write_atomically(target, made.data, force=force)
    return BuildReport(target, built, made.not_carried)


def brief_of(outline_path: Path, sources: Sequence[Path], progress: Progress = silent) -> Built:
    """Return the brief that an outline makes of the sources in files and folders.

    Raises UnreadableSource for the outline itself and where no sources are at a path,
    MarkdownProblem for its front matter.
    """
    markdown = outline_text(outline_path)
    for path in sources:
        if not path.exists():
            raise UnreadableSource(path, Refusal.MISSING)
    listing = source_files(sources)
    others = [path for path in listing.files if path.resolve() != outline_path.resolve()]
    found: list[ImportedSource] = []
    failed: list[FileProblem] = list(listing.problems)
    for file in read_files(others, progress):
        found.extend(file.sources)
        failed.extend(file.problems)
    shelf = shelf_of(found)
    result = outline.read(markdown, shelf)
    texts = {text.source_id: text for _source, text in shelf.values()}
    return Built(result.brief, result.problems, tuple(failed), texts)


def outline_text(path: Path) -> str:
    """Return the text of an outline. Raises UnreadableSource."""
    try:
        return loaded(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableSource(path, Refusal.BINARY) from error


def shelf_of(imported: Sequence[ImportedSource]) -> Sources:
    """Return imported sources by citation key, the same bytes once."""
    once = list({source.sha256: source for source in imported}.values())
    keys = new_keys(once, ())
    return {key: _shelved(source, key) for key, source in zip(keys, once, strict=True)}


def _shelved(imported: ImportedSource, key: str) -> tuple[Source, SourceText]:
    source_id = source_id_of(imported.sha256)
    words = sum(word_count(b.text) for b in imported.blocks if b.role in NUMBERED)
    source = Source(
        source_id,
        key,
        imported.name,
        imported.item,
        imported.sha256,
        imported.media_type,
        imported.language,
        words,
        copy=imported.copy,
    )
    return source, SourceText(source_id, imported.canonical, imported.blocks, imported.emphasis)
