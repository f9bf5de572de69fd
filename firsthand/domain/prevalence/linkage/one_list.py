"""One list: the cells of an agency's list in the form of records, and all that was noticed."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from firsthand.domain.prevalence.linkage import dates, normal
from firsthand.domain.prevalence.linkage.cleaned import Cleaned, trimmed
from firsthand.domain.prevalence.linkage.columns import DAYS, GROUPED, Mapping
from firsthand.domain.prevalence.linkage.fault_words import of_cells
from firsthand.domain.prevalence.linkage.list_problems import ListProblem
from firsthand.domain.prevalence.linkage.record_checks import checks, with_references
from firsthand.domain.prevalence.linkage.records import CARRIED, COMPARED, FILE_ROW
from firsthand.domain.prevalence.linkage.vocabulary import Vocabulary
from firsthand.domain.prevalence.linkage.whole_names import split_names


@dataclass(frozen=True, kw_only=True, eq=False)
class OneList:
    """A list: a frame with `record`, `file_row` and its columns, and what was noticed."""

    name: str
    frame: pl.DataFrame
    problems: tuple[ListProblem, ...]


def one_list(
    cells: pl.DataFrame, mapping: Mapping, vocabulary: Vocabulary, *, as_of: date
) -> OneList:
    """
    Return the list of which `cells` holds `file_row` and a column of text for each heading.

    Every row becomes a record, whatever stands in it.
    """
    rows = cells[FILE_ROW]
    marks = vocabulary.words["marks"]
    said = {
        key: trimmed(cells[heading], marks).alias(key)
        for key, heading in mapping.headings.items()
    }
    problems: list[ListProblem] = []
    if "whole_name" in said:
        parts = split_names(said.pop("whole_name"), vocabulary)
        for part in parts:
            said[part.values.name] = part.values
            problems += of_cells("whole_name", part, rows)
    found = {}
    for key, column in said.items():
        one = _cleaned(key, column, mapping, vocabulary, as_of)
        problems += of_cells(key, one, rows)
        found[key] = one.values
    frame, noticed = with_references(rows, found)
    problems += noticed
    problems += checks(frame, said, as_of=as_of)
    kept = [name for name in (*COMPARED, *CARRIED) if name in frame.columns]
    return OneList(
        name=mapping.list_name,
        frame=frame.select("record", FILE_ROW, *kept),
        problems=tuple(problems),
    )


def _cleaned(
    key: str, cells: pl.Series, mapping: Mapping, vocabulary: Vocabulary, as_of: date
) -> Cleaned:
    field = vocabulary.by_key[key]
    if key in DAYS:
        return dates.days(cells, as_of=as_of, style=mapping.date_styles.get(key))
    if key in ("given_name", "surname"):
        return normal.names(cells, field)
    if key == "sex":
        return normal.sexes(cells, field)
    if key == "street":
        return normal.streets(cells, field, vocabulary)
    if key in GROUPED:
        return normal.groups(cells, field)
    by_key = {
        "postcode": normal.postcodes,
        "nhs_number": normal.nhs_numbers,
        "upn": normal.upns,
    }
    return by_key[key](cells) if key in by_key else Cleaned(values=cells, faults={}, forms={})
