"""Where a drag is held over the outline, and the mark that shows what a drop would do."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QModelIndex, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QTreeView

from briefer.ui.outlinecards import RIGHT
from briefer.ui.outlinedrops import Drop, Spot, Verb
from briefer.ui.outlinemodel import ID_ROLE, ROW_ROLE, OutlineModel
from briefer.ui.outlinerows import Row, RowKind
from briefer.ui.theme import Theme, current

translate = QCoreApplication.translate

_EDGE = 0.28  # of a row's height: so near its upper or lower edge, a drop goes beside it
_RING = 4.0  # px
_NEAR = 72  # px below the last card that still belong to its section, at normal text size


@dataclass(frozen=True, slots=True)
class Indicator:
    """A line with a ring between rows, or with `is_box` a frame around one."""

    rect: QRectF
    is_box: bool = False
    label: str = ""


def spot_at(view: QTreeView, model: OutlineModel, at: QPoint, *, can_cite: bool) -> Spot:
    """Return where `at` lies in the outline; with `can_cite` the middle of a text is on it."""
    index = view.indexAt(at)
    row = model.row_of(index)
    if row is None:
        return _spot_below(view, model, at)
    rect = view.visualRect(index)
    height = (at.y() - rect.top()) / max(1, rect.height())
    beside = Spot(parent_id=_parent_id(index), row=index.row())
    if height < _EDGE:
        return beside
    if row.kind is RowKind.SECTION:
        opens = view.isExpanded(index) and model.hasChildren(index)
        is_low = height > 1 - _EDGE and opens
        return Spot(parent_id=row.item_id, row=0) if is_low else Spot(on_id=row.item_id)
    if row.kind is RowKind.TEXT and can_cite and height > 1 - _EDGE:
        return Spot(parent_id=_parent_id(index), row=index.row() + 1)
    return Spot(on_id=row.item_id)


def _spot_below(view: QTreeView, model: OutlineModel, at: QPoint) -> Spot:
    """Return the end of the outline just below its last card, the empty space further down."""
    last = model.index(model.rowCount() - 1, 0)
    is_near = last.isValid() and at.y() < _bottom(view, last) + current().px(_NEAR)
    return Spot(row=model.rowCount()) if is_near else Spot()


def indicator_of(
    view: QTreeView, model: OutlineModel, drop: Drop, spot: Spot, *, is_first: bool
) -> Indicator:
    """Return the mark for `drop`, which holding at `spot` would do."""
    if drop.in_new_section:
        label = translate("Outline", "New section")
        return Indicator(
            _line(view, 0, _bottom(view, model.index(model.rowCount() - 1, 0))), label=label
        )
    if drop.verb in {Verb.CITE, Verb.SUPPORT}:
        label = translate("Outline", "Cite here")
        if drop.verb is Verb.SUPPORT:
            label = translate("Outline", "For or against it")
        return _box(view, model.index_of(drop.text_id), label)
    on = model.index_of(spot.on_id or "")
    depth = _depth(model.index_of(drop.place.parent_id or "")) + 1
    if not on.isValid():
        return Indicator(_line(view, depth, _gap(view, model, spot)))
    if on.data(ID_ROLE) != drop.place.parent_id:
        return Indicator(_line(view, depth, view.visualRect(on).bottom() + 1))
    if is_first and view.isExpanded(on) and model.hasChildren(on):
        return Indicator(_line(view, depth, view.visualRect(on).bottom() + 1))
    return _box(view, on, translate("Outline", "First here") if is_first else "")


def paint_indicator(painter: QPainter, indicator: Indicator, theme: Theme) -> None:
    """Draw the mark."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    rect = indicator.rect
    painter.setPen(QPen(theme.color("accent"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if indicator.is_box:
        painter.drawRoundedRect(rect, 8, 8)
    else:
        painter.drawLine(rect.topLeft() + QPointF(2 * _RING, 0), rect.topRight())
        painter.setBrush(theme.color("window"))
        painter.drawEllipse(rect.topLeft() + QPointF(_RING, 0), _RING, _RING)
    if indicator.label:
        _paint_label(painter, indicator, theme)


def _paint_label(painter: QPainter, indicator: Indicator, theme: Theme) -> None:
    painter.setFont(theme.font(11, 600))
    metrics = painter.fontMetrics()
    size = metrics.size(0, indicator.label)
    pill = QRectF(0, 0, size.width() + 16, size.height() + 6)
    pill.moveRight(indicator.rect.right() - 4)
    top = indicator.rect.top() + (4 if indicator.is_box else -pill.height() / 2)
    pill.moveTop(top)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent_fill"))
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
    painter.setPen(theme.color("on_accent"))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, indicator.label)


def _box(view: QTreeView, index: QModelIndex, label: str) -> Indicator:
    rect = QRectF(view.visualRect(index))
    rect.setRight(view.viewport().width() - RIGHT)
    is_card = isinstance(row := index.data(ROW_ROLE), Row) and row.kind is not RowKind.SECTION
    left = 1 if is_card else -6  # a section's number begins at the very edge
    return Indicator(rect.adjusted(left, 2, 0, -2), is_box=True, label=label)


def _line(view: QTreeView, depth: int, y: float) -> QRectF:
    left = view.indentation() * (depth + 1) - _RING
    return QRectF(left, y, view.viewport().width() - RIGHT - left, 0)


def _gap(view: QTreeView, model: OutlineModel, spot: Spot) -> float:
    """Return the height at which child `spot.row` of `spot.parent_id` begins."""
    parent = model.index_of(spot.parent_id or "")
    row = spot.row or 0
    if row < model.rowCount(parent):
        return view.visualRect(model.index(row, 0, parent)).top()
    return _bottom(view, model.index(row - 1, 0, parent))


def _bottom(view: QTreeView, index: QModelIndex) -> float:
    """Return where the last visible row in `index` ends."""
    model = index.model()
    while index.isValid() and view.isExpanded(index) and model.rowCount(index):
        index = model.index(model.rowCount(index) - 1, 0, index)
    rect: QRect = view.visualRect(index)
    return rect.bottom() + 1 if index.isValid() else 12


def _depth(index: QModelIndex) -> int:
    """Return how many sections hold `index`, -1 for the outline itself."""
    depth = -1
    while index.isValid():
        depth, index = depth + 1, index.parent()
    return depth


def _parent_id(index: QModelIndex) -> str | None:
    parent = index.parent()
    return str(parent.data(ID_ROLE)) if parent.isValid() else None
