"""Tables that are handed in: what tells one, and so its answer, from any other."""

import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.services.overlap_tables import of_mappings

pytestmark = pytest.mark.requirement("R6")


def test_tables_that_differ_in_names_of_groups_or_a_missing_cell_are_not_the_same():
    """Answers are kept by the version: nobody is shown the names of another's groups."""
    rows = [{"a": 1, "b": on, "area": one, "count": 9} for on in (0, 1) for one in "NS"]
    rows.append({"a": 0, "b": 1, "area": "N", "count": 9})
    north = of_mappings(rows, by="area")
    other = of_mappings([one | {"area": f"{one['area']}E"} for one in rows], by="area")
    assert north.table.whole.version == other.table.whole.version
    assert north.version != other.version and north.asked_of != other.asked_of
    with pytest.raises(Refused, match="not of which area"):
        of_mappings([*rows, rows[0] | {"area": float("nan")}], by="area")
