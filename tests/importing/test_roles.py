"""What the lines of a pasted page become, on pages written for this."""

from __future__ import annotations

import pytest

from briefer.core.source import ImportedSource, Role
from briefer.importing.drafts import Piece, written
from briefer.importing.lines import is_credited
from briefer.importing.read import pasted_text
from briefer.importing.roles import with_roles

PARAGRAPHS = tuple(
    " ".join(lines.split())
    for lines in (
        """The reservoir above the town holds less water than at any time since the dam was
        finished, and the council has been told to expect a second dry winter before the
        pipes are mended.""",
        """Engineers who walked the gallery last month found that two of the four drains no
        longer carry water at all, which is worse than a leak, because nobody can say where
        it goes.""",
        """“We can repair a crack that we can see,” said the chief engineer, who asked for
        money three times in five years. “What we cannot do is repair a crack that nobody
        lets us look for.”""",
        """The ministry answers that inspections were carried out as planned and that the
        figures were sent to the province in good time, although the province says it never
        received them.""",
        """What happens next depends on rain and on the budget, in that order. If both fail,
        the lower town will have water for four hours a day from the beginning of May until
        the autumn.""",
    )
)
HEAD = ("Home", "World", "Politics", "Subscribe", "Sign in", "We use cookies to improve this site.")
TITLE = "A dry winter behind the dam"
FOOT = (
    "Share this article",
    "Related articles",
    "Ten lakes to visit before they are gone",
    "How the harbour was paid for, and by whom, is a story that still…",
    "© 2024 Valley Review. All rights reserved.",
)


def page(*above: str, below: tuple[str, ...] = FOOT, gap: str = "\n\n") -> ImportedSource:
    return pasted_text(gap.join((*HEAD, TITLE, *above, *PARAGRAPHS, *below)))


def role_of(source: ImportedSource, text: str) -> Role:
    return next(block.role for block in source.blocks if block.text == text)


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_an_article_is_lifted_out_of_its_page(gap: str) -> None:
    source = page("By Ann Example", "7 November 2024", gap=gap)
    assert [b.text for b in source.blocks if b.number] == list(PARAGRAPHS)
    assert role_of(source, TITLE) is Role.TITLE
    assert all(role_of(source, text) is Role.FURNITURE for text in (*HEAD, *FOOT))


def test_paragraphs_are_counted_from_one() -> None:
    source = page("By Ann Example")
    assert [b.number for b in source.blocks if b.number] == ["1", "2", "3", "4", "5"]


def test_a_sentence_above_the_byline_is_the_standfirst() -> None:
    summary = "Two of four drains are blocked, and nobody was allowed to look."
    source = page(summary, "By Ann Example", "7 November 2024")
    assert role_of(source, summary) is Role.STANDFIRST
    assert role_of(source, "By Ann Example") is Role.BYLINE
    assert role_of(source, "7 November 2024") is Role.DATE


def test_a_first_paragraph_is_no_standfirst() -> None:
    source = page("By Ann Example", "7 November 2024")
    assert role_of(source, PARAGRAPHS[0]) is Role.BODY


def test_paragraphs_alone_are_never_folded() -> None:
    source = pasted_text("\n\n".join(PARAGRAPHS[1:4]))
    assert [b.role for b in source.blocks] == [Role.BODY] * 3


def test_one_sentence_is_a_source_too() -> None:
    source = pasted_text("Water is not free.")
    assert [(b.role, b.number) for b in source.blocks] == [(Role.BODY, "1")]


def test_buttons_in_another_script_are_folded() -> None:
    source = page("By Ann Example", below=("要查看或添加评论，请登录", "其他会员也浏览了"))
    assert role_of(source, "要查看或添加评论，请登录") is Role.FURNITURE
    assert role_of(source, "其他会员也浏览了") is Role.FURNITURE


def test_a_note_on_the_author_is_no_part_of_the_article() -> None:
    note = "Ann Example is a fellow at the Institute for Dry Places. Follow her on the radio."
    source = page("7 November 2024", below=("About the author", note))
    assert role_of(source, note) is Role.BIO
    assert role_of(source, "About the author") is Role.FURNITURE


def test_a_disclaimer_is_one() -> None:
    words = "The views expressed here are the author’s own and do not reflect those of the Review."
    assert role_of(page("By Ann Example", below=(words,)), words) is Role.DISCLAIMER


def test_a_picture_line_is_a_caption() -> None:
    words = "The dam in May. Photo: Valley Water Board"
    assert role_of(page("By Ann Example", words), words) is Role.CAPTION


def test_a_quotation_with_its_speaker_is_a_quote() -> None:
    words = "“A dam is a promise that somebody else must keep.” – Ann Example, engineer"
    text = "\n\n".join((TITLE, *PARAGRAPHS[:3], words, *PARAGRAPHS[3:]))
    assert role_of(pasted_text(text), words) is Role.QUOTE


def test_two_words_above_an_article_that_begins_at_once_are_a_weak_title() -> None:
    source = pasted_text("\n\n".join(("Opinion", "Quiet Approval", *PARAGRAPHS)))
    assert source.item.text("title") == "Quiet Approval"
    assert source.item.fields["title"].confidence == 0.4


@pytest.mark.parametrize("title", ["The levy", "Harbour levy rises by a fifth"])
def test_the_one_line_above_a_short_article_is_its_title(title: str) -> None:
    text = """\
The council voted on Monday to raise the harbour levy by a fifth, after two years of argument.

Shippers said that they had expected less. The mayor was not in the room when it was taken.
"""
    source = pasted_text(f"{title}\n\n{text}")
    assert source.item.text("title") == title
    assert "title" not in pasted_text(f"Updated 3 May 2025\n\n{text}").item.fields


@pytest.mark.parametrize(
    "line",
    [
        "Aller au contenu",
        "Vai al contenuto principale",
        "Ga naar de inhoud",
        "View this email in your browser",
        "We value your privacy",
        "OPINION",
        "News > Ports > Dams and water",
    ],
)
def test_what_leads_to_the_text_is_no_title(line: str) -> None:
    source = pasted_text("\n".join((line, TITLE, "By Ann Example", "7 May 2024", *PARAGRAPHS)))
    assert source.item.text("title") == TITLE
    assert role_of(source, line) is not Role.TITLE


def test_the_outlet_above_the_title_is_none() -> None:
    for outlet in ("The Valley Review", "VALLEY REVIEW"):
        source = pasted_text(
            "\n".join((outlet, TITLE, "By Ann Example", "7 May 2024", *PARAGRAPHS))
        )
        assert source.item.text("title") == TITLE


def test_what_asks_for_consent_is_no_article_though_it_reads_like_one() -> None:
    notice = (
        "We and our 842 partners store and/or access information on a device, such as cookies, and "
        "process personal data, such as unique identifiers, for advertising and measurement."
    )
    source = pasted_text("\n".join((notice, "AGREE", TITLE, "By Ann Example", *PARAGRAPHS)))
    assert role_of(source, notice) is Role.FURNITURE
    assert source.item.text("title") == TITLE


def test_a_word_with_the_name_of_an_agency_in_it_is_no_credit() -> None:
    title = "What the department must prepare for"
    source = pasted_text("\n".join((title, "Ann Example, 7 May 2024", *PARAGRAPHS)))
    assert source.item.text("title") == title
    assert not is_credited("The separate gates were repaired at Gettysburg")
    assert is_credited("The gates at dusk (EPA)")
    assert is_credited("The gates at dusk. Credit... Ann Example for The Post")


def test_a_title_in_capitals_may_end_in_a_full_stop_or_name_a_year() -> None:
    for title in (
        "We Measured the River. Nobody Wanted to Know.",
        "Five dams to watch for in 2026",
    ):
        source = pasted_text("\n".join((title, "By Ann Example", "7 May 2024", *PARAGRAPHS)))
        assert source.item.text("title") == title


def test_what_follows_the_end_of_a_press_release_is_no_article() -> None:
    notes = "The Water Agency is an executive agency of the ministry and was founded in 1921."
    below = ("ENDS", "Notes to editors", notes, "Press office: 0123 456, press@water.example")
    source = pasted_text("\n".join((TITLE, "7 May 2024", *PARAGRAPHS, *below)))
    assert [b.text for b in source.blocks if b.number] == list(PARAGRAPHS)


def test_a_button_below_the_article_is_none_of_its_paragraphs() -> None:
    source = pasted_text("\n".join((TITLE, *PARAGRAPHS, "Follow us on X and LinkedIn")))
    assert role_of(source, "Follow us on X and LinkedIn") is Role.FURNITURE


@pytest.mark.parametrize(
    "title", ["Ann Example, alone against the whole town", "À Port-Levant, le sel revient au puits"]
)
def test_a_headline_may_begin_with_a_name(title: str) -> None:
    source = pasted_text("\n".join((title, "By Bo Sample", "7 May 2024", *PARAGRAPHS)))
    assert source.item.text("title") == title


def test_a_standfirst_is_seen_below_a_title_of_one_word_that_the_format_tells() -> None:
    beginning = [Piece("Drains", Role.TITLE), Piece("What it takes to mend the pipes of a dam")]
    body = [Piece(text, Role.BODY) for text in PARAGRAPHS]
    draft = with_roles(written([*beginning, Piece("By Ann Example"), *body]))
    assert [block.role for block in draft.blocks[:3]] == [Role.TITLE, Role.STANDFIRST, Role.BYLINE]
