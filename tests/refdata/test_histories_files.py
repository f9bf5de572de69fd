"""Which grades are joined into histories: broken files name the line and the remedy."""

import pytest

from firsthand.refdata.errors import RefdataError
from firsthand.refdata.read_histories import grade_states, history_areas

AREA = """
- key: overall
  name: Overall
  joined:
    - {framework: %s, area: %s, because: It is so.}
  left_out:
    - {framework: %s, because: It is not.}
"""
STATE = """
- state: %s
  key: good
  label: Good
  awarded: [{scale: %s, grade: %s}]
  because: It is so.
"""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (AREA % ("sif-2013", "boredom", "acsa-2009"), "has no area 'boredom'"),
        (AREA % ("sif-1066", "overall", "acsa-2009"), "has no area 'overall'"),
        (AREA % ("sif-2013", "overall", "acsa-1066"), "no framework 'acsa-1066'"),
        (AREA % ("sif-2013", "overall", "acsa-2009") * 2, "'overall' was given before"),
    ],
)
def test_an_area_that_joins_what_is_not_there_is_refused(tmp_path, text, words):
    file = tmp_path / "areas.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(RefdataError, match=words):
        history_areas(file)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (STATE % (1, "five-stars", "good"), "'five-stars' has no grade 'good'"),
        (STATE % (1, "ri-four", "splendid"), "has no grade 'splendid'"),
        (STATE % (2, "ri-four", "good"), "not 1, 2, 3"),
    ],
)
def test_a_state_of_a_grade_that_is_not_there_is_refused(tmp_path, text, words):
    file = tmp_path / "states.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(RefdataError, match=words):
        grade_states(file)
