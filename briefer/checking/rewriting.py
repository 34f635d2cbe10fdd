"""What a person made of a quotation, with the marks that its changes need."""

from __future__ import annotations

import re

from briefer.checking.judging import judged
from briefer.core.excerpt import Excerpt
from briefer.core.rewording import marked
from briefer.core.text import collapsed

_PARAGRAPHS = re.compile(r"\n\s*\n")


def rewritten(excerpt: Excerpt, typed: str) -> str:
    """Return `typed` with every change of the words of `excerpt` marked.

    Paragraphs stay where there are as many as in the source and none ends in an unmarked cut.
    Words of which none is the source's come back as they are: no mark could excuse them.
    """
    if collapsed(typed) == collapsed(excerpt.words):
        return excerpt.words
    ours, theirs = _PARAGRAPHS.split(typed.strip()), _PARAGRAPHS.split(excerpt.words)
    if len(ours) == len(theirs) > 1:
        made = [marked(source, words) for source, words in zip(theirs, ours, strict=True)]
        whole = "\n\n".join(made)
        if all(made) and judged(whole, excerpt).verdict.is_faithful:
            return whole
    return marked(excerpt.words, typed) or typed.strip()
