"""Asked day: the day as of which somebody asks, today if they name none."""

from datetime import date


def asked_day(given: date | str | None, *, today: date) -> date:
    """Return the day asked for; refuse what is no day or has not come."""
    if given is None:
        return today
    try:
        asked = date.fromisoformat(given) if isinstance(given, str) else given
    except ValueError:
        raise ValueError(
            f"{given!r} is no date. Needed: year, month and day, such as 2014-07-01."
        ) from None
    if asked > today:
        raise ValueError(
            f"{asked} is in the future: nobody can know yet what will be public then. "
            f"Give {today} or an earlier day."
        )
    return asked
