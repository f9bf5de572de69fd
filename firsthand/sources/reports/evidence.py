"""
Evidence base: what a document says its inspectors looked at, and whether it says how much.

Only the document's account of itself is read ('Information about this inspection', the
opening of a letter). Findings such as 'in four of the cases sampled' count a part; the largest
such part is given as 'at least', because the whole cannot be less.
"""

import re
from collections.abc import Iterator, Sequence

from firsthand.domain.common.place import Place
from firsthand.domain.intelligence.passage import Passage
from firsthand.domain.intelligence.sighting import Statement
from firsthand.sources.reports.numbers import NUMBER, number_of

WITHOUT_A_NUMBER = "stated without a number"

_SPOKE = r"(?:talk|spoke|speak|met|meeting|discussion|discussed|interview|listen|view)\w*"
_SUBJECTS = {
    "evidence_records": re.compile(
        rf"(?:(?P<number>{NUMBER}) (?:children's )?)?"
        r"\b(?:case ?files?|case records?|(?:children's|electronic|social care|case) records|"
        r"records of children)\b"
    ),
    "evidence_children": re.compile(
        rf"{_SPOKE} (?:\w+ )?(?:to|with|of) (?:(?:\w+,? ){{0,3}}?)"
        rf"(?:(?P<number>{NUMBER}) )?(?:children\b(?!'s)|young people|care leavers|"
        r"care[- ]experienced)"
    ),
    "evidence_parents": re.compile(
        rf"{_SPOKE} [^.]{{0,90}}?(?:(?P<number>{NUMBER}) )?"
        r"\b(?:parents|their families|foster carers|(?<!personal )carers)\b"
    ),
    "evidence_staff": re.compile(
        rf"(?:{_SPOKE} [^.]{{0,90}}?|watched how )(?:(?P<number>{NUMBER}) )?"
        r"\b(?:social workers|managers|staff|practitioners|personal advisers|senior officers|"
        r"leaders|professional)\b"
    ),
}
_VERBS = (
    r"(?:saw|seen|sampled|tracked|reviewed|examined|read|audited|scrutinised|considered|"
    r"looked at)"
)
_RECORDS = r"(?:cases|case files|case records|children's records|files|records)"
_PART = re.compile(
    rf"\b(?P<one>{NUMBER}) (?:children's |social care )?{_RECORDS} (?:that were )?{_VERBS} by "
    r"inspectors"
    rf"|inspectors (?:also )?{_VERBS} (?:practice in )?(?:a sample of |a total of )?(?:over )?"
    rf"(?P<two>{NUMBER}) (?:children's |social care )?{_RECORDS}\b"
)
_ACCOUNTS = ("information about this inspection", "about this inspection")
# Letters before and after the word that can hold one of the phrases above.
WORDS_AROUND = 110
_ABSENT = "The document does not say what evidence of this kind inspectors looked at."


def evidence(passages: Sequence[Passage], *, is_letter: bool) -> tuple[Statement, ...]:
    """Return what is stated of records, children, parents and staff, in that order."""
    headings = (*_ACCOUNTS, "opening") if is_letter else _ACCOUNTS
    accounts = [p for p in passages if p.heading.lower().rstrip("0123456789") in headings]
    texts = [(p.page, " ".join(p.text.lower().split())) for p in accounts]
    least = _largest_part(passages)
    return tuple(
        _stated(field, subject, texts, least if field == "evidence_records" else None)
        for field, subject in _SUBJECTS.items()
    )


def _stated(
    field: str,
    subject: re.Pattern[str],
    texts: Sequence[tuple[int, str]],
    least: tuple[int, int] | None,
) -> Statement:
    mentions = [(page, m["number"]) for page, text in texts for m in subject.finditer(text)]
    for page, number in mentions:
        if number:
            return Statement(field=field, value=str(number_of(number)), place=Place(page=page))
    if least:
        count, page = least
        return Statement(field=field, value=f"at least {count}", place=Place(page=page))
    if mentions:
        page = mentions[0][0]
        return Statement(field=field, value=WITHOUT_A_NUMBER, place=Place(page=page))
    return Statement(field=field, value=None, absent_because=_ABSENT)


def _largest_part(passages: Sequence[Passage]) -> tuple[int, int] | None:
    """Return the largest number of records that a finding mentions, and its page."""
    parts: list[tuple[int, int]] = []
    for passage in passages:
        if passage.area == "lscb" or "nspectors" not in passage.text:
            continue
        text = passage.text.lower().replace("\n", " ")
        parts.extend((count, passage.page) for count in _counts_near_inspectors(text))
    return max(parts, default=None)


def _counts_near_inspectors(text: str) -> Iterator[int]:
    """Yield numbers of records told in the words around each 'inspectors'."""
    at = text.find("inspectors")
    while at >= 0:
        for found in _PART.finditer(text, max(at - WORDS_AROUND, 0), at + WORDS_AROUND):
            yield number_of(found["one"] or found["two"])
        at = text.find("inspectors", at + 1)
