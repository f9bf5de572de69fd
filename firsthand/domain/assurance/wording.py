"""
Wording: what each state is called, what it means and what it does not mean.

Pages, commands and the README take these words from here, so that no authority is told of in
harsher words in one place than in another.
"""

from dataclasses import dataclass

from firsthand.domain.assurance.state import State
from firsthand.domain.common.words import counted


@dataclass(frozen=True, kw_only=True)
class StateWords:
    """The words for one state."""

    title: str
    means: str
    does_not_mean: str


SILENCE = (
    "Silence in a report does not prove that nobody looked; it proves that the public cannot "
    "know."
)

STATES: dict[State, StateWords] = {
    State.WEAKNESS_REPORTED: StateWords(
        title="Weakness reported",
        means=(
            "The latest report that looked names this harm and reports at least one weakness "
            "in what was done about it, or lists it among what must improve."
        ),
        does_not_mean=(
            "It does not mean that children are harmed more often here, that the weakness is "
            "serious, or that it is still there: reports name weaknesses in good services too."
        ),
    ),
    State.NO_WEAKNESS_REPORTED: StateWords(
        title="Looked at, no weakness reported",
        means=(
            "The latest report that looked says what inspectors saw of the work on this harm, "
            "and reports no weakness in it."
        ),
        does_not_mean=(
            "It does not mean that there is no weakness, nor that much was looked at: one "
            "sentence is enough, and most reports do not say how many children's records were "
            "read."
        ),
    ),
    State.TOO_THIN: StateWords(
        title="Mentioned, too thinly to tell",
        means=(
            "At least one report names this harm, in a list, a figure or in passing, and none "
            "says what inspectors saw of the work on it."
        ),
        does_not_mean=f"It does not mean that the work is poor or good. {SILENCE}",
    ),
    State.NOT_REPORTED: StateWords(
        title="Not reported on",
        means="No report that is counted here names this harm in the words searched for.",
        does_not_mean=(
            f"It does not mean that the harm does not happen here. {SILENCE} Reports published "
            "before August 2013, and some since, could not be read, and say nothing here."
        ),
    ),
}

NOT_READ_YET = StateWords(
    title="Not read for this harm",
    means=(
        "This harm was added to the vocabulary here, and no report on the authority has been "
        "read for it since."
    ),
    does_not_mean=(
        "It does not mean that reports are silent on it: nobody has searched them for its "
        "words. Loading the reports again does: firsthand load FOLDER."
    ),
)
STRICT = "Strict reading: only words that name this very harm are counted."
WIDE = (
    "Wide reading: broader words count too, from the day on which reports began to use them "
    "for this harm, such as 'exploitation' for 'sexual exploitation'."
)
STANDS = (
    "What a report saw stands until another report looks; its age is shown because it may be "
    "out of date."
)
BY_RULE = (
    "The state is read from the words of the report by a rule and is sometimes wrong; how "
    "often is measured against pairs of report and harm labelled by reading."
)


def since_in_words(inspections: int | None) -> str:
    """Return how many inspections were published since a look, as a reader would say it."""
    if inspections is None:
        return "no look to count from"
    if inspections == 0:
        return "no inspection published since"
    return f"{counted(inspections, 'inspection')} published since, without a look"
