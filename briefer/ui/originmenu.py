"""What a judgment's sources count as: splitting one off as its own origin, joining two."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from briefer.core.text import first_words

if TYPE_CHECKING:
    from briefer.checking.judgements import Basis
    from briefer.checking.origins import Origin
    from briefer.ui.session import Session

_LONGEST = 40  # characters of a title


def origins_line(basis: Basis) -> str:
    """Return on how many sources and origins a judgement rests, empty below two sources."""
    sources, origins = len(basis.supporting), len(basis.origins)
    if sources < 2:
        return ""
    words = _tr("{count} sources, {origins} origins")
    if origins == 1:
        words = _tr("{count} sources, 1 origin")
    return words.format(count=sources, origins=origins)


def origin_menu(session: Session, basis: Basis, parent: QWidget) -> QMenu:
    """Return what can be said about the origins of a judgement's sources."""
    menu = QMenu(parent)
    menu.setObjectName("origins")
    titles = _titles(session)
    for origin in basis.origins:
        if len(origin.source_ids) > 1:
            _add_splits(menu, session, origin, titles)
    for i, origin in enumerate(basis.origins):
        for other in basis.origins[i + 1 :]:
            ids = (origin.source_ids[0], other.source_ids[0])
            names = {"one": titles.get(ids[0], ""), "other": titles.get(ids[1], "")}
            words = _tr("“{one}” and “{other}” are one origin").format(**names)
            _add(menu, words, partial(_join, session, (*origin.source_ids, *other.source_ids)))
    return menu


def _add_splits(menu: QMenu, session: Session, origin: Origin, titles: Mapping[str, str]) -> None:
    title = _tr("One origin")
    menu.addSection(f"{title}: {origin.agency}" if origin.agency else title)
    for source_id in origin.source_ids:
        others = tuple(i for i in origin.source_ids if i != source_id)
        words = _tr("“{title}” is an origin of its own").format(title=titles.get(source_id, ""))
        _add(menu, words, partial(_split, session, source_id, others))
    menu.addSeparator()


def _add(menu: QMenu, words: str, act: Callable[[], object]) -> None:
    menu.addAction(words.replace("&", "&&"), act)


def _titles(session: Session) -> dict[str, str]:
    return {
        source.source_id: first_words(source.item.text("title") or source.name, _LONGEST)
        for source in session.brief.sources.values()
    }


def _join(session: Session, source_ids: tuple[str, ...]) -> None:
    from briefer.project import edits  # noqa: PLC0415 - loads apsw

    session.submit(edits.join_origins, source_ids)


def _split(session: Session, source_id: str, others: tuple[str, ...]) -> None:
    from briefer.project import edits  # noqa: PLC0415 - loads apsw

    session.submit(edits.split_origin, source_id, others)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Origins", text)
