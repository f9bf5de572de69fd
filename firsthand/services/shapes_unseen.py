"""The shapes of what may be unseen as JSON, the same on the command line and in the API."""

from typing import Any

from firsthand.domain.assurance.unseen import National, Unseen
from firsthand.stats.two_state import interval

Shape = dict[str, Any]
COLUMNS = (
    *("la_code", "authority", "region", "harm", "state", "last_looked_on", "probability"),
    *("low", "high", "years_unseen", "years_unseen_high"),
)


def of_unseen(one: Unseen) -> Shape:
    """Return one estimate with its reasons and the checks that say when not to believe it."""
    return {
        "la_code": one.la_code,
        "authority": one.authority,
        "region": one.region,
        "harm": one.harm,
        "state": one.state.value,
        "last_looked_on": one.last_looked_on,
        "probability": one.probability,
        "low": one.low,
        "high": one.high,
        "years_unseen": one.years,
        "years_unseen_high": one.years_high,
        "because": list(one.because),
        "checks": list(one.checks),
    }


def of_national(level: National) -> Shape:
    """Return the national level and rates, or why they are not known."""
    rates = level.rates
    falling, rising = interval(rates) if rates else (None, None)
    return {
        "level": rates.level if rates else None,
        "low": level.low,
        "high": level.high,
        "falling_a_year": rates.falling if rates else None,
        "falling_interval": list(falling) if falling else None,
        "rising_a_year": rates.rising if rates else None,
        "rising_interval": list(rising) if rising else None,
        "half_life_years": rates.half_life if rates else None,
        "half_life_interval": list(level.half_lives) if level.half_lives else None,
        "passages": rates.passages if rates else None,
        "falls": rates.falls if rates else None,
        "rises": rates.rises if rates else None,
        "unknown_because": level.why_not or None,
    }
