"""Records: the rows of several agencies' lists in one form, before they are compared."""

from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from firsthand.domain.prevalence.linkage.hashed_fields import PREFIX

COMPARED = (
    *("given_name", "surname", "sex", "date_of_birth"),
    *("postcode", "street", "nhs_number", "upn"),
)
CARRIED = ("referred_by", "group", "area", "part", "known_on")
PLACES = {"row": pl.Int64, "list": pl.Int64, "record": pl.String}
FILE_ROW = "file_row"  # as a spreadsheet program numbers rows; lists that were read have it


@dataclass(frozen=True, kw_only=True, eq=False)
class Records:
    """
    The records of several lists.

    `frame` has one row for each record: `row` (0 to n - 1, in order), `list` (the place of its
    list in `lists`), `record` (what the agency calls it; not always unique), `file_row` where
    it was read from a file, then what is compared (COMPARED) and what is carried (CARRIED), as
    text, null where missing. A column that no list has is not there. Lists that were hashed
    hold columns of hashes instead.
    """

    lists: tuple[str, ...]
    frame: pl.DataFrame

    def __post_init__(self) -> None:
        """Refuse a frame in another form."""
        schema = self.frame.schema
        for name, kind in PLACES.items():
            if schema.get(name) != kind:
                raise ValueError(f"column {name!r} must be {kind}, not {schema.get(name)}")
        for name in (*COMPARED, *CARRIED):
            if name in schema and schema[name] != pl.String:
                raise ValueError(f"column {name!r} must be text, not {schema[name]}")
        rows, places = self.frame["row"], self.frame["list"]
        if not rows.equals(pl.int_range(len(rows), eager=True).alias("row")):
            raise ValueError("column 'row' must count from 0 without a gap")
        if len(places) and not places.is_between(0, len(self.lists) - 1).all():
            raise ValueError("column 'list' must be the place of a list")

    def __len__(self) -> int:
        """Return how many records there are on all lists together."""
        return self.frame.height

    @property
    def compared(self) -> tuple[str, ...]:
        """Return the columns that can be compared or by which pairs are found, in order."""
        if self.hashed:
            return tuple(name for name in self.frame.columns if name.startswith(PREFIX))
        return tuple(name for name in COMPARED if name in self.frame.columns)

    @property
    def hashed(self) -> bool:
        """Return whether the lists hold hashes of names, and no names."""
        return any(name.startswith(PREFIX) for name in self.frame.columns)

    @property
    def sizes(self) -> tuple[int, ...]:
        """Return how many records each list has."""
        return self._sizes(self.frame)

    @property
    def comparable_sizes(self) -> tuple[int, ...]:
        """Return how many records of each list hold anything that can be compared."""
        held = (pl.col(name).is_not_null() for name in self.compared)
        return self._sizes(self.frame.filter(pl.any_horizontal(pl.lit(False), *held)))

    def _sizes(self, frame: pl.DataFrame) -> tuple[int, ...]:
        places = frame["list"]
        return tuple(int((places == place).sum()) for place in range(len(self.lists)))


def joined(parts: Iterable[tuple[str, pl.DataFrame]]) -> Records:
    """
    Return the lists, each a name and a frame with `record` and its columns, as one.

    A column that one list lacks is missing (null) in its records.
    """
    named = list(parts)
    frames = [
        frame.with_columns(pl.lit(place, dtype=pl.Int64).alias("list"))
        for place, (_, frame) in enumerate(named)
    ]
    whole = pl.concat(frames, how="diagonal")
    first = [name for name in ("list", "record", FILE_ROW) if name in whole.columns]
    known = [name for name in (*COMPARED, *CARRIED) if name in whole.columns]
    others = [name for name in whole.columns if name not in {*first, *known}]
    ordered = whole.select(*first, *known, *others).with_row_index("row")
    return Records(
        lists=tuple(name for name, _ in named),
        frame=ordered.with_columns(pl.col("row").cast(pl.Int64)),
    )
