from __future__ import annotations

import pytest

from briefer.ooxml.formulas import formula_text
from briefer.ooxml.xml import read_xml

_SPACE = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def r(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def part(name: str, text: str) -> str:
    return f"<m:{name}>{text if '<' in text else r(text)}</m:{name}>"


def shown(inside: str) -> str:
    return formula_text(read_xml(f"<m:oMath {_SPACE}>{inside}</m:oMath>".encode()))


HALF = f"<m:f>{part('num', '1')}{part('den', '2')}</m:f>"
SUM = (
    '<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr>'
    f"{part('sub', 'k=0')}{part('sup', 'n')}{part('e', 'k')}</m:nary>"
)
BRACES = '<m:dPr><m:begChr m:val="{"/><m:endChr m:val=""/></m:dPr>'


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (HALF, "1/2"),
        (f"<m:f>{part('num', 'a+b')}{part('den', '2c')}</m:f>", "(a+b)/(2c)"),
        (f"<m:sSup>{part('e', '10')}{part('sup', '6')}</m:sSup>", "10⁶"),
        (f"<m:sSup>{part('e', 'e')}{part('sup', 'x+1')}</m:sSup>", "e^(x+1)"),
        (f"<m:sSub>{part('e', 'CO')}{part('sub', '2')}</m:sSub>", "CO₂"),
        (f"<m:sSubSup>{part('e', 'v')}{part('sub', 'max')}{part('sup', '2')}</m:sSubSup>",
         "v_(max)²"),
        (f"<m:rad>{part('deg', '')}{part('e', 'x+1')}</m:rad>", "√(x+1)"),
        (f"<m:rad>{part('deg', '3')}{part('e', '8')}</m:rad>", "∛8"),
        (SUM, "∑_(k=0)ⁿ k"),
        (f"<m:d>{part('e', 'a')}{part('e', 'b')}</m:d>", "(a|b)"),
        (f"<m:d>{BRACES}{part('e', 'a')}</m:d>", "{a"),
        (f"<m:func>{part('fName', 'log')}{part('e', 'x')}</m:func>", "log x"),
        (f"<m:m><m:mr>{part('e', '1')}{part('e', '2')}</m:mr><m:mr>{part('e', '3')}</m:mr></m:m>",
         "1, 2; 3"),
        (f"{r('x=')}<m:box>{part('e', HALF)}</m:box>", "x=1/2"),
    ],
)  # fmt: skip
def test_what_stands_above_and_below_is_told_apart(markup: str, text: str) -> None:
    assert shown(markup) == text
