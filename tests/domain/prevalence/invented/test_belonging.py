"""What records say of areas, groups and desks, and of names that are misspelt more often."""

import numpy as np
import pytest

from firsthand.domain.prevalence.invented.capture import captured
from firsthand.domain.prevalence.invented.records import COLUMNS, records
from firsthand.domain.prevalence.invented.slips import Rates
from firsthand.domain.prevalence.invented.truth import by_division, overlaps_by
from tests.domain.prevalence.invented.divided import belong, divisions
from tests.domain.prevalence.invented.made import capture, children, design, rng

pytestmark = pytest.mark.requirement("R6")

AREAS = {"north": 0.5, "south": 0.3, "coast": 0.2}
GROUPS = {"group-a": 0.6, "group-b": 0.4}


def made(given, place=0, **rates):
    people = children()
    found = records(place, capture(), people, Rates(**rates), rng(3), belong(people, given))
    return found, dict(zip(found.headings, found.columns, strict=True))


def having(found, fault):
    return np.array([fault in told.split(";") for told in found.faults])


def test_a_record_states_the_area_of_the_child_unless_a_fault_says_otherwise():
    found, columns = made(divisions(AREAS, GROUPS), missing_division=0.2, wrong_division=0.1)
    for name, among in (("area", AREAS), ("group", GROUPS)):
        gone, wrong = having(found, f"missing-{name}"), having(found, f"wrong-{name}")
        right = columns[name] == found.divided[name]
        assert ((columns[name] == "") == gone).all()
        assert (right == ~(gone | wrong)).all()
        assert set(columns[name][wrong]) <= set(among)
        # About 1,400 records: four standard errors are 0.043 and 0.03.
        assert 0.157 < gone.mean() < 0.243
        assert 0.05 < wrong.mean() < 0.11  # a tenth of the 0.8 that state one


def test_a_wrong_area_is_any_of_the_others():
    found, columns = made(divisions(AREAS), wrong_division=1.0, missing_division=0.0)
    assert (columns["area"] != found.divided["area"]).all()
    of_north = columns["area"][found.divided["area"] == "north"]
    assert (of_north == "south").mean() == pytest.approx(0.5, abs=0.08)


def test_records_without_slips_state_what_is_so():
    people = children()
    found = records(
        0, capture(), people, Rates().times(0), rng(3), belong(people, divisions(AREAS))
    )
    assert (found.columns[-1] == found.divided["area"]).all()


def test_desks_hold_a_half_each_of_their_own_list_alone():
    found, columns = made(divisions(desks={"police": 2}))
    desks, counts = np.unique(columns["part"], return_counts=True)
    assert desks.tolist() == ["desk-1", "desk-2"]
    assert counts[0] / len(found) == pytest.approx(0.5, abs=0.055)
    assert made(divisions(desks={"police": 2}), place=1)[0].headings == COLUMNS


def test_all_else_is_the_same_with_areas_groups_and_desks_as_without():
    with_all, columns = made(divisions(AREAS, GROUPS, desks={"police": 3}))
    people = children()
    plain = records(0, capture(), people, Rates(), rng(3))
    assert plain.headings == COLUMNS
    assert tuple(columns) == (*COLUMNS, "area", "group", "part")
    for name, texts in zip(COLUMNS, plain.columns, strict=True):
        assert np.array_equal(columns[name], texts), name
    assert np.array_equal(with_all.child, plain.child)


@pytest.mark.parametrize("times", [3.0, 0.2])
def test_names_of_one_group_are_misspelt_so_many_times_as_often_and_no_other_is_touched(times):
    usual, plain = made(divisions(groups=GROUPS), spelling_surname=0.1, spelling_given=0.1)
    more, columns = made(
        divisions(groups=GROUPS, misspelt={"group-b": times}),
        spelling_surname=0.1,
        spelling_given=0.1,
    )
    in_b = usual.divided["group"] == "group-b"
    for fault in ("spelling-given-name", "spelling-surname"):
        # About 560 records of the group: four standard errors are 0.08.
        assert having(more, fault)[in_b].mean() == pytest.approx(0.1 * times, abs=0.08)
        assert np.array_equal(having(more, fault)[~in_b], having(usual, fault)[~in_b])
    slips = [
        having(one, "spelling-given-name")[in_b].sum()
        + having(one, "spelling-surname")[in_b].sum()
        for one in (usual, more)
    ]
    assert (slips[1] > slips[0]) == (times > 1)
    for name, texts in columns.items():
        names = name in ("given_name", "surname")
        assert np.array_equal(texts[~in_b], plain[name][~in_b])
        assert np.array_equal(texts[in_b], plain[name][in_b]) != names


def test_the_truth_by_area_is_counted_child_by_child():
    people = children()
    given = design(divisions=divisions(AREAS, GROUPS, {"coast": 0.2}))
    belonging = belong(people, given.divisions)
    lists = captured(len(people), given, rng(2), belonging.log_odds)
    told = by_division(lists, belonging)
    assert list(told) == ["by_area", "by_group"]
    for column, shares in (("area", AREAS), ("group", GROUPS)):
        tables = overlaps_by(column, lists, belonging)
        names = belonging.named(column).tolist()
        for name in shares:
            on = [row for row, own in zip(lists.on.tolist(), names, strict=True) if own == name]
            known = sum(any(row) for row in on)
            assert told[f"by_{column}"][name] == {
                "children": len(on),
                "known": known,
                "hidden": len(on) - known,
            }
            table = tables[name]
            for history, count in zip(table.histories.tolist(), table.counts, strict=True):
                assert sum([int(at) for at in row] == history for row in on) == count
        assert sum(one.counts for one in tables.values()).tolist() == (
            lists.overlaps.counts.tolist()
        )
    areas = told["by_area"]
    hidden = {name: one["hidden"] / one["children"] for name, one in areas.items()}
    assert hidden["coast"] > hidden["north"] + 0.2
