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

_NUMBERED = re.compile(r"^(\d{1,2})[.)] ?([^\d\s.)].*)", re.MULTILINE)
# '33. The inspection did not find any areas for priority and immediate action.'
_NOTHING = re.compile(
    r"(did not find|there (are|were)|found) (any|no) .{0,20}(areas|action)", re.IGNORECASE
)
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
    """
    Count items whose numbers run on, or begin again at 1; a lone number is a paragraph.

    A numbered line that says that nothing was found is no item, though it has its number.
    """
    found = [(int(n), words) for p in lists for n, words in _NUMBERED.findall(p.text)]
    run: list[tuple[int, str]] = []
    for number, words in found:
        if not run or number in (1, run[-1][0] + 1):
            run.append((number, words))
    if len(run) < 2:
        return 0
    return sum(not _NOTHING.search(words) for _, words in run)


def _bullets(text: str) -> int:
    return sum(line.startswith(BULLET) and len(line) > 2 for line in text.split("\n"))


def _absent(reason: str) -> Statement:
    return Statement(field="improvement_items", value=None, absent_because=reason)
