"""What may be kept of texts is data: read, checked, and refused in words where it is wrong."""

import pytest

from firsthand.refdata.errors import RefdataError
from firsthand.refdata.read_subject_policy import FILE, subject_policy


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("value: 3\n", "value: 1\n", "least_sources is 1; needed: 2 to 1000"),
        ("value: 40\n", "value: many\n", "'value' is wrong"),
        ("key: most_words", "key: longest_term", "'longest_term' was given before"),
        ("key: most_words", "key: wisdom", "'key' is wrong"),
    ],
    ids=["one-source", "no-number", "twice", "unknown"],
)
def test_a_wrong_policy_is_refused_with_what_to_do(tmp_path, before, after, said):
    text = FILE.read_text(encoding="utf-8")
    assert before in text
    file = tmp_path / "subjects.yaml"
    file.write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(RefdataError, match=said):
        subject_policy(file)


def test_a_policy_that_lacks_a_number_is_refused(tmp_path):
    text = FILE.read_text(encoding="utf-8")
    file = tmp_path / "subjects.yaml"
    file.write_text(text[: text.index("- key: most_terms")], encoding="utf-8")
    with pytest.raises(RefdataError, match="There is no entry 'most_terms'"):
        subject_policy(file)


def test_the_shipped_policy_keeps_no_sentence_and_no_single_letter_of_one_family():
    policy = subject_policy()
    assert policy.least_sources >= 2
    assert policy.most_words <= 6
