"""Changed definitions: every one names indicators that we have, and where it is said."""

import pytest

from firsthand.refdata.errors import RefdataError
from firsthand.refdata.read_definitions import changed_definitions

ENTRY = """
- key: {key}
  indicators: [{indicator}]
  period: 2021
  because: The form changed.
  comparable: true
  source: Invented
"""


def test_every_change_says_where_it_is_said():
    found = changed_definitions()
    assert found
    assert all(one.source and one.because and one.lasting >= 1 for one in found)


def test_exploitation_is_read_with_the_new_factor_in_mind():
    told = {one.key: one for one in changed_definitions()}
    assert told["exploitation-recoded"].comparable
    assert not told["abuse-by-adult-or-child"].comparable
    assert "10,140" in told["criminal-exploitation-of-its-own"].because


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (ENTRY.format(key="a", indicator="boredom"), "no indicator 'boredom'"),
        (ENTRY.format(key="a", indicator="factor-cse") * 2, "was given before"),
    ],
)
def test_what_is_wrong_in_the_file_is_refused(tmp_path, text, message):
    file = tmp_path / "changes.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(RefdataError, match=message):
        changed_definitions(file)
