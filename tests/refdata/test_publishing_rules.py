"""The numbers that publications go by: sourced, and refused when they are wrong."""

import pytest

from firsthand.refdata.errors import RefdataError
from firsthand.refdata.read_publishing import FILE, publishing_rules

SHIPPED = FILE.read_text(encoding="utf-8")


def test_each_has_words_a_source_and_a_status():
    rules = publishing_rules()
    for one in (rules.small_count, rules.current_years):
        assert one.words
        assert one.source
        assert one.status == "default"
    assert (rules.small_count.value, rules.current_years.value) == (5, 3)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("value: 5", "value: 0", "small_count is 0"),
        ("value: 3", "value: many", "'value' is wrong"),
        ("key: current_years", "key: years", "no entry 'current_years'"),
    ],
)
def test_a_wrong_rule_is_refused_in_words(tmp_path, old, new, said):
    file = tmp_path / "publication.yaml"
    assert old in SHIPPED
    file.write_text(SHIPPED.replace(old, new), encoding="utf-8")
    with pytest.raises(RefdataError, match=said):
        publishing_rules(file)
