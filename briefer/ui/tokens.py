"""The colours of the two themes, as plain values: about twenty tokens each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceColor:
    """What belongs to one source: its badge, bar and marked words, and the tint below them."""

    mark: str
    tint: str
    on_mark: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme. `faint` is the quietest colour for words; `line` and `edge` are never words."""

    is_dark: bool
    window: str  # bars and rails
    pane: str  # where one reads and writes
    card: str
    field: str
    hover: str
    pressed: str
    line: str  # hairlines
    edge: str  # of fields and buttons
    strong: str
    text: str
    muted: str
    faint: str
    accent: str  # words, icons and lines
    accent_fill: str  # buttons
    accent_hover: str
    on_accent: str
    selection: str
    on_selection: str
    hit: str  # what a search has found
    good: str
    doubtful: str
    bad: str
    good_tint: str
    doubtful_tint: str
    bad_tint: str
    sources: tuple[SourceColor, ...]


def _sources(on_mark: str, *pairs: tuple[str, str]) -> tuple[SourceColor, ...]:
    return tuple(SourceColor(mark, tint, on_mark) for mark, tint in pairs)


LIGHT = Tokens(
    is_dark=False,
    window="#f5f4f0",
    pane="#ffffff",
    card="#ffffff",
    field="#ffffff",
    hover="#ebe9e3",
    pressed="#e1dfd7",
    line="#e5e3dd",
    edge="#d3d0c8",
    strong="#16181a",
    text="#26282b",
    muted="#5c5f63",
    faint="#66696d",
    accent="#2b5aa6",
    accent_fill="#2f5fae",
    accent_hover="#274f92",
    on_accent="#ffffff",
    selection="#c9dbf7",
    on_selection="#16181a",
    hit="#fbe7a6",
    good="#256b45",
    doubtful="#7d5400",
    bad="#a8322a",
    good_tint="#e2f1e7",
    doubtful_tint="#faefd7",
    bad_tint="#fbe6e3",
    sources=_sources(
        "#ffffff",
        ("#3467b3", "#e4edfa"),  # blue
        ("#1f7065", "#ddf1ec"),  # teal
        ("#8a4f91", "#f3e7f5"),  # plum
        ("#8a5a0b", "#f8ecd3"),  # ochre
        ("#a8434d", "#fbe7e8"),  # rose
        ("#4c6e1f", "#e9f2d9"),  # moss
        ("#5b5aa8", "#e9e9f8"),  # indigo
        ("#57646f", "#e8edf0"),  # slate
    ),
)

DARK = Tokens(
    is_dark=True,
    window="#1a1c1f",
    pane="#202327",
    card="#25292e",
    field="#262a2f",
    hover="#2b3036",
    pressed="#343a41",
    line="#2d3136",
    edge="#3b4148",
    strong="#f1efea",
    text="#dfdcd6",
    muted="#a4aab1",
    faint="#979da4",
    accent="#8ab0ec",
    accent_fill="#3a69b8",
    accent_hover="#4272c2",
    on_accent="#ffffff",
    selection="#2f4a75",
    on_selection="#ffffff",
    hit="#5c4c14",
    good="#7cc79a",
    doubtful="#e0b25c",
    bad="#f0948b",
    good_tint="#21392c",
    doubtful_tint="#3b3120",
    bad_tint="#43292a",
    sources=_sources(
        "#1a1c1f",
        ("#7aa7e6", "#2b3b52"),
        ("#6dbfae", "#23413c"),
        ("#c79bd0", "#43354a"),
        ("#d6ab5e", "#42371f"),
        ("#e09aa0", "#4a3336"),
        ("#a3bd75", "#36402a"),
        ("#aaa8e8", "#37375a"),
        ("#a9b6c0", "#363f47"),
    ),
)
