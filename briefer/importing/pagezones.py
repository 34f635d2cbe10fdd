"""Where on a page its facts stand: around the title, in the first paragraphs, below the end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from briefer.core.source import NUMBERED, Role
from briefer.core.text import Span
from briefer.importing.drafts import Draft, DraftBlock
from briefer.importing.languages import language_of
from briefer.importing.mailheads import mail_heads
from briefer.importing.phrases import END

ARTICLE = NUMBERED | {Role.HEADING, Role.FOOTNOTE}  # its notes are full of names and dates
ABOUT_AUTHOR = re.compile(
    r"^\W*(?:about the (?:author|writer|contributor)s?|(?:über (?:den|die)|zum|zur) autor(?:in|en)?"
    r"|à propos de l['’]auteure?|sobre (?:el|la) autora?)\b\W*(?P<rest>.*)$",
    re.IGNORECASE,
)
_ABOVE_TITLE = 4
_REPEATED = 12  # lines above the title in which the same title begins the head
_HEAD = 40  # lines between title and article that may hold by-line and date
_BELOW = 14  # lines below the article that may hold an author's note
_LEAD = 2  # paragraphs, after the first of which a by-line may stand
_ABOVE = 40  # lines above the article in which a by-line with a date is one, whatever the title


@dataclass(frozen=True)
class Zones:
    """The zones of a draft whose blocks all have roles; a place is the number of a block."""

    draft: Draft

    @cached_property
    def texts(self) -> list[str]:
        """Return the text of each block, its line breaks as blanks."""
        return [self.draft.words_of(block).replace("\n", " ") for block in self.blocks]

    @property
    def blocks(self) -> Sequence[DraftBlock]:
        """Return the blocks of the draft."""
        return self.draft.blocks

    @cached_property
    def title(self) -> int | None:
        """Return the place of the title."""
        return next((i for i, b in enumerate(self.blocks) if b.role is Role.TITLE), None)

    @cached_property
    def top(self) -> int | None:
        """Return the place at which the title is shown first, if it is shown twice nearby."""
        if self.title is None:
            return None
        heading = self.texts[self.title].casefold()
        near = range(max(0, self.title - _REPEATED), self.title)
        return next((i for i in near if self.texts[i].casefold() == heading), self.title)

    @cached_property
    def article(self) -> list[int]:
        """Return the places of the article's blocks."""
        return [i for i, block in enumerate(self.blocks) if block.role in ARTICLE]

    @cached_property
    def body(self) -> str:
        """Return the text of the article."""
        return "\n".join(self.texts[i] for i in self.article)

    @cached_property
    def language(self) -> str:
        """Return the language of the article, of everything where there is too little."""
        return language_of(self.body) or language_of(self.draft.text)

    @cached_property
    def first(self) -> int:
        """Return the first place of the article below the title, the end where there is none."""
        after = (i for i in self.article if self.title is None or i > self.title)
        return next(after, len(self.blocks))

    @cached_property
    def head(self) -> list[int]:
        """Return the places around the title, above the article, that are no captions."""
        begin = max(0, (self.first if self.top is None else self.top) - _ABOVE_TITLE)
        end = min(self.first, (0 if self.title is None else self.title) + _HEAD)
        places = range(begin, max(end, begin))
        mails = mail_heads(self.texts[begin:end]).fields
        aside = {Role.CAPTION, Role.STANDFIRST}
        return [i for i in places if self.blocks[i].role not in aside and i - begin not in mails]

    @cached_property
    def above(self) -> list[int]:
        """Return the places above the head: the title may have been taken too far below."""
        end = self.head[0] if self.head else self.first
        return list(range(max(0, min(end, self.first - _ABOVE)), end))

    @cached_property
    def lead(self) -> list[int]:
        """Return the places between the first paragraphs: some sites put the by-line there."""
        first = [i for i in self.article if i >= self.first][: _LEAD + 1]
        if not first:
            return []
        kept = {Role.FURNITURE, Role.BYLINE, Role.DATE}
        return [i for i in range(first[0], first[-1]) if self.blocks[i].role in kept]

    @cached_property
    def foot(self) -> list[int]:
        """Return the places right below the article, up to the first list of other articles."""
        last = self.article[-1] if self.article else len(self.blocks)
        places = []
        for i in range(last + 1, min(len(self.blocks), last + 1 + _BELOW)):
            if END.match(self.texts[i]) and not ABOUT_AUTHOR.match(self.texts[i]):
                break
            places.append(i)
        return places

    def is_above_title(self, place: int) -> bool:
        """Tell whether a place stands above where the title is shown first."""
        return self.top is not None and place < self.top

    def span(self, place: int, inside: Span | None = None) -> Span:
        """Return where a block stands in the text, or something `inside` it."""
        block = self.blocks[place]
        if inside is None:
            return Span(block.start, block.end)
        return Span(block.start + inside.start, block.start + inside.end)
