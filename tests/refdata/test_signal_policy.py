"""How long a signal may lie is data: read, checked, and refused in words where it is wrong."""

import pytest

from firsthand.refdata.errors import RefdataError
from firsthand.refdata.read_signal_policy import FILE, signal_policy


def changed(tmp_path, before, after):
    file = tmp_path / "signals.yaml"
    text = FILE.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")
    return file


def test_the_shipped_policy_has_every_number_with_its_source():
    policy = signal_policy()
    assert policy.at_once == 20
    assert policy.unlooked_days < policy.undecided_days
    assert all(one.source and one.words for one in policy.told)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("value: 30", "value: 0", "unlooked_days is 0; needed: a whole number from 1"),
        ("value: 30", "value: soon", "'value' is wrong"),
        ("key: at_once", "key: undecided_days", "'undecided_days' was given before"),
        ("key: at_once", "key: forever", "'key' is wrong"),
    ],
    ids=["nought", "no-number", "twice", "unknown"],
)
def test_a_wrong_policy_is_refused_with_what_to_do(tmp_path, before, after, said):
    with pytest.raises(RefdataError, match=said):
        signal_policy(changed(tmp_path, before, after))


def test_a_policy_that_lacks_a_number_is_refused(tmp_path):
    text = FILE.read_text(encoding="utf-8")
    file = tmp_path / "signals.yaml"
    file.write_text(text[: text.index("- key: at_once")], encoding="utf-8")
    with pytest.raises(RefdataError, match="There is no entry 'at_once'"):
        signal_policy(file)
