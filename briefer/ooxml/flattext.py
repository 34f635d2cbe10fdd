"""The text of a Word file in one piece, with the places of everything that was anchored in it.

One pass over the body for each view of its change marks. Paragraphs end with a line feed; note
marks, hidden text and the prompts of empty controls are no part of the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from briefer.core.text import Span
from briefer.ooxml.anchors import (
    Anchor,
    AnchorForm,
    anchor_of_bookmark,
    anchor_of_tag,
    anchor_of_title,
    note_of_bookmark,
)
from briefer.ooxml.story import Mark, NoteMark, Paragraph, Run, Story, Table, View, joined
from briefer.ooxml.xml import attribute, child, setting
from briefer.untrusted import Element


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its place without the line feed, and the id of its style."""

    span: Span
    style_id: str = ""


@dataclass(frozen=True, slots=True)
class AnchoredSpan:
    """A stretch of text that one of our anchors surrounds."""

    anchor: Anchor
    form: AnchorForm
    span: Span


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """The mark of a note; `number` is the one it had when exported, None where that is lost."""

    at: int
    kind: str
    note_id: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class CommentRange:
    """The text that a comment is about."""

    comment_id: str
    span: Span


@dataclass(frozen=True, slots=True)
class FlatText:
    """The text of a body in one view. `emphasised` are the stretches in bold or italics."""

    text: str
    lines: tuple[Line, ...] = ()
    anchors: tuple[AnchoredSpan, ...] = ()
    notes: tuple[PlacedNote, ...] = ()
    comments: tuple[CommentRange, ...] = ()
    emphasised: tuple[Span, ...] = ()


def flat_text(story: Story, view: View) -> FlatText:
    """Return the text of `story` as `view` has it."""
    walk = _Walk(view)
    for paragraph in _paragraphs(story, view):
        walk.paragraph(paragraph)
    return walk.result()


def _paragraphs(story: Story, view: View) -> Iterator[Paragraph]:
    for block in joined(story, view):
        if isinstance(block, Table):
            for row in block.shown(view):
                for cell in row.cells:
                    yield from _paragraphs(cell.story, view)
            continue
        yield block
        for box in block.boxes:
            yield from _paragraphs(box, view)


@dataclass
class _Walk:
    """What has been seen so far."""

    view: View
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    lines: list[Line] = field(default_factory=list)
    anchors: list[AnchoredSpan] = field(default_factory=list)
    notes: list[PlacedNote] = field(default_factory=list)
    comments: dict[str, Span] = field(default_factory=dict)
    emphasised: list[Span] = field(default_factory=list)
    bookmarks: dict[str, tuple[str, int]] = field(default_factory=dict)
    controls: dict[Element, int] = field(default_factory=dict)
    commented: dict[str, int] = field(default_factory=dict)

    def paragraph(self, paragraph: Paragraph) -> None:
        """Take one paragraph and its line feed."""
        start = self.length
        for piece in paragraph.shown(self.view):
            if isinstance(piece, Run):
                self._run(piece)
            elif isinstance(piece, NoteMark):
                self._note(piece)
            else:
                self._mark(piece)
        self.lines.append(Line(Span(start, self.length), paragraph.style_id))
        self._add("\n")

    def result(self) -> FlatText:
        """Return what was taken."""
        return FlatText(
            "".join(self.pieces),
            tuple(self.lines),
            tuple(self.anchors),
            tuple(self.notes),
            tuple(CommentRange(i, span) for i, span in self.comments.items()),
            tuple(self.emphasised),
        )

    def _add(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def _run(self, run: Run) -> None:
        if run.is_hidden or run.is_placeholder or not run.text:
            return
        start = self.length
        self._add(run.text)
        if run.is_bold or run.is_italic:
            self.emphasised.append(Span(start, self.length))

    def _note(self, mark: NoteMark) -> None:
        self.notes.append(PlacedNote(self.length, mark.kind, mark.note_id, self._number()))

    def _number(self) -> int | None:
        """Return the number of the innermost of our note bookmarks that is open here."""
        open_ = (note_of_bookmark(name) for name, _start in reversed(self.bookmarks.values()))
        return next((number for number in open_ if number is not None), None)

    def _mark(self, mark: Mark) -> None:
        if mark.kind == "sdt":
            self._control(mark)
        elif mark.kind == "bookmarkStart":
            name = attribute(mark.element, "name")
            self.bookmarks[attribute(mark.element, "id")] = (name, self.length)
        elif mark.kind == "bookmarkEnd":
            self._bookmark(attribute(mark.element, "id"))
        else:
            self._comment(mark)

    def _bookmark(self, number: str) -> None:
        name, start = self.bookmarks.pop(number, ("", 0))
        anchor = anchor_of_bookmark(name)
        if anchor is not None:
            self._anchor(anchor, AnchorForm.BOOKMARK, self._earlier_start(name, start))

    def _earlier_start(self, name: str, start: int) -> int:
        """Return where a bookmark began before, if it has begun twice.

        LibreOffice 7.4 saves one over several paragraphs with a second beginning, under a new
        number, in the last paragraph, and ends that one only.
        """
        twins = [number for number, (other, _start) in self.bookmarks.items() if other == name]
        return min([self.bookmarks.pop(number)[1] for number in twins], default=start)

    def _control(self, mark: Mark) -> None:
        if not mark.is_end:
            self.controls[mark.element] = self.length
            return
        start = self.controls.pop(mark.element, self.length)
        properties = child(mark.element, "sdtPr")
        if properties is None:
            return
        if (anchor := anchor_of_tag(setting(properties, "tag"))) is not None:
            self._anchor(anchor, AnchorForm.TAG, start)
        elif (anchor := anchor_of_title(setting(properties, "alias"))) is not None:
            self._anchor(anchor, AnchorForm.TITLE, start)

    def _anchor(self, anchor: Anchor, form: AnchorForm, start: int) -> None:
        self.anchors.append(AnchoredSpan(anchor, form, Span(start, self.length)))

    def _comment(self, mark: Mark) -> None:
        """Note where a comment begins or ends; one without a range is where its mark is."""
        comment_id = attribute(mark.element, "id")
        if mark.kind == "commentRangeStart":
            self.commented[comment_id] = self.length
        elif mark.kind == "commentRangeEnd":
            start = self.commented.get(comment_id, self.length)
            self.comments[comment_id] = Span(start, self.length)
        else:
            self.comments.setdefault(comment_id, Span(self.length, self.length))
