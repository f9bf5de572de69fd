"""Figures: how a published value is written on a page, by its unit."""


def shown(value: float | None, unit: str) -> str:
    """Return a value as a reader would write it: '4.1%', '62.3', '1,204'; '' for none."""
    if value is None:
        return ""
    if unit == "share":
        return f"{value * 100:.1f}%"
    if unit == "count":
        return f"{value:,.0f}"
    if unit == "ratio":
        return f"{value:.2f}"
    return f"{value:,.1f}"


def on_axis(value: float, unit: str, step: float) -> str:
    """Return a value beside an axis whose marks stand `step` apart, with no needless figure."""
    by, sign = (100, "%") if unit == "share" else (1, "")
    places = next((n for n in range(4) if abs(round(step * by, n) - step * by) < 1e-9), 3)
    return f"{value * by:,.{places}f}{sign}"


def percent(chance: float | None) -> str:
    """Return a chance in whole percent; a small one is never rounded to none, nor to all."""
    if chance is None:
        return "not known"
    if 0 < chance < 0.01:
        return "under 1%"
    if 0.99 < chance < 1:
        return "over 99%"
    return f"{round(100 * chance)}%"
