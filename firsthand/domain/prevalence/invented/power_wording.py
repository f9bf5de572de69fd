"""The power of a study in sentences that a committee can read."""

from firsthand.domain.prevalence.invented.power import MethodPower, Power, Share

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight")
LEADS = "stepwise"
WHAT = {
    "seen": "Say that children are hidden, and hold the true number",
    "shown": "Say that children are hidden",
    "half": "Say that at least half of them are",
    "held": "Hold the true number",
    "refused": "Give no number",
}
LINKAGE = (
    "The lists are taken as linked without any error, as they never are: a real study shows "
    "less."
)


def sentence(found: Power) -> str:
    """Return what so many of 100 studies would show, with what that rests on."""
    one = leading(found)
    lists = len(found.design.agencies)
    counted = NUMBERS[lists] if lists < len(NUMBERS) else str(lists)
    return (
        f"With these {counted} lists, {of_100(one.seen.share)} of 100 studies would show that "
        f"children are hidden and give an interval that holds their true number, about "
        f"{found.size.hidden:,.0f}; {of_100(one.refused.share)} of 100 would give no number at "
        f"all. That is from {found.repeats:,} invented studies, which leaves "
        f"{spread(one.seen)}."
    )


def leading(found: Power) -> MethodPower:
    """Return the method that the sentence is about: no lower bound, if there is another."""
    named = {one.method: one for one in found.methods}
    return named.get(LEADS, found.methods[0])


def of_100(share: float) -> str:
    """Return a share as so many of 100; a small one is never told as none, nor as all."""
    if 0 < share < 0.005:
        return "fewer than 1"
    if 0.995 < share < 1:
        return "more than 99"
    return f"{100 * share:.0f}"


def spread(share: Share) -> str:
    """Return how far the number of invented studies leaves a share open."""
    return f"{of_100(share.lower)} to {of_100(share.upper)} of 100"


def reasons(found: Power) -> tuple[str, ...]:
    """Return why studies would give no number, the most frequent reasons first."""
    return tuple(dict.fromkeys(leading(found).reasons))
