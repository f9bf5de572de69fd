"""
Improvement items: how many things a report says must improve, counted as it lists them.

The items of the local authority alone: those of the safeguarding board stand in the second
half of a single inspection report and are not counted. Numbered items are counted where a
list is numbered, bullets where it is not or where each number only heads a group of them.
"""

import re
from collections.abc import Sequence

from firsthand.domain.common.place import Place
from firsthand.domain.intelligence.passage import Passage
from firsthand.domain.intelligence.sighting import Statement
from firsthand.sources.reports.layout import BULLET

_NUMBERED = re.compile(r"^(\d{1,2})[.)] ?[^\d\s.)]", re.MULTILINE)
# A numbered line with bullets straight below it heads a group; the bullets are the items.
_GROUP = re.compile(rf"^\d{{1,2}}[.)] [^{BULLET}]+[^:{BULLET}\s]\n{BULLET}", re.MULTILINE)


def improvement_items(passages: Sequence[Passage]) -> Statement:
    """Return the number of items under the headings that list what must improve."""
    lists = [p for p in passages if p.part == "to-improve" and p.area != "lscb"]
    if not lists:
        return _absent("No heading lists what must improve.")
    numbered, bullets = _numbered(lists), sum(_bullets(p.text) for p in lists)
    groups = sum(len(_GROUP.findall(p.text)) for p in lists)
    count = bullets if not numbered or groups == numbered else numbered
    if not count:
        return _absent("What must improve is told in running text, not as a list.")
    return Statement(
        field="improvement_items", value=str(count), place=Place(page=lists[0].page)
    )


def _numbered(lists: Sequence[Passage]) -> int:
    """Count items whose numbers run on, or begin again at 1; a lone number is a paragraph."""
    count, last = 0, 0
    for number in (int(n) for p in lists for n in _NUMBERED.findall(p.text)):
        if last == 0 or number in (1, last + 1):
            count, last = count + 1, number
    return count if count > 1 else 0


def _bullets(text: str) -> int:
    return sum(line.startswith(BULLET) and len(line) > 2 for line in text.split("\n"))


def _absent(reason: str) -> Statement:
    return Statement(field="improvement_items", value=None, absent_because=reason)
