"""The evidence pack: the brief in Word, a page that shows each passage, and their sums."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from briefer.checking.ownwords import own_words
from briefer.checking.quotations import verdict_on
from briefer.checking.uses import cited_sources, quotations_of
from briefer.checking.verdicts import Judged
from briefer.core.brief import Brief
from briefer.core.errors import UnwritableTarget
from briefer.core.excerpt import Excerpt
from briefer.core.outline import Judgement, OutlineItem, Paraphrase, Quotation, Section, TextItem
from briefer.core.outline import printed_items as printed
from briefer.core.runs import plain
from briefer.core.source import NUMBERED, Block, Source, SourceText
from briefer.core.text import Span
from briefer.exporting import evidence as pages
from briefer.exporting.compose import compose
from briefer.exporting.document import Document, NoteRef, Quoted, contents_of, walk
from briefer.exporting.options import ExportOptions
from briefer.exporting.products import applied
from briefer.exporting.target import write_atomically
from briefer.jobs import styles
from briefer.jobs.evidencewords import LEAD, PROOF, translation_into
from briefer.jobs.exports import export_id_of
from briefer.jobs.progress import Progress, silent
from briefer.jobs.releasing import check_marking
from briefer.jobs.rendering import rendered
from briefer.jobs.saying import Translate, tr
from briefer.jobs.verdictwords import long_verdict, said_cautions, short_verdict
from briefer.project import edits, queries
from briefer.project.project import Project

_DEFAULT = ExportOptions()
PAGE = "evidence.html"
_STAGES = 4
_WORDS = {
    "title": tr("Evidence for “{title}”"),
    "lead": tr(LEAD),
    "passages": tr("Passages"),
    "sources": tr("Sources"),
    "printed": tr("In the brief"),
    "in_source": tr("In the source"),
    "not_found": tr("The passage could not be found in the text of the source."),
    "source": tr("Source"),
    "file": tr("File and its SHA-256"),
    "proof": tr(PROOF),
}
_USES = {
    "quotation": tr("Quotation"),
    "support": tr("What a statement rests on"),
    "contrary": tr("What speaks against a judgment"),
}
_SUMMARY = tr("{count} passages of {sources} sources: {verdicts}.")
_NO_PASSAGE = tr("No passage was taken from this source; it is cited as a whole.")
_PARAGRAPH, _PARAGRAPHS = tr("paragraph {first}"), tr("paragraphs {first} to {last}")
_PAGE_OF, _NOTE = tr("page {page}"), tr("note {number}")
_SAID_BY = tr("Said by {name}.")
_COPY = {
    "extract_only": tr("An extract only."),
    "republished_at": tr("Republished at {where}."),
    "translated_from": tr("Translated from {where}."),
    "is_unreliable": tr("An unreliable copy."),
}


@dataclass(frozen=True, slots=True)
class EvidenceReport:
    """Where an evidence pack is and what it holds; `red` counts what nobody could defend."""

    folder: Path
    files: tuple[Path, ...]
    passages: int = 0
    red: int = 0


def write_evidence(
    project: Project,
    folder: Path,
    options: ExportOptions = _DEFAULT,
    *,
    force: bool = False,
    reason: str = "",
    progress: Progress = silent,
) -> EvidenceReport:
    """Write the evidence pack of a project's brief into `folder`, which is made if missing.

    Files of an earlier pack there are replaced where nobody changed them, any others only with
    `force`; `reason` is why it goes out with findings nobody could defend. Raises
    UnwritableTarget, UnusableStyle and Cancelled.
    """
    progress(0, _STAGES, folder.name)
    brief = project.read(queries.brief).result()
    check_marking(project, brief, options.marking, reason)
    brief = applied(brief, options)
    texts = project.read(queries.source_texts, tuple(brief.sources)).result()
    options = replace(options, project_id=project.read(queries.project_id).result())
    progress(1, _STAGES, folder.name)
    name = f"{project.path.stem}.docx"
    word = rendered(brief, folder / name, options).data
    progress(2, _STAGES, folder.name)
    language, translate = translation_into(brief.settings.locale)
    shown = replace(_evidence(brief, texts, options, translate), language=language)
    labels = pages.Labels(**{key: translate(words) for key, words in _WORDS.items()})
    files = {name: word, PAGE: pages.page(shown, labels).encode()}
    files[pages.MANIFEST] = pages.manifest(files)
    progress(3, _STAGES, folder.name)
    _write(folder, files, force=force)
    if not project.is_read_only:
        sha256, export_id = hashlib.sha256(word).hexdigest(), export_id_of(folder / name, word)
        log = edits.log_export
        project.submit(log, folder / name, sha256, reason=reason, export_id=export_id).result()
    red = sum(entry.colour == "red" for entry in shown.entries)
    return EvidenceReport(folder, tuple(folder / f for f in files), len(shown.entries), red)


def _write(folder: Path, files: Mapping[str, bytes], *, force: bool) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise UnwritableTarget(folder, "failed", problem.strerror or "") from problem
    known = _sums_in(folder)
    for name, data in files.items():
        write_atomically(folder / name, data, known.get(name, ""), force=force)


def _sums_in(folder: Path) -> dict[str, str]:
    """Return the SHA-256 by name that an earlier pack in `folder` says its files have."""
    try:
        data = (folder / pages.MANIFEST).read_bytes()
    except OSError:
        return {}
    rows = (line.split("  ", 1) for line in data.decode(errors="replace").splitlines())
    sums = {row[1]: row[0] for row in rows if len(row) == 2}
    return {**sums, pages.MANIFEST: hashlib.sha256(data).hexdigest()}


def _evidence(
    brief: Brief, texts: Mapping[str, SourceText], options: ExportOptions, translate: Translate
) -> pages.Evidence:
    asked = replace(brief, settings=replace(brief.settings, has_bibliography=True))
    document = compose(asked, styles.load(asked.settings.style), options)
    making = _Making(brief, texts, _note_numbers(document), translate)
    entries = tuple(making.entries(is_short=options.is_short))
    references = _references(document)
    used = tuple(dict.fromkeys((*(e.source_id for e in entries), *cited_sources(brief))))
    listed = tuple(
        making.listed(brief.sources[i], references.get(i, ""), {e.source_id for e in entries})
        for i in used
        if i in brief.sources
    )
    counts: dict[str, int] = {}
    for entry in entries:
        counts[entry.verdict] = counts.get(entry.verdict, 0) + 1
    verdicts = ", ".join(f"{count} {verdict.lower()}" for verdict, count in counts.items())
    summary = translate(_SUMMARY).format(
        count=len(entries), sources=len(listed), verdicts=verdicts or "0"
    )
    title = brief.front.title
    return pages.Evidence(title, brief.front.marking, "en", summary, entries, listed)


def _references(document: Document) -> dict[str, str]:
    pairs = zip(document.entry_sources, document.bibliography, strict=False)
    return {source_id: plain(runs) for source_id, runs in pairs}


def _note_numbers(document: Document) -> dict[str, int]:
    """Return the number of the note that follows each quotation, or the first of each item."""
    found: dict[str, int] = {}
    for block in walk(document.blocks):
        for content in contents_of(block):
            open_ids = [getattr(block, "item_id", "")]
            for part in content:
                if isinstance(part, Quoted):
                    open_ids.append(part.item_id)
                elif isinstance(part, NoteRef):
                    for item_id in open_ids:
                        found.setdefault(item_id, part.number)
                    open_ids = []
    return found


@dataclass(frozen=True, slots=True)
class _Making:
    """Makes the entries of one brief."""

    brief: Brief
    texts: Mapping[str, SourceText]
    notes: Mapping[str, int]
    translate: Translate

    def entries(self, *, is_short: bool) -> Iterator[pages.Entry]:
        path: list[str] = []
        for item, depth in printed(self.brief.outline, is_short=is_short):
            del path[depth:]
            if isinstance(item, Section):
                path.append(item.title)
            for use, quotation, words in self._uses(item):
                excerpt = self.brief.excerpts.get(quotation.excerpt_id)
                if excerpt is not None:
                    place = [*path, *self._note(quotation.item_id or item.item_id)]
                    yield self._entry(use, quotation, words, excerpt, " · ".join(place))

    def listed(self, source: Source, reference: str, quoted: set[str]) -> pages.Listed:
        flags = source.copy
        remarks = [
            self.translate(words).format(where=value)
            for name, words in _COPY.items()
            if (value := getattr(flags, name)) and not reference.endswith("]")
        ]
        if source.source_id not in quoted:
            remarks.append(self.translate(_NO_PASSAGE))
        reference = reference or source.item.text("title") or source.name
        url = source.item.text("URL")
        url = "" if url and url in reference else url
        return pages.Listed(
            source.source_id, reference, url, source.name, source.sha256, tuple(remarks)
        )

    def _uses(self, item: OutlineItem) -> Iterator[tuple[str, Quotation, str]]:
        """Yield each use of an excerpt: its kind, the quotation to judge, what is printed."""
        for quotation in quotations_of(item):
            words = quotation.translation or self.brief.words_of(quotation)
            yield "quotation", quotation, words
        if isinstance(item, TextItem | Paraphrase | Judgement):
            words = " ".join(own_words(item.markdown).split())
            quoted = {q.excerpt_id for q in quotations_of(item)}
            for excerpt_id in item.supports:
                if excerpt_id not in quoted:
                    yield "support", Quotation("", excerpt_id), words
            for excerpt_id in item.contradicts if isinstance(item, Judgement) else ():
                yield "contrary", Quotation("", excerpt_id), words

    def _entry(
        self, use: str, quotation: Quotation, words: str, excerpt: Excerpt, place: str
    ) -> pages.Entry:
        text = self.texts.get(excerpt.source_id)
        judged = verdict_on(self.brief, quotation, text)
        said_by = self.translate(_SAID_BY).format(name=excerpt.said_by) if excerpt.said_by else ""
        remarks = (*said_cautions(judged, self.translate), *([said_by] if said_by else ()))
        return pages.Entry(
            self.translate(_USES[use]),
            words,
            place,
            excerpt.source_id,
            self._pinpoint(excerpt),
            short_verdict(judged.verdict, self.translate),
            long_verdict(judged.verdict, self.translate),
            judged.verdict.colour.value,
            remarks,
            () if text is None else _lines(text, _taken(excerpt, judged, text)),
            self._emphasis(use, quotation),
        )

    def _emphasis(self, use: str, quotation: Quotation) -> tuple[Span, ...]:
        """Return what of the printed words stands in italics, where they are the source's."""
        is_quoted = use == "quotation" and not quotation.translation
        return self.brief.emphasis_of(quotation) if is_quoted else ()

    def _note(self, item_id: str) -> list[str]:
        number = self.notes.get(item_id)
        return [self.translate(_NOTE).format(number=number)] if number else []

    def _pinpoint(self, excerpt: Excerpt) -> str:
        point = excerpt.pinpoint
        parts = []
        if point.first_page:
            pages_ = dict.fromkeys((point.first_page, point.last_page or point.first_page))
            parts.append(self.translate(_PAGE_OF).format(page="–".join(pages_)))
        if point.first:
            words = _PARAGRAPH if point.last in {"", point.first} else _PARAGRAPHS
            parts.append(self.translate(words).format(first=point.first, last=point.last))
        return ", ".join(parts)


def _taken(excerpt: Excerpt, judged: Judged, text: SourceText) -> tuple[Span, ...]:
    """Return where the passage stands today: as stored, else where the words were found."""
    spans = [selector.span for selector in excerpt.selectors]
    if spans and all(
        selector.span.of(text.canonical) == selector.exact for selector in excerpt.selectors
    ):
        return tuple(pages.merged(spans))
    return (judged.span,) if judged.span is not None else ()


def _lines(text: SourceText, taken: tuple[Span, ...]) -> tuple[pages.Line, ...]:
    """Return the paragraphs that hold what was taken, with the one before and the one after."""
    shown = [b for b in text.blocks if b.role in NUMBERED or _holds(b, taken)]
    held = [index for index, block in enumerate(shown) if _holds(block, taken)]
    if not held:
        return ()
    around = shown[max(0, held[0] - 1) : held[-1] + 2]
    return tuple(
        pages.Line(b.text, b.number, _within(b, taken), _within(b, text.emphasis)) for b in around
    )


def _holds(block: Block, taken: tuple[Span, ...]) -> bool:
    return any(block.span.overlaps(span) for span in taken)


def _within(block: Block, taken: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(
        Span(max(span.start, block.start) - block.start, min(span.end, block.end) - block.start)
        for span in taken
        if block.span.overlaps(span)
    )
