"""The check of a copy: each tampering is found by the witness that it could not bribe."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.accountability.witness import Witness
from tests.domain.accountability import invented_log as made

SIZE = 200
LOG = made.log(SIZE)
OWN = made.head(LOG, minutes=9)
EARLIER = tuple(made.head(LOG[:size], minutes=n) for n, size in enumerate((60, 120, 180)))
FAR = made.entry(500)


def told(verdict):
    return [(one.witness, one.entry, one.until) for one in verdict.findings]


def first(verdict):
    found = verdict.findings[0]
    return found.witness, found.entry


def changed(place, **fields):
    return [*LOG[:place], replace(LOG[place], **fields), *LOG[place + 1 :]]


def test_a_copy_that_nobody_touched_holds():
    verdict = made.verdict(LOG, OWN, *EARLIER)
    assert verdict.holds
    assert (verdict.entries, verdict.root) == (SIZE, OWN.root)
    assert verdict.agreed == (60, 120, 180)
    assert verdict.remarks == ()


def test_without_an_earlier_head_or_key_it_is_said_that_nobody_vouches():
    verdict = made.verdict(LOG, OWN)
    assert verdict.holds
    assert "Nobody but the copy itself" in verdict.remarks[0]
    assert made.verdict(LOG, OWN, keys={made.OURS}).remarks == ()


@pytest.mark.parametrize("field", ["act", "subject", "by", "at"])
def test_a_changed_field_is_found_by_the_leaf_hash(field):
    verdict = made.verdict(changed(57, **{field: "2026-01-01T08:00:00+00:00"}), OWN, *EARLIER)
    assert first(verdict) == (Witness.LEAF, 57)


def test_a_changed_detail_is_found_by_the_commitment_and_by_nobody_else():
    verdict = made.verdict(changed(57, detail='{"body":"kinder"}'), OWN, *EARLIER)
    assert told(verdict) == [(Witness.COMMITMENT, 57, None)]


def test_a_changed_salt_is_found_by_the_commitment():
    assert first(made.verdict(changed(3, salt="f" * 32), OWN)) == (Witness.COMMITMENT, 3)


def test_a_changed_detail_with_a_new_commitment_is_found_by_the_leaf_hash():
    detail = '{"body":"kinder"}'
    forged = made.commitment(LOG[57].salt, detail)
    verdict = made.verdict(changed(57, detail=detail, commitment=forged), OWN)
    assert first(verdict) == (Witness.LEAF, 57)


def test_an_entry_with_every_hash_made_anew_is_found_by_the_signed_head():
    copy = [*LOG[:57], made.hashed(replace(LOG[57], by="p-2")), *LOG[58:]]
    assert told(made.verdict(copy, OWN)) == [(Witness.SIGNED_HEAD, 0, SIZE - 1)]


def test_earlier_heads_narrow_where_the_change_lies():
    copy = [*LOG[:130], made.hashed(replace(LOG[130], by="p-2")), *LOG[131:]]
    found = told(made.verdict(copy, OWN, *EARLIER))
    assert found[0] == (Witness.EARLIER_HEAD, 120, 179)
    copy = [*LOG[:190], made.hashed(replace(LOG[190], by="p-2")), *LOG[191:]]
    found = told(made.verdict(copy, OWN, *EARLIER))
    assert found == [(Witness.SIGNED_HEAD, 180, 199)]


def test_a_deleted_entry_is_found_by_the_order():
    verdict = made.verdict([*LOG[:57], *LOG[58:]], OWN, *EARLIER)
    assert told(verdict) == [(Witness.ORDER, 57, None)]
    assert "entry 57 is missing" in verdict.findings[0].reason


def test_a_deleted_entry_with_new_numbers_is_found_by_the_leaf_hash():
    rest = [replace(one, index=n) for n, one in enumerate([*LOG[:57], *LOG[58:]])]
    assert first(made.verdict(rest, OWN, *EARLIER)) == (Witness.LEAF, 57)


def test_a_deleted_entry_with_everything_anew_is_found_by_the_heads():
    copy = made.renumbered([*LOG[:57], *LOG[58:]])
    found = told(made.verdict(copy, OWN, *EARLIER))
    assert found == [(Witness.EARLIER_HEAD, 0, 59), (Witness.SIGNED_HEAD, 199, 199)]


def test_an_inserted_entry_is_found_by_the_order():
    copy = [*LOG[:57], made.hashed(replace(FAR, index=57)), *LOG[57:]]
    assert told(made.verdict(copy, OWN, *EARLIER)) == [(Witness.ORDER, 58, None)]


def test_an_inserted_entry_with_everything_anew_is_found_by_the_heads():
    copy = made.renumbered([*LOG[:57], FAR, *LOG[57:]])
    found = [one.witness for one in made.verdict(copy, OWN, *EARLIER).findings]
    assert found == [Witness.EARLIER_HEAD, Witness.SIGNED_HEAD]


def test_an_entry_put_behind_the_end_is_found_by_the_signed_head():
    copy = [*LOG, made.hashed(replace(FAR, index=SIZE))]
    assert told(made.verdict(copy, OWN, *EARLIER)) == [(Witness.SIGNED_HEAD, SIZE, SIZE)]


def test_entries_in_another_order_are_found_by_the_order():
    copy = [*LOG[:57], LOG[58], LOG[57], *LOG[59:]]
    assert told(made.verdict(copy, OWN, *EARLIER)) == [(Witness.ORDER, 57, None)]


def test_entries_in_another_order_with_everything_anew_are_found_by_the_heads():
    copy = made.renumbered([*LOG[:57], LOG[58], LOG[57], *LOG[59:]])
    assert first(made.verdict(copy, OWN, *EARLIER)) == (Witness.EARLIER_HEAD, 0)


def test_a_cut_tail_is_found_by_the_signed_head():
    assert told(made.verdict(LOG[:150], OWN)) == [(Witness.SIGNED_HEAD, 150, 199)]


def test_a_cut_tail_with_a_new_head_is_found_by_an_earlier_head_only():
    verdict = made.verdict(LOG[:150], made.head(LOG[:150]), *EARLIER)
    assert told(verdict) == [(Witness.EARLIER_HEAD, 150, 179)]
    assert "only 150" in verdict.findings[0].reason


def test_a_whole_log_made_anew_and_signed_is_found_by_an_earlier_head_only():
    copy = [made.entry(n, by="p-2") for n in range(SIZE)]
    own = made.head(copy)
    assert made.verdict(copy, own).holds
    assert told(made.verdict(copy, own, *EARLIER)) == [(Witness.EARLIER_HEAD, 0, 59)]


def test_what_was_added_after_the_last_earlier_head_can_be_forged():
    """The documented limit: nobody has a head of it."""
    copy = [*LOG[:180], *(made.entry(n, by="p-2") for n in range(180, SIZE))]
    assert made.verdict(copy, made.head(copy), *EARLIER).holds


def test_a_head_by_another_key_is_found_by_the_key_of_an_earlier_head():
    theirs = made.head(LOG, key=made.THEIRS)
    assert told(made.verdict(LOG, theirs, *EARLIER)) == [(Witness.KEY, None, None)]


def test_a_head_by_another_key_is_found_by_a_pinned_key():
    theirs = made.head(LOG, key=made.THEIRS)
    assert made.verdict(LOG, theirs).holds
    assert first(made.verdict(LOG, theirs, keys={made.OURS})) == (Witness.KEY, None)
    assert made.verdict(LOG, theirs, *EARLIER, keys={made.OURS, made.THEIRS}).holds


def test_an_earlier_head_by_another_key_is_no_evidence_and_is_told():
    strange = made.head(made.log(70), key=made.THEIRS)
    verdict = made.verdict(LOG, OWN, strange, keys={made.OURS})
    assert told(verdict) == [(Witness.KEY, None, None)]
    assert verdict.agreed == ()


def test_a_head_that_was_changed_after_signing_is_found_by_the_key():
    forged = replace(made.head(LOG[:150]), size=149)
    assert first(made.verdict(LOG[:149], forged)) == (Witness.KEY, None)
    kept = replace(EARLIER[0], root="0" * 64)
    assert first(made.verdict(LOG, OWN, kept)) == (Witness.KEY, None)


def test_a_clock_that_goes_backwards_is_a_remark_and_no_failure():
    late = made.hashed(replace(LOG[57], at=LOG[3].at))
    copy = [*LOG[:57], late, *LOG[58:]]
    verdict = made.verdict(copy, made.head(copy))
    assert verdict.holds
    assert "backwards at entry 57" in verdict.remarks[0]


def test_many_odd_times_are_counted_instead_of_told():
    copy = [made.hashed(replace(one, at="soon")) for one in LOG]
    verdict = made.verdict(copy, made.head(copy), keys={made.OURS})
    assert verdict.holds
    assert len(verdict.remarks) == 6
    assert "195 more times" in verdict.remarks[-1]


def test_an_empty_log_holds():
    assert made.verdict([], made.head([]), keys={made.OURS}).holds


def test_a_root_of_an_empty_log_that_is_none_does_not_hold():
    forged = made.head(LOG[:1])
    text = made.signed_text(size=0, root=forged.root, at=forged.at, key=forged.key)
    forged = replace(forged, size=0, signature=made.signature(text, forged.key))
    assert first(made.verdict([], forged)) == (Witness.SIGNED_HEAD, 0)


@given(place=st.integers(0, SIZE - 1), anew=st.booleans())
def test_no_change_of_an_entry_goes_unseen(place, anew):
    one = replace(LOG[place], by="p-2")
    copy = [*LOG[:place], made.hashed(one) if anew else one, *LOG[place + 1 :]]
    verdict = made.verdict(copy, OWN, *EARLIER)
    found = verdict.findings[0]
    assert found.entry <= place <= (found.until or found.entry)


@given(st.sets(st.integers(1, SIZE), min_size=1, max_size=6), st.integers(0, SIZE - 1))
def test_the_range_told_by_earlier_heads_always_holds_the_change(sizes, place):
    earlier = [made.head(LOG[:size]) for size in sizes]
    copy = [*LOG[:place], made.entry(place, by="p-2"), *LOG[place + 1 :]]
    verdict = made.verdict(copy, made.head(copy), *earlier)
    if place >= max(sizes):
        assert verdict.holds
        return
    (found,) = verdict.findings
    assert found.entry == max((size for size in sizes if size <= place), default=0)
    assert found.until == min(size for size in sizes if size > place) - 1
