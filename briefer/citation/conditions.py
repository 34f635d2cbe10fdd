"""Conditions of `cs:choose`: each compiled to one test of the context."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from briefer.citation.context import DYNAMIC, Context, Position
from briefer.citation.numbers import is_numeric

Test: TypeAlias = Callable[[Context], bool]

_POSITIONS: dict[str, Test] = {
    "first": lambda context: context.facts.position == Position.FIRST,
    "subsequent": lambda context: context.facts.position >= Position.SUBSEQUENT,
    "ibid": lambda context: context.facts.position >= Position.IBID,
    "ibid-with-locator": lambda context: context.facts.position == Position.IBID_WITH_LOCATOR,
    "near-note": lambda context: context.facts.is_near,
}


def condition(attributes: Mapping[str, str]) -> Test:
    """Return the test that the attributes of `cs:if` or `cs:else-if` describe."""
    match = attributes.get("match", "all")
    tests: list[Test] = []
    for name, value in attributes.items():
        if name == "match":
            continue
        if name == "disambiguate":
            tests.append(lambda context: context.variant.condition)
        elif name in _KINDS:
            tests += _KINDS[name](value.split(), match)
    return _joined(tests, match)


def _joined(tests: list[Test], match: str) -> Test:
    if match == "none":
        return lambda context: not any(test(context) for test in tests)
    if len(tests) == 1:
        return tests[0]
    if match == "any":
        return lambda context: any(test(context) for test in tests)
    return lambda context: all(test(context) for test in tests)


def _types(values: list[str], _match: str) -> list[Test]:
    # An item has one type: "all" of several can only mean any of them.
    wanted = frozenset(values)
    return [lambda context: context.item.type in wanted]


def _variables(values: list[str], match: str) -> list[Test]:
    fixed = frozenset(value for value in values if value not in DYNAMIC)
    tests = [_has(value) for value in values if value in DYNAMIC]
    if fixed and match == "all":
        tests.append(lambda context: fixed <= context.item.present)
    elif fixed:
        tests.append(lambda context: not fixed.isdisjoint(context.item.present))
    return tests


def _has(name: str) -> Test:
    if name == "year-suffix":
        return lambda context: bool(context.variant.suffix)
    return lambda context: context.has(name)


def _numeric(values: list[str], _match: str) -> list[Test]:
    return [_is_numeric(value) for value in values]


def _is_numeric(name: str) -> Test:
    get = DYNAMIC.get(name)
    if get is not None:
        return lambda context: is_numeric(get(context))
    return lambda context: is_numeric(context.item.texts.get(name, ""))


def _uncertain(values: list[str], _match: str) -> list[Test]:
    return [_is_uncertain(value) for value in values]


def _is_uncertain(name: str) -> Test:
    def test(context: Context) -> bool:
        date = context.item.dates.get(name)
        return date is not None and date.is_circa

    return test


def _locators(values: list[str], _match: str) -> list[Test]:
    wanted = frozenset(value.replace("sub verbo", "sub-verbo") for value in values)
    return [lambda context: bool(context.facts.locator) and context.facts.label in wanted]


def _positions(values: list[str], _match: str) -> list[Test]:
    return [_in_citation(_POSITIONS[value]) for value in values if value in _POSITIONS]


def _in_citation(test: Test) -> Test:
    return lambda context: context.area == "citation" and test(context)


_KINDS: dict[str, Callable[[list[str], str], list[Test]]] = {
    "type": _types,
    "variable": _variables,
    "is-numeric": _numeric,
    "is-uncertain-date": _uncertain,
    "locator": _locators,
    "position": _positions,
}
