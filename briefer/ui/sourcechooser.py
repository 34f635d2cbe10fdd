"""Type to find a source by its key, author, title or outlet, for citing it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from briefer.core.source import Source
from briefer.core.text import first_words, search_form
from briefer.ui.chooser import Choice, Chooser, ChooserWords
from briefer.ui.sourcenames import short_name

translate = QCoreApplication.translate
_TITLE = 48  # code points of a title in the list


def matching(sources: Iterable[Source], typed: str) -> tuple[Source, ...]:
    """Return the sources that have each typed word; those whose key begins so come first."""
    words = search_form(typed.strip().removeprefix("@")).split()
    found = [s for s in sources if all(word in _searched(s) for word in words)]
    wanted = "".join(words)
    return tuple(sorted(found, key=lambda s: not s.key.startswith(wanted)))


def label(source: Source) -> str:
    """Return a source as a line of a list: "Okoro 2025 · Ferry operators brace for …"."""
    title = first_words(source.item.text("title") or source.name, _TITLE)
    name = short_name(source)
    return title if title.startswith(name.removesuffix("…")) else f"{name} · {title}"


class SourceChooser(Chooser):
    """Offers the sources of a brief; `chosen` gives the citation key."""

    def __init__(self, sources: Sequence[Source], parent: QWidget) -> None:
        words = ChooserWords(
            translate("SourceChooser", "Type a key, an author or a title"),
            translate("SourceChooser", "Sources"),
            translate("SourceChooser", "No source with these words"),
        )
        self._sources = tuple(sources)
        super().__init__(self._choices, words, parent)

    def _choices(self, typed: str) -> list[Choice]:
        return [Choice(s.key, label(s)) for s in matching(self._sources, typed)]


def _searched(source: Source) -> str:
    item = source.item
    people = item.value("author")
    names = [str(value) for name in people or () for value in name.values()]
    texts = (source.key, *names, item.text("title"), item.text("container-title"), source.name)
    return search_form(" ".join(texts))
