"""The one style sheet (`resources/themes/window.qss`) and the roles of words.

A style sheet cannot set the axes of a variable font, so weights and sizes live in `ROLES`
and reach a widget through `Theme.dress`.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from string import Template

from briefer.core.locations import resources
from briefer.ui.tokens import Tokens


@dataclass(frozen=True, slots=True)
class TextRole:
    """What words on a label look like; `size` in pixels at normal text size."""

    size: float
    weight: int = 400
    color: str = "text"
    serif: bool = False


ROLES: dict[str, TextRole] = {
    "hero": TextRole(30, 600, "strong", serif=True),
    "title": TextRole(14, 600, "strong"),
    "heading": TextRole(16, 600, "strong"),
    "strong": TextRole(13, 600, "strong"),
    "body": TextRole(13),
    "meta": TextRole(12, 400, "muted"),
    "faint": TextRole(11.5, 400, "faint"),
    "chip": TextRole(11, 600, "muted"),
    "badge": TextRole(13, 700, "strong"),
    "button": TextRole(13, 500),
    "primary": TextRole(13, 600, "on_accent"),
    "segment": TextRole(13, 500, "muted"),
    "link": TextRole(13, 500, "accent"),
    "reading": TextRole(15, 400, "text", serif=True),
    "good": TextRole(12, 500, "good"),
    "doubtful": TextRole(12, 500, "doubtful"),
    "bad": TextRole(12, 500, "bad"),
}

_PADDINGS = (3, 4, 5, 6, 8, 9, 12, 14, 22, 26)


def sheet(tokens: Tokens, scale: float = 1.0) -> str:
    """Return the style sheet for `tokens` with words `scale` times as large as normal."""
    colors = {f.name: str(getattr(tokens, f.name)) for f in fields(tokens)}
    lengths = {f"p{n}": str(round(n * scale)) for n in _PADDINGS}
    # A border of two pixels takes one off the padding, so that nothing moves on focus.
    focused = {f"b{n}": str(round((n + 1) * scale) - 1) for n in (5, 13)}
    roles = (
        f'QLabel[textRole="{name}"] {{ color: {colors[role.color]}; }}'
        for name, role in ROLES.items()
        if role.color != "text"
    )
    folder = resources() / "themes"
    drawings = {"drawings": folder.as_posix(), "variant": "dark" if tokens.is_dark else "light"}
    template = Template((folder / "window.qss").read_text(encoding="utf-8"))
    return template.substitute(colors | lengths | focused | drawings) + "\n".join(roles)
