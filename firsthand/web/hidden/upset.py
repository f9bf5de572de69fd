"""Overlaps as drawn: how many are on just these lists, with a dot for each list they are on."""

from dataclasses import dataclass

from firsthand.domain.prevalence.answer import HiddenAnswer

WIDE, NARROW = 700, 340
MOST = {WIDE: 20, NARROW: 12}  # combinations drawn; the table has them all
LONGEST_NAME = 18
LEFT, RIGHT, BARS, TOP, GAP, LINE = 190, 10, 170, 24, 14, 24
NUMBER = 20  # width of a column of dots on a narrow screen


@dataclass(frozen=True, kw_only=True)
class Dot:
    """One list beside one combination; filled where they are on it."""

    x: float
    y: float
    on: bool


@dataclass(frozen=True, kw_only=True)
class Combination:
    """One combination: its bar, its dots, and the line that joins the filled ones."""

    says: str
    count: int
    x: float
    y: float
    width: float
    height: float
    dots: tuple[Dot, ...]
    joined: tuple[float, float] | None


@dataclass(frozen=True, kw_only=True)
class Label:
    """The name of a list and where it stands; `size` is how many are on it."""

    name: str
    size: int
    x: float
    y: float


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """The largest combinations in one size, and how many more there are."""

    key: str
    width: int
    height: float
    combinations: tuple[Combination, ...]
    labels: tuple[Label, ...]
    further: int

    @property
    def wide(self) -> bool:
        """Whether bars stand upright, as on a wide screen, or lie, as on a narrow one."""
        return self.width == WIDE


def drawings(answer: HiddenAnswer) -> tuple[Drawing, Drawing]:
    """Return the overlaps for wide and for narrow screens, the largest first."""
    table = answer.table
    held = sorted(
        (
            (int(count), tuple(bool(on) for on in row))
            for row, count in zip(table.histories, table.counts, strict=True)
            if count
        ),
        key=lambda one: -one[0],
    )
    names = [(name, int(size)) for name, size in zip(table.lists, table.sizes, strict=True)]
    return _upright(held, names), _lying(held, names)


Held = list[tuple[int, tuple[bool, ...]]]
Names = list[tuple[str, int]]


def _upright(held: Held, names: Names) -> Drawing:
    shown = held[: MOST[WIDE]]
    step = min((WIDE - LEFT - RIGHT) / len(shown), 60.0)
    most = shown[0][0]
    first = TOP + BARS + GAP + LINE / 2
    made = []
    for at, (count, on) in enumerate(shown):
        x, tall = LEFT + step * (at + 0.5), max(BARS * count / most, 1.0)
        dots = tuple(
            Dot(x=round(x, 1), y=first + LINE * row, on=one) for row, one in enumerate(on)
        )
        made.append(
            Combination(
                says=_said(on, names, count),
                count=count,
                x=round(x - step * 0.3, 1),
                y=round(TOP + BARS - tall, 1),
                width=round(step * 0.6, 1),
                height=round(tall, 1),
                dots=dots,
                joined=_ends([dot.y for dot in dots if dot.on]),
            )
        )
    labels = tuple(
        Label(name=_short(name), size=size, x=LEFT - 8, y=first + LINE * row + 4)
        for row, (name, size) in enumerate(names)
    )
    height = first + LINE * len(names)
    return _drawing(WIDE, height, tuple(made), labels, held)


def _lying(held: Held, names: Names) -> Drawing:
    shown = held[: MOST[NARROW]]
    column = min(NUMBER, 180 / len(names))
    start, most = 10 + column * len(names) + 6, shown[0][0]
    room = NARROW - start - 60
    made = []
    for at, (count, on) in enumerate(shown):
        y, long = TOP + LINE * (at + 0.5) + 8, max(room * count / most, 1.0)
        dots = tuple(
            Dot(x=round(10 + column * (place + 0.5), 1), y=y, on=one)
            for place, one in enumerate(on)
        )
        made.append(
            Combination(
                says=_said(on, names, count),
                count=count,
                x=round(start, 1),
                y=y - 7,
                width=round(long, 1),
                height=14,
                dots=dots,
                joined=_ends([dot.x for dot in dots if dot.on]),
            )
        )
    labels = tuple(
        Label(name=str(place + 1), size=size, x=round(10 + column * (place + 0.5), 1), y=TOP)
        for place, (_, size) in enumerate(names)
    )
    return _drawing(NARROW, TOP + LINE * (len(shown) + 1), tuple(made), labels, held)


def _drawing(
    width: int,
    height: float,
    made: tuple[Combination, ...],
    labels: tuple[Label, ...],
    held: Held,
) -> Drawing:
    return Drawing(
        key=f"overlaps-{width}",
        width=width,
        height=height,
        combinations=made,
        labels=labels,
        further=len(held) - len(made),
    )


def _ends(places: list[float]) -> tuple[float, float] | None:
    return (min(places), max(places)) if len(places) > 1 else None


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"


def _said(on: tuple[bool, ...], names: Names, count: int) -> str:
    lists = " + ".join(name for (name, _), one in zip(names, on, strict=True) if one)
    return f"{lists}: {count:,}"
