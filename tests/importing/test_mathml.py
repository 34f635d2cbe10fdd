from __future__ import annotations

import pytest
from lxml import etree

from briefer.importing.mathml import mathml_text


def shown(inside: str) -> str:
    return mathml_text(etree.fromstring(f"<math>{inside}</math>"))


NOTE = '<annotation encoding="application/x-tex">\\frac12</annotation>'


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<mfrac><mn>1</mn><mn>2</mn></mfrac>", "1/2"),
        (f"<semantics><mfrac><mn>1</mn><mn>2</mn></mfrac>{NOTE}</semantics>", "1/2"),
        (f"<semantics><mrow/>{NOTE}</semantics>", "\\frac12"),
        ("<mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup>", "E = mc²"),
        ("<msub><mi>a</mi><mrow><mi>n</mi><mo>-</mo><mn>1</mn></mrow></msub>", "a_(n - 1)"),
        ("<msqrt><mi>x</mi><mo>+</mo><mn>1</mn></msqrt>", "√(x + 1)"),
        ("<mo>-</mo><mn>3</mn>", "-3"),
        ("<mover><mi>x</mi><mo>¯</mo></mover>", "x\u0305"),
        ("<munderover><mo>∑</mo><mi>k</mi><mi>n</mi></munderover><mi>k</mi>", "∑_(k)ⁿk"),
        ("<mfenced><mi>a</mi><mi>b</mi></mfenced>", "(a,b)"),
        ("<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr></mtable>", "1, 2"),
    ],
)  # fmt: skip
def test_a_formula_is_read_as_it_is_meant(markup: str, text: str) -> None:
    assert shown(markup) == text


def test_no_depth_of_a_formula_is_too_much() -> None:
    assert shown(f"{'<mrow>' * 200}x{'</mrow>' * 200}") == ""
