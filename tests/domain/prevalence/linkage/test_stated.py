"""Groups of people by what their records state, parts of a list, and tables of both."""

import numpy as np
import polars as pl
import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.domain.prevalence.linkage.counting import Counting, by_itself
from firsthand.domain.prevalence.linkage.places import (
    as_linked,
    refuse_few,
    split,
    that_can_be_split,
)
from firsthand.domain.prevalence.linkage.records import joined
from firsthand.domain.prevalence.linkage.stated import stated

pytestmark = pytest.mark.requirement("R6")


def records(**lists):
    """Return lists of records, each given as (area, part, referred_by)."""
    columns = ("area", "part", "referred_by")
    return joined(
        (
            name,
            pl.DataFrame(
                rows, schema=dict.fromkeys(columns, pl.String), orient="row"
            ).with_columns(record=pl.int_range(pl.len()).cast(pl.String)),
        )
        for name, rows in lists.items()
    )


# Seven people: 0 and 1 are on both lists, 5 is twice on police.
MADE = records(
    police=[
        ("North", "desk", None),
        ("South", "CID", None),
        ("north ", "Desk", None),
        (None, None, None),
        ("South", "cid", None),
        ("South", "desk", None),
    ],
    health=[
        ("North", None, None),
        ("North", None, "police: CID"),
        ("South", None, None),
    ],
)
PERSON = np.array([0, 1, 2, 3, 5, 5, 0, 1, 4])


def counting(by="area", cut="", made=MADE):
    return Counting(records=made, places=split(made, cut), stated=stated(made, by))


def test_by_hand_two_groups_and_those_of_whom_nothing_is_known():
    groups, differing = counting().by_group(PERSON)
    assert counting().stated.names == ("North", "South", "not known")
    # police alone, health alone, both: 1 is of South, which police states first, and its
    # record on health was sent by a part of police.
    assert [one.counts.tolist() for one in groups] == [[1, 0, 1], [2, 1, 0], [1, 0, 0]]
    assert differing == 1


def test_groups_add_up_to_the_whole():
    for cut in ("", "police"):
        way = counting(cut=cut)
        summed = np.sum([one.counts for one in way.by_group(PERSON)[0]], axis=0)
        assert summed.tolist() == way.table(PERSON).counts.tolist()


def test_most_records_decide_and_not_the_first():
    made = records(
        police=[("North", None, None)],
        health=[("South", None, None)],
        school=[("South", "x", None)],
    )
    found = stated(made, "area").of_people(np.zeros(3, dtype=np.int64))
    assert found.group.tolist() == [1]
    assert found.differing.tolist() == [True]


def test_a_list_that_states_no_group_is_named_and_counted_as_not_known():
    made = records(police=[("North", None, None)], health=[("Not known", None, None)])
    found = stated(made, "area")
    assert found.silent == ("health",)
    assert found.of_people(np.array([0, 1])).group.tolist() == [0, 1]


@pytest.mark.parametrize(
    ("by", "said"),
    [
        ("group", "No list carries the column 'group'. Carried: area."),
        ("ward", "Give one of group or area"),
    ],
)
def test_a_column_that_no_list_carries_is_refused_with_those_that_are(by, said):
    with pytest.raises(Refused, match=said):
        stated(MADE, by)


@pytest.mark.parametrize("count", [1, 61])
def test_one_group_or_more_than_sixty_are_refused(count):
    made = records(police=[(f"area {at % count}", None, None) for at in range(70)])
    with pytest.raises(Refused, match=f"names {count} group") as refusal:
        stated(made, "area")
    # A column that was mapped by mistake may hold names of children.
    assert "area 0" not in str(refusal.value)


def test_parts_of_a_list_stand_in_its_place():
    places = split(MADE, "police")
    assert places.names == ("police: CID", "police: desk", "police: not stated", "health")
    assert places.of_record.tolist() == [1, 0, 1, 2, 0, 1, 3, 3, 3]
    table = counting(cut="police").table(PERSON)
    assert table.sizes.tolist() == [2, 3, 1, 2]
    assert places.collapsed(table).counts.tolist() == counting().table(PERSON).counts.tolist()
    shares = np.array([[1.0, 0.9], [0.9, 1.0]])
    expanded = places.expanded(shares)
    assert expanded[3].tolist() == [0.9, 0.9, 0.9, 1.0]
    assert expanded[0].tolist() == [1.0, 1.0, 1.0, 0.9]
    assert that_can_be_split(MADE) == ("police",)


def test_a_record_that_a_list_or_any_of_its_parts_sent_is_no_second_look():
    # The last names its own list: no other sent the child.
    sent = [None, "Police", "police - desk", "CID", "police: dogs", " Health"]
    made = records(
        police=[("North", "desk", "police: cid"), ("North", "CID", None)],
        health=[("North", None, one) for one in sent],
        school=[("North", None, "police")],
    )
    whole = [True, True, *(True, False, False, True, True, True), False]
    assert by_itself(made).tolist() == whole
    # Split, a part that another part told did not find the child by itself.
    assert by_itself(made, split(made, "police")).tolist() == [False, *whole[1:]]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("army", "No list is called 'army'. The lists are police, health."),
        ("health", "health does not say which part .* can be split: police"),
    ],
)
def test_a_list_that_cannot_be_split_is_refused(name, said):
    with pytest.raises(Refused, match=said):
        split(MADE, name)


def test_one_part_too_many_parts_and_parts_of_few_people_are_refused():
    for many, said in ((1, "of one part"), (12, "12 parts, which make 13 lists")):
        made = records(
            police=[(None, f"desk {at}", None) for at in range(many)],
            health=[(None, None, None)],
        )
        with pytest.raises(Refused, match=said):
            split(made, "police")
    with pytest.raises(Refused, match=r"police: CID \(2\), police: desk \(3\)"):
        refuse_few(split(MADE, "police"), np.array([2, 3, 10, 1]))
    refuse_few(as_linked(MADE), np.array([1, 1]))


def test_a_part_that_is_called_like_another_list_is_refused():
    made = records(
        **{"a": [(None, "x", None), (None, "y", None)], "a: X": [(None, None, None)]}
    )
    with pytest.raises(Refused, match="called like another list"):
        split(made, "a")
