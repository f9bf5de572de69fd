"""
Titles: which framework family and kind of visit a document is, from its own first pages.

Traps met: 'Warwickshire' ends in 're' and stands before 'Inspection'; three re-inspections
are not called so on their cover; a review of a safeguarding board may stand alone; the folder
of joint inspections also holds area SEND reports and one joint area review of 2009.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.sources.reports.plain import flat

# Enough to see the title, and the first words of a letter below its addresses.
TITLE_LENGTH = 2500


@dataclass(frozen=True, kw_only=True)
class Title:
    """What a document is; `authority` is the name as its title gives it."""

    family: str
    kind: str
    authority: str
    is_letter: bool


_RE_INSPECTION = re.compile(r"(?<![\w-])re-?inspection of services for children")
_SUMMARY_OF_RE_INSPECTION = re.compile(r"\b(?:this|the|at this|during this) re-inspection\b")

_NAME = r"(?P<name>.{3,90}?)"


@dataclass(frozen=True, kw_only=True)
class _Wording:
    """One way in which the first page names the family, the kind and the authority."""

    family: str
    kind: str
    expression: re.Pattern[str]
    is_letter: bool = False


def _report(family: str, expression: str, kind: str = "inspection") -> _Wording:
    return _Wording(family=family, kind=kind, expression=re.compile(expression))


def _letter(family: str, kind: str, expression: str) -> _Wording:
    return _Wording(family=family, kind=kind, expression=re.compile(expression), is_letter=True)


_LINES_OF_A_COVER = ("inspection date", "lead inspector", "judgement grade")
_OF_SERVICES = r"(?:'s?)? (?:local authority )?(?:children'?s'? |this letter|social care)"
_WORDINGS = (
    _report(
        "sif",
        r"^(?:\d+ )?(?P<name>.{0,90}?)(?:^|\s)(?:re-? ?)?"
        r"inspection of services for children in need of",
    ),
    _report(
        "lscb",
        r"^(?:\d+ )?(?P<name>.{0,90}?) ?review of the effectiveness of the "
        r"(?P<named_within>.{0,60}?) ?local safeguarding children board",
        kind="lscb-review",
    ),
    _report(
        "tlac",
        r"inspection of (?:services for )?looked after children(?: services)? "
        rf"{_NAME} inspection dates?",
    ),
    _report(
        "slac",
        r"inspection of safeguarding and looked after children services "
        rf"{_NAME} (?:inspection dates?|reporting)",
    ),
    _report(
        "cpi",
        r"inspection of (?:local authority )?arrangements for the protection of children "
        rf"{_NAME} inspection dates?",
    ),
    _letter(
        "ilacs", "focused-visit", rf"focused visit (?:to|of) (?:the )?{_NAME}{_OF_SERVICES}"
    ),
    _letter(
        "ilacs",
        "monitoring-visit",
        rf"monitoring visit (?:to|of) (?:the )?{_NAME}{_OF_SERVICES}",
    ),
    _letter(
        "jtai",
        "jtai",
        r"joint targeted area inspection of (?P<name>.{3,260}?)"
        r" (?:this letter|this inspection|between|from \d|introduction|on \d)",
    ),
    _report(
        "area-send",
        r"area send (?:full )?(?:monitoring )?inspection (?:report )?of (?:the )?"
        rf"{_NAME} local area partnership",
        kind="area-send",
    ),
    _letter(
        "area-send",
        "area-send",
        rf"joint (?:local )?area (?:send )?inspection (?:in|of) {_NAME}"
        r" (?:between|this letter)",
    ),
    _report(
        "ilacs",
        r"^(?:\d+ )?(?P<name>.{3,90}?) inspection of (?:local authority )?"
        r"children'?s'? (?:social care )?services inspection dates?",
    ),
    _report(
        "ilacs",
        r"inspection of (?:local authority )?children'?s'? (?:social care )?services "
        rf"{_NAME} inspection dates?",
    ),
    _report(
        "ilacs",
        rf"inspection of (?:the )?{_NAME}(?:'s)? "
        r"(?:local authority )?children'?s'? (?:social care )?services?",
    ),
)


def title(pages: Sequence[str]) -> Title | None:
    """Return what the document with these pages is, or None when it is no known report."""
    first = flat("\n".join(pages[:2]))[:TITLE_LENGTH].lower()
    for wording in _WORDINGS:
        found = wording.expression.search(first)
        if found is None or not _looks_like(wording, first):
            continue
        return Title(
            family=_family(wording, first),
            kind=_kind(wording, first, pages),
            authority=_authority(found, wording.family),
            is_letter=wording.is_letter,
        )
    return None


def _looks_like(wording: _Wording, first: str) -> bool:
    """Tell a letter by its greeting, and a graded report by the lines below its title."""
    if wording.is_letter:
        return "dear " in first
    return wording.family != "ilacs" or any(line in first for line in _LINES_OF_A_COVER)


def _family(wording: _Wording, first: str) -> str:
    of_sif = wording.kind == "monitoring-visit" and "ilacs" not in first
    return "sif" if of_sif and "single inspection" in first else wording.family


def _kind(wording: _Wording, first: str, pages: Sequence[str]) -> str:
    if wording.family != "sif":
        return wording.kind
    if _RE_INSPECTION.search(first):
        return "re-inspection"
    opening = "\n".join(page for page in pages[1:8] if "re-inspection" in page)
    again = opening and _SUMMARY_OF_RE_INSPECTION.search(flat(opening).lower())
    return "re-inspection" if again else wording.kind


def _authority(found: re.Match[str], family: str) -> str:
    name = found["name"] or found.groupdict().get("named_within") or ""
    chosen = name.rsplit(" in ", 1)[-1] if family == "jtai" else name
    return re.sub(
        r"^\d+ | children's services$| local safeguarding children board$", "", chosen
    ).strip(" '1:,")
