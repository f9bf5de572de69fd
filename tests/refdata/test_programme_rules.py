"""The rules of a programme as data: each with its source, changed only in the open."""

import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.domain.planning.programme.programme import VisitKind
from firsthand.refdata.errors import RefdataError
from firsthand.refdata.read_programme import programme_rules, with_changes


def test_each_rule_has_words_and_a_source():
    assert all(rule.words and rule.source for rule in programme_rules().told)


def test_only_what_was_measured_or_read_at_first_hand_counts_as_verified():
    verified = {rule.key for rule in programme_rules().told if rule.status == "verified"}
    assert verified == {"days-full"}
    assert programme_rules().team_sizes[VisitKind.FULL] == 4
    assert programme_rules().closed_months == {8}


def test_a_changed_rule_says_that_it_was_changed():
    rules = with_changes(
        programme_rules(), {"team-full": 5, "closed-july": 1, "skill-health": 2}
    )
    assert rules.team_sizes[VisitKind.FULL] == 5
    assert rules.closed_months == {7, 8}
    assert rules.needed_skills == {"health": 2}
    (changed,) = [rule for rule in rules.told if rule.key == "team-full"]
    assert changed.status == "default"
    assert "changed" in changed.source
    assert programme_rules().team_sizes[VisitKind.FULL] == 4


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("team-full", 0),
        ("team-full", 2.5),
        ("random-share", 0.51),
        ("gap-months", float("nan")),
        ("days-full", -1),
        ("cooling-off-advised", 51),
        ("closed-august", 2),
    ],
)
def test_a_value_that_makes_no_sense_is_refused_with_what_is_needed(key, value):
    with pytest.raises(Refused, match="needs a"):
        with_changes(programme_rules(), {key: value})


def test_an_unknown_rule_is_refused_with_the_nearest():
    with pytest.raises(Refused, match="team-full"):
        with_changes(programme_rules(), {"team-ful": 4})


def test_a_file_that_lacks_a_rule_is_refused_by_name(tmp_path):
    file = tmp_path / "programme.yaml"
    rule = "key: team-full\n  value: 4\n  words: w\n  source: s\n  status: verified\n"
    file.write_text(f"- {rule}")
    with pytest.raises(RefdataError, match="gap-months"):
        programme_rules(file)
