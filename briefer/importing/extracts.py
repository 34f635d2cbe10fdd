"""Whether a text breaks off where only subscribers, or readers of another page, read on.

Only an invitation that stands right below what is left of the article counts. That a page calls
itself closed to non-subscribers says nothing: those who saved it whole had subscribed.
"""

from __future__ import annotations

import re

from briefer.importing.pagezones import Zones

_REACH = 8  # blocks below the article in which it is said
_LONGEST = 45  # words of what says it
_WHOLE = 400  # words; below a longer text stands an invitation that saving has left there
_PART = r"(?:article|story|piece|post|essay)"
_CUT = (
    rf"\bread the (?:full|whole|entire|complete|rest of (?:this|the)) {_PART}\b",
    rf"\bunlock (?:the rest of )?(?:this|the (?:full|whole)) {_PART}\b",
    (
        rf"\b(?:this|the full|the rest of (?:this|the)) {_PART} is (?:only |exclusively )?"
        r"(?:for|available to|reserved for|restricted to)\b.{0,30}\b(?:subscribers|members)\b"
    ),
    rf"\b\d{{1,3}} ?% of (?:this|the) {_PART} (?:is left|remains)\b",
    (
        r"\b(?:dieser|der (?:ganze|vollständige)) (?:artikel|beitrag|text) ist (?:nur |exklusiv )?"
        r"für\b.{0,40}\b(?:abonnent|mitglieder)"
    ),
    r"\bden (?:ganzen|vollständigen|kompletten) (?:artikel|text|beitrag)\b.{0,60}\blesen\b",
    r"\d ?% de cet article\b",
    r"\b(?:suite|article|contenu)\b.{0,30}\bréservée? (?:aux|à nos) abonnés",
    r"\blire l['’]article (?:complet|en entier|dans son intégralité)\b",
    r"\b(?:artículo|contenido|noticia)\b.{0,30}\bpara (?:suscriptores|socios)\b",
    r"\b(?:articolo|contenuto)\b.{0,20}\briservato agli abbonati",
    r"\bexclusiv[oa] para assinantes\b",
    r"\bpozostało (?:jeszcze )?\d{1,3} ?% artykułu\b",
    "会員限定です|この続きは|订阅以?(?:继续|后)阅读",
)
_INVITED = (
    r"\bto (?:continue|keep) reading\b|^\W*(?:continue|keep) reading (?:with|for|by)\b",
    (
        r"\b(?:subscribe|sign (?:in|up)|log in|register|join|upgrade)\b.{0,60}"
        r"\bto (?:continue|keep|read|unlock|access|view)\b"
    ),
    r"\bjetzt weiterlesen\b|^\W*weiterlesen mit\b",
    r"\bum (?:(?:diesen|den) (?:\w+ )?artikel )?weiter(?:zu)?lesen\b",
    r"\bpour lire (?:la suite|l['’]intégralité)\b",
    r"\bpara (?:seguir|continuar) leyendo\b|\bpara continuar a ler\b",
    r"\bper continuare a leggere\b|\blees (?:verder|het hele artikel) met\b",
    "(?:ログイン|登録)して続きを読む|登录后(?:继续)?阅读",
)
_SAYS_SO, _INVITES = (re.compile("|".join(each), re.IGNORECASE) for each in (_CUT, _INVITED))


def cut_line(zones: Zones) -> str:
    """Return the line that says that the article goes on elsewhere, empty without one."""
    if not zones.article:
        return ""
    last = zones.article[-1]
    near = zones.texts[last : last + 1 + _REACH]
    short = [text for text in near if len(text.split()) <= _LONGEST]
    says_so = next(filter(_SAYS_SO.search, short), "")
    invited = next(filter(_INVITES.search, short), "")
    if says_so or not invited:
        return says_so
    return invited if len(zones.body.split()) < _WHOLE else ""
