"""The record: heads are signed and kept, copies checked, and each tampering found by name."""

import json
import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from firsthand.domain.accountability.canonical import canonical
from firsthand.domain.accountability.copied import entry_from, head_line
from firsthand.domain.accountability.entry import commitment
from firsthand.domain.accountability.entry_check import leaf_of
from firsthand.domain.accountability.head import Head, signed_text
from firsthand.domain.accountability.tree import root
from firsthand.domain.accountability.witness import Witness
from firsthand.domain.common.refusal import Refused
from firsthand.engines import signing
from firsthand.services.record import deposits, exporting, heads, own, proofs
from firsthand.services.record.growing import Growing
from firsthand.services.record.verifying import verify
from firsthand.store import log
from tests.services import logged

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R24")]
SIZE = 40


@pytest.fixture(autouse=True)
def place(settings, tmp_path):
    """Give each test its own key and its own folder of heads."""
    settings.LOG_KEY = tmp_path / "keys" / "log-signing-key"
    settings.LOG_HEADS = tmp_path / "heads"
    return tmp_path


@pytest.fixture
def earlier(place):
    """Return heads of the first 10 and 25 of 40 entries."""
    kept = []
    for upto in (10, 25):
        logged.fill(upto - log.size())
        kept.append(heads.deposit(logged.at(500 + upto)))
    logged.fill(SIZE - log.size())
    return tuple(kept)


@pytest.fixture
def copy(earlier, place):
    return logged.copy(place)


def found(file, *earlier, keys=()):
    verdict = verify(file, heads=earlier, keys=keys)
    return [(one.witness, one.entry) for one in verdict.findings]


def sign(entries, path):
    """Sign entries with the key in a file, as somebody does who has it."""
    key = signing.key_at(path)
    told = {
        "size": len(entries),
        "root": root(bytes.fromhex(leaf_of(one)) for one in entries).hex(),
        "at": logged.at(1000).isoformat(),
        "key": key.public,
    }
    return Head(**told, signature=key.sign(signed_text(**told)))


def resigned(file, entries, path):
    head = sign(entries, path)
    told = logged.lines(file)
    opening = {**json.loads(told[0]), "key": head.key, "size": head.size}
    logged.rewrite(file, [canonical(opening), *told[1:-1], head_line(head)])


# Heads and where they are kept.


def test_a_head_names_the_whole_log_and_is_signed(earlier):
    head = heads.head(logged.at(900))
    assert head.size == SIZE
    assert heads.signed_by_its_key(head)
    assert not heads.signed_by_its_key(replace(head, size=SIZE - 1))
    assert head.root == root(bytes.fromhex(one) for one in log.load_leaves()).hex()


def test_deposited_heads_are_lines_of_a_year_and_files_of_their_own(earlier, place):
    folder = place / "heads"
    assert heads.deposited() == earlier
    assert len(logged.lines(folder / "heads-2026.jsonl")) == 2
    own_files = sorted(folder.glob("head-*.json"))
    assert [deposits.head_in(file.read_text()) for file in own_files] == list(earlier)


def test_a_log_that_did_not_grow_is_deposited_once(earlier):
    for minutes in (900, 901):
        heads.deposit(logged.at(minutes))
    assert [head.size for head in heads.deposited()] == [10, 25, SIZE]


def test_an_empty_log_is_not_deposited():
    assert heads.deposit(logged.at(1)).size == 0
    assert heads.deposited() == ()


def test_a_head_is_deposited_once_a_day(earlier):
    later = logged.at(24 * 60)
    assert heads.deposit_daily(logged.at(600)) is None
    assert heads.deposit_daily(later).size == SIZE
    assert heads.deposit_daily(later) is None


def test_a_line_torn_by_a_fall_of_the_power_spoils_no_other(earlier, place):
    file = place / "heads" / "heads-2026.jsonl"
    whole = file.read_bytes()
    file.write_bytes(whole[:-100])
    heads.deposit(logged.at(900))
    kept, problems = deposits.load(place / "heads")
    assert [head.size for head in kept] == [10, SIZE]
    assert "Line 2 of heads-2026.jsonl is no head" in problems[0]
    assert problems[0] in own.verify_own().remarks


def test_a_year_of_unreadable_heads_gives_way_to_the_year_before(earlier, place):
    (place / "heads" / "heads-2027.jsonl").write_text("nothing\n")
    assert deposits.newest(place / "heads") == earlier[-1]


def test_a_folder_that_cannot_be_written_is_told_with_a_remedy(earlier, settings, place):
    (place / "file").write_text("")
    settings.LOG_HEADS = place / "file" / "heads"
    with pytest.raises(Refused, match="FIRSTHAND_HEADS"):
        heads.deposit(logged.at(900))


def test_the_key_is_made_once_for_its_owner_alone(place, settings):
    first, second = signing.key_at(settings.LOG_KEY), signing.key_at(settings.LOG_KEY)
    assert first.public == second.public
    if os.name == "posix":
        assert stat.S_IMODE(settings.LOG_KEY.stat().st_mode) == 0o600
    beside = Path(f"{settings.LOG_KEY}.pub").read_text()
    assert signing.public_from(beside) == first.public == signing.public_from(first.public)
    assert heads.public_pem() == beside


@pytest.mark.parametrize("content", ["", "secret", "-----BEGIN PRIVATE KEY-----\nx\n"])
def test_a_file_that_holds_no_key_is_refused(place, settings, content):
    settings.LOG_KEY.parent.mkdir()
    settings.LOG_KEY.write_text(content)
    with pytest.raises(Refused, match="no ed25519 private key"):
        heads.head(logged.at(1))


def test_a_place_where_no_key_can_be_written_is_told(place, settings):
    (place / "file").write_text("")
    settings.LOG_KEY = place / "file" / "key"
    with pytest.raises(Refused, match="FIRSTHAND_LOG_KEY"):
        heads.head(logged.at(1))


def test_a_key_of_another_kind_is_no_public_key():
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key

    other = generate_private_key(SECP256R1()).public_key()
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    pem = other.public_bytes(serialization.Encoding.PEM, form).decode()
    for given in (pem, "zz", "00", "-----BEGIN PUBLIC KEY-----"):
        with pytest.raises(ValueError):
            signing.public_from(given)


def test_a_lost_key_is_not_replaced_in_silence(earlier, settings):
    settings.LOG_KEY.unlink()
    with pytest.raises(Refused, match="cannot be read"):
        heads.head(logged.at(900))
    signing.key_at(settings.LOG_KEY)
    with pytest.raises(Refused, match="the last head was signed by"):
        heads.head(logged.at(900))


# Copies that nobody touched.


@pytest.mark.parametrize("details", [True, False])
def test_a_copy_holds_against_its_earlier_heads(earlier, place, details):
    file = logged.copy(place, details=details)
    verdict = verify(file, heads=earlier)
    assert verdict.holds
    assert (verdict.entries, verdict.agreed) == (SIZE, (10, 25))
    assert ("salt" in file.read_text()) is details


def test_a_copy_tells_nothing_of_what_was_written_unless_asked(earlier, place):
    assert "é" not in logged.copy(place, details=False).read_text(encoding="utf-8")
    assert "é" in logged.copy(place, details=True).read_text(encoding="utf-8")


def test_a_part_about_one_inspection_is_checked_by_itself(earlier, place):
    file = logged.copy(place, inspection_id="i-1")
    verdict = verify(file, heads=(heads.head(logged.at(900)), *earlier))
    assert verdict.holds
    assert verdict.entries == len(range(0, SIZE, 3))
    assert verdict.agreed == (SIZE,)
    assert sum("cannot be compared here" in one for one in verdict.remarks) == 2


def test_an_inspection_that_the_log_does_not_know_is_unknown(earlier, place):
    with pytest.raises(exporting.UnknownSubject):
        logged.copy(place, inspection_id="i-9")
    assert list(place.glob("*draft*")) == []


def test_proofs_are_checked_by_themselves(earlier, place):
    proof = place / "proof.json"
    proof.write_text(json.dumps(proofs.inclusion(7, now=logged.at(900))))
    assert verify(proof, heads=earlier).holds
    proof.write_text(json.dumps(proofs.consistency(earlier[0], now=logged.at(900))))
    verdict = verify(proof, heads=earlier)
    assert verdict.holds
    assert verdict.agreed == (10,)


def test_a_copy_made_while_others_write_ends_where_it_began(earlier, place):
    told = exporting.lines(details=False, now=logged.at(900))
    first = next(told)
    logged.fill(5)
    file = place / "copy.jsonl"
    logged.rewrite(file, [first, *told])
    assert verify(file, heads=earlier).entries == SIZE


# Tampering with a copy.


def test_a_changed_field_is_found_by_the_leaf_hash(copy, earlier):
    logged.change(copy, 17, by="p-2")
    assert found(copy, *earlier)[0] == (Witness.LEAF, 17)


def test_a_changed_detail_is_found_by_the_commitment(copy, earlier):
    logged.change(copy, 17, detail='{"what":"nothing"}')
    assert found(copy, *earlier) == [(Witness.COMMITMENT, 17)]


def test_a_deleted_entry_is_found_by_the_order(copy, earlier):
    told = logged.lines(copy)
    logged.rewrite(copy, [*told[:18], *told[19:]])
    assert found(copy, *earlier)[0] == (Witness.ORDER, 17)


def test_an_inserted_entry_is_found_by_the_order(copy, earlier):
    told = logged.lines(copy)
    logged.rewrite(copy, [*told[:18], told[17], *told[18:]])
    assert found(copy, *earlier)[0] == (Witness.ORDER, 17)


def test_a_changed_order_is_found_by_the_order(copy, earlier):
    told = logged.lines(copy)
    told[18], told[19] = told[19], told[18]
    logged.rewrite(copy, told)
    assert found(copy, *earlier)[0] == (Witness.ORDER, 17)


def test_a_cut_tail_is_found_by_the_signed_head(copy, earlier):
    told = logged.lines(copy)
    logged.rewrite(copy, [*told[:31], told[-1]])
    assert found(copy, *earlier) == [(Witness.SIGNED_HEAD, 30)]


def test_a_copy_that_was_cut_off_is_found_to_have_no_head(copy, earlier):
    logged.rewrite(copy, logged.lines(copy)[:31])
    assert found(copy, *earlier) == [(Witness.SIGNED_HEAD, 30)]


def test_hashes_made_anew_are_found_by_the_signed_head(copy, earlier):
    logged.anew(copy, lambda entries: [*entries[:30], *entries[31:]])
    assert (Witness.SIGNED_HEAD, SIZE - 1) in found(copy, *earlier)
    logged.anew(copy, lambda entries: [replace(one, by="p-2") for one in entries])
    assert found(copy)[0][0] in (Witness.SIGNED_HEAD, Witness.TEXT)


def test_a_log_made_anew_by_the_owner_of_the_key_is_found_by_an_earlier_head(
    copy, earlier, settings
):
    def kinder(entries):
        return [*entries[:12], replace(entries[12], by="p-2"), *entries[13:]]

    entries = logged.anew(copy, kinder)
    resigned(copy, entries, settings.LOG_KEY)
    assert verify(copy).holds
    verdict = verify(copy, heads=earlier)
    (one,) = verdict.findings
    assert (one.witness, one.entry, one.until) == (Witness.EARLIER_HEAD, 10, 24)
    assert verdict.agreed == (10,)


def test_a_tail_cut_by_the_owner_of_the_key_is_found_by_an_earlier_head(
    copy, earlier, settings
):
    entries = logged.anew(copy, lambda entries: entries[:20])
    resigned(copy, entries, settings.LOG_KEY)
    assert found(copy, *earlier) == [(Witness.EARLIER_HEAD, 20)]


def test_a_copy_signed_with_another_key_is_found_by_the_key(copy, earlier, place, settings):
    entries = logged.anew(copy, lambda entries: entries)
    resigned(copy, entries, place / "other" / "key")
    assert verify(copy).holds
    assert found(copy, *earlier) == [(Witness.KEY, None)]
    ours = signing.key_at(settings.LOG_KEY).public
    assert found(copy, keys={ours}) == [(Witness.KEY, None)]


def test_a_head_changed_after_signing_is_found_by_the_key(copy, earlier):
    told = logged.lines(copy)
    logged.rewrite(copy, [*told[:-1], told[-1].replace('"size":40', '"size":39')])
    assert (Witness.KEY, None) in found(copy, *earlier)


def test_words_put_beside_an_entry_are_found_by_the_text(copy, earlier):
    logged.change(copy, 17, note="Not so bad.")
    assert found(copy, *earlier)[0] == (Witness.TEXT, 17)


def test_a_line_written_in_another_way_is_found_by_the_text(copy, earlier):
    told = logged.lines(copy)
    told[18] = told[18].replace('"by":"p-1"', '"by":"p-2","by":"p-1"')
    logged.rewrite(copy, told)
    assert found(copy, *earlier)[0] == (Witness.TEXT, 17)


@pytest.mark.parametrize("line", ["", "{", "7", '{"head":7}', '{"by":"\\ud800"}'])
def test_a_line_that_is_no_entry_is_found_by_the_text(copy, earlier, line):
    told = logged.lines(copy)
    told[18] = line
    logged.rewrite(copy, told)
    assert found(copy, *earlier)[0] == (Witness.TEXT, 17)


def test_bytes_that_are_no_text_are_found_by_the_text(copy, earlier):
    told = copy.read_bytes().splitlines()
    told[18] = told[18].replace(b"p-1", b"p-\xff")
    copy.write_bytes(b"\n".join(told) + b"\n")
    assert found(copy, *earlier)[0] == (Witness.TEXT, 17)


def test_lines_behind_the_head_are_found_by_the_text(copy, earlier):
    logged.rewrite(copy, [*logged.lines(copy), logged.lines(copy)[1]])
    assert found(copy, *earlier)[0][0] is Witness.TEXT


def test_a_first_line_that_tells_another_size_is_found_by_the_text(copy, earlier):
    told = logged.lines(copy)
    logged.rewrite(copy, [told[0].replace('"size":40', '"size":39'), *told[1:]])
    assert found(copy, *earlier)[0][0] is Witness.TEXT


def test_line_ends_of_another_system_are_no_tampering(copy, earlier):
    copy.write_bytes(copy.read_bytes().replace(b"\n", b"\r\n"))
    assert verify(copy, heads=earlier).holds


@pytest.mark.parametrize("content", ["", "hello\n", "{}\n", '{"format":"firsthand-log-1"}\n'])
def test_a_file_that_is_no_copy_is_refused(place, content):
    file = place / "file"
    file.write_text(content)
    with pytest.raises(Refused, match="no copy of a log"):
        verify(file)


# Tampering with a part and with proofs.


def test_a_changed_entry_of_a_part_is_found(earlier, place):
    file = logged.copy(place, inspection_id="i-1")
    told = logged.lines(file)
    row = json.loads(told[3])
    row["entry"]["by"] = "p-2"
    logged.rewrite(file, [*told[:3], canonical(row), *told[4:]])
    assert found(file)[0] == (Witness.LEAF, 6)
    row["entry"]["leaf"] = leaf_of(entry_from(row["entry"]))
    logged.rewrite(file, [*told[:3], canonical(row), *told[4:]])
    assert found(file)[0] == (Witness.PROOF, 6)


def test_a_part_with_another_count_or_other_lines_is_found(earlier, place):
    file = logged.copy(place, inspection_id="i-1")
    told = logged.lines(file)
    logged.rewrite(file, [*told[:3], *told[4:]])
    assert found(file)[0][0] is Witness.TEXT
    logged.rewrite(file, [*told[:3], '{"entry":1}', *told[4:]])
    assert found(file)[0][0] is Witness.TEXT


@pytest.mark.parametrize("last", ["{}", '{"head":1}'])
def test_a_part_without_a_head_proves_nothing(earlier, place, last):
    file = logged.copy(place, inspection_id="i-1")
    logged.rewrite(file, [*logged.lines(file)[:-1], last])
    with pytest.raises(Refused, match="head"):
        verify(file)


def test_a_part_of_a_log_that_another_head_of_its_size_denies_is_found(
    earlier, place, settings
):
    file = logged.copy(place, inspection_id="i-1")
    entries = [replace(one, by="p-2") for one in log.load_entries(details=True)]
    other = sign(entries, settings.LOG_KEY)
    assert found(file, other)[0][0] is Witness.EARLIER_HEAD


def test_a_proof_that_leads_nowhere_is_found(earlier, place, settings):
    proof = place / "proof.json"
    told = proofs.consistency(earlier[0], now=logged.at(900))
    proof.write_text(json.dumps({**told, "path": told["path"][:-1]}))
    assert found(proof)[0][0] is Witness.EARLIER_HEAD
    entries = [replace(one, by="p-2") for one in log.load_entries(end=10)]
    proof.write_text(json.dumps(told))
    assert found(proof, sign(entries, settings.LOG_KEY))[0][0] is Witness.EARLIER_HEAD
    told = proofs.inclusion(7, now=logged.at(900))
    proof.write_text(json.dumps({**told, "path": told["path"][:-1]}))
    assert found(proof)[0] == (Witness.PROOF, 7)
    proof.write_text(json.dumps({**told, "head": 1}))
    with pytest.raises(Refused):
        verify(proof)


def test_there_is_no_proof_for_what_is_not_so(earlier):
    with pytest.raises(Refused, match="no proof"):
        proofs.consistency(replace(earlier[0], root="0" * 64), now=logged.at(900))
    with pytest.raises(proofs.UnknownSize):
        proofs.consistency(replace(earlier[0], size=SIZE + 1), now=logged.at(900))
    for index in (-1, SIZE):
        with pytest.raises(proofs.UnknownEntry):
            proofs.inclusion(index, now=logged.at(900))


# Tampering with the database, by somebody who owns it.


def test_the_own_database_holds(earlier):
    verdict = own.verify_own()
    assert verdict.holds
    assert verdict.agreed == (10, 25)


def test_without_a_head_it_is_said_that_there_is_nothing_to_compare_with(place):
    logged.fill(3)
    assert "No head was deposited" in own.verify_own().remarks[-1]


def test_a_row_changed_in_the_database_is_found(earlier):
    logged.without_triggers("log_entry")
    logged.sql('UPDATE log_entry SET "by" = %s WHERE "index" = 17', "p-2")
    first = own.verify_own().findings[0]
    assert (first.witness, first.entry) == (Witness.LEAF, 17)


def test_details_changed_in_the_database_are_found(earlier):
    logged.without_triggers("log_entry")
    logged.sql('UPDATE log_entry SET detail = %s WHERE "index" = 17', "{}")
    assert [one.witness for one in own.verify_own().findings] == [Witness.COMMITMENT]


def test_a_row_deleted_from_the_database_is_found_and_nothing_is_signed(earlier, monkeypatch):
    logged.without_triggers("log_entry")
    logged.sql('DELETE FROM log_entry WHERE "index" = 17')
    first = own.verify_own().findings[0]
    assert (first.witness, first.entry) == (Witness.ORDER, 17)
    monkeypatch.setattr(heads, "GROWING", Growing())  # as a server that starts afterwards
    with pytest.raises(Refused, match="missing"):
        heads.head(logged.at(901))


def test_a_tail_deleted_from_the_database_is_found_and_nothing_is_signed(earlier):
    logged.without_triggers("log_entry")
    logged.sql('DELETE FROM log_entry WHERE "index" >= 20')
    (one,) = own.verify_own().findings
    assert (one.witness, one.entry, one.until) == (Witness.EARLIER_HEAD, 20, 24)
    with pytest.raises(Refused, match="does not begin with the 25 entries"):
        heads.head(logged.at(901))


def test_rows_in_another_order_in_the_database_are_found(earlier):
    logged.without_triggers("log_entry")
    for old, new in ((17, -1), (18, 17), (-1, 18)):
        logged.sql('UPDATE log_entry SET "index" = %s WHERE "index" = %s', new, old)
    first = own.verify_own().findings[0]
    assert (first.witness, first.entry) == (Witness.LEAF, 17)


def test_every_hash_made_anew_in_the_database_is_found_by_the_deposited_heads(earlier):
    logged.without_triggers("log_entry")
    for one in list(log.load_entries(details=True, start=12)):
        detail = '{"what":"nothing"}'
        forged = replace(one, detail=detail, commitment=commitment(one.salt, detail))
        logged.sql(
            'UPDATE log_entry SET detail = %s, commitment = %s, leaf = %s WHERE "index" = %s',
            detail,
            forged.commitment,
            leaf_of(forged),
            one.index,
        )
    (one,) = own.verify_own().findings
    assert (one.witness, one.entry, one.until) == (Witness.EARLIER_HEAD, 10, 24)
    with pytest.raises(Refused, match="does not begin"):
        heads.head(logged.at(901))


def test_a_deposited_head_that_was_changed_is_found(earlier, place):
    file = place / "heads" / "heads-2026.jsonl"
    file.write_text(file.read_text().replace(earlier[0].root, "0" * 64))
    assert [one.witness for one in own.verify_own().findings] == [Witness.KEY]


def test_a_head_kept_elsewhere_is_compared_as_well(earlier, place):
    for file in (place / "heads").iterdir():
        file.unlink()
    assert own.verify_own(heads=earlier).agreed == (10, 25)
