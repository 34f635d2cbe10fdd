from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from briefer.checking.returned import ItemChange
from briefer.checking.verdicts import Caution, Colour, Verdict
from briefer.core.brief import NotesKind
from briefer.core.outline import Quotation, Section, TextItem
from briefer.ooxml.anchors import AnchorForm, item_bookmark
from tests.checking.wordedits import (
    BY,
    WORKING,
    Edit,
    after,
    bare,
    changed,
    control,
    deleted,
    inserted,
    packed,
    paragraph_with,
    quotation,
    read_parts,
    replaced,
    returned,
    run,
    split,
    unwrapped,
    without_bookmarks,
    without_controls,
    words,
)
from tests.exporting.specimen import working_copy


def test_an_untouched_file_is_as_exported() -> None:
    result = returned(WORKING)
    assert result.is_as_exported
    assert not result.is_red
    assert result.summary == {"exact": 2, "typography": 3}
    assert {q.via for q in result.quotations} == {AnchorForm.TAG}


@pytest.mark.parametrize(
    ("edits", "verdict", "via"),
    [
        ((words("inline", "old quay", "new quay"),), "altered", AnchorForm.TAG),
        ((words("inline", "could not", "could"),), "altered", AnchorForm.TAG),
        ((words("inline", "not carry", "[...] carry"),), "edited-meaning", AnchorForm.TAG),
        ((words("inline", "the old quay", "[the quay]"),), "edited", AnchorForm.TAG),
        ((split("inline", "carry", '<w:proofErr w:type="spellStart"/>'),), "exact", AnchorForm.TAG),
        ((split("inline", "carry", inserted("easily ")),), "altered", AnchorForm.TAG),
        ((split("inline", "not ", deleted("not "), "not "),), "altered", AnchorForm.TAG),
        ((unwrapped("inline"),), "exact", AnchorForm.BOOKMARK),
        ((unwrapped("inline"), without_bookmarks), "exact", AnchorForm.TEXT),
        (
            (words("inline", "old quay", "new quay"), unwrapped("inline"), without_bookmarks),
            "altered",
            AnchorForm.TEXT,
        ),
        ((split("inline", "carry", run("SECRET ", "<w:vanish/>")),), "exact", AnchorForm.TAG),
        ((words("inline", "could not", "could\u00a0not"),), "exact", AnchorForm.TAG),
        ((words("inline", "quay", "qu\u00aday"),), "exact", AnchorForm.TAG),
    ],
)  # fmt: skip
def test_a_quotation_is_found_and_judged_after_an_edit(
    edits: Sequence[Edit], verdict: str, via: AnchorForm
) -> None:
    found = quotation(after(*edits), "inline")
    assert (found.verdict, found.via) == (verdict, via)


def test_other_quotations_are_left_alone_by_an_edit() -> None:
    result = after(words("inline", "old quay", "new quay"))
    assert [q.item_id for q in result.quotations if q.is_changed] == ["inline"]
    assert result.is_red
    assert result.summary["altered"] == 1


def test_a_tracked_change_is_judged_in_both_views() -> None:
    found = quotation(after(split("inline", "carry", inserted("easily "))), "inline")
    assert found.is_tracked
    assert found.before is not None
    assert found.before.verdict is Verdict.EXACT
    rejected = quotation(after(split("inline", "carry", deleted("not "))), "inline")
    assert rejected.verdict == "exact"  # what was deleted had never been there in the end
    assert rejected.before is not None
    assert rejected.before.verdict is Verdict.ALTERED


@pytest.mark.parametrize(
    ("before", "after_it"),
    [
        ("<w:bookmarkStart", run("hardly ") + "<w:bookmarkStart"),
        ("</w:sdt>", "</w:sdt>" + run(" at all")),
    ],
)
def test_words_typed_between_the_marks_but_outside_the_control_count(
    before: str, after_it: str
) -> None:
    def edit(xml: str) -> str:
        found = control("inline", xml)
        at = (
            xml.rindex(before, 0, found.start())
            if before.endswith("Start")
            else (found.end() - len(before))
        )
        return xml[:at] + after_it + xml[at + len(before) :]

    assert quotation(after(edit), "inline").verdict == "altered"


@pytest.mark.parametrize("anchors", [True, False])
def test_words_under_another_sources_citation_in_brackets_are_not_in_it(anchors: bool) -> None:
    own = Quotation("q1", "money", "but no time")
    first = TextItem("t1", "[but no time]{.quote #q1} [@marsh2026]", (own,))
    other = Quotation("q2", "long", "no ship above nine metres could be served")
    second = TextItem("t2", f"[{other.wording}]{{.quote #q2}} [@ports2030]", (other,))
    data = working_copy(first, second, style="apa")

    def exchange(xml: str) -> str:
        a, b = control("q1", xml)[0], control("q2", xml)[0]
        return xml.replace(a, "@").replace(b, a).replace("@", b)

    lost = () if anchors else (without_controls, without_bookmarks)
    result = returned(changed(data, exchange, *lost))
    assert {q.verdict for q in result.quotations} == {"not-in-source"}


TWO = (
    "It [could not carry the new cranes]{.quote #one} [@marsh2026], or, as others say,"
    " [but no time]{.quote #two} [@marsh2026]."
)
TWO_INLINE = TextItem(
    "t",
    TWO,
    (Quotation("one", "quay", "could not carry the new cranes"),
     Quotation("two", "money", "but no time")),
)  # fmt: skip


def _without(xml: str, after_it: str) -> str:
    """Remove the first quotation mark behind the words `after_it`."""
    at = xml.index(after_it)
    mark = re.search("[“”]", xml[at:])
    assert mark is not None
    return xml[: at + mark.start()] + xml[at + mark.end() :]


@pytest.mark.parametrize("anchors", [True, False])
def test_the_authors_words_between_the_marks_of_two_quotations_are_altered(anchors: bool) -> None:
    lost = () if anchors else (unwrapped("one"), unwrapped("two"), without_bookmarks)
    data = working_copy(TWO_INLINE)
    joined = (lambda xml: _without(xml, "new cranes"), lambda xml: _without(xml, "others say"))
    result = returned(changed(data, *lost, *joined))
    assert {q.judged.verdict.colour for q in result.quotations if q.judged} == {Colour.RED}


def _without_styles(xml: str) -> str:
    return re.sub(r"<w:pStyle[^>]*/>", "", xml)


@pytest.mark.parametrize("elsewhere", [True, False])
def test_a_block_quotation_of_which_one_paragraph_is_another_is_altered(elsewhere: bool) -> None:
    def edit(xml: str) -> str:
        old = paragraph_with("A second paragraph closes the matter.", xml)
        new = old.replace("closes", "reopens") if elsewhere else f"<w:p>{run('All is well.')}</w:p>"
        if not elsewhere:
            return xml.replace(old, new)
        after_it = paragraph_with("It said so twice", xml)
        return xml.replace(old, "").replace(after_it, after_it + new)

    assert quotation(bare(_without_styles, edit), "block").verdict == "altered"


def test_words_added_to_the_paragraph_of_a_block_quotation_count() -> None:
    def edit(xml: str) -> str:
        found = control("block", xml, 2)
        return xml[: found.end()] + run(" Nobody objected.") + xml[found.end() :]

    assert quotation(after(edit), "block").verdict == "altered"


def test_a_split_paragraph_is_the_same_quotation() -> None:
    def edit(xml: str) -> str:
        found = control("short", xml)
        whole = found["content"]
        left, right = whole.replace("but no time", "</w:t></w:r>"), run("but no time")
        left = left[: left.index("</w:t></w:r>")] + "</w:t></w:r>"
        one = found[0].replace(whole, left)
        new = f"{one}</w:p><w:p>{right}"
        return xml[: found.start()] + new + xml[found.end() :]

    found = quotation(after(edit), "short")
    assert (found.verdict, found.via) == ("typography", AnchorForm.BOOKMARK)


def test_both_copies_of_a_copied_quotation_are_judged() -> None:
    def edit(xml: str) -> str:
        found = control("inline", xml)
        second = found[0].replace("old quay", "new quay")
        end = xml.index("</w:p>", found.end()) + len("</w:p>")
        return f"{xml[:end]}<w:p>{run('“')}{second}{run('”')}</w:p>{xml[end:]}"

    result = after(edit)
    assert quotation(result, "inline").verdict == "exact"
    assert quotation(result, "inline", 2).verdict == "altered"


def test_a_deleted_quotation_is_missing_and_not_red() -> None:
    def edit(xml: str) -> str:
        return xml.replace(paragraph_with("but no time", xml), "", 1)

    result = after(edit)
    assert quotation(result, "short").verdict == "missing"
    assert not result.is_red
    assert [(i.item_id, i.change) for i in result.items] == [("short", ItemChange.DELETED)]
    assert [(n.number, n.change) for n in result.notes] == [(7, ItemChange.ORPHANED)]


def test_an_emptied_control_is_missing() -> None:
    def edit(xml: str) -> str:
        found = control("short", xml)
        empty = found[0].replace(found["content"], run("Click to enter text."))
        empty = empty.replace("</w:sdtPr>", "<w:showingPlcHdr/></w:sdtPr>")
        return xml[: found.start()] + empty + xml[found.end() :]

    assert quotation(after(edit), "short").verdict == "missing"


def test_words_trimmed_off_that_said_no_are_amber() -> None:
    inline = Quotation("q", "quay", "could not carry the new cranes")
    text = "It [could not carry the new cranes]{.quote #q} again."
    data = working_copy(TextItem("t", text, (inline,)))
    found = quotation(returned(changed(data, words("q", "could not carry", "carry"))), "q")
    assert found.judged is not None
    assert found.judged.verdict is Verdict.EDITED_MEANING


def test_emphasis_that_a_colleague_adds_must_be_said() -> None:
    bold = split("inline", "not ", run("not ", "<w:b/>"), "not ")
    found = quotation(after(bold), "inline")
    assert found.judged is not None
    assert found.judged.cautions() == {Caution.EMPHASIS_NOT_SAID}
    whole = words("inline", "<w:r>", "<w:r><w:rPr><w:i/></w:rPr>")
    assert quotation(after(whole), "inline").verdict == "exact"  # its look, not a stress


def test_a_changed_text_is_told_with_its_difference() -> None:
    result = after(replaced("It said so twice", "It said so three times"))
    (item,) = result.items
    assert (item.item_id, item.kind, item.change) == ("lead", "text", ItemChange.CHANGED)
    assert "three times" in item.text
    assert [p.text.strip() for p in item.difference if p.change == "added"] == ["three times."]
    assert not result.is_red


def test_a_tracked_change_of_a_text_is_known_as_such() -> None:
    tracked = replaced("It said so twice", "</w:t></w:r>" + inserted("Indeed it said") +
                       deleted("It said") + '<w:r><w:t xml:space="preserve"> so twice')  # fmt: skip
    (item,) = after(tracked).items
    assert (item.change, item.is_tracked) == (ItemChange.CHANGED, True)


def test_an_added_paragraph_is_told_with_the_item_before_it() -> None:
    def edit(xml: str) -> str:
        paragraph = paragraph_with("but no time", xml)
        new = f'<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr>{run("A new thought.")}</w:p>'
        return xml.replace(paragraph, paragraph + new, 1)

    (item,) = after(edit).items
    assert (item.change, item.text, item.after) == (ItemChange.ADDED, "A new thought.", "short")


def test_a_moved_paragraph_is_told_and_its_quotation_is_sound() -> None:
    def edit(xml: str) -> str:
        paragraph = paragraph_with("but no time", xml)
        rest = xml.replace(paragraph, "", 1)
        end = paragraph_with("Open questions", rest)
        return rest.replace(end, end + paragraph, 1)

    result = after(edit)
    assert [(i.item_id, i.change) for i in result.items] == [("short", ItemChange.MOVED)]
    assert quotation(result, "short").verdict == "typography"


def test_a_changed_heading_is_a_changed_section() -> None:
    (item,) = after(replaced("What is known", "What we know", 9)).items
    assert (item.item_id, item.kind, item.text) == ("known", "section", "What we know")


def test_a_changed_note_and_one_without_its_mark_are_told() -> None:
    note = changed(
        WORKING, replaced("Harbour Gazette", "Harbor Gazette"), part="word/footnotes.xml"
    )
    (told,) = returned(note).notes
    assert (told.number, told.change) == (1, ItemChange.CHANGED)

    def without_mark(xml: str) -> str:
        return re.sub(r'<w:r><w:rPr>(?:(?!</w:r>).)*<w:footnoteReference w:id="3"/></w:r>', "", xml)

    (told,) = after(without_mark).notes
    assert (told.number, told.change) == (3, ItemChange.ORPHANED)


def test_a_note_and_its_words_can_both_be_lost() -> None:
    def without_mark(xml: str) -> str:
        return re.sub(r'<w:r><w:rPr>(?:(?!</w:r>).)*<w:footnoteReference w:id="3"/></w:r>', "", xml)

    def without_note(xml: str) -> str:
        return re.sub(r'<w:footnote w:id="3">.*?</w:footnote>', "", xml, flags=re.DOTALL)

    data = changed(changed(WORKING, without_mark), without_note, part="word/footnotes.xml")
    (told,) = returned(data).notes
    assert (told.number, told.change) == (3, ItemChange.LOST)


def test_a_new_note_is_told() -> None:
    def mark(xml: str) -> str:
        new = '<w:r><w:footnoteReference w:id="99"/></w:r>'
        return xml.replace("It said so twice</w:t></w:r>", f"It said so twice</w:t></w:r>{new}", 1)

    def note(xml: str) -> str:
        new = f'<w:footnote w:id="99"><w:p>{run("Ask Lena.")}</w:p></w:footnote>'
        return xml.replace("</w:footnotes>", f"{new}</w:footnotes>")

    data = changed(changed(WORKING, mark), note, part="word/footnotes.xml")
    (told,) = returned(data).notes
    assert (told.number, told.change, told.text) == (0, ItemChange.ADDED, "Ask Lena.")
    assert told.item_id == "lead"


def test_the_list_of_sources_is_compared_entry_by_entry() -> None:
    changed_entry = after(replaced("Ports in 2030.”", "Ports in 2031.”"))
    assert [e.change for e in changed_entry.entries] == [ItemChange.CHANGED]

    def without(xml: str) -> str:
        paragraph = [p for p in re.findall(r"<w:p>.*?</w:p>", xml) if "Bibliography" in p][-1]
        return xml.replace(paragraph, "", 1)

    assert [e.change for e in after(without).entries] == [ItemChange.DELETED]


def test_a_removed_marking_is_red() -> None:
    parts = read_parts(WORKING)
    bare = {
        name: content.replace(b"TLP:GREEN", b"") if re.search("header|footer", name) else content
        for name, content in parts.items()
    }
    result = returned(packed(bare))
    assert result.marking.is_removed
    assert result.is_red
    kept = {**bare, "word/header1.xml": parts["word/header1.xml"]}
    assert not returned(packed(kept)).is_red


def test_comments_are_told_with_their_item_and_words() -> None:
    def commented(xml: str) -> str:
        start, end = '<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/>'
        mark = '<w:r><w:commentReference w:id="0"/></w:r>'
        return split("inline", "new", f"{start}{run('new ')}{end}{mark}", "new ")(xml)

    parts = read_parts(changed(WORKING, commented))
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = f'<w:comment w:id="0" {BY}><w:p>{run("Since when?")}</w:p></w:comment>'
    parts["word/comments.xml"] = f"<w:comments {space}>{body}</w:comments>".encode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    relation = f'<Relationship Id="rC" Type="{kind}" Target="comments.xml"/></Relationships>'
    name = "word/_rels/document.xml.rels"
    parts[name] = parts[name].replace(b"</Relationships>", relation.encode())
    result = returned(packed(parts))
    (comment,) = result.comments
    assert (comment.author, comment.text) == ("Ed", "Since when?")
    assert (comment.item_id, comment.about) == ("text", "new")
    assert quotation(result, "inline").verdict == "exact"


def test_new_quoted_words_are_told_with_what_is_known_of_them() -> None:
    result = after(replaced("It said so twice", "It said “the tide is out” and “no time” twice"))
    assert [(q.text, str(q.judged.verdict)) for q in result.new_quotations] == [
        ("the tide is out", "not-in-source"),
        ("no time", "exact"),
    ]


@pytest.mark.parametrize("marks", ["»«", "«»", "‚‘", "''", '""', "「」", "„“"])
def test_new_quoted_words_are_seen_in_every_houses_marks(marks: str) -> None:
    typed = f"It said {marks[0]}the tide is out{marks[1]} twice"
    result = after(replaced("It said so twice", typed))
    assert [q.text for q in result.new_quotations] == ["the tide is out"]


def test_a_section_that_is_deleted_is_told_with_all_it_held() -> None:
    def edit(xml: str) -> str:
        name = item_bookmark("open")
        at = xml.index(name)
        start = xml.rindex("<w:p>", 0, at)
        end = xml.index("</w:p>", at) + len("</w:p>")
        return xml[:start] + xml[end:]

    assert ("open", ItemChange.DELETED) in [(i.item_id, i.change) for i in after(edit).items]


def test_a_file_of_endnotes_is_compared_alike() -> None:
    data = working_copy(notes=NotesKind.ENDNOTES)
    assert returned(data).is_as_exported


def test_a_brief_with_the_same_words_twice_is_compared_alike() -> None:
    items = (
        Section("s", "Twice", (Quotation("q1", "quay"), Quotation("q2", "quay"))),
        TextItem("t", "The quay matters to all of them."),
    )
    data = working_copy(*items)
    assert returned(data).is_as_exported
    bare = changed(data, unwrapped("q1"), unwrapped("q2"), without_bookmarks)
    result = returned(bare)
    assert result.is_as_exported
    assert {q.via for q in result.quotations} == {AnchorForm.TEXT}
