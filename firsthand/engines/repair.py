"""
Repair: what is learnt when no teams can be found for some months, and moved: the fewest visits.

The supply of inspectors leaves out conflicts, so that months may be chosen for which there are
no teams. Each such month is then told to hold fewer visits by as many as lacked somebody, and
the months are chosen again with the fewest moves.
"""

from collections import Counter, defaultdict

from firsthand.engines.months import Cut


def cuts_of(months: tuple[int, ...], lacking: Counter[int]) -> tuple[Cut, ...]:
    """Return for each month with visits that lack somebody that fewer of them can be there."""
    short: dict[int, list[int]] = defaultdict(list)
    for v in lacking:
        short[months[v]].append(v)
    cuts = []
    for m, visits in sorted(short.items()):
        there = frozenset(v for v, month in enumerate(months) if month == m)
        cuts.append(Cut(month=m, visits=there, at_most=len(there) - len(visits)))
    return tuple(cuts)
