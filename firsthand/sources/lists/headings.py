"""Headings: which row of a sheet holds them, and which column of which list each one heads."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from firsthand.domain.reference.column import Column, ListForm
from firsthand.sources.lists.grid import Cells, Grid
from firsthand.sources.lists.spelling import one_line, plain

SEARCHED = 40  # rows from the top in which headings are looked for
FIT = 0.6  # share of a list's own columns that must be headed for a sheet to be that list
CORE = frozenset({"child-unique-id", "gender", "ethnicity", "date-of-birth", "age"})
REFERENCE_KEY = "reference"  # the key of the reference column of a list of unknown form
NO_HEADING = "(column "  # how the headings begin that we give to columns without one
LIST_NUMBER = re.compile(r"\blist 0*(\d{1,2})\b")


@dataclass(frozen=True, kw_only=True)
class Headed:
    """A sheet whose headings are known: their row (from 0), their texts, what they mean."""

    row: int
    headings: tuple[str, ...]
    places: Mapping[str, int]  # key of a column -> where it stands
    form: ListForm | None
    repeated: tuple[int, ...]  # where a heading stands that stood before

    @property
    def reference(self) -> int:
        """Return where the column stands that tells whom a row is about."""
        return self.places[self.form.reference if self.form else REFERENCE_KEY]


def as_annex_a(
    grid: Grid, forms: Sequence[ListForm], columns: Mapping[str, Column]
) -> Headed | None:
    """Return the sheet as the list of Annex A that it is, or None when it is none of them."""
    said = LIST_NUMBER.search(plain(grid.sheet))
    for number, cells in _candidates(grid):
        fits: list[tuple[float, Headed]] = []
        for form in forms:
            if not _has(cells, columns[form.reference]):
                continue
            headed = _headed(number, cells, [columns[key] for key in form.columns], form)
            fit = _fit(headed, form) + (0.1 if said and int(said[1]) == form.number else 0)
            fits.append((fit, headed))
        best = max(fits, key=lambda one: one[0], default=None)
        if best and best[0] >= FIT:
            return best[1]
    return None


def as_other(
    grid: Grid, columns: Sequence[Column], reference: Sequence[str], named: str | None
) -> Headed | None:
    """
    Return a sheet of unknown form, headed where its reference column is, or None without one.

    `named` is the heading of the reference column where somebody gave it; else the first of the
    expressions in `reference` that a heading matches decides.
    """
    for number, cells in _candidates(grid):
        texts = [plain(cell) for cell in cells]
        place = _named(cells, named) if named else _first_match(texts, reference)
        if place is not None:
            headed = _headed(number, cells, columns, None)
            places = {key: at for key, at in headed.places.items() if at != place}
            return Headed(
                row=number,
                headings=headed.headings,
                places={REFERENCE_KEY: place, **places},
                form=None,
                repeated=headed.repeated,
            )
    return None


def likely(grid: Grid) -> tuple[str, ...]:
    """Return the texts of the row that most looks like headings, for a message."""
    rows = [cells for _, cells in _candidates(grid)]
    widest = max(rows, key=lambda cells: sum(map(bool, cells)), default=())
    return tuple(one_line(cell) for cell in widest if cell.strip())


def _candidates(grid: Grid) -> Iterable[tuple[int, Cells]]:
    for number, cells in enumerate(grid.rows[:SEARCHED]):
        if any(cell.strip() for cell in cells):
            yield number, cells


def _headed(row: int, cells: Cells, columns: Sequence[Column], form: ListForm | None) -> Headed:
    """Give each column its heading: by its standard name first, then by its expressions."""
    texts = [plain(cell) for cell in cells]
    places: dict[str, int] = {}
    for column in columns:
        if plain(column.name) in texts:
            places[column.key] = texts.index(plain(column.name))
    for column in columns:
        taken = set(places.values())
        if column.key not in places:
            for at, text in enumerate(texts):
                if at not in taken and _matches(text, column.headings):
                    places[column.key] = at
                    break
    repeated = tuple(at for at, text in enumerate(texts) if text and text in texts[:at])
    return Headed(row=row, headings=unique(cells), places=places, form=form, repeated=repeated)


def unique(cells: Cells) -> tuple[str, ...]:
    """Return headings that name each column once: blanks by their place, repeats numbered."""
    seen: dict[str, int] = {}
    found = []
    for at, cell in enumerate(cells, start=1):
        text = one_line(cell) or f"{NO_HEADING}{at})"
        seen[text] = seen.get(text, 0) + 1
        found.append(text if seen[text] == 1 else f"{text} ({seen[text]})")
    return tuple(found) if len(set(found)) == len(found) else _numbered(cells)


def _numbered(cells: Cells) -> tuple[str, ...]:
    return tuple(f"{one_line(cell)} (column {at})" for at, cell in enumerate(cells, start=1))


def _has(cells: Cells, column: Column) -> bool:
    """Tell quickly whether a row can be the headings of a list with this reference column."""
    texts = [plain(cell) for cell in cells]
    return plain(column.name) in texts or any(_matches(t, column.headings) for t in texts)


def _fit(headed: Headed, form: ListForm) -> float:
    """Return the share of the list's own columns, those that not every list has, that stand."""
    own = [key for key in form.columns if key not in CORE]
    return sum(key in headed.places for key in own) / len(own)


def _named(cells: Cells, named: str) -> int | None:
    exact = [one_line(cell) for cell in cells]
    if one_line(named) in exact:
        return exact.index(one_line(named))
    texts = [plain(cell) for cell in cells]
    return texts.index(plain(named)) if plain(named) in texts and plain(named) else None


def _first_match(texts: Sequence[str], expressions: Sequence[str]) -> int | None:
    for expression in expressions:
        for at, text in enumerate(texts):
            if text and _matches(text, (expression,)):
                return at
    return None


def _matches(text: str, expressions: Iterable[str]) -> bool:
    return (
        bool(text)
        and len(text) < 300
        and any(_compiled(e).fullmatch(text) for e in expressions)
    )


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)
