"""From a brief to the bytes of its Word file, as the options want it."""

from __future__ import annotations

from briefer.citation.style import Style
from briefer.core.brief import Brief
from briefer.exporting import docx
from briefer.exporting.compose import compose
from briefer.exporting.options import CopyKind, ExportOptions
from briefer.exporting.products import applied
from briefer.exporting.recording import provenance_of
from briefer.exporting.word.template import read_template

_DEFAULT = ExportOptions()


def word_file(brief: Brief, style: Style, options: ExportOptions = _DEFAULT) -> bytes:
    """Return `brief` as a .docx with citations in `style`, the one that `options` name.

    Raises UnusableTemplate.
    """
    template = None if options.word_template is None else read_template(options.word_template)
    brief = applied(brief, options)
    document = compose(brief, style, options)
    if options.copy is CopyKind.CLEAN:
        return docx.write(document, template=template)
    return docx.write(document, provenance_of(brief, document, options), template)
