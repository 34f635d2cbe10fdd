"""From a brief to the bytes of its Word file, as the options want it."""

from __future__ import annotations

from briefer.citation.style import Style
from briefer.core.brief import Brief
from briefer.core.errors import UnprintableBrief
from briefer.exporting import docx
from briefer.exporting.compose import compose
from briefer.exporting.options import CopyKind, ExportOptions
from briefer.exporting.products import applied
from briefer.exporting.recording import provenance_of
from briefer.exporting.word.scanning import harmful_parts
from briefer.exporting.word.template import read_template
from briefer.ooxml.package import Package

_DEFAULT = ExportOptions()


def word_file(brief: Brief, style: Style, options: ExportOptions = _DEFAULT) -> bytes:
    """Return `brief` as a .docx with citations in `style`, the one that `options` name.

    What is written is looked through as a template is. Raises UnusableTemplate, UnprintableBrief.
    """
    template = None if options.word_template is None else read_template(options.word_template)
    brief = applied(brief, options)
    document = compose(brief, style, options)
    is_clean = options.copy is CopyKind.CLEAN
    provenance = None if is_clean else provenance_of(brief, document, options)
    made = docx.write(document, provenance, template)
    harm = next(harmful_parts(Package(made)), None)
    if harm is not None:
        raise UnprintableBrief("would-fetch", harm)
    return made
