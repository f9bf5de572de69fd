"""How dates, ages, counts and page numbers are put into words, the same everywhere."""

from datetime import date

DAYS_IN_A_MONTH = 30.4375
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def day(value: date | str | None) -> str:
    """Return '10 August 2012'; a date in ISO form is understood, other text is left alone."""
    if value is None:
        return "not known"
    if isinstance(value, date):
        return f"{value.day} {MONTHS[value.month - 1]} {value.year}"
    try:
        return day(date.fromisoformat(value))
    except ValueError:
        return value


def short_day(value: date | None) -> str:
    """Return '10 Aug 2012'."""
    if value is None:
        return "not known"
    return f"{value.day} {MONTHS[value.month - 1][:3]} {value.year}"


def month(value: date) -> str:
    """Return 'May 2023', for what is not known to the day."""
    return f"{MONTHS[value.month - 1]} {value.year}"


def age(days: int | None) -> str:
    """Return '12 years 3 months', '5 months' or '20 days'."""
    if days is None:
        return "not known"
    months = int(days / DAYS_IN_A_MONTH)
    if months < 1:
        return counted(days, "day")
    years, rest = divmod(months, 12)
    parts = [counted(n, word) for n, word in ((years, "year"), (rest, "month")) if n]
    return " ".join(parts)


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return '1 report', '2 reports', '1,024 reports'."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def pages(numbers: tuple[int, ...]) -> str:
    """Return 'page 3', 'pages 3, 5 to 7'."""
    if not numbers:
        return "page not known"
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [str(r[0]) if len(r) == 1 else f"{r[0]} to {r[-1]}" for r in runs]
    return f"page{'s' if len(set(numbers)) > 1 else ''} {', '.join(parts)}"


def plain(key: str | None) -> str:
    """Return a key as a reader would say it: 'help-and-protection' as 'Help and protection'."""
    return (key or "not known").replace("-", " ").replace("_", " ").capitalize()


def period(written: str | None) -> str:
    """Return '2024 to 2025' for the publishers' '202425' or '2024/25'; a year stays a year."""
    digits = "".join(c for c in written or "" if c.isdigit())
    if len(digits) == 6:
        return f"{digits[:4]} to {digits[:2]}{digits[4:]}"
    return written or "not known"
