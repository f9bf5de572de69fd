"""Encrypted files open as they were, and every way to tamper with one is found."""

from io import BytesIO

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.common.refusal import Refused
from firsthand.engines import encryption, file_keys
from firsthand.engines.encryption import CHUNK, HEADER, TAG, Damaged
from firsthand.engines.file_keys import Key, Keys

KEY, OTHER = Key(b"k" * 32), Key(b"o" * 32)
KEYS = Keys((KEY,))
SIZES = (0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 5)
THREE = b"a" * CHUNK + b"b" * CHUNK + b"c" * CHUNK


def shut(content, *, file_id="f1", key=KEY, pieces=1000):
    cut = [content[at : at + pieces] for at in range(0, len(content), pieces)]
    return b"".join(encryption.encrypted(cut, file_id=file_id, key=key))


def opened(stored, *, file_id="f1", keys=KEYS):
    return b"".join(encryption.decrypted(BytesIO(stored), file_id=file_id, keys=keys))


def chunks(stored):
    body = stored[HEADER:]
    return [body[at : at + CHUNK + TAG] for at in range(0, len(body), CHUNK + TAG)]


@given(st.binary(max_size=5000), st.integers(1, 700))
def test_any_bytes_come_back_however_they_were_cut_up(content, pieces):
    assert opened(shut(content, pieces=pieces)) == content


@pytest.mark.parametrize("size", SIZES)
def test_the_edges_of_chunks_come_back(size):
    content = bytes(at % 251 for at in range(size))
    assert opened(shut(content, pieces=40_000)) == content


def test_a_storage_that_gives_little_at_a_time_is_read_to_the_end():
    class Slow(BytesIO):
        def read(self, size=-1):
            return super().read(min(size, 7777))

    found = encryption.decrypted(Slow(shut(THREE)), file_id="f1", keys=KEYS)
    assert b"".join(found) == THREE


@given(st.binary(min_size=1, max_size=300), st.data())
def test_any_flipped_bit_is_found(content, data):
    stored = bytearray(shut(content))
    at = data.draw(st.integers(0, len(stored) - 1))
    stored[at] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(Damaged):
        opened(bytes(stored))


@given(st.binary(max_size=300), st.data())
def test_any_truncation_is_found(content, data):
    stored = shut(content)
    with pytest.raises(Damaged):
        opened(stored[: data.draw(st.integers(0, len(stored) - 1))])


@pytest.mark.parametrize("kept", [0, 1, 2])
def test_a_file_cut_off_between_two_chunks_is_found(kept):
    stored = shut(THREE)
    with pytest.raises(Damaged):
        opened(stored[:HEADER] + b"".join(chunks(stored)[:kept]))


@pytest.mark.parametrize("order", [(1, 0, 2), (0, 2, 1), (0, 0, 2), (0, 2), (0, 1, 1, 2), (2,)])
def test_chunks_that_were_moved_repeated_or_left_out_are_found(order):
    stored = shut(THREE)
    found = chunks(stored)
    with pytest.raises(Damaged):
        opened(stored[:HEADER] + b"".join(found[at] for at in order))


def test_bytes_added_at_the_end_are_found():
    with pytest.raises(Damaged):
        opened(shut(THREE) + b"x")


def test_a_file_in_the_place_of_another_is_found():
    with pytest.raises(Damaged):
        opened(shut(b"of one child", file_id="f1"), file_id="f2")


def test_a_chunk_of_another_file_is_found():
    one, other = shut(THREE), shut(THREE)
    with pytest.raises(Damaged):
        opened(one[: HEADER + CHUNK + TAG] + other[HEADER + CHUNK + TAG :])


def test_the_same_file_never_looks_the_same_twice():
    assert shut(b"same") != shut(b"same")


def test_nothing_of_the_content_can_be_read():
    assert b"child" not in shut(b"child" * 1000)


def test_without_its_key_a_file_does_not_open():
    with pytest.raises(Damaged, match="not among the keys"):
        opened(shut(b"x", key=OTHER))


def test_after_a_rotation_old_files_open_and_new_ones_take_the_new_key():
    rotated = Keys((OTHER, KEY))
    assert opened(shut(b"old", key=KEY), keys=rotated) == b"old"
    assert encryption.key_id_of(BytesIO(shut(b"new", key=rotated.newest))) == OTHER.key_id


def test_what_was_never_encrypted_here_is_said_to_be_so():
    with pytest.raises(Damaged, match="does not begin"):
        opened(b"%PDF-1.7 in the clear" * 10)


def test_a_second_computation_opens_the_file():
    """Derive the key and the nonce as the description of the format says."""
    stored = shut(b"hello")
    header, body = stored[:52], stored[52:]
    derived = HKDF(
        algorithm=SHA256(), length=32, salt=header[20:], info=b"firsthand file f1"
    ).derive(KEY.secret)
    assert AESGCM(derived).decrypt(bytes(11) + b"\x01", body, header) == b"hello"


def test_keys_are_made_once_and_only_their_owner_reads_them(tmp_path):
    path = tmp_path / "keys" / "file-key"
    made = file_keys.kept_keys(path)
    assert file_keys.kept_keys(path) == made
    assert path.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in path.parent.iterdir()] == ["file-key"]


@pytest.mark.requirement("R22")
@pytest.mark.parametrize("mode", [0o644, 0o640, 0o602])
def test_keys_of_this_installation_that_lie_open_to_others_are_refused(tmp_path, mode):
    path = tmp_path / "keys" / "file-key"
    made = file_keys.kept_keys(path)
    path.chmod(mode)
    with pytest.raises(Refused, match="chmod 600") as refused:
        file_keys.kept_keys(path)
    assert path.read_text().strip() not in str(refused.value)
    path.chmod(0o600)
    assert file_keys.kept_keys(path) == made


def test_of_several_keys_the_first_is_the_newest(tmp_path):
    path = tmp_path / "keys"
    lines = [file_keys.new_line(), file_keys.new_line()]
    path.write_text(f"# from 2026\n{lines[0]}\n\n{lines[1]}\n")
    keys = file_keys.keys_in(path)
    assert len(keys.all) == 2
    assert keys.named(keys.all[1].key_id) == keys.all[1]
    assert keys.newest == keys.all[0]


@pytest.mark.parametrize("text", ["", "# nothing\n", "c2hvcnQ=\n", "not base64!\n", "é\n"])
def test_a_file_of_keys_that_cannot_be_used_is_refused_and_not_printed(tmp_path, text):
    path = tmp_path / "keys"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        file_keys.keys_in(path)
    assert "c2hvcnQ" not in str(refused.value)


def test_a_file_of_keys_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(Refused, match="cannot be read"):
        file_keys.keys_in(tmp_path / "gone")


def test_a_key_is_not_printed():
    assert "kkkk" not in repr(Keys((KEY,)))


def test_of_two_that_make_keys_at_once_one_wins(tmp_path, monkeypatch):
    path = tmp_path / "file-key"
    first = file_keys.kept_keys(path)
    # The other one looked before the first had made it.
    monkeypatch.setattr(type(path), "exists", lambda _self: False)
    assert file_keys.kept_keys(path) == first
    assert [one.name for one in tmp_path.iterdir()] == ["file-key"]
