"""Asked day: the day as of which somebody asks, today if they name none."""

from datetime import date


def asked_day(given: date | str | None, *, today: date) -> date:
    """Return the day asked for; refuse what is no day or has not come."""
    if given is None:
        return today
    asked = written_day(given) if isinstance(given, str) else given
    if asked > today:
        raise ValueError(
            f"{asked} is in the future: nobody can know yet what will be public then. "
            f"Give {today} or an earlier day."
        )
    return asked


def written_day(text: str) -> date:
    """Return the day that is written, or refuse it with an example."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(
            f"{text!r} is no date. Needed: year, month and day, such as 2014-07-01."
        ) from None
