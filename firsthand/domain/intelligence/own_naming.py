"""
Own naming: a report read for the harms that people here added, beside those that ship.

The shipped harms are counted as if there were no others, so that every installation reads them
alike. A report that was read for an own harm and does not name it has a silent mention of it: a
report without one was read before the harm was there, and its silence would say nothing.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from firsthand.domain.intelligence.naming import mentions
from firsthand.domain.intelligence.passage import Passage
from firsthand.domain.intelligence.sighting import Mention, silent
from firsthand.domain.reference.harm import Harm


def mentions_with_own(
    passages: Sequence[Passage], harms: Iterable[Harm], *, on: date
) -> tuple[Mention, ...]:
    """Return how a report published on `on` speaks of each harm, with one at least of own."""
    known = tuple(harms)
    shipped = tuple(harm for harm in known if harm.own is None)
    own = {harm.key for harm in known if harm.own is not None}
    told = mentions(passages, shipped, on=on)
    if not own:
        return told
    # Together with the others, so that a mere list of harms is known for one.
    ours = tuple(one for one in mentions(passages, known, on=on) if one.harm in own)
    unnamed = own - {one.harm for one in ours}
    return (*told, *ours, *(silent(harm) for harm in sorted(unnamed)))
