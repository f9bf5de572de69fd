"""What coverage must be before anybody signs: nothing is passed over in silence."""

from collections.abc import Iterator

from firsthand.domain.common.objection import Objection
from firsthand.domain.inspection.collecting.coverage import (
    HEARD_TITLES,
    Heard,
    LineState,
    Looked,
    VoiceState,
    line_states,
    matter_states,
    voice_states,
)
from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.inspection.protocol import Protocol

NOT_A_LOOK = {
    Looked.OWN_ACCOUNT: "Only the body's own account",
    Looked.SECOND_HAND: "Only what others tell from afar",
}


def objections_to_coverage(conduct: Conduct, protocol: Protocol) -> tuple[Objection, ...]:
    """Return one objection for each thing that is passed over in silence."""
    return (
        *_lines(line_states(conduct, protocol)),
        *_voices(voice_states(conduct, protocol)),
        *(
            Objection(
                rule="matter",
                reason=f"Nothing is said of: {one.matter.title}.",
                remedy="Record for how many the body had recorded it, that it did not record "
                "it, or why it was not examined.",
            )
            for one in matter_states(conduct, protocol)
            if one.state == Looked.NOT_TOLD.value
        ),
    )


def _lines(states: tuple[LineState, ...]) -> Iterator[Objection]:
    for one in states:
        if not one.line.mandatory:
            continue
        if one.state is Looked.NOT_TOLD:
            yield Objection(
                rule="line",
                reason=f"A line of enquiry is neither evidenced nor said to be not examined: "
                f"“{one.line.question}”",
                remedy="Look at it, or record why it was not examined.",
            )
        elif one.state in NOT_A_LOOK:
            yield Objection(
                rule="line",
                reason=f"{NOT_A_LOOK[one.state]} ({', '.join(one.evidence)}) bears on a line "
                f"of enquiry: “{one.line.question}”",
                remedy="Look at it in practice, or record why it was not examined.",
            )


def _voices(states: tuple[VoiceState, ...]) -> Iterator[Objection]:
    for one in states:
        if one.state is Heard.NOT_TOLD:
            yield Objection(
                rule="voice",
                reason=f"{one.voice.title}: nobody says whether they were sought.",
                remedy="Seek and hear them, or record why they were not sought.",
            )
        elif one.state is Heard.NOT_ON_RECORD:
            yield Objection(
                rule="voice",
                reason=f"{one.voice.title}: {HEARD_TITLES[one.state].lower()} "
                f"({one.heard} people).",
                remedy="Record what they said as evidence, or correct the number.",
            )
