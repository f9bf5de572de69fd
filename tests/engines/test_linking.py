"""Invented lists are linked: who is who, the same again, nothing left behind, and on Spark."""

import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from shutil import which

import duckdb
import numpy as np
import polars as pl
import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.domain.prevalence.linkage.people import people
from firsthand.domain.prevalence.linkage.records import joined
from firsthand.domain.prevalence.linkage.waterfall import waterfall_of
from firsthand.domain.prevalence.linkage.written_model import as_data, model_from
from firsthand.engines.linking.backend import Place
from firsthand.engines.linking.linked import linked
from firsthand.engines.linking.on_duckdb import on_duckdb
from tests.conftest import skip
from tests.engines.invented_lists import invented_lists

pytestmark = [
    pytest.mark.requirement("R6"),
    pytest.mark.requirement("R12"),
]
DUCKDB = Place()


def link(records, **asked):
    asked = {"place": DUCKDB, "progress": lambda done, total, what: None} | asked
    return linked(records, **asked)


def listed(**lists):
    """Return records of lists given as rows of given name, surname and birth."""
    names = ["record", "given_name", "surname", "date_of_birth"]
    return joined(
        (name, pl.DataFrame(rows, dict.fromkeys(names, pl.String), orient="row"))
        for name, rows in lists.items()
    )


@pytest.fixture(scope="module")
def world():
    return invented_lists(670, seed=5)


@pytest.fixture(scope="module")
def found(world):
    records, _, _ = world
    return link(records)


def shared(labels):
    """Return how many pairs of records have the same label."""
    sizes = np.bincount(np.unique(labels, return_inverse=True)[1])
    return int((sizes * (sizes - 1) // 2).sum())


def test_nearly_all_and_nearly_only_the_same_children_are_linked(world, found):
    records, child, _ = world
    person = people(records, found.pairs)
    right = shared(child * len(child) + person)
    assert right / shared(person) > 0.97
    assert right / shared(child) > 0.95


def test_twins_are_not_taken_for_one_child(world, found):
    records, child, twin = world
    person = people(records, found.pairs)
    frame = found.pairs.frame
    left, right = frame["left"].to_numpy(), frame["right"].to_numpy()
    later = np.where(child[left] > child[right], twin[left], twin[right])
    twins = (np.abs(child[left] - child[right]) == 1) & later
    named = (frame["level_given_name"] >= 0).to_numpy()
    assert (twins & named).sum() >= 5  # they were looked at
    assert not (twins & named & (person[left] == person[right])).any()


def test_probabilities_are_those_with_which_pairs_are_of_one_child(world, found):
    _, child, _ = world
    frame = found.pairs.frame
    true = child[frame["left"].to_numpy()] == child[frame["right"].to_numpy()]
    assert frame["probability"].sum() == pytest.approx(true.sum(), rel=0.05)


def test_the_steps_of_every_pair_add_up_to_its_weight(found):
    for pair in found.pairs.frame.iter_rows(named=True):
        steps = waterfall_of(found.model, pair)
        assert sum(step.weight for step in steps) == pytest.approx(pair["weight"], abs=1e-6)


def test_every_pair_was_found_by_a_rule_of_the_model(found):
    rules = found.pairs.frame["rules"]
    assert rules.min() >= 1
    assert rules.max() < 2 ** len(found.model.blocking)


def test_the_same_seed_gives_the_same_pairs_in_the_same_order_and_says_nothing(
    world, found, capfd, tmp_path, monkeypatch
):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    again = link(world[0])
    assert again.pairs.frame.equals(found.pairs.frame)
    assert again.model == found.model
    assert capfd.readouterr() == ("", "")
    assert list(tmp_path.iterdir()) == []  # no file of people, nor of anything


def test_a_saved_model_links_the_same_again(world, found):
    told = link(world[0], model=model_from(as_data(found.model)))
    assert told.pairs.frame.equals(found.pairs.frame)
    assert told.reasons == ()


def test_a_model_of_other_lists_is_fitted_to_the_number_of_records(found):
    told = link(
        listed(a=[("1", "ann", "lee", "2010-01-02")], b=[("2", "ann", "lee", "2010-01-02")]),
        model=model_from(as_data(found.model) | {"blocking": ["same names, in either order"]}),
    )
    assert told.model.records == 2
    assert "is applied to 2" in told.reasons[0]


def test_a_model_that_needs_other_columns_is_refused(found):
    with pytest.raises(Refused, match="finds pairs by columns"):
        link(listed(a=[("1", "ann", "lee", None)], b=[]), model=found.model)


def test_two_records_are_linked_if_they_agree_and_what_was_not_learned_is_told():
    born = "2010-01-02"
    records = listed(a=[("1", "ann", "lee", born)], b=[("2", "ann", "lee", born)])
    told = link(records)
    assert people(records, told.pairs).tolist() == [0, 0]
    assert len(told.reasons) >= 3


def test_two_records_are_not_linked_if_they_only_share_a_day_of_birth():
    born = "2010-01-02"
    records = listed(a=[("1", "ann", "lee", born)], b=[("2", "amy", "fox", born)])
    assert people(records, link(records).pairs).tolist() == [0, 1]


def test_lists_without_a_column_in_common_give_no_pairs():
    records = listed(a=[("1", "ann", None, None)], b=[("2", None, "lee", None)])
    assert link(records).pairs.frame.is_empty()


@pytest.mark.parametrize(
    "error", [duckdb.InterruptException("INTERRUPT"), RuntimeError("Query interrupted")]
)
def test_whoever_stops_a_comparison_is_not_shown_the_query_that_was_at_work(error):
    with pytest.raises(KeyboardInterrupt) as stopped, on_duckdb():
        raise ValueError(f"Error executing the following sql: SELECT ... {error}") from error
    assert stopped.value.__suppress_context__


def test_what_does_not_fit_into_memory_is_refused_and_not_written_to_disk():
    with pytest.raises(Refused, match="do not fit into the memory"), on_duckdb("30MB") as duck:
        assert duck.answer("select current_setting('temp_directory') as t")["t"][0] == ""
        duck.answer(
            "select range as i, repeat('x', 100) || range from range(5000000) order by 2"
        )


def test_without_splink_it_is_said_how_to_get_it(world, monkeypatch):
    monkeypatch.setitem(sys.modules, "splink", None)
    with pytest.raises(Refused, match=r"firsthand\[linkage\]"):
        link(world[0])


def test_without_spark_it_is_said_how_to_get_it(world, found, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with pytest.raises(Refused, match=r"firsthand\[spark\]"):
        link(world[0], model=found.model, place=Place(engine="spark"))


@pytest.mark.spark
def test_the_same_model_gives_the_same_pairs_on_spark(
    world, found, capfd, tmp_path, monkeypatch
):
    if find_spec("pyspark") is None or which("java") is None:
        skip("pyspark (extra 'spark') or Java is missing")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    told = link(world[0], model=found.model, place=Place(engine="spark", master="local[2]"))
    mine, others = told.pairs.frame, found.pairs.frame
    exact = [name for name in mine.columns if name not in ("weight", "probability")]
    assert mine.select(exact).equals(others.select(exact))
    assert mine["weight"].to_list() == pytest.approx(others["weight"].to_list(), abs=1e-6)
    assert told.pairs.compared == found.pairs.compared
    assert [path for path in Path(tmp_path).rglob("*") if path.is_file()] == []
