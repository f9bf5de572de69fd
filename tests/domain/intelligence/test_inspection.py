from datetime import date

import pytest

from firsthand.domain.intelligence.inspection import Inspection, states_publication
from tests.domain.intelligence.invented_accounts import told


def test_an_inspection_needs_somebody_who_tells_of_it():
    with pytest.raises(ValueError, match="at least one account"):
        Inspection(inspection_id="x", la_code="372", accounts=())


def test_a_visit_is_not_a_full_inspection():
    kinds = {
        kind: Inspection(inspection_id="x", la_code="372", accounts=(told(kind=kind),)).full
        for kind in ("inspection", "re-inspection", "short-inspection", "focused-visit")
    }
    assert kinds == {
        "inspection": True,
        "re-inspection": True,
        "short-inspection": True,
        "focused-visit": False,
    }


def test_a_table_without_publication_dates_says_so_in_a_statement():
    assert states_publication(told())
    assert not states_publication(told(undated=True))


def test_the_family_is_that_of_its_accounts():
    one = told(family="sif", published=date(2014, 11, 19))
    assert Inspection(inspection_id="x", la_code="372", accounts=(one,)).family == "sif"
