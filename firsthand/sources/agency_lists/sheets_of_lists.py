"""Sheets of lists: the rows of every sheet of an XLSX or ODS workbook as columns of text."""

import fastexcel
import polars as pl

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.prevalence.linkage.list_problems import ListProblem
from firsthand.sources.lists.error_cells import error_cells
from firsthand.sources.sheets import refused


def sheets(content: bytes, name: str) -> dict[str, pl.DataFrame]:
    """Return the sheets that hold anything, each a frame with a column `c0`… for each cell."""
    if problem := refused(name, content):
        raise Refused(
            Objection(
                rule="agency-list",
                reason=f"{name} cannot be read: {problem.given}. Needed is {problem.needed}.",
                remedy=problem.remedy,
            )
        )
    try:
        book = fastexcel.read_excel(content)
        found = {one: _frame(book, one) for one in book.sheet_names}
    except fastexcel.FastExcelError as error:
        raise Refused(
            Objection(
                rule="agency-list",
                reason=f"{name} is a damaged workbook: {str(error).splitlines()[0]}.",
                remedy="Save it again, or ask for it again.",
            )
        ) from None
    return {one: frame for one, frame in found.items() if frame.height and frame.width}


def failed_formulas(content: bytes, sheet: str) -> list[ListProblem]:
    """Return what is to be told of cells such as '#N/A', which are read as blanks."""
    found = error_cells(content, sheet)
    if found is None or not found.cells:
        return []
    count = len(found.cells)
    reason = (
        f"{count:,} cells hold the mark of a formula that failed; they were taken as blank."
    )
    remedy = "Ask for the list with its formulas turned into values."
    return [ListProblem(reason=reason, remedy=remedy)]


def _frame(book: fastexcel.ExcelReader, name: str) -> pl.DataFrame:
    sheet = book.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
    frame: pl.DataFrame = sheet.to_polars()
    return frame.rename({old: f"c{at}" for at, old in enumerate(frame.columns)})
