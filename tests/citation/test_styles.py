from __future__ import annotations

from pathlib import Path

import pytest

from briefer.citation import styles
from briefer.citation.errors import UnusableStyle
from tests.citation.support import CHICAGO, one, people, style

GOOD = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">'
    "<citation><layout><text variable='title'/></layout></citation></style>"
)
TEN = "".join(["<text macro='m@'/>" for _ in range(10)])
LAUGHS = "<macro name='m0'><text value='ha'/></macro>" + "".join(
    [f"<macro name='m{n}'>{TEN.replace('@', str(n - 1))}</macro>" for n in range(1, 9)]
)


def reason(data: str | bytes) -> str:
    raw = data.encode() if isinstance(data, str) else data
    with pytest.raises(UnusableStyle) as caught:
        styles.parse_style(raw, "mine.csl")
    assert caught.value.place.startswith("mine.csl")
    return caught.value.reason


def test_the_styles_of_policy_staff_are_offered_first() -> None:
    ids = styles.style_ids()
    assert ids[0] == CHICAGO
    assert {"apa", "oscola", "ieee"} < set(ids[:20])
    assert len(ids) > 2000


def test_every_first_choice_compiles_and_prints() -> None:
    book = {"type": "book", "title": "A short history of tolls", "author": people("Haddad, Layla")}
    for style_id in styles.FIRST_CHOICES:
        assert one(style(style_id), book)


def test_styles_are_found_by_words() -> None:
    assert styles.find_styles("chicago notes")[0] == CHICAGO
    assert styles.find_styles("Harvard CITE them")[0] == "harvard-cite-them-right"
    assert styles.find_styles("no such words") == ()


def test_a_style_names_itself() -> None:
    assert "Chicago Manual of Style 18th edition" in styles.style_title(CHICAGO)
    assert style(CHICAGO).is_note


def test_a_dependent_style_stands_for_its_parent() -> None:
    dependent = next(i for i in styles.style_ids() if i.startswith("turabian"))
    assert styles.load_style(dependent).citation.keys == ()


def test_a_file_can_be_loaded(tmp_path: Path) -> None:
    path = tmp_path / "mine.csl"
    path.write_text(GOOD, encoding="utf-8")
    assert one(styles.load_style(path), {"type": "book", "title": "Tolls"}) == "Tolls"


def test_an_unknown_style_is_refused() -> None:
    with pytest.raises(UnusableStyle) as caught:
        styles.load_style("no-such-style")
    assert (caught.value.reason, caught.value.detail) == ("unknown", "no-such-style")


def test_a_path_is_no_way_out_of_the_styles() -> None:
    with pytest.raises(UnusableStyle):
        styles.load_style("../locales/locales-en-US")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableStyle) as caught:
        styles.load_style(tmp_path / "gone.csl")
    assert caught.value.reason == "unreadable"


def test_broken_xml_names_the_line() -> None:
    with pytest.raises(UnusableStyle) as caught:
        styles.parse_style(b"<style>\n<citation>\n</style>", "mine.csl")
    assert caught.value.place == "mine.csl:3"
    assert caught.value.reason == "not-xml"


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE style [<!ENTITY a "b">]>',
        '<!DOCTYPE style SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE style [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_document_types_and_entities_are_refused(doctype: str) -> None:
    assert reason(doctype + GOOD.replace("'title'", "'title'")) == "doctype"


def test_a_billion_laughs_are_not_expanded() -> None:
    entities = '<!ENTITY a "ha">' + "".join(
        [f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12)]
    )
    assert reason(f"<!DOCTYPE style [{entities}]>" + GOOD) in {"doctype", "not-xml"}


def test_a_style_over_a_megabyte_is_refused() -> None:
    assert reason(GOOD + " " * 1_000_001) == "too-big"


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        ("<html/>", "not-a-style"),
        ("<style><citation/></style>", "not-a-style"),
        (GOOD.replace("citation>", "bibliography>"), "no-citation"),
        (GOOD.replace("<text variable='title'/>", "<text macro='gone'/>"), "unknown-macro"),
        (
            GOOD.replace(
                "<citation>", "<macro name='a'><text macro='a'/></macro><citation>"
            ).replace("variable='title'", "macro='a'"),
            "recursive-macro",
        ),
        (
            GOOD.replace(
                "<citation>",
                "<macro name='a'><text macro='b'/></macro>"
                "<macro name='b'><text macro='a'/></macro><citation>",
            ).replace("variable='title'", "macro='a'"),
            "recursive-macro",
        ),
        (GOOD.replace("<text variable='title'/>", "<group>" * 300 + "</group>" * 300), "not-xml"),
        (
            GOOD.replace("<text variable='title'/>", "<group>" * 200 + "</group>" * 200),
            "too-complex",
        ),
        (
            GOOD.replace("<citation>", f"{LAUGHS}<citation>").replace(
                "variable='title'", "macro='m8'"
            ),
            "too-complex",
        ),
        (
            GOOD.replace("<citation>", "<citation><sort><key macro='gone'/></sort>"),
            "unknown-macro",
        ),
        (
            GOOD.replace(
                "<citation>", "<citation><sort><key variable='title' names-min='x'/></sort>"
            ),
            "bad-value",
        ),
    ],
)
def test_what_is_wrong_with_a_style_is_said(data: str, wanted: str) -> None:
    assert reason(data) == wanted


def test_elements_of_other_namespaces_are_passed_over() -> None:
    odd = GOOD.replace("<layout>", '<layout><x:thing xmlns:x="urn:x"><x:y/></x:thing>')
    assert one(styles.parse_style(odd.encode()), {"type": "book", "title": "Tolls"}) == "Tolls"


def test_unknown_attribute_values_print_something_all_the_same() -> None:
    odd = GOOD.replace("variable='title'", "variable='title' text-case='shouting' font-style='x'")
    assert one(styles.parse_style(odd.encode()), {"type": "book", "title": "Tolls"}) == "Tolls"
