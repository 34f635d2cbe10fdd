"""The door to the outline's edits: what lies behind it is loaded when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefer.ui.outlineedits import OutlineEdits
    from briefer.ui.session import Session


def edits_for(session: Session) -> OutlineEdits:
    """Return the edits of the outline of `session`."""
    from briefer.ui.outlineedits import OutlineEdits  # noqa: PLC0415 - loads apsw

    return OutlineEdits(session)
