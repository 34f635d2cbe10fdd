from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefer.checking.finding import Finding, Kind, Severity, with_data
from briefer.checking.verdicts import Caution
from briefer.citation.errors import UnusableStyle
from briefer.core.errors import (
    BrieferError,
    Cancelled,
    EditRefused,
    MarkdownProblem,
    ProjectLocked,
    UnreadableSource,
    UnusableProject,
    UnwritableProject,
    UnwritableTarget,
)
from briefer.core.source import ReadWarning
from briefer.importing.reasons import Refusal, Remark
from briefer.jobs import errorwords, findingwords, stepwords
from briefer.jobs.saying import Sentence
from briefer.jobs.sentences import sentence
from briefer.ooxml.errors import UnusablePackage
from briefer.project.changes import Step
from briefer.project.codes import Action
from briefer.project.codes import Refusal as EditRefusal

ROOT = Path(__file__).resolve().parents[2]
TABLES = {
    "UnreadableSource": errorwords.SOURCES,
    "BadReference": errorwords.REFERENCES,
    "UnusableProject": errorwords.PROJECTS,
    "UnwritableProject": errorwords.SAVING,
    "UnwritableTarget": errorwords.TARGETS,
    "EditRefused": errorwords.EDITS,
    "MarkdownProblem": errorwords.MARKDOWN,
    "UnusableStyle": errorwords.STYLES,
    "UnusablePackage": errorwords.PACKAGES,
    "ReadWarning": errorwords.WARNINGS,
    "NotCarried": errorwords.NOT_CARRIED,
}
FIRST = {"EditRefused", "UnusablePackage", "ReadWarning", "NotCarried"}  # reason comes first
FILLABLE = {"name", "folder", "place", "detail", "line", "user", "host", "since", "reason"}


def raised() -> Iterator[tuple[str, str, str]]:
    """Yield class, reason code and place of every error with a literal code in the product."""
    for path in sorted((ROOT / "briefer").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            if name in TABLES:
                at = 0 if name in FIRST else 1
                given = [k.value for k in node.keywords if k.arg == "reason"] or node.args[at:]
                if given and isinstance(given[0], ast.Constant):
                    yield name, str(given[0].value), f"{path.relative_to(ROOT)}:{node.lineno}"


def test_every_reason_that_the_program_gives_has_its_sentence() -> None:
    found = list(raised())
    assert len(found) > 30
    unsaid = [entry for entry in found if entry[1] not in TABLES[entry[0]]]
    assert unsaid == []


@pytest.mark.parametrize("kind", [UnusableProject, UnwritableProject, UnwritableTarget])
def test_every_reason_of_a_documented_list_has_its_sentence(kind: type[BrieferError]) -> None:
    """The codes that come from the system stand in `project/problems.py` as a list."""
    words = (ROOT / "briefer" / "project" / "problems.py").read_text("utf-8")
    listed = re.search(rf"^{kind.__name__} \(.*?\):\n(.*?)(?=^\S)", words, re.DOTALL | re.MULTILINE)
    assert listed is not None
    plain = re.sub(r"\([^)]*\)", "", listed[1])
    codes = {code.strip(" .\n") for code in plain.split(",")}
    assert len(codes) >= 5
    assert codes - set(TABLES[kind.__name__]) == set()


def test_every_code_of_an_enumeration_has_its_sentence() -> None:
    assert set(Refusal) - set(errorwords.SOURCES) == set()
    assert set(Remark) - set(errorwords.WARNINGS) == set()
    assert set(EditRefusal) - set(errorwords.EDITS) == set()
    assert set(Action) - set(stepwords.STEPS) == set()
    assert set(Kind) - set(findingwords.FINDINGS) == set()
    assert set(Caution) - set(findingwords.CAUTIONS) == set()


def all_words() -> Iterator[str]:
    for table in TABLES.values():
        for said in table.values():
            yield from (said.title, said.text, said.hint)
    for forms in stepwords.STEPS.values():
        yield from forms


def test_only_what_is_known_is_filled_in() -> None:
    for words in all_words():
        names = {name for _text, name, _spec, _how in string.Formatter().parse(words) if name}
        assert names <= FILLABLE, words


def test_a_finding_is_filled_in_with_what_it_holds() -> None:
    data = with_data(field="container-title", value="The Echo", source="Rain")
    said = sentence(Finding(Kind.FIELD_GUESSED, Severity.NOTE, data=data))
    assert said == Sentence("The outlet is a guess: The Echo", "The source is “Rain”.")
    caution = with_data(caution="omits-meaning", detail="not")
    said = sentence(Finding(Kind.EDITED_MEANING, Severity.AMBER, words="It rained", data=caution))
    assert said.words == "A marked change may turn the meaning: “It rained”: Left out: not."


def test_a_title_is_no_sentence_and_a_reason_is_one() -> None:
    for name, table in TABLES.items():
        for code, said in table.items():
            assert not said.title.endswith("."), (name, code)
            assert not said.text or said.text.endswith("."), (name, code)


def test_an_error_is_said_with_file_and_reason() -> None:
    said = sentence(UnreadableSource(Path("in/rain.txt"), Refusal.EMPTY))
    assert said == Sentence("“rain.txt” could not be read", "The file is empty.")
    assert said.words == "“rain.txt” could not be read: The file is empty."


def test_a_remark_in_brackets_goes_where_there_is_nothing_to_remark() -> None:
    path = Path("rain.txt")
    said = sentence(UnreadableSource(path, Refusal.DENIED))
    assert said.text == "This computer does not let you read it."
    said = sentence(UnreadableSource(path, Refusal.DENIED, "Permission denied"))
    assert said.text == "This computer does not let you read it (Permission denied)."


def test_of_a_long_quotation_the_first_words_are_said() -> None:
    said = sentence(MarkdownProblem(3, "not-in-source", "one hundred words " * 40)).words
    assert said.startswith("Line 3: not found in the source: “one hundred words one")
    assert len(said) < 200


def test_who_has_a_project_open_is_named() -> None:
    said = sentence(ProjectLocked(Path("a.briefer"), "ann", "desk", "2026-01-02T10:00:00Z"))
    assert "ann" in said.text
    assert "desk" in said.text
    assert "2026-01-0" in said.text
    unknown = sentence(ProjectLocked(Path("a.briefer")))
    assert "{" not in unknown.words
    assert unknown.text


@pytest.mark.parametrize(
    "thing",
    [
        UnreadableSource(Path("x"), "new-reason"),
        UnusableProject(Path("x"), "new-reason"),
        UnwritableProject(Path("x"), "new-reason"),
        UnwritableTarget(Path("x"), "new-reason"),
        EditRefused("new-reason"),
        MarkdownProblem(3, "new-reason"),
        UnusableStyle("x.csl", "new-reason"),
        UnusablePackage("new-reason"),
        ReadWarning("new-reason"),
        Cancelled(),
        BrieferError(),
        ValueError("{name} in braces"),
        Step(1, "new-action", detail="7"),
    ],
)
def test_what_nobody_foresaw_gets_an_honest_sentence(thing: object) -> None:
    said = sentence(thing)
    assert said.title
    assert "new-action" not in said.words


def test_words_of_others_are_never_taken_for_places_to_fill() -> None:
    said = sentence(UnreadableSource(Path("{detail} {x}.txt"), Refusal.UNKNOWN_FORMAT, "{name}"))
    assert "{detail} {x}.txt" in said.title
    assert "“{name}”" in said.text


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (Step(1, "add-sources", detail="rain.txt"), "Added “rain.txt”"),
        (Step(1, "add-sources", detail="3"), "Added 3 sources"),
        (Step(1, "add-text"), "Added a text"),
        (Step(1, "add-section", detail="1914"), "Added the section “1914”"),
        (Step(1, "revise-metadata", detail="container-title issued"),
         "Changed the outlet, date of a source"),
        (Step(1, "change-role", detail="list item"), "Made a paragraph a list item"),
    ],
)  # fmt: skip
def test_a_step_says_what_was_done(step: Step, words: str) -> None:
    assert sentence(step).title == words


def test_the_translator_gets_the_words_before_they_are_filled_in() -> None:
    asked: list[str] = []

    def foreign(words: str) -> str:
        asked.append(words)
        return words.replace("could not be read", "ist nicht lesbar")

    said = sentence(UnreadableSource(Path("rain.txt"), Refusal.EMPTY), tr=foreign)
    assert said.title == "“rain.txt” ist nicht lesbar"
    assert asked == ["“{name}” could not be read", "The file is empty."]
