"""
Improvement items: how many things a report says must improve, counted as it lists them.

The items of the local authority alone: those of the safeguarding board stand in the second
half of a single inspection report and are not counted. Numbered items are counted where a
list is numbered, bullets where it is not.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from firsthand.domain.common.place import Place
from firsthand.domain.intelligence.passage import Passage
from firsthand.domain.intelligence.sighting import Statement
from firsthand.sources.reports.layout import BULLET

_NUMBERED = re.compile(r"^(\d{1,2})[.)] ?\D", re.MULTILINE)


def improvement_items(passages: Sequence[Passage]) -> Statement:
    """Return the number of items under the headings that list what must improve."""
    lists = [p for p in passages if p.part == "to-improve" and p.area != "lscb"]
    if not lists:
        return _absent("No heading lists what must improve.")
    count = _numbered(lists) or sum(_bullets(p.text) for p in lists)
    if not count:
        return _absent("What must improve is told in running text, not as a list.")
    return Statement(
        field="improvement_items", value=str(count), place=Place(page=lists[0].page)
    )


def _numbered(lists: Sequence[Passage]) -> int:
    """Count items whose numbers run on; a lone number is a paragraph, not a list."""
    numbers = [int(n) for p in lists for n in _NUMBERED.findall(p.text)]
    running = [b for a, b in pairwise(numbers) if b == a + 1]
    return len(running) + 1 if running else 0


def _bullets(text: str) -> int:
    return sum(line.startswith(BULLET) and len(line) > 2 for line in text.split("\n"))


def _absent(reason: str) -> Statement:
    return Statement(field="improvement_items", value=None, absent_because=reason)
