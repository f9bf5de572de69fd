"""A hashed list holds no names, meets lists of its own key alone, keeps what is missing."""

import polars as pl
import pytest

from firsthand.domain.prevalence.linkage import hashing
from firsthand.domain.prevalence.linkage.blocking import keys, named, passes, rules
from firsthand.domain.prevalence.linkage.comparing import COMPARISONS, comparisons
from firsthand.domain.prevalence.linkage.hashed_fields import KEYS
from firsthand.domain.prevalence.linkage.records import joined

pytestmark = [pytest.mark.requirement("R12"), pytest.mark.requirement("R22")]
KEY = b"k" * 32
CLEAR = {
    "record": ["a-1", "a-2", "a-3"],
    "given_name": ["ann", "bob", None],
    "surname": ["robinson", "ann", "lee"],
    "sex": ["f", "m", None],
    "date_of_birth": ["2011-05-06", "2012-06-05", "2011-06-05"],
    "postcode": ["XA20 9AU", None, "XA20 9AU"],
    "street": ["1 weaver court", "1 weaver court", None],
    "nhs_number": ["9434765919", None, None],
    "group": ["girls", "boys", None],
}


def still(done, total):
    assert 0 <= done <= total


def hashed(key=KEY, carried=(), **changed):
    frame = pl.DataFrame(CLEAR | changed)
    return hashing.opened(hashing.hashed_list(frame, key, carried=carried, progress=still))


def test_nothing_that_was_written_is_left():
    content = str(hashed().to_dict(as_series=False)) + str(hashed().columns)
    for column in set(CLEAR) - {"group"}:
        for value in CLEAR[column]:
            assert value is None or f"'{value}'" not in content
    assert "group" not in hashed().columns


def test_what_is_missing_stays_missing_and_makes_no_key():
    row = hashed().filter(pl.col("hashed_given_name").is_null())
    assert row.height == 1
    assert row["hashed_names"].null_count() == row["hashed_born_given"].null_count() == 1
    assert row["hashed_born"].null_count() == 0


def test_rows_lie_in_the_order_of_hashes_so_that_no_order_is_told():
    assert hashed()["record"].is_sorted()


def test_only_what_is_asked_for_is_carried_in_clear():
    assert set(hashed(carried=("group", "area"))["group"]) == {"girls", "boys", None}


def test_the_same_key_gives_the_same_hashes_and_another_gives_none_of_them():
    assert hashed().equals(hashed())
    mine, other = hashed(), hashed(key=b"o" * 32)
    assert not set(mine["hashed_surname"]) & set(other["hashed_surname"])
    assert hashing.fingerprint(KEY) != hashing.fingerprint(b"o" * 32)


def test_one_text_in_two_fields_is_not_seen_to_be_the_same():
    found = hashed()
    assert not set(found["hashed_given_name"]) & set(found["hashed_surname"])


def test_names_in_either_order_and_days_with_month_exchanged_have_one_hash():
    other = hashed(given_name=["robinson", "x", None], surname=["ann", "y", "lee"])
    assert len(set(hashed()["hashed_names"]) & set(other["hashed_names"])) == 2  # and None
    found = hashed()
    assert found["hashed_born"].n_unique() == 2  # the sixth of May is the fifth of June
    exchanged = hashed(date_of_birth=["2011-06-05", "2012-05-06", "2011-05-06"])
    assert set(exchanged["hashed_born"]) == set(found["hashed_born"])


def test_a_column_that_is_not_there_is_not_made_up():
    few = pl.DataFrame({"record": ["1"], "surname": ["lee"]})
    made = hashing.hashed_list(few, KEY, progress=still)
    assert made.columns == ["record", "bits_surname"]


def test_a_key_of_another_length_is_refused():
    with pytest.raises(ValueError, match="32 bytes"):
        hashing.hashed_list(pl.DataFrame(CLEAR), b"short", progress=still)


def test_every_key_of_a_rule_can_be_made_from_a_whole_list():
    assert set(KEYS) <= set(hashed().columns)


def test_hashed_lists_are_compared_and_meet_as_lists_in_clear_do():
    records = joined([("a", hashed()), ("b", hashed())])
    assert records.hashed
    told = [one.name for one in comparisons(records.compared)]
    assert told == [f"hashed_{name}" for name in _clear_names()]
    found = rules(records.compared)
    assert len(found) == 8
    assert named([one.name for one in found]) == found
    key = keys(found[0], records.frame)
    assert sorted(key.tolist()) == [-1, -1, -1, -1, 0, 0]
    assert len(passes(records.compared)) == 5


def _clear_names():
    return ("given_name", "surname", "date_of_birth", "sex", "home", "nhs_number")


@pytest.mark.parametrize(
    ("columns", "rule"),
    [
        (("given_name", "surname"), "same names, in either order, hashed"),
        (("surname",), "same surname, hashed"),
        (("date_of_birth",), "same birth, hashed"),
    ],
)
def test_lists_with_few_columns_meet_by_what_they_have(columns, rule):
    few = pl.DataFrame({name: CLEAR[name] for name in ("record", *columns)})
    made = hashing.opened(hashing.hashed_list(few, KEY, progress=still))
    records = joined([("a", made)])
    assert rules(records.compared)[0].name == rule
    for one in rules(records.compared):
        assert len(keys(one, records.frame)) == 3


def test_levels_that_hashes_do_not_show_are_left_out_and_no_share_is_lost():
    by_name = {one.name: one for one in COMPARISONS}
    for name, fewer in (("home", 1), ("nhs_number", 1), ("surname", 0), ("date_of_birth", 0)):
        clear, without = by_name[name], by_name[f"hashed_{name}"]
        assert len(without.levels) == len(clear.levels) - fewer
        for share in ("m", "u"):
            total = sum(getattr(level, share) for level in without.levels)
            assert total == pytest.approx(sum(getattr(level, share) for level in clear.levels))
