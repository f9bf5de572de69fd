"""
Families: an authority with its forerunners and successors.

They share places, people and habits, so that what is learned of one is not new of another.
"""

from collections.abc import Iterable

from firsthand.domain.reference.authority import Succession


def families(la_codes: Iterable[str], successions: Iterable[Succession]) -> dict[str, str]:
    """Return for each authority the code that stands for it, its forerunners and successors."""
    root = {code: code for code in la_codes}
    for one in successions:
        ends = {root.setdefault(code, code) for code in (one.predecessor, one.successor)}
        least = min(ends)
        root = {code: least if stands in ends else stands for code, stands in root.items()}
    return root
