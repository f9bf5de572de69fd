"""Parts of a log, heads and lines: what is written is read again, and nothing else is."""

import json
from dataclasses import replace

import pytest

from firsthand.domain.accountability import copied, head
from firsthand.domain.accountability.agreement import Agreement, Place
from firsthand.domain.accountability.parts import PartCheck, act_number
from firsthand.domain.accountability.tree import Tree
from firsthand.domain.accountability.witness import WITNESS_WORDS, Witness
from tests.domain.accountability import invented_log as made

ABOUT = "inspection/i-1"
OTHERS = "inspection/i-2"
LOG = [
    made.entry(
        n,
        subject=ABOUT if n % 3 == 0 else OTHERS,
        detail=(told := made.canonical({"body": 1, "key": f"k{n}", "number": n // 3 + 1})),
        commitment=made.commitment(f"{n:032x}", told),
    )
    for n in range(30)
]
TREE = Tree(made.leaves(LOG))
OWN = made.head(LOG)


def part(entries, *, subject=ABOUT, own=OWN):
    check = PartCheck(subject=subject, head=own)
    for one in entries:
        check.see(one, TREE.inclusion(one.index, len(LOG)))
    return check.end()


def test_a_part_holds_and_says_what_it_cannot_show():
    verdict = part(LOG[::3])
    assert verdict.holds
    assert verdict.entries == 10
    assert "nothing was left out" in verdict.remarks[0]


@pytest.mark.parametrize(
    ("place", "fields", "witness"),
    [
        (3, {"by": "p-2"}, Witness.LEAF),
        (3, {"detail": "{}"}, Witness.COMMITMENT),
        (3, {"subject": OTHERS}, Witness.LEAF),
    ],
)
def test_a_changed_entry_of_a_part_is_found(place, fields, witness):
    entries = LOG[::3]
    entries[place] = replace(entries[place], **fields)
    found = part(entries).findings[0]
    assert (found.witness, found.entry) == (witness, 9)


def test_an_entry_made_anew_is_found_by_its_proof():
    entries = LOG[::3]
    entries[3] = made.hashed(replace(entries[3], by="p-2"))
    assert part(entries).findings[0].witness is Witness.PROOF


def test_an_act_left_out_of_a_part_is_found_by_its_ledger():
    verdict = part([*LOG[:6:3], *LOG[9::3]])
    assert verdict.findings[0].witness is Witness.LEDGER
    assert "act 3 is missing" in verdict.findings[0].reason


def test_a_part_in_another_order_or_about_something_else_is_found():
    assert part([LOG[3], LOG[0]]).findings[0].witness in (Witness.ORDER, Witness.LEDGER)
    assert part([LOG[1]]).findings[0].witness is Witness.ORDER


def test_details_that_are_no_act_have_no_number():
    for detail in ("", "[]", "{}", '{"number":1}', '{"body":1,"key":"k","number":"1"}'):
        assert act_number(detail) is None


def agreed(places):
    agreement = Agreement()
    by_entry = {place.entry: place for place in places}
    found = (agreement.objection(one, by_entry.get(one.index)) for one in LOG[::3])
    return [one.entry for one in found if one]


PLACES = [
    Place(ledger=ABOUT, number=n + 1, key=f"k{3 * n}", kind="evidence", entry=3 * n)
    for n in range(10)
]


def test_a_ledger_that_agrees_with_the_log_is_not_objected_to():
    assert agreed(PLACES) == []


@pytest.mark.parametrize(
    "fields", [{"number": 7}, {"key": "x"}, {"kind": "x"}, {"ledger": OTHERS}]
)
def test_a_place_that_tells_otherwise_than_the_log_is_found(fields):
    places = [*PLACES[:4], replace(PLACES[4], **fields), *PLACES[5:]]
    assert agreed(places)[0] == 12


def test_a_place_that_was_taken_away_is_found():
    assert agreed([*PLACES[:4], *PLACES[5:]])[0] == 12


def test_a_place_for_what_is_no_act_is_found():
    reading = made.entry(0, act="read", detail="{}", commitment="0" * 64)
    assert "no act" in Agreement().objection(reading, PLACES[0]).reason
    assert Agreement().objection(reading, None) is None


def test_an_act_that_is_missing_from_a_ledger_is_found():
    agreement = Agreement()
    assert agreement.objection(LOG[0], PLACES[0]) is None
    assert "act 2" in agreement.objection(LOG[6], PLACES[2]).reason


def test_every_witness_has_words():
    assert set(WITNESS_WORDS) == set(Witness)


@pytest.mark.parametrize("details", [True, False])
def test_an_entry_is_read_as_it_was_written(details):
    line = copied.entry_line(LOG[4], details=details)
    told = copied.told_in(line)
    read = copied.entry_from(told)
    assert read == (LOG[4] if details else replace(LOG[4], salt="", detail=""))
    assert copied.objection_to_text(line, told) == ""
    assert ("salt" in told) is details


def test_the_first_and_the_last_line_are_read_as_they_were_written():
    opening = copied.Opening(
        format=copied.PART, key=made.OURS, size=3, details=True, subject="x"
    )
    assert copied.opening_from(copied.told_in(copied.opening_line(opening))) == opening
    assert copied.last_from(copied.told_in(copied.head_line(OWN))) == OWN
    assert copied.last_from({"index": 1}) is None


@pytest.mark.parametrize(
    "line",
    [
        lambda line: line.replace(":", ": ", 1),
        lambda line: line[:-1] + ',"by":"p-1"}',
        lambda line: line.replace('"p-1"', '"\\u0070-1"'),
    ],
    ids=["spaces", "a field twice", "escapes"],
)
def test_a_line_that_is_not_written_as_the_log_writes_it_is_objected_to(line):
    other = line(copied.entry_line(LOG[4], details=False))
    assert copied.objection_to_text(other, copied.told_in(other))


@pytest.mark.parametrize(
    "changes",
    [
        {"index": "4"},
        {"index": True},
        {"by": 1},
        {"leaf": "0" * 63},
        {"commitment": "G" * 64},
        {"note": "more"},
        {"by": "\ud800"},
        {"salt": "0" * 32},
        {"salt": "0", "detail": ""},
    ],
    ids=str,
)
def test_what_is_no_entry_is_not_read_as_one(changes):
    told = json.loads(copied.entry_line(LOG[4], details=False))
    with pytest.raises(copied.Unreadable):
        copied.entry_from({**told, **changes})


@pytest.mark.parametrize("line", ["", "[]", "{", "7", "[" * 100_000])
def test_a_line_that_is_no_object_is_refused(line):
    with pytest.raises(copied.Unreadable):
        copied.told_in(line)


@pytest.mark.parametrize(
    "changes",
    [
        {"size": -1},
        {"size": "3"},
        {"at": "yesterday"},
        {"at": "2026-01-01"},
        {"at": 7},
        {"root": "0"},
        {"signature": 1},
        {"format": "other"},
        {"more": 1},
    ],
    ids=str,
)
def test_what_is_no_head_is_not_read_as_one(changes):
    with pytest.raises(head.NoHead):
        head.head_from({**head.plain(OWN), **changes})
    assert head.head_from(head.plain(OWN)) == OWN


@pytest.mark.parametrize(
    "changes", [{"size": "3"}, {"details": 1}, {"key": "k"}, {"subject": None}, {"format": "x"}]
)
def test_a_first_line_that_says_something_else_is_refused(changes):
    opening = copied.Opening(format=copied.WHOLE, key=made.OURS, size=3, details=False)
    told = json.loads(copied.opening_line(opening))
    with pytest.raises(copied.Unreadable):
        copied.opening_from({**told, **changes})


def test_a_proof_is_a_list_of_hashes():
    assert copied.path_from(["0" * 64]) == (bytes(32),)
    for told in (None, "0" * 64, ["0"]):
        with pytest.raises(copied.Unreadable):
            copied.path_from(told)
