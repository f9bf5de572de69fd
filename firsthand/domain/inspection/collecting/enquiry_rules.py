"""What is accepted as 'not examined, because', as a voice sought, and of a sensitive matter."""

from firsthand.domain.common.objection import Objection
from firsthand.domain.inspection.acts.enquiry import MATTER_STATES, Matter, NotExamined, Sought
from firsthand.domain.inspection.collecting.coverage import Looked, line_states
from firsthand.domain.inspection.collecting.open_questions import objections_to_unknown
from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.inspection.places import objections_to_words
from firsthand.domain.inspection.protocol import Protocol

RECORDED = "recorded"


def objections_to_not_examined(
    told: NotExamined, conduct: Conduct, protocol: Protocol
) -> tuple[Objection, ...]:
    """Return what is wrong with saying that a line was not examined."""
    found = objections_to_words(
        "line of enquiry", (told.id,), [line.key for line in protocol.lines]
    )
    if not told.because.strip():
        found.append(_empty("why the line was not examined"))
    for state in line_states(conduct, protocol):
        if state.line.key == told.id and state.state is Looked.EVIDENCED:
            found.append(
                Objection(
                    rule="examined",
                    reason=f"The line was examined: {', '.join(state.evidence)} bears on it.",
                    remedy="Leave it as evidenced; what was not looked at within it belongs in "
                    "the finding.",
                )
            )
    return tuple(found)


def objections_to_sought(told: Sought, protocol: Protocol) -> tuple[Objection, ...]:
    """Return what is wrong with how a voice is said to have been sought."""
    found = objections_to_words("voice", (told.id,), [one.key for one in protocol.voices])
    if min(told.asked, told.heard) < 0 or told.heard > told.asked:
        found.append(
            Objection(
                rule="numbers",
                reason=f"{told.heard} people heard of {told.asked} asked cannot be.",
                remedy="Count those who came forward by themselves among those asked.",
            )
        )
    if told.asked > 0 and not told.how.strip():
        found.append(_empty("how they were sought and helped to speak"))
    if told.asked > 0 and told.heard == 0 and not told.because.strip():
        found.append(_empty("why nobody was heard"))
    if told.asked == 0 and not told.because.strip():
        found.append(_empty("why they were not sought"))
    return tuple(found)


def objections_to_matter(
    told: Matter, conduct: Conduct, protocol: Protocol
) -> tuple[Objection, ...]:
    """Return what is wrong with what is said of a sensitive matter."""
    found = [
        *objections_to_words(
            "sensitive matter", (told.id,), [one.key for one in protocol.matters]
        ),
        *objections_to_words("state of a matter", (told.state,), MATTER_STATES),
        *objections_to_unknown(told.evidence, conduct),
    ]
    if told.state != RECORDED and not told.text.strip():
        found.append(_empty("why it was not recorded, or not examined"))
    if told.state == RECORDED and (told.known is None or told.of is None):
        found.append(
            Objection(
                rule="numbers",
                reason="It is said to be recorded, but not for how many of how many.",
                remedy="Give both numbers, so that the gap is seen.",
            )
        )
    if not _counts(told.known, told.of):
        found.append(
            Objection(
                rule="numbers",
                reason=f"{told.known} of {told.of} cannot be.",
                remedy="Give for how many people it was recorded, of how many.",
            )
        )
    return tuple(found)


def _counts(known: int | None, of: int | None) -> bool:
    if known is None and of is None:
        return True
    if known is None or of is None:
        return False
    return 0 <= known <= of and of > 0


def _empty(what: str) -> Objection:
    return Objection(rule="empty", reason=f"It does not say {what}.", remedy=f"Say {what}.")
