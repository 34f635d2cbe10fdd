"""Write the blocks of a text as Markdown that is read back as the same blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from briefer.core.runs import Run, joined
from briefer.markup.inline import citation_markdown, parse, quotation_markdown
from briefer.markup.nodes import (
    CitationNode,
    Heading,
    Inline,
    Inlines,
    ListBlock,
    Paragraph,
    QuotationNode,
    QuoteBlock,
    TableBlock,
    TextBlock,
)

_TO_ESCAPE = re.compile(r"([\\`*_\[\]<>{}|])")
_LINE_START = re.compile(r"^([ \t]*)([#+\-:=~]|\d{1,9}(?=[.)]))", re.MULTILINE)
_INDENT = re.compile(r"\n[ \t]+")
_CLOSING = re.compile(r"((?<!\\)(?:\\\\)*)#$")  # not one that is escaped already
_NESTED = "    "


def write_text(blocks: Iterable[TextBlock]) -> str:
    """Return `blocks` as Markdown.

    Words always survive. Emphasis does wherever Markdown can say it; where two stretches
    of it meet within a word in a way that it cannot, the words are kept without it.
    """
    return "\n\n".join(piece for block in blocks if (piece := _block(block)))


def _block(block: TextBlock) -> str:
    match block:
        case Paragraph():
            return _verified(block)
        case Heading():
            line = _verified(Paragraph(tuple(map(_on_one_line, block.inlines))))
            line = _CLOSING.sub(r"\1\\#", line)  # or it would close the heading
            return f"{'#' * max(1, min(6, block.level))} {line}" if line else ""
        case ListBlock():
            return "\n".join(_items(block))
        case TableBlock():
            return "\n".join(_table(block))
        case QuoteBlock():
            inside = write_text(block.blocks)
            return "\n".join(f"> {line}".rstrip() for line in inside.split("\n")) if inside else ""


def _items(block: ListBlock) -> Iterator[str]:
    for number, item in enumerate(block.items, block.start):
        marker = f"{number}." if block.ordered else "-"
        pieces = [piece for inner in item if (piece := _block(inner))]
        if not pieces:
            continue
        first, rest = pieces[0], pieces[1:]
        if not isinstance(item[0], Paragraph):
            first, rest = "\\", pieces  # a list directly in a list has no words of its own
        yield f"{marker} {_indented(first)}"
        for inner, piece in zip(item[-len(rest) :] if rest else (), rest, strict=True):
            if not isinstance(inner, ListBlock):
                yield ""
            yield _NESTED + _indented(piece)


def _indented(text: str) -> str:
    """Return `text` with all lines but the first one level further in."""
    return "\n".join(
        line if i == 0 or not line else _NESTED + line for i, line in enumerate(text.split("\n"))
    )


def _table(block: TableBlock) -> Iterator[str]:
    rules = {"left": ":---", "right": "---:", "center": ":---:"}
    yield _row(block.header)
    alignments = [*block.alignments, *[""] * (len(block.header) - len(block.alignments))]
    yield "| " + " | ".join(rules.get(alignment, "---") for alignment in alignments) + " |"
    for row in block.rows:
        yield _row(row)


def _row(cells: Sequence[Inlines]) -> str:
    written = (_verified(Paragraph(tuple(map(_on_one_line, cell)))) for cell in cells)
    return "| " + " | ".join(written) + " |"


def _on_one_line(inline: Inline) -> Inline:
    return (
        replace(inline, text=inline.text.replace("\n", " ")) if isinstance(inline, Run) else inline
    )


def _verified(paragraph: Paragraph) -> str:
    """Return a paragraph as Markdown, in the first way that is read back the same."""
    inlines = _tidied(paragraph.inlines)
    wanted = (Paragraph(inlines),) if inlines else ()
    for italic in ("*", "_"):
        written = _inlines(inlines, italic)
        if parse(written) == wanted:
            return written
    return _inlines(_plain(inlines), "*")


def _plain(inlines: Inlines) -> Inlines:
    """Return `inlines` without emphasis."""
    return _tidied(
        tuple(replace(i, bold=False, italic=False) if isinstance(i, Run) else i for i in inlines)
    )


def _tidied(inlines: Inlines) -> Inlines:
    """Return `inlines` as they are read: merged, unstyled white space, none at the ends."""
    result: list[Inline] = []
    for is_run, group in groupby(_without_styled_space(inlines), lambda i: isinstance(i, Run)):
        nodes = list(group)
        result += joined(n for n in nodes if isinstance(n, Run)) if is_run else nodes
    if result and isinstance(first := result[0], Run):
        result[0] = replace(first, text=first.text.lstrip())
    if result and isinstance(last := result[-1], Run):
        result[-1] = replace(last, text=last.text.rstrip())
    return tuple(i for i in _without_indents(result) if not isinstance(i, Run) or i.text)


def _without_indents(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Yield `inlines` without blanks at the beginning of a line: Markdown has none there."""
    begins_line = False
    for inline in inlines:
        if isinstance(inline, Run) and not inline.code:
            text = _INDENT.sub("\n", inline.text)
            text = text.lstrip(" \t") if begins_line else text
            begins_line = text.endswith("\n") or (begins_line and not text)
            yield replace(inline, text=text)
        else:
            begins_line = False
            yield inline


def _without_styled_space(inlines: Inlines) -> Iterator[Inline]:
    """Yield `inlines` with blanks set apart; they have the look that both neighbours share."""
    atoms = [atom for inline in inlines for atom in _atoms(inline)]
    for i, atom in enumerate(atoms):
        if not isinstance(atom, Run) or atom.code or atom.text.strip():
            yield atom
            continue
        before = next((a for a in reversed(atoms[:i]) if not _is_blank(a)), None)
        after = next((a for a in atoms[i + 1 :] if not _is_blank(a)), None)
        yield _between(before, after, atom.text)


def _atoms(inline: Inline) -> Iterator[Inline]:
    """Yield a run in three parts: blanks, words, blanks."""
    if not isinstance(inline, Run) or inline.code or not (body := inline.text.strip()):
        yield inline
        return
    start = inline.text.index(body)
    for text in (inline.text[:start], body, inline.text[start + len(body) :]):
        if text:
            yield replace(inline, text=text)


def _is_blank(inline: Inline) -> bool:
    return isinstance(inline, Run) and not inline.code and not inline.text.strip()


def _between(before: Inline | None, after: Inline | None, text: str) -> Run:
    if not isinstance(before, Run) or not isinstance(after, Run):
        return Run(text)
    if before.link != after.link:
        return Run(text)
    if before.bold != after.bold:  # bold is written around italic
        return Run(text, link=before.link)
    return Run(text, bold=before.bold, italic=before.italic and after.italic, link=before.link)


def _inlines(inlines: Inlines, italic: str) -> str:
    pieces: list[str] = []
    for link, group in groupby(inlines, lambda i: i.link if isinstance(i, Run) else ""):
        written = _emphasised(tuple(group), italic)
        if link and pieces and pieces[-1].endswith("!"):
            pieces[-1] = f"{pieces[-1][:-1]}\\!"  # or the link would be an image
        pieces.append(f"[{written}]({_address(link)})" if link else written)
    text = "".join(pieces)
    return _LINE_START.sub(_escaped_start, text)


def _escaped_start(match: re.Match[str]) -> str:
    space, mark = match[1], match[2]
    return f"{space}{mark}\\" if mark[0].isdigit() else f"{space}\\{mark}"


def _emphasised(inlines: Inlines, italic: str) -> str:
    """Return runs of one link with as few marks as they need, bold around italic."""
    pieces = []
    for bold, group in groupby(inlines, lambda i: isinstance(i, Run) and i.bold):
        inner = []
        for is_italic, stretch in groupby(group, lambda i: isinstance(i, Run) and i.italic):
            written = "".join(map(_written, stretch))
            inner.append(f"{italic}{written}{italic}" if is_italic else written)
        pieces.append(f"**{''.join(inner)}**" if bold else "".join(inner))
    return "".join(pieces)


def _written(inline: Inline) -> str:
    match inline:
        case CitationNode():
            return citation_markdown(inline.cites)
        case QuotationNode():
            return quotation_markdown(inline.words, inline.item_id)
        case Run(code=True):
            return _code(inline.text)
        case _:
            escaped = _TO_ESCAPE.sub(r"\\\1", inline.text).replace("@", "\\@")
            return escaped.replace("\n", "\\\n")


def _code(text: str) -> str:
    fence = "`"
    while fence in text:
        fence += "`"
    blank = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{blank}{text}{blank}{fence}"


def _address(link: str) -> str:
    return f"<{link}>" if re.search(r"[\s()]", link) else link
