import re

from firsthand.domain.assurance import wording
from firsthand.domain.assurance.state import State


def test_every_state_says_what_it_means_and_what_it_does_not_mean():
    assert set(wording.STATES) == set(State)
    for words in wording.STATES.values():
        assert words.title
        assert words.means.endswith(".")
        assert words.does_not_mean.startswith("It does not mean")


def test_silence_is_never_said_to_prove_that_nobody_looked():
    for state in (State.TOO_THIN, State.NOT_REPORTED):
        assert wording.SILENCE in wording.STATES[state].does_not_mean


def test_no_state_calls_an_authority_names():
    every = " ".join(f"{w.title} {w.means}" for w in wording.STATES.values()).lower()
    assert not re.search(r"\bfail|\bunsafe|\bblind|\bignor|\bneglected\b|\bscandal", every)


def test_inspections_since_a_look_are_said_in_words():
    assert wording.since_in_words(None) == "no look to count from"
    assert wording.since_in_words(0) == "no inspection published since"
    assert wording.since_in_words(1) == "1 inspection published since, without a look"
    assert wording.since_in_words(3) == "3 inspections published since, without a look"
