"""Edits and queries of the front matter, for tests of what carries edits out."""

from __future__ import annotations

from collections.abc import Mapping

from apsw import Connection

from briefer.core.errors import EditRefused
from briefer.project.transaction import Transaction


def put(tx: Transaction, name: str, value: str) -> str:
    tx.connection.execute("INSERT OR REPLACE INTO front_matter VALUES (?, ?)", (name, value))
    tx.note("put", name, value)
    return value


def drop(tx: Transaction, name: str) -> None:
    tx.connection.execute("DELETE FROM front_matter WHERE name = ?", (name,))


def put_and_refuse(tx: Transaction, name: str) -> None:
    put(tx, name, "half")
    raise EditRefused("no", name)


def bring_in(tx: Transaction, name: str) -> None:
    put(tx, name, "brought in")
    tx.note("bring-in", name)
    tx.keep_outside_undo()


def front(connection: Connection) -> Mapping[str, str]:
    return dict(connection.execute("SELECT name, value FROM front_matter"))
