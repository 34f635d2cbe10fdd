"""Two articles in one paste are told of; headings and related items are no second one."""

from __future__ import annotations

from briefer.importing.read import pasted_text
from tests.importing.test_roles import PARAGRAPHS, TITLE

LONG = tuple(f"{text} {text}" for text in PARAGRAPHS)
SECOND = "Harbour crews sort the first electric ferries"
ABOUT = tuple(
    " ".join(lines.split())
    for lines in (
        """The first electric ferries came into the harbour on Monday, and crews began to sort
        cables and chargers before the evening, the captain said while tourists took their
        pictures.""",
        """Each of the ferries carries forty cars, and the chargers on the quay fill their
        batteries while passengers leave, which saves the harbour two minutes of every
        crossing.""",
        """Captain and crews were trained for a year, first with cables on land, then on older
        ferries whose engines had been taken out, and at last at night and in heavy weather.""",
        """The harbour paid for the chargers, the islands for the ferries, and both hope that
        passengers will come back once the crossing costs no more than a ticket for the bus.""",
    )
)
TAIL = ("Share", "Print", "More from us", "Newsletter", "Contact us", "Sign in", "Home", "News")


def told(*lines: str) -> str:
    """Return the title of the second article that a paste of `lines` is said to hold."""
    warnings = {w.reason: w.detail for w in pasted_text("\n\n".join(lines)).warnings}
    return warnings.get("second-article", "")


def test_an_article_with_a_byline_below_another_is_told_of() -> None:
    assert told(TITLE, "By Ann Example", *LONG, SECOND, "By Bo Sample", *ABOUT) == SECOND


def test_a_page_with_a_name_below_the_end_of_another_is_told_of() -> None:
    head = ("Ferries", SECOND, "Share", "Anna Kowalsky", "Save")
    assert told(TITLE, "By Ann Example", *LONG, *TAIL, *head, *ABOUT) == SECOND


def test_a_heading_with_a_byline_on_the_same_matter_begins_no_article() -> None:
    same = tuple(text.replace("dam", "wall") for text in LONG)
    assert told(TITLE, *LONG, "What comes next at the dam", "By Bo Sample", *same) == ""


def test_headings_and_related_items_are_no_second_article() -> None:
    headed = (TITLE, "By Ann Example", *LONG, "What comes next", *LONG)
    assert told(*headed, "Related articles", SECOND, "By Bo Sample", "A teaser of few words.") == ""
