"""Boundaries: what a chart says of an authority that ended, or took over from another."""

from collections.abc import Iterable, Sequence
from datetime import date

from firsthand.domain.common.words import day
from firsthand.domain.reference.authority import Authority, Succession

ENDED = (
    "{name} ended on {day}: it has no later figures, and those of {others} are not joined to "
    "these, as they are of another area or code."
)
BEGAN = (
    "{name} took over on {day} from {others}, whose earlier figures are not joined to these, "
    "as they are of another area or code."
)


def boundaries(
    la_code: str,
    authorities: Iterable[Authority],
    successions: Iterable[Succession],
    *,
    as_of: date,
) -> tuple[str, ...]:
    """Return what is to be known of an authority's boundaries, as they were by `as_of`."""
    names = {one.la_code: one.name for one in authorities}
    own = names.get(la_code, "")
    known = [one for one in successions if one.happened_on <= as_of]
    after = [one for one in known if one.predecessor == la_code]
    before = [one for one in known if one.successor == la_code]
    told = []
    for words, found, others in (
        (BEGAN, before, [one.predecessor for one in before]),
        (ENDED, after, [one.successor for one in after]),
    ):
        if found:
            listed = _listed([_called(names[code], code, own) for code in others])
            on = day(found[-1].happened_on)
            told.append(words.format(name=own, day=on, others=listed))
    return tuple(told)


def _called(name: str, la_code: str, own: str) -> str:
    """Return a name, with its code where two authorities had the same."""
    return f"{name} ({la_code})" if name == own else name


def _listed(names: Sequence[str]) -> str:
    once = list(dict.fromkeys(names))
    return once[0] if len(once) == 1 else f"{', '.join(once[:-1])} and {once[-1]}"
