"""What is said of a list: a sentence for each problem, one for blank cells of all columns."""

import polars as pl

from firsthand.domain.prevalence.linkage.columns import Mapping
from firsthand.domain.prevalence.linkage.one_list import one_list
from firsthand.refdata.read_linkage import linkage_vocabulary
from firsthand.services.linking.shapes_linking import problems_said
from tests.domain.prevalence.linkage.test_one_list import AS_OF


def test_blank_cells_of_all_columns_are_said_in_one_line_and_nothing_else_is_lost():
    cells = {"surname": ["Smith", None, "Jones"], "sex": ["f", None, None], "upn": ["A1"] * 3}
    frame = pl.DataFrame({"file_row": [2, 3, 4], **cells})
    mapping = Mapping(list_name="police", headings={key: key for key in cells})
    found = one_list(frame, mapping, linkage_vocabulary(), as_of=AS_OF)
    problems = [one.shape() for one in found.problems]
    said = problems_said(problems)
    assert said[-1] == "Blank cells: Surname: 1 of 3; Sex: 2 of 3. Nothing is lost."
    others = [one for one in problems if not one["reason"].endswith("cells are blank.")]
    assert len(others) == len(problems) - 2 > 0
    assert said[:-1] == [f"{one['reason']} {one['remedy']}" for one in others]
