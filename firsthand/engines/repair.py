"""
Repair: what is learnt when no teams can be found for some months, and moved: the fewest visits.

The supply of inspectors leaves out conflicts, so that months may be chosen for which there are
no teams. Each such month is then told to hold fewer visits by as many as lacked somebody, and
the months are chosen again with the fewest moves.
"""

from collections import Counter, defaultdict

from firsthand.engines.choices import Choices
from firsthand.engines.months import Cut

FULL = 0.7  # share of its days from which a month takes no further visit in a repair


def no_newcomers(choices: Choices, months: tuple[int, ...]) -> tuple[Cut, ...]:
    """Return for each month that is nearly full that no further visit can go there."""
    cuts = []
    everybody = frozenset(range(len(months)))
    for m, month in enumerate(choices.months):
        there = frozenset(v for v in everybody if months[v] == m)
        days = sum(choices.days(v) for v in there)
        people = [one for one in choices.problem.inspectors if month not in one.away]
        leading = sum(one.days_a_month for one in people if one.may_lead)
        all_days = sum(choices.days(v) * choices.size(v) for v in there)
        given = sum(one.days_a_month for one in people)
        if days > FULL * leading or all_days > FULL * given:
            cuts.append(Cut(month=m, visits=everybody - there, at_most=0))
    return tuple(cuts)


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
