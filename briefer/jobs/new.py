"""Make a project: empty, from a folder of sources, or from an outline with its sources."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from pathlib import Path

from briefer.core.brief import Brief, BriefSettings
from briefer.core.errors import MarkdownProblem, UnreadableSource
from briefer.core.locations import resources
from briefer.core.outline import OutlineItem
from briefer.exporting.products import product_of, with_product
from briefer.importing.reasons import Refusal
from briefer.jobs.builds import outline_text
from briefer.jobs.files import OUTLINE
from briefer.jobs.houseproducts import kept_product
from briefer.jobs.imports import ImportReport, import_files
from briefer.jobs.progress import Progress, silent
from briefer.markup import outline
from briefer.project import edits, queries
from briefer.project.project import Project

SUFFIX = ".briefer"


@dataclass(frozen=True, slots=True)
class NewProject:
    """A project that was made, open, and what came of its sources and its outline."""

    project: Project
    report: ImportReport
    problems: tuple[MarkdownProblem, ...]


def project_path(path: Path) -> Path:
    """Return `path` with the ending of projects."""
    return path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)


def new_project(
    path: Path,
    title: str = "",
    folder: Path | None = None,
    template: str | None = None,
    progress: Progress = silent,
) -> NewProject:
    """Make a project in `path` and leave it open.

    `folder` gives the sources, and the outline where it holds an `outline.md`; `template` is the
    name of an outline template or of a product of the house, or a file. Raises UnwritableTarget,
    and UnreadableSource where the outline or the folder cannot be read; then there is no project.
    """
    kept = kept_product(template) if template else None
    outline_path = _outline_path(folder, None if kept else template)
    markdown = None if outline_path is None else outline_text(outline_path)
    if markdown is not None:
        outline.read(markdown, {})  # its front matter may be unreadable: before there is a file
    project = Project.create(path, title)
    try:
        report = ImportReport() if folder is None else import_files(project, [folder], progress)
        problems = () if markdown is None else load_outline(project, markdown, title)
        if kept is not None:
            begin_product(project, kept.product_id, with_outline=True)
        report = _with_final_keys(project, report)
    except BaseException:
        project.close()
        path.unlink(missing_ok=True)
        raise
    return NewProject(project, report, problems)


def load_outline(project: Project, markdown: str, title: str = "") -> tuple[MarkdownProblem, ...]:
    """Make the outline in `markdown` the brief of `project`; return what was wrong with it.

    `title` goes before the title in its front matter. Raises MarkdownProblem.
    """
    read = outline.read(markdown, project.read(queries.library).result())
    project.submit(edits.load_brief, _titled(read.brief, title)).result()
    return read.problems


def begin_product(project: Project, product_id: str, *, with_outline: bool = False) -> None:
    """Give a new project the settings of a product, and its outline template if wanted."""
    product = product_of(product_id)
    settings = with_product(BriefSettings(), product)
    project.submit(edits.revise_settings, **asdict(settings)).result()
    if with_outline and product.template:
        items = template_outline(product.template)
        project.submit(edits.add_outline, items, product.template.replace("-", " ")).result()


def template_outline(name: str) -> tuple[OutlineItem, ...]:
    """Return the outline of a product of the house, or of one of our outline templates.

    Raises UnreadableSource.
    """
    if kept := product_of(name).outline:
        return outline.read(kept, {}).brief.outline
    path = resources() / "templates" / f"{Path(name).name}.md"
    return outline.read(outline_text(path), {}).brief.outline


def _with_final_keys(project: Project, report: ImportReport) -> ImportReport:
    """Return `report` with the keys that the outline gave to the sources."""
    lines = project.read(queries.sources).result()
    keys = {line.source.source_id: line.source.key for line in lines}
    added = tuple(replace(a, key=keys.get(a.source_id, a.key)) for a in report.added)
    return replace(report, added=added)


def _titled(brief: Brief, title: str) -> Brief:
    return replace(brief, front=replace(brief.front, title=title)) if title else brief


def _outline_path(folder: Path | None, template: str | None) -> Path | None:
    """Return the outline to start from, None for none."""
    if folder is not None and not folder.is_dir():
        raise UnreadableSource(folder, Refusal.MISSING)
    if template:
        named = Path(template)
        return named if named.suffix else resources() / "templates" / f"{named.name}.md"
    found = None if folder is None else folder / OUTLINE
    return found if found is not None and found.is_file() else None
