"""Records: each fault is there as often as asked, is what it is called, and nothing else is."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.prevalence.invented.records import COLUMNS, records
from firsthand.domain.prevalence.invented.slips import (
    KINDS,
    Rates,
    mistaken_days,
    named,
    slipped,
    swapped_days,
)
from tests.domain.prevalence.invented.made import capture, children, rng

pytestmark = pytest.mark.requirement("R6")

WORDS = st.text("abcdefghijklmnopqrstuvwxyz -'", min_size=1, max_size=12).map("A".__add__)


def made(times=1.0, **rates):
    people, lists = children(), capture()
    found = records(0, lists, people, Rates(**rates).times(times), rng(3))
    return found, people, dict(zip(COLUMNS, found.columns, strict=True))


def having(found, fault):
    return np.array([fault in told.split(";") for told in found.faults])


def test_without_faults_a_record_says_what_is_so():
    found, people, columns = made(times=0.0)
    assert len(found) == capture().on[:, 0].sum()
    assert not found.second.any()
    assert (columns["given_name"] == people.given_name[found.child]).all()
    assert (columns["date_of_birth"] == people.born[found.child].astype(str)).all()
    # Names that changed and homes that were left are no slips of the pen: they stay.
    assert set(found.faults) == {"", "changed-name", "other-home", "changed-name;other-home"}
    usual = ~having(found, "changed-name")
    assert (columns["surname"] == people.surname[found.child])[usual].all()
    assert (columns["surname"] == people.other_surname[found.child])[~usual].all()


def test_a_record_without_a_named_fault_has_none():
    found, people, columns = made()
    right = found.faults == ""
    girl = np.where(people.girl, "girl", "boy")
    for name, values in (
        ("given_name", people.given_name),
        ("surname", people.surname),
        ("sex", girl),
        ("date_of_birth", people.born.astype(str)),
        ("street", people.street[:, 0]),
        ("postcode", people.postcode[:, 0]),
    ):
        same = columns[name] == values[found.child]
        assert same[right].all()
        assert not same[~right].all()


@pytest.mark.parametrize(
    ("rate", "fault"),
    [
        ("spelling_given", "spelling-given-name"),
        ("spelling_surname", "spelling-surname"),
        ("names_swapped", "names-swapped"),
        ("wrong_birth", "wrong-birth"),
        ("missing_birth", "missing-birth"),
        ("missing_home", "missing-home"),
        ("missing_given", "missing-given-name"),
        ("missing_surname", "missing-surname"),
        ("missing_sex", "missing-sex"),
    ],
)
def test_a_fault_is_as_frequent_as_asked(rate, fault):
    found, _, _ = made(**{rate: 0.3})
    # About 1,400 records: 0.3 give or take four standard errors of 0.012.
    assert 0.25 < having(found, fault).mean() < 0.35


def test_what_is_missing_is_empty():
    found, _, columns = made(missing_home=0.2, missing_birth=0.2)
    assert ((columns["postcode"] == "") == having(found, "missing-home")).all()
    assert ((columns["street"] == "") == having(found, "missing-home")).all()
    assert ((columns["date_of_birth"] == "") == having(found, "missing-birth")).all()


def test_swapped_names_stand_in_each_others_column():
    found, people, columns = made(times=1.0, names_swapped=1.0, spelling_given=0.0)
    whole = having(found, "names-swapped") & ~having(found, "missing-surname")
    assert (columns["surname"] == people.given_name[found.child])[whole].all()


def test_a_second_record_is_of_a_child_already_on_the_list():
    found, _, columns = made(duplicate=0.5)
    assert set(found.child[found.second]) <= set(found.child[~found.second])
    assert len(set(found.child[~found.second])) == (~found.second).sum()
    assert 0.44 < found.second.sum() / (~found.second).sum() < 0.56
    assert len(set(columns["record"])) == len(found)


def test_records_are_in_no_order_of_children():
    found, _, _ = made()
    assert abs(np.corrcoef(np.arange(len(found)), found.child)[0, 1]) < 0.1


@pytest.mark.parametrize(
    ("kind", "place", "letter", "slip"),
    [
        (0, 0.0, 1, "Ahford"),  # left out
        (1, 0.0, 1, "Ahsford"),  # changed with the next
        (2, 0.0, 1, "Athford"),  # another letter, one on in the alphabet
        (3, 0.0, 1, "Asshford"),  # doubled
        (1, 0.99, 1, "Ashfordd"),  # the last has no next
    ],
)
def test_slips_by_hand(kind, place, letter, slip):
    assert slipped("Ashford", kind, place, letter) == slip


@given(WORDS, st.integers(0, KINDS - 1), st.floats(0, 0.999), st.integers(1, 25))
def test_a_slip_changes_every_word_but_not_its_first_letter(word, kind, place, letter):
    slip = slipped(word, kind, place, letter)
    assert slip != word
    assert slip[0] == word[0]
    assert abs(len(slip) - len(word)) <= 1


@given(
    st.dates(
        min_value=np.datetime64("1990-01-01").item(),
        max_value=np.datetime64("2030-12-31").item(),
    )
)
def test_day_and_month_change_places_where_that_is_another_day(day):
    (other,), (possible,) = swapped_days(np.array([day], dtype="datetime64[D]"))
    assert possible == (day.day <= 12 and day.day != day.month)
    expected = day.replace(month=day.day, day=day.month) if possible else day
    assert other.item() == expected


def test_a_mistaken_day_is_another_day():
    born = children().born
    assert (mistaken_days(born, rng()) != born).all()


def test_faults_of_a_record_are_told_together():
    on = np.array([True, False, True])
    assert named([("a", on), ("b", ~on | on)]).tolist() == ["a;b", "b", "a;b"]


def test_rates_beyond_reason_are_refused():
    with pytest.raises(ValueError, match="0 to 5 times"):
        Rates().times(6)
