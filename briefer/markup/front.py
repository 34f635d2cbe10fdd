"""The YAML front matter of an outline: safe, and with texts only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

import yaml

from briefer.core.brief import BriefSettings, FrontMatter, NotesKind, PinpointKind
from briefer.core.errors import MarkdownProblem
from briefer.core.likelihood import LikelihoodTable, likelihood_table, table_data, table_of

_LIMIT = 4_000_000  # characters: more is no front matter
_LISTS = ("references", "excerpts")
_ORIGINS = ("one-origin", "separate-origins")  # pairs of citation keys
_FRONT_KEYS = {f.name.strip("_").replace("_", "-"): f.name for f in fields(FrontMatter)}
_SETTINGS = (
    "product", "style", "lang", "notes", "pinpoints", "bibliography", "bibliography-by-kind",
    "combined-notes", "length", "likelihood",
)  # fmt: skip
_YES = {"yes": True, "true": True, "no": False, "false": False}


@dataclass(frozen=True, slots=True)
class Front:
    """What the front matter says; `body_line` is the line after it, counted from 1."""

    matter: FrontMatter = field(default_factory=FrontMatter)
    settings: BriefSettings = field(default_factory=BriefSettings)
    references: tuple[Mapping[str, Any], ...] = ()
    excerpts: tuple[Mapping[str, Any], ...] = ()
    together: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    body: str = ""
    body_line: int = 1
    problems: tuple[MarkdownProblem, ...] = ()


class _Texts(yaml.BaseLoader):
    """Load YAML with every scalar a text and no aliases, which could grow without end."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Refuse an alias."""
        if self.check_event(yaml.AliasEvent):
            raise yaml.composer.ComposerError(None, None, "alias", None)
        node: yaml.Node | None = super().compose_node(parent, index)
        return node


def read_front(markdown: str) -> Front:
    """Return the front matter of `markdown` and the body after it.

    Raises MarkdownProblem with reason "front-matter" where it is no YAML mapping.
    """
    lines = markdown.split("\n")
    if lines[0].rstrip() != "---":
        return Front(body=markdown)
    end = next((i for i, x in enumerate(lines[1:], 1) if x.rstrip() in {"---", "..."}), None)
    if end is None:
        raise MarkdownProblem(1, "front-matter-open")
    found = _load("\n".join(lines[1:end]))
    problems: list[MarkdownProblem] = []
    return Front(
        _matter(found, problems),
        _settings(found, problems),
        tuple(_mappings(found, "references", problems)),
        tuple(_mappings(found, "excerpts", problems)),
        tuple(_pairs(found, "one-origin", problems)),
        tuple(_pairs(found, "separate-origins", problems)),
        "\n".join(lines[end + 1 :]),
        end + 2,
        (*problems, *_unknown(found)),
    )


def write_front(
    matter: FrontMatter, settings: BriefSettings, lists: Mapping[str, list[Any]]
) -> str:
    """Return the front matter, fences included."""
    entry: dict[str, Any] = {
        key: value for key, name in _FRONT_KEYS.items() if (value := getattr(matter, name))
    }
    entry |= {
        "product": settings.product,
        "style": settings.style,
        "lang": settings.locale,
        "notes": settings.notes.value,
        "pinpoints": settings.pinpoints.value,
        "bibliography": settings.has_bibliography,
    }
    if settings.groups_bibliography:
        entry["bibliography-by-kind"] = True
    if settings.combined_notes is not None:
        entry["combined-notes"] = settings.combined_notes
    if settings.likelihood is not None:
        entry["likelihood"] = _written_likelihood(settings.likelihood)
    if settings.length is not None:
        entry["length"] = settings.length
    entry |= {name: lists[name] for name in (*_LISTS, *_ORIGINS) if lists.get(name)}
    text = yaml.safe_dump(
        entry, allow_unicode=True, sort_keys=False, default_flow_style=None, width=100
    )
    return f"---\n{text}---\n"


def _load(text: str) -> dict[str, Any]:
    if len(text) > _LIMIT:
        raise MarkdownProblem(1, "front-matter", "too long")
    try:
        found = yaml.load(text, _Texts)  # noqa: S506  (makes nothing but texts, lists and mappings)
    except (yaml.YAMLError, RecursionError) as problem:
        mark = getattr(problem, "problem_mark", None)
        line = 2 if mark is None else mark.line + 2
        detail = getattr(problem, "problem", None) or ""
        raise MarkdownProblem(line, "front-matter", detail) from problem
    if found is None or found == "":
        return {}
    if not isinstance(found, dict):
        raise MarkdownProblem(2, "front-matter", "no mapping")
    return {str(key).strip().lower().replace("_", "-"): value for key, value in found.items()}


def _matter(found: Mapping[str, Any], problems: list[MarkdownProblem]) -> FrontMatter:
    values = {}
    for key, name in _FRONT_KEYS.items():
        value = found.get(key, "")
        if isinstance(value, list) and all(isinstance(part, str) for part in value):
            value = ", ".join(value)  # pandoc's list of authors
        if isinstance(value, str):
            values[name] = value
        else:
            problems.append(MarkdownProblem(1, "front-value", key))
    return FrontMatter(**values)


def _settings(found: Mapping[str, Any], problems: list[MarkdownProblem]) -> BriefSettings:
    settings = BriefSettings()
    settings = replace(
        settings,
        product=_text(found, "product", settings.product),
        style=_text(found, "style", settings.style),
        locale=_text(found, "lang", settings.locale),
    )
    checked: dict[str, tuple[str, Mapping[str, object]]] = {
        "notes": ("notes", {kind.value: kind for kind in NotesKind}),
        "pinpoints": ("pinpoints", {kind.value: kind for kind in PinpointKind}),
        "bibliography": ("has_bibliography", _YES),
        "bibliography-by-kind": ("groups_bibliography", _YES),
        "combined-notes": ("combined_notes", _YES),
    }
    for key, (name, known) in checked.items():
        typed = found.get(key)
        if typed is None:
            continue
        if isinstance(typed, str) and typed.lower() in known:
            settings = replace(settings, **{name: known[typed.lower()]})  # type: ignore[arg-type]
        else:
            problems.append(MarkdownProblem(1, "front-value", key))
    settings = replace(settings, likelihood=_likelihood(found, problems))
    length = found.get("length")
    if length is None:
        return settings
    if isinstance(length, str) and length.isascii() and length.isdigit():
        return replace(settings, length=int(length))
    problems.append(MarkdownProblem(1, "front-value", "length"))
    return settings


def _written_likelihood(table: LikelihoodTable) -> object:
    """Return the id of a table that Briefer brings, else all of it."""
    try:
        is_known = likelihood_table(table.table_id) == table
    except KeyError:
        is_known = False
    return table.table_id if is_known else table_data(table)


def _likelihood(
    found: Mapping[str, Any], problems: list[MarkdownProblem]
) -> LikelihoodTable | None:
    typed = found.get("likelihood")
    if typed is None:
        return None
    try:
        return table_of(typed) if isinstance(typed, dict) else likelihood_table(str(typed))
    except (KeyError, ValueError, TypeError, AttributeError):
        problems.append(MarkdownProblem(1, "front-value", "likelihood"))
        return None


def _text(found: Mapping[str, Any], key: str, default: str) -> str:
    value = found.get(key)
    return value if isinstance(value, str) and value else default


def _mappings(
    found: Mapping[str, Any], key: str, problems: list[MarkdownProblem]
) -> Iterator[Mapping[str, Any]]:
    listed = found.get(key) or []
    for entry in listed if isinstance(listed, list) else [listed]:
        if isinstance(entry, dict):
            yield entry
        else:
            problems.append(MarkdownProblem(1, "front-value", key))


def _pairs(
    found: Mapping[str, Any], key: str, problems: list[MarkdownProblem]
) -> Iterator[tuple[str, str]]:
    listed = found.get(key) or []
    for entry in listed if isinstance(listed, list) else [listed]:
        if isinstance(entry, list) and len(entry) == 2:
            yield str(entry[0]), str(entry[1])
        else:
            problems.append(MarkdownProblem(1, "front-value", key))


def _unknown(found: Mapping[str, Any]) -> Iterator[MarkdownProblem]:
    known = {*_FRONT_KEYS, *_LISTS, *_ORIGINS, *_SETTINGS}
    for key in found:
        if key not in known:
            yield MarkdownProblem(1, "front-key", key)
