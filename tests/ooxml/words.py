"""Small Word files, written by hand."""

from __future__ import annotations

from tests.ooxml.zips import zipped

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"


def word(body: str, **parts: str) -> bytes:
    """Return a Word file; `parts` are further parts by the name of their relationship."""
    core = parts.pop("core", "")
    related = "".join(
        f'<Relationship Id="{kind}" Type="{_KINDS}/{kind}" Target="{kind}.xml"/>' for kind in parts
    )
    main = f'<Relationship Id="m" Type="{_KINDS}/officeDocument" Target="word/document.xml"/>'
    main += f'<Relationship Id="c" Type="{_CORE}" Target="core.xml"/>' if core else ""
    return zipped(
        {
            "_rels/.rels": f'<Relationships xmlns="{_RELATIONSHIPS}">{main}</Relationships>',
            "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
            "word/_rels/document.xml.rels": (
                f'<Relationships xmlns="{_RELATIONSHIPS}">{related}</Relationships>'
            ),
            "core.xml": core,
        }
        | {f"word/{kind}.xml": part(kind, content) for kind, content in parts.items()}
    )


def part(name: str, content: str) -> str:
    """Return the XML of a part whose root is `w:name`."""
    return f"<w:{name} {_W} {_MC}>{content}</w:{name}>"


def p(*content: str, style: str = "", properties: str = "") -> str:
    """Return a paragraph; content without a tag becomes a run."""
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    inside = "".join(each if each.startswith("<") else r(each) for each in content)
    return f"<w:p><w:pPr>{style}{properties}</w:pPr>{inside}</w:p>"


def r(text: str, look: str = "") -> str:
    """Return a run."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def changed(kind: str, *content: str) -> str:
    """Return `content` in a change mark: ins, del, moveTo, moveFrom."""
    inside = "".join(each if each.startswith("<") else r(each) for each in content)
    if kind == "del":
        inside = inside.replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ")
    return f'<w:{kind} w:id="1" w:author="Ann" w:date="2026-01-02T03:04:05Z">{inside}</w:{kind}>'
