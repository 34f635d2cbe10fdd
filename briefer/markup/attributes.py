"""Attributes in braces, as pandoc writes them: `{#id .class key=value key="two words"}`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_VALUE = r'"(?:\\.|[^"\\])*"|[^\s{}"]+'
_ONE = rf"#[^\s{{}}\"=.#]+|\.[\w-]+|[\w-]+=(?:{_VALUE})"
_ALL = re.compile(rf"\{{\s*(?:(?:{_ONE})(?:\s+(?:{_ONE}))*)?\s*\}}", re.DOTALL)
_EACH = re.compile(
    rf"#(?P<id>[^\s{{}}\"=.#]+)|\.(?P<class>[\w-]+)|(?P<key>[\w-]+)=(?P<value>{_VALUE})"
)
_BARE = re.compile(r"[^\s{}\"\\]+")


@dataclass(frozen=True, slots=True)
class Attributes:
    """An identifier ("" for none), classes, and values by name."""

    identifier: str = ""
    classes: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Tell whether there is anything in it."""
        return bool(self.identifier or self.classes or self.values)

    def __str__(self) -> str:
        """Return the attributes in braces."""
        parts = [f"#{self.identifier}"] if self.identifier else []
        parts += [f".{name}" for name in self.classes]
        parts += [f"{key}={_quoted(value)}" for key, value in self.values.items()]
        return "{" + " ".join(parts) + "}"

    def get(self, key: str, default: str = "") -> str:
        """Return the value of `key`."""
        return self.values.get(key, default)

    def words(self, key: str) -> tuple[str, ...]:
        """Return the value of `key` as a list of words."""
        return tuple(self.get(key).split())


def parse(text: str) -> Attributes | None:
    """Return the attributes that `text` consists of, braces included; None where it does not."""
    if _ALL.fullmatch(text) is None:
        return None
    found = list(_EACH.finditer(text[1:-1]))
    return Attributes(
        next((match["id"] for match in found if match["id"]), ""),
        tuple(match["class"] for match in found if match["class"]),
        {match["key"]: _unquoted(match["value"]) for match in found if match["key"]},
    )


def parse_at(text: str, position: int) -> tuple[Attributes, int] | None:
    """Return the attributes that begin at `position`, and where they end."""
    match = _ALL.match(text, position)
    attributes = parse(match[0]) if match else None
    return None if match is None or attributes is None else (attributes, match.end())


def split_at_end(text: str) -> tuple[str, Attributes]:
    """Return `text` without the attributes it ends with, and these."""
    opening = text.rfind("{")
    while opening >= 0:
        attributes = parse(text[opening:].rstrip(" \t"))
        if attributes is not None:
            return text[:opening].rstrip(" \t"), attributes
        opening = text.rfind("{", 0, opening)
    return text, Attributes()


def _quoted(value: str) -> str:
    if _BARE.fullmatch(value):
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _unquoted(value: str) -> str:
    if not value.startswith('"'):
        return value
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], value[1:-1], flags=re.DOTALL)
