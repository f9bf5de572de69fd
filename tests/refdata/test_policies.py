"""The policy of the minimum: complete, sourced, and refused with its line when it is wrong."""

import pytest

from firsthand.refdata.errors import RefdataError
from firsthand.refdata.read_policies import FILE, minimum

SHIPPED = FILE.read_text(encoding="utf-8")


def changed(folder, old, new):
    assert old in SHIPPED
    file = folder / "minimum.yaml"
    file.write_text(SHIPPED.replace(old, new), encoding="utf-8")
    return file


def test_every_assumption_has_words_a_source_and_a_status():
    assert [one.key for one in minimum().told] == [
        "confidence",
        "share_affected",
        "sensitivity",
    ]
    assert all(one.words and one.source for one in minimum().told)


def test_what_nobody_checked_is_marked_as_a_default():
    assert {one.status for one in minimum().told} == {"default"}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("value: 0.05", "value: 5", "share_affected is 5"),
        ("value: 0.95", "value: 1", "confidence is 1"),
        ("key: sensitivity", "key: luck", "'key' is wrong"),
        ("key: sensitivity", "key: confidence", "given before"),
        ("status: default", "state: default", "no field 'state'"),
    ],
)
def test_a_wrong_policy_is_refused_in_words(tmp_path, old, new, said):
    with pytest.raises(RefdataError, match=said):
        minimum(changed(tmp_path, old, new))


def test_a_policy_with_a_gap_is_refused(tmp_path):
    file = tmp_path / "minimum.yaml"
    file.write_text(SHIPPED.split("- key: sensitivity")[0], encoding="utf-8")
    with pytest.raises(RefdataError, match="no entry 'sensitivity'"):
        minimum(file)
