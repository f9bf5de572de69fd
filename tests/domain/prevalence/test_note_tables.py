"""Note tables: what lists left out and unseen dependence would do, as a committee reads it."""

from dataclasses import replace

import pytest

from firsthand.domain.prevalence import method_note, note_tables
from firsthand.domain.prevalence.answer import HiddenAnswer, Variant, with_sensitivity
from firsthand.domain.prevalence.note_words import LINKED, WORDS
from firsthand.stats.hidden.estimate import refused
from tests.domain.prevalence.given import given
from tests.stats.hidden.tables import KOREA
from tests.stats.hidden.tables import table as of_cells

pytestmark = pytest.mark.requirement("R6")
GIVEN = given("bic", 300.0, 200.0, 400.0)


def answer(one, table=KOREA, variants=()):
    return HiddenAnswer(
        table=table, version="v", estimates=(one,), headline=None, variants=variants, notes=()
    )


def variant(change, method, estimate, observed=90):
    return Variant(change=change, method=method, estimate=estimate, observed=observed)


def test_each_change_is_a_row_with_the_number_by_each_method():
    changed = (
        variant("without a", "stepwise", 1234.4),
        variant("without a", "downhill", None),
        variant("a and b as one", "stepwise", 95.0, 1200),
    )
    told = note_tables.changed(answer(GIVEN, variants=changed))
    assert told["methods"] == ["Stepwise log-linear model", "Model by descent (downhill)"]
    assert told["rows"] == [
        ["without a", "90", "1,230", "no number"],
        ["a and b as one", "1,200", "95", "no number"],
    ]
    assert told["said"] == ""
    none = note_tables.changed(answer(refused("bic", "No."), variants=changed))
    assert none["said"] == note_tables.TO_COMPARE
    assert note_tables.changed(answer(GIVEN)) is None


def test_odds_ratios_are_those_of_the_people_on_no_third_list():
    # 30 on a alone, 20 on b alone, 10 on both; 100 on none: 10 * 100 / (30 * 20) = 1.67. Of 400
    # in all 300 were seen: half is fewer than that, and double leaves 500 on none, five times.
    table = of_cells(3, {"1": 30, "2": 20, "12": 10, "3": 240})
    one = with_sensitivity(replace(GIVEN, estimate=400.0), table)
    told = note_tables.dependences(answer(one, table))
    assert told["method"] == "best model (bic)"
    assert told["rows"][0] == ["L1 and L2", "1.7", "cannot be", "8.3"]
    assert told["rows"][1] == ["L1 and L3", "not known", "not known", "not known"]
    assert note_tables.dependences(answer(GIVEN, table)) is None


@pytest.mark.parametrize("method", [one for one in method_note.HOW if one != "chapman"])
def test_what_every_method_is_called_is_explained(method):
    heads = " ".join(WORDS)
    word = {
        "bic": "BIC",
        "chao": "lower bound",
        "coverage": "sample coverage",
        "graphs": "graph",
    }
    assert word.get(method, method) in heads
    assert not WORDS.keys() & LINKED.keys()
