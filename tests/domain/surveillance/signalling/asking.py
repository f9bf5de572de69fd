"""What signals are raised by invented figures, asked as the service asks."""

from datetime import date

from firsthand.domain.surveillance.signalling.beside import Nearest
from firsthand.domain.surveillance.signalling.caveats import Known
from firsthand.domain.surveillance.signalling.listing import Names, listed, not_tested
from firsthand.domain.surveillance.signalling.looks import kept
from firsthand.domain.surveillance.signalling.releases import releases
from firsthand.domain.surveillance.signalling.trials import trials
from tests.domain.surveillance.signalling import invented_figures as invented


def asked(
    told,
    *,
    as_of=date(2023, 12, 31),
    indicators=(invented.SHARE,),
    changes=(),
    grades=(),
    rate=0.1,
    ended=(),
    successions=(),
):
    """Return the kept looks, the signals and what was not tested."""
    nearest = Nearest(invented.neighbours(), invented.CODES)
    found = releases(
        {"source": told},
        indicators=indicators,
        la_codes=invented.CODES,
        changes=changes,
        as_of=as_of,
    )
    looks = kept(trials(found, nearest, grades), rate=rate)
    names = Names(
        authorities=invented.authorities(ended=ended),
        indicators={one.key: one for one in indicators},
        known=Known(changes=changes, successions=successions, nearest=nearest),
        as_of=as_of,
    )
    return looks, listed(looks, names), not_tested(looks, names)


def raised(signals):
    return {(one.la_code, one.kind.value): one for one in signals if one.raised}
