"""What is known of an RTF file while its words are read one after the other, and what they do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from briefer.importing.rtfflow import Flow, RtfParagraph, RtfTable, whole
from briefer.importing.rtffonts import Fonts, characters
from briefer.importing.rtfnotes import Notes
from briefer.importing.rtfstate import State
from briefer.ooxml.symbols import symbol_of_field

_DEEPEST = 2_000  # groups in groups


@dataclass(frozen=True, slots=True)
class RtfText:
    """What a file holds; `notes` are marks and texts, `changes` counts changed paragraphs."""

    blocks: tuple[RtfParagraph | RtfTable, ...]
    notes: tuple[tuple[str, str], ...]
    title: str
    author: str
    changes: int
    hidden: int


class Reading:
    """One pass over a file; what begins with `begin_` or `take_` is done by a word.

    `state` is that of the innermost group. Until one changes something, it shares the state of
    the group around it.
    """

    def __init__(self) -> None:
        self._flow = Flow()
        self.state = State(flow=self._flow)
        self._outer: list[State] = []
        self._fonts = Fonts()
        self._notes = Notes()
        self._code: list[str] = []  # of a field
        self._is_shown = False  # the result of a field, by its code already
        self._styles: dict[int, str] = {}
        self._font = self._style = 0  # the number of the one that is described
        self._name: list[str] = []  # of the style
        self._title: list[str] = []
        self._author: list[str] = []
        self._is_in_gap = False
        self._changes = self._hidden = 0
        self._adding: Mapping[str, Callable[[str], None]] = {
            "": self._add_seen,
            "label": self._add_label,
            "code": self._code.append,
            "fonts": self._add_font,
            "styles": self._add_style,
            "title": self._title.append,
            "author": self._author.append,
        }

    def whole(self) -> RtfText:
        """Return all that was read."""
        while self._outer:
            self.close()
        self._end_paragraph(self.state, is_last=True)
        self._flow.end_table()
        title, author = (whole("".join(found)).strip() for found in (self._title, self._author))
        blocks = tuple(self._flow.blocks)
        return RtfText(blocks, self._notes.texts(), title, author, self._changes, self._hidden)

    # -- groups

    def open(self, _number: int | None = None) -> None:
        """Begin a group: until it changes something, it shares the state of the one around it."""
        if len(self._outer) >= _DEEPEST:
            raise RecursionError
        self._outer.append(self.state)

    def close(self, _number: int | None = None) -> None:
        """End a group, if there is one."""
        if not self._outer:
            return
        inner, self.state = self.state, self._outer.pop()
        if inner.target == "code" != self.state.target:
            self._end_code()
        if inner.flow is not self.state.flow:
            self._end_flow(inner)

    def own(self) -> State:
        """Return the state of this group, to be changed."""
        if self._outer and self._outer[-1] is self.state:
            self.state = self.state.inherited()
        return self.state

    def _end_flow(self, inner: State) -> None:
        """Finish a note or a box, whose group ends here."""
        self._end_paragraph(inner, is_last=True)
        inner.flow.end_table()
        self.state.flow.mark_at = -1

    def _end_code(self) -> None:
        """Take in what a field shows whose code says it."""
        found = symbol_of_field("".join(self._code))
        self._code.clear()
        self._is_shown = bool(found)
        if found:
            self.add(found)

    # -- characters

    def take_run(self, run: str) -> bool:
        """Take characters, and tell whether the next word only stands in for the last of them."""
        state = self.state
        codec = self._fonts.codec(state.font)
        text, is_stood_in = characters(run, codec, state.stand_ins)
        if text:
            self.add(text)
        return is_stood_in

    def add(self, text: str) -> None:
        """Add characters to what the group is about."""
        if (adding := self._adding.get(self.state.target)) is not None:
            adding(text)

    def _add_seen(self, text: str) -> None:
        state = self.state
        if state.is_deleted:
            state.flow.is_changed = True
        elif state.is_hidden:
            self._hidden += not self._is_in_gap and not text.isspace()
            self._is_in_gap = True
        else:
            self._is_in_gap = False
            text = self._fonts.shown(text, state.font)
            is_stressed = state.is_stressed or state.is_bold
            state.flow.add(text, is_stressed=is_stressed, is_raised=state.is_raised)

    def _add_label(self, text: str) -> None:
        self.state.flow.label += text

    def _add_font(self, text: str) -> None:
        self._fonts.take_name(self._font, text)

    def _add_style(self, text: str) -> None:
        self._name.append(text)
        if ";" in text:
            name = "".join(self._name).partition(";")[0]
            self._styles[self._style] = name.strip().casefold()
            self._name, self._style = [], 0

    # -- what the group is about

    def begin_box(self, _number: int | None) -> None:
        """Begin a box, which hangs on the paragraph around it."""
        around, state = self._outer[-1].flow, self.own()
        state.target, state.flow = "", Flow()
        around.boxes.append(state.flow)

    def begin_note(self, _number: int | None) -> None:
        """Begin a note, unless it is not displayed."""
        around, state = self._outer[-1].flow, self.own()
        if state.target or state.is_deleted or state.is_hidden:
            state.target = "unseen"
        else:
            state.flow = self._notes.begin(around)

    def begin_label(self, _number: int | None) -> None:
        """Begin the number of a list item, or its bullet."""
        state = self.own()
        state.target, state.flow.label = "label", ""

    def begin_result(self, _number: int | None) -> None:
        """Begin what a field shows."""
        if self._is_shown:
            self.own().target, self._is_shown = "unseen", False

    # -- words

    def take_mark(self, _number: int | None) -> None:
        """Take the place of a counted note's mark; within the note it is known already."""
        flow = self.state.flow
        if not self.state.target and not flow.is_note:
            flow.mark_at = len(flow.parts)
            flow.parts.append(("", False))

    def take_end_note(self, _number: int | None) -> None:
        """Learn that the note which has begun is an endnote."""
        if self._outer:
            self._notes.take_as_endnote(self.state.flow, self._outer[-1].flow)

    def take_end_form(self, _number: int | None) -> None:
        """Learn that endnotes are counted 1, 2, 3."""
        self._notes.count_in_digits()

    def take_page(self, number: int | None) -> None:
        """Learn the code page of the file."""
        self._fonts.take_page(number or 1252)

    def take_default(self, number: int | None) -> None:
        """Learn the font of text that names none."""
        self._fonts.default = number or 0

    def take_charset(self, number: int | None) -> None:
        """Learn the character set of a font that is described."""
        if self.state.target == "fonts":
            self._fonts.take_charset(self._font, number or 0)

    def take_font(self, number: int | None) -> None:
        """Learn the font of what follows, or which one is described."""
        if self.state.target == "fonts":
            self._font = number or 0
        else:
            self.own().font = number or 0

    def take_style(self, number: int | None) -> None:
        """Learn the style of a paragraph, or which one is described."""
        if self.state.target == "styles":
            self._style = number or 0
        else:
            self.own().style = number or 0

    def take_revised(self, number: int | None) -> None:
        """Begin or end text that was inserted while changes were tracked."""
        self.state.flow.is_changed |= number != 0 and not self.state.target

    def take_cell(self, _number: int | None) -> None:
        """End a cell."""
        if not self.state.target:
            self.state.flow.end_cell()

    def take_nested(self, _number: int | None) -> None:
        """End a cell of a table that stands in a cell: a paragraph of that cell."""
        if not self.state.target:
            self.state.flow.end_cell_paragraph()

    def take_row(self, _number: int | None) -> None:
        """End a row."""
        if not self.state.target:
            self.state.flow.end_row()

    def take_paragraph(self, _number: int | None) -> None:
        """End a paragraph."""
        self._end_paragraph(self.state)

    def _end_paragraph(self, state: State, *, is_last: bool = False) -> None:
        flow = state.flow
        if state.target or (state.is_deleted and not is_last):
            return
        if state.is_in_table and not is_last:
            flow.end_cell_paragraph()
            return
        if not is_last or flow.parts:
            flow.end_table()
        self._changes += flow.is_changed
        flow.is_changed = False
        flow.end_paragraph(self._styles.get(state.style, ""), state.outline)
