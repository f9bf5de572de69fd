"""Knowledge: what the public could know of every harm on a day, by the national picture."""

from datetime import date

from firsthand.domain.assurance.picture import coverage
from firsthand.domain.assurance.scope import Scope
from firsthand.domain.assurance.state import State
from firsthand.domain.inspection.acts.opening import KnownBefore
from firsthand.refdata import read
from firsthand.store import looks


def known_before(la_codes: tuple[str, ...], *, on: date) -> tuple[KnownBefore, ...]:
    """Return what was known of every harm in these authorities at the end of a day."""
    return tuple(known for harm in read.harms() for known in _known(harm.key, la_codes, on))


def _known(harm: str, la_codes: tuple[str, ...], on: date) -> list[KnownBefore]:
    """Return one row for each authority; of one that the picture lacks nothing was reported."""
    rows = coverage(
        looks.load_looks(harm=harm),
        [one for one in read.authorities() if one.la_code in la_codes],
        read.frameworks(),
        scope=Scope(as_of=on, harm=harm),
    )
    found = {row.la_code: row for row in rows}
    return [
        KnownBefore(
            la_code=la_code,
            harm=harm,
            state=row.state_told if row else State.NOT_REPORTED.value,
            strict_state=row.strict_state_told if row else State.NOT_REPORTED.value,
            last_looked_on=row.last_looked_on if row else None,
        )
        for la_code in la_codes
        for row in [found.get(la_code)]
    ]
