"""An outline in Markdown, cut into headings, fenced divs, block quotes and texts by its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefer.markup.attributes import Attributes, parse, split_at_end

_HEADING = re.compile(r"(#+)(?:[ \t]+(.*))?")
_FENCE = re.compile(r"(:{3,})[ \t]*(\{.*\}|[\w-]+)[ \t]*")
_ATTRIBUTION = re.compile(r"(?:--|—|–)[ \t]*(?=[^-\s].*)")
_ITEM = re.compile(r" *(?:[-*+]|\d{1,9}\.) +\S")


@dataclass(frozen=True, slots=True)
class HeadingChunk:
    """A heading line."""

    line: int
    level: int
    title: str
    attributes: Attributes


@dataclass(frozen=True, slots=True)
class DivChunk:
    """A fenced div; `name` is its first class, `content` exactly what stands between the fences."""

    line: int
    name: str
    attributes: Attributes
    content: str
    is_closed: bool = True


@dataclass(frozen=True, slots=True)
class QuoteChunk:
    """A block quote; `attribution` is what its last line says after the dashes, "" without one."""

    line: int
    words: str
    attribution: str
    attributes: Attributes
    raw: str


@dataclass(frozen=True, slots=True)
class TextChunk:
    """Anything else: paragraphs, lists and tables as they stand."""

    line: int
    markdown: str


Chunk = HeadingChunk | DivChunk | QuoteChunk | TextChunk


def chunks(markdown: str, first_line: int = 1) -> Iterator[Chunk]:
    """Yield the chunks of an outline (without its front matter), in order."""
    lines = markdown.split("\n")
    i = 0
    text: TextChunk | None = None
    while i < len(lines):
        chunk, i = _next(lines, i, first_line)
        if chunk is None:
            continue
        if text is not None and isinstance(chunk, TextChunk) and _continues(text, chunk):
            text = TextChunk(text.line, f"{text.markdown}\n\n{chunk.markdown}")
            continue
        if text is not None:
            yield text
        text = chunk if isinstance(chunk, TextChunk) else None
        if text is None:
            yield chunk
    if text is not None:
        yield text


def heading_line(level: int, title: str, attributes: Attributes) -> str:
    """Return a heading that is read back as it is given, whatever the title holds."""
    line = f"{'#' * level} {title}"
    line += f" {attributes}" if attributes else ""
    if list(chunks(line)) == [HeadingChunk(1, level, title, attributes)]:
        return line
    values = {"title": title, **attributes.values}
    return f"{'#' * level} {Attributes(attributes.identifier, attributes.classes, values)}"


def div(attributes: Attributes, content: str) -> str:
    """Return `content` between fences that are longer than any colons in it."""
    longest = max((len(run) for run in re.findall(r"(?m)^:{3,}", content)), default=2)
    fence = ":" * (longest + 1)
    only_name = attributes == Attributes(classes=attributes.classes[:1])
    opening = attributes.classes[0] if only_name else str(attributes)
    return f"{fence} {opening}\n{content}\n{fence}"


def block_quote(words: str, attribution: str, attributes: Attributes) -> str:
    """Return a block quote with its last line."""
    lines = [f"> {line}".rstrip(" ") for line in words.split("\n")]
    tail = f" {attributes}" if attributes else ""
    return "\n".join([*lines, ">", f"> -- {attribution}{tail}"])


def _next(lines: list[str], i: int, first_line: int) -> tuple[Chunk | None, int]:
    """Return the chunk that begins at line `i`, None for an empty line, and where it ends."""
    line, number = lines[i], first_line + i
    if not line.strip():
        return None, i + 1
    if (heading := _HEADING.fullmatch(line)) is not None:
        title, attributes = split_at_end((heading[2] or "").strip())
        title = attributes.get("title", title)
        values = {k: v for k, v in attributes.values.items() if k != "title"}
        attributes = Attributes(attributes.identifier, attributes.classes, values)
        return HeadingChunk(number, len(heading[1]), title, attributes), i + 1
    if (fence := _fence(line)) is not None:
        return _div(lines, i, number, *fence)
    end = i + 1
    if line.startswith(">"):
        while end < len(lines) and lines[end].startswith(">"):
            end += 1
        return _quote(lines[i:end], number), end
    while end < len(lines) and lines[end].strip() and not _begins_chunk(lines[end]):
        end += 1
    return TextChunk(number, "\n".join(lines[i:end])), end


def _begins_chunk(line: str) -> bool:
    return line.startswith(">") or bool(_HEADING.fullmatch(line)) or _fence(line) is not None


def _fence(line: str) -> tuple[str, str, Attributes] | None:
    """Return colons, name and attributes of a line that opens a div."""
    match = _FENCE.fullmatch(line)
    if match is None:
        return None
    if not match[2].startswith("{"):
        return match[1], match[2], Attributes()
    attributes = parse(match[2])
    if attributes is None or not attributes.classes:
        return None
    rest = Attributes(attributes.identifier, attributes.classes[1:], attributes.values)
    return match[1], attributes.classes[0], rest


def _div(
    lines: list[str], i: int, number: int, colons: str, name: str, attributes: Attributes
) -> tuple[DivChunk, int]:
    closing = (j for j in range(i + 1, len(lines)) if lines[j].rstrip() == colons)
    end = next(closing, None)
    content = "\n".join(lines[i + 1 : len(lines) if end is None else end])
    chunk = DivChunk(number, name, attributes, content, end is not None)
    return chunk, len(lines) if end is None else end + 1


def _quote(lines: list[str], number: int) -> QuoteChunk:
    bare = [line[1:].removeprefix(" ") for line in lines]
    raw = "\n".join(lines)
    match = _ATTRIBUTION.match(bare[-1].strip())
    if match is None:
        return QuoteChunk(number, "\n".join(bare).strip("\n"), "", Attributes(), raw)
    attribution, attributes = split_at_end(bare[-1].strip()[match.end() :])
    return QuoteChunk(number, "\n".join(bare[:-1]).strip("\n"), attribution, attributes, raw)


def _continues(before: TextChunk, after: TextChunk) -> bool:
    """Tell whether `after` goes on with the list that `before` is."""
    if not _ITEM.match(before.markdown):
        return False
    return after.markdown.startswith("  ") or bool(_ITEM.match(after.markdown))
