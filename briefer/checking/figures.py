"""Figures, dates, percentages and amounts, and whether one in a source carries ours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from briefer.checking.figurewords import CURRENCY_KINDS, LOOSE, Hedge

_ROUNDING = Decimal("0.06")  # a figure hedged by "about" may be rounded by so much
_BOUND = Decimal("0.25")  # one hedged by "more than" may lie so far below
_SHARE = Decimal("1.5")  # percentage points between "a third" and what a source counts


class FigureKind(StrEnum):
    """What a figure counts."""

    NUMBER = "number"
    PERCENT = "percent"
    POINTS = "percentage points"
    SHARE = "share"  # "a third", its value in per cent
    AMOUNT = "amount"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: `value` scaled; a date as year, month, day, what is not said as 0.

    `other` is what "3.200" means in the other way of writing numbers, None where there is no
    doubt. `things` begin the word after a number in words: what it counts.
    """

    words: str
    kind: FigureKind
    value: Decimal = Decimal(0)
    other: Decimal | None = None
    date: tuple[int, int, int] = (0, 0, 0)
    currency: str = ""
    unit: str = ""
    hedge: Hedge | None = None
    is_in_words: bool = False
    things: str = ""

    @property
    def is_year(self) -> bool:
        """Tell whether a bare number reads as a year."""
        bare = self.words.isdigit() and len(self.words) == 4
        return self.kind is FigureKind.NUMBER and bare and 1800 <= self.value <= 2100

    @property
    def is_loose(self) -> bool:
        """Tell whether it is a small number in words, which hardly states a figure."""
        is_bare = self.is_in_words and self.kind is FigureKind.NUMBER and not self.unit
        return is_bare and self.value <= LOOSE

    def agrees_with(self, other: Figure) -> bool:
        """Tell whether `other`, in a source, carries this figure, hedges aside."""
        if FigureKind.DATE in {self.kind, other.kind}:
            return self.kind is other.kind and _dates_agree(self.date, other.date)
        if not _kinds_agree(self.kind, other.kind):
            return False
        if not _currencies_agree(self.currency, other.currency):
            return False
        if not _things_agree(self, other):
            return False
        if FigureKind.SHARE in {self.kind, other.kind}:
            return abs(self.value - other.value) <= _SHARE or _is_rounded(self, other.value)
        theirs = other.values
        return any(v in theirs for v in self.values) or any(_is_rounded(self, v) for v in theirs)

    @property
    def values(self) -> tuple[Decimal, ...]:
        """Return what the figure may mean."""
        return (self.value,) if self.other is None else (self.value, self.other)

    def is_softened_as(self, other: Figure) -> bool:
        """Tell whether `other` of the same value is softened by as much."""
        if self.is_year or self.kind is FigureKind.DATE:
            return (self.hedge is Hedge.ABOUT) is (other.hedge is Hedge.ABOUT)
        return _plain(self.hedge) is _plain(other.hedge)


def carried_by(figure: Figure, support: Iterable[Figure]) -> Figure | None:
    """Return the figure of a source that carries `figure`, one with the same hedge first."""
    found = [other for other in support if _carries(figure, other)]
    return next((f for f in found if figure.is_softened_as(f)), found[0] if found else None)


def is_carried(figure: Figure, support: Iterable[Figure]) -> bool:
    """Tell whether a source carries `figure`; a small number in words, unless it says another."""
    known = tuple(support)
    if not figure.is_loose:
        return carried_by(figure, known) is not None
    same_things = {f.value for f in known if figure.things and f.things == figure.things}
    return not same_things or figure.value in same_things


def _carries(figure: Figure, other: Figure) -> bool:
    if figure.agrees_with(other):
        return True
    is_its_year = other.kind is FigureKind.DATE and other.date[0] == int(figure.value)
    return figure.is_year and is_its_year


def _kinds_agree(ours: FigureKind, theirs: FigureKind) -> bool:
    """Tell whether two kinds may say the same; an amount may leave its currency to the context."""
    kinds = {ours, theirs}
    if FigureKind.SHARE in kinds:
        return kinds <= {FigureKind.SHARE, FigureKind.PERCENT}
    return len(kinds) == 1 or kinds == {FigureKind.NUMBER, FigureKind.AMOUNT}


def _currencies_agree(ours: str, theirs: str) -> bool:
    if not ours or not theirs or ours == theirs:
        return True
    return theirs in CURRENCY_KINDS.get(ours, ()) or ours in CURRENCY_KINDS.get(theirs, ())


def _things_agree(ours: Figure, theirs: Figure) -> bool:
    """Tell whether two numbers may count the same: no tonnes barrels, no ministers months."""
    if ours.unit and theirs.unit:
        return ours.unit == theirs.unit
    return not ((ours.unit and theirs.things) or (ours.things and theirs.unit))


def _is_rounded(ours: Figure, theirs: Decimal) -> bool:
    """Tell whether a hedged figure is `theirs` rounded, and to the side that its hedge says."""
    gap, size = ours.value - theirs, abs(theirs)
    match ours.hedge:
        case Hedge.ABOUT:
            return abs(gap) <= _ROUNDING * size
        case Hedge.NEARLY:
            return 0 <= gap <= _ROUNDING * size
        case Hedge.ABOVE | Hedge.AT_LEAST:
            return -_BOUND * size <= gap <= 0
        case Hedge.BELOW | Hedge.AT_MOST:
            return 0 <= gap <= _BOUND * size
        case _:
            return False


def _plain(hedge: Hedge | None) -> Hedge | None:
    return Hedge.ABOUT if hedge is Hedge.NEARLY else hedge


def _dates_agree(ours: tuple[int, int, int], theirs: tuple[int, int, int]) -> bool:
    """Tell whether all that one date says is said by the other; what is not said is 0."""
    pairs = zip(ours, theirs, strict=True)
    return all(a == b or not a or not b for a, b in pairs) and (not ours[2] or bool(theirs[2]))
