"""Authorities: who existed when, under which codes, and who followed whom."""

import csv
import itertools
from collections import Counter
from datetime import date

import pytest

from firsthand.domain.reference.authority import named
from firsthand.refdata import read

REORGANISED = date(2009, 4, 1)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2009-03-31", 150),
        ("2009-04-01", 152),
        ("2019-03-31", 152),
        ("2019-04-01", 151),
        ("2021-03-31", 151),
        ("2021-04-01", 152),
        ("2023-03-31", 152),
        ("2023-04-01", 153),
        ("2026-11-22", 153),
    ],
)
def test_the_number_of_authorities_follows_each_reorganisation(day, expected):
    on = date.fromisoformat(day)
    assert sum(authority.exists_on(on) for authority in read.authorities()) == expected


def test_no_two_authorities_of_the_same_day_share_a_code_a_name_or_an_ofsted_number():
    on = date(2026, 11, 22)
    living = [a for a in read.authorities() if a.exists_on(on)]
    for field in ("la_code", "name", "ofsted_urn"):
        counts = Counter(getattr(a, field) for a in living)
        assert max(counts.values()) == 1, counts.most_common(1)


def test_every_living_authority_is_found_by_every_one_of_its_names_and_codes():
    on = date(2026, 11, 22)
    for authority in read.authorities():
        if authority.exists_on(on):
            for name in (authority.name, *authority.other_names, *authority.ons_codes):
                assert named(name, read.authorities(), on=on) == authority, name


def test_every_authority_since_2009_has_an_ons_code():
    without = [a.la_code for a in read.authorities() if not a.ons_codes]
    assert without == ["820", "875"], "both ended on 31 March 2009, before those codes"


def test_an_ons_code_belongs_to_one_authority_and_its_times_do_not_overlap():
    for authority in read.authorities():
        spells = [code for code in read.ons_codes() if code.la_code == authority.la_code]
        for earlier, later in itertools.pairwise(spells):
            assert earlier.to_on < later.from_on


@pytest.mark.parametrize(
    ("la_code", "ons_codes"),
    [
        ("815", ("E10000023", "E06000065")),
        ("825", ("E10000002", "E06000060")),
        ("933", ("E10000027", "E06000066")),
        ("372", ("E08000018",)),
        ("942", ("E06000063",)),
    ],
)
def test_an_authority_that_was_recoded_answers_to_both_codes(la_code, ons_codes):
    found = named(ons_codes[0], read.authorities())
    assert found.la_code == la_code
    assert found.ons_codes == ons_codes


@pytest.mark.requirement("R12")
def test_each_successor_begins_on_the_day_after_its_predecessor_ended():
    by_code = {authority.la_code: authority for authority in read.authorities()}
    for succession in read.successions():
        ended = by_code[succession.predecessor].to_on
        assert by_code[succession.successor].from_on == succession.happened_on
        assert (succession.happened_on - ended).days == 1


def test_every_authority_that_ended_has_a_successor_and_every_new_one_a_predecessor():
    ended = {a.la_code for a in read.authorities() if a.to_on}
    begun = {a.la_code for a in read.authorities() if a.from_on}
    assert ended == {succession.predecessor for succession in read.successions()}
    assert begun == {succession.successor for succession in read.successions()}


@pytest.mark.parametrize(("day", "code"), [("2018-01-01", "835"), ("2020-01-01", "838")])
def test_dorset_is_two_authorities_told_apart_by_the_day(day, code):
    found = named("Dorset", read.authorities(), on=date.fromisoformat(day))
    assert found.la_code == code


def test_dorset_without_a_day_is_nobody():
    assert named("Dorset", read.authorities()) is None


@pytest.mark.parametrize("model", ["2021", "2025"])
def test_each_authority_has_ten_different_neighbours_and_is_not_one_of_them(model):
    ranks: dict[str, dict[int, str]] = {}
    for neighbour in read.neighbours():
        if neighbour.model == model:
            ranks.setdefault(neighbour.la_code, {})[neighbour.rank] = (
                neighbour.neighbour_la_code
            )
    known_on = {n.known_on for n in read.neighbours() if n.model == model}.pop()
    living = {a.la_code for a in read.authorities() if a.exists_on(known_on)}
    assert set(ranks) == living
    for la_code, by_rank in ranks.items():
        assert sorted(by_rank) == list(range(1, 11))
        assert len(set(by_rank.values())) == 10
        assert la_code not in by_rank.values()
        assert set(by_rank.values()) <= living


def test_neighbours_agree_with_the_publishers_file(public):
    path = public / "CSC_outcomes_and_enablers" / "data-raw" / "sn_model_2025_wide.csv"
    with path.open(encoding="utf-8-sig", newline="") as text:
        rows = list(csv.DictReader(text))
    ours = {
        (n.la_code, n.rank): n.neighbour_la_code for n in read.neighbours() if n.model == "2025"
    }
    for row in rows:
        for rank in range(1, 11):
            assert ours[row["old_la_code"], rank] == row[f"SN_{rank}"]


def test_a_partnership_lists_authorities_of_one_day():
    living = {a.la_code for a in read.authorities() if a.exists_on(date(2025, 1, 1))}
    for partnership in read.partnerships():
        assert len(partnership.la_codes) > 1
        assert set(partnership.la_codes) <= living


def test_an_invented_authority_is_there_in_a_demonstration_only(monkeypatch):
    assert not [a for a in read.authorities() if "invented" in a.name]
    monkeypatch.setenv(read.DEMONSTRATION, "1")
    found = read.authorities.__wrapped__()
    assert [a.la_code for a in found if "(invented)" in a.name] == ["900"]
    assert len(found) == len(read.authorities()) + 1
