"""
Grades: for each judgement area, the very words under which it is graded on the cover.

Cells of the cover's table come as lines in reading order: an area, perhaps wrapped, then its
grade, perhaps wrapped. Reports also print 'Not judged', which is a label like any other.
"""

import re
from collections.abc import Sequence

from firsthand.domain.common.place import Place
from firsthand.domain.intelligence.sighting import PrintedGrade
from firsthand.sources.reports.plain import flat

_LABEL = (
    r"(?P<label>outstanding|good|adequate|inadequate|requires? improvement(?: to be good)?"
    r"|not judged)\b"
)
_BETWEEN = r"[\d.:]{0,2} (?:is |are )?(?:that it )?(?:is )?(?:judged (?:to be )?)?"


def _area(key: str, title: str) -> tuple[str, re.Pattern[str]]:
    return key, re.compile(title + _BETWEEN + _LABEL, re.IGNORECASE)


_ILACS = (
    _area("overall", r"overall effectiveness"),
    _area(
        "leadership",
        r"impact of leaders on social work practice(?: with children and families)?",
    ),
    _area("help-and-protection", r"children who need help and protection"),
    _area(
        "children-in-care",
        r"experiences? and progress of children in care(?: and care leavers)?",
    ),
    _area("care-leavers", r"experiences? and progress of care leavers"),
)
_SIF = (
    _area("help-and-protection", r"children who need help and protection"),
    _area("children-in-care", r"children looked after and achieving permanence"),
    _area("adoption", r"adoption performance"),
    _area("care-leavers", r"experiences? and progress of care leavers"),
    _area("leadership", r"leadership, management and governance"),
)
_SENTENCES = (
    _area("adoption", r"graded judge?ment (?:for|about|on) (?:the )?adoption(?: performance)?"),
    _area(
        "care-leavers",
        r"graded judge?ment (?:for|about|on) (?:the )?(?:experiences? and progress of )?"
        r"care leavers",
    ),
)
_SIF_OVERALL = (
    re.compile(
        r"overall judge?ment is (?:that )?(?:children's services (?:is|are)? ?)?" + _LABEL,
        re.IGNORECASE,
    ),
    re.compile(r"children's services in .{3,60}? (?:is |are )?" + _LABEL, re.IGNORECASE),
    re.compile(
        r"(?:overall effectiveness|this local authority|children's services) (?:is |are )?"
        + _LABEL,
        re.IGNORECASE,
    ),
)
_BOARD = (
    re.compile(
        r"(?:local safeguarding children'?s? board|lscb)[\d]? ?(?:\(lscb\))?\d? "
        r"(?:is |are )?(?:judged to be )?" + _LABEL,
        re.IGNORECASE,
    ),
    re.compile(
        r"effectiveness of the .{3,60}? board (?:\(\w+\) )?(?:is )?" + _LABEL, re.IGNORECASE
    ),
)
_TLAC = (
    _area("overall", r"overall effectiveness"),
    _area("children-in-care", r"outcomes for looked after children and young people"),
    _area("leadership", r"leadership and management"),
)
_SLAC = (
    _area("safeguarding", r"overall effectiveness of (?:the )?safeguarding services"),
    _area("looked-after", r"overall effectiveness of services for looked after children"),
)
_CPI = (_area("overall", r"overall effectiveness"),)
_SEND = (
    (
        "send-outcome",
        re.compile(
            r"arrangements (?:typically )?lead to (?P<label>positive|inconsistent) experiences"
            r"|(?P<failings>widespread and/or systemic failings)",
            re.IGNORECASE,
        ),
    ),
)


def grades(
    pages: Sequence[str], family: str, *, board_page: int | None
) -> tuple[PrintedGrade, ...]:
    """Return the grades that a report prints; the board's part begins on `board_page`."""
    if family == "ilacs":
        return _in_table(pages[:1], _ILACS) or _in_table(pages[:2], _ILACS)
    if family == "sif":
        overall = _first(pages[:4], "overall", _SIF_OVERALL)
        board = _board(pages, board_page)
        on_cover = _in_table(pages[:1], _SIF)
        return (*overall, *on_cover, *_in_sentences(pages, on_cover), *board)
    if family == "lscb":
        return _first(pages[:6], "lscb", _BOARD)
    if family in _OLDER:
        return _in_table(pages[-3:], _OLDER[family], first=max(len(pages) - 3, 0))
    return _in_table(pages[:2], _SEND) if family == "area-send" else ()


_OLDER = {"tlac": _TLAC, "slac": _SLAC, "cpi": _CPI}


def _label(match: re.Match[str]) -> str:
    """Return the grade in the words of the page; services 'require', a grade 'requires'."""
    return re.sub(r"(?i)\brequire\b", "requires", match["label"] or match[0])


def _in_table(
    pages: Sequence[str],
    areas: Sequence[tuple[str, re.Pattern[str]]],
    *,
    first: int = 0,
) -> tuple[PrintedGrade, ...]:
    found: dict[str, PrintedGrade] = {}
    for number, page in enumerate(pages, start=first + 1):
        text = flat(page)
        for area, expression in areas:
            match = None if area in found else expression.search(text)
            if match:
                place = Place(page=number)
                found[area] = PrintedGrade(area=area, label=_label(match), place=place)
    return tuple(found.values())


def _in_sentences(
    pages: Sequence[str], known: Sequence[PrintedGrade]
) -> tuple[PrintedGrade, ...]:
    """Return grades that a cover leaves out, as Oldham's of 2015 did for care leavers."""
    missing = [each for each in _SENTENCES if each[0] not in {g.area for g in known}]
    if not missing:
        return ()
    telling = [page if "graded judg" in page.lower() else "" for page in pages]
    return _in_table(telling, missing)


def _first(
    pages: Sequence[str], area: str, expressions: Sequence[re.Pattern[str]], *, first: int = 1
) -> tuple[PrintedGrade, ...]:
    for expression in expressions:
        for number, page in enumerate(pages, start=first):
            match = expression.search(flat(page))
            if match:
                place = Place(page=number)
                return (PrintedGrade(area=area, label=_label(match), place=place),)
    return ()


def _board(pages: Sequence[str], board_page: int | None) -> tuple[PrintedGrade, ...]:
    """Return the board's grade: on the cover in early reports, else where its part begins."""
    on_cover = _first(pages[:1], "lscb", _BOARD)
    if on_cover or board_page is None:
        return on_cover
    its_pages = pages[board_page - 1 : board_page + 2]
    return _first(its_pages, "lscb", _BOARD, first=board_page)
