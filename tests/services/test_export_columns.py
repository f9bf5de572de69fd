"""The headings that an empty download keeps are those of a full one."""

from dataclasses import fields
from types import SimpleNamespace

from firsthand.domain.assurance.unseen import Unseen
from firsthand.domain.planning.drawing.draw import Case
from firsthand.services import exports, shapes_draws, shapes_unseen


def test_a_download_of_cases_keeps_its_headings_when_empty():
    case = Case(number="1", reference="C", stratum="", rows=(2,), inclusion_probability=0.5)
    full = exports.csv_text(shapes_draws.case_rows([case])).splitlines()[0]
    assert exports.csv_text([], columns=shapes_draws.CASE_COLUMNS).splitlines() == [full]
    assert len(fields(Case)) + 1 == len(shapes_draws.CASE_COLUMNS)


def test_a_download_of_the_unseen_keeps_its_headings_when_empty():
    names = (*(one.name for one in fields(Unseen)), "state")
    one = SimpleNamespace(**dict.fromkeys(names, ()))
    one.state = SimpleNamespace(value="seen")
    lists = ("because", "checks")
    told = shapes_unseen.of_unseen(one)
    assert (*shapes_unseen.COLUMNS, *lists) == tuple(told)
