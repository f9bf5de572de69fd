"""
Flagging: what is flagged in the findings and recommendations of an inspection, and answered.

An answer is for the text as it was read: a changed text raises its flags anew.
"""

from collections.abc import Iterator
from dataclasses import replace

from firsthand.domain.inspection.acts.findings import (
    Finding,
    FindingKind,
    FlagAnswered,
    Recommendation,
    flag_id,
)
from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.inspection.words.plain_words import (
    Flag,
    FlagKey,
    Passage,
    TextKind,
    flags,
    text_hash,
)
from firsthand.domain.inspection.words.word_groups import Vocabulary

Texts = tuple[tuple[str, TextKind, str], ...]  # the name of the part, its kind, its words


def flags_of(conduct: Conduct, words: Vocabulary) -> dict[str, tuple[Flag, ...]]:
    """Return by number what is flagged in each finding and recommendation, answered or not."""
    answers = {one.id: one for one in conduct.bodies(FlagAnswered)}
    answered = {finding for one in conduct.bodies(Recommendation) for finding in one.findings}
    found: dict[str, tuple[Flag, ...]] = {}
    things: tuple[Finding | Recommendation, ...] = (
        *conduct.bodies(Finding),
        *conduct.bodies(Recommendation),
    )
    for thing in things:
        raised = [*_of_texts(thing, words)]
        if isinstance(thing, Finding) and thing.id not in answered:
            raised += _without_recommendation(thing)
        if raised:
            found[thing.id] = tuple(_answered(one, thing, answers) for one in raised)
    return found


def unanswered_flags(conduct: Conduct, words: Vocabulary) -> dict[str, tuple[Flag, ...]]:
    """Return by number the flags to which nobody gave a reason for the text as it stands."""
    left = {
        thing: tuple(flag for flag in raised if not flag.answer)
        for thing, raised in flags_of(conduct, words).items()
    }
    return {thing: raised for thing, raised in left.items() if raised}


def flagged_hash(thing: Finding | Recommendation) -> str:
    """Return the hash of every text of a thing that the checker reads."""
    return text_hash(*(text for _, _, text in texts_of(thing)))


def texts_of(thing: Finding | Recommendation) -> Texts:
    """Return the texts of a thing that the checker reads, each with its part and kind."""
    if isinstance(thing, Recommendation):
        return (
            ("text", TextKind.RECOMMENDATION, thing.text),
            ("different", TextKind.DIFFERENT, thing.different),
            ("seen_by", TextKind.SEEN_BY, thing.seen_by),
        )
    causes = (
        (f"cause {number}", TextKind.FINDING, cause.text)
        for number, cause in enumerate(thing.causes, start=1)
    )
    return (
        ("text", TextKind.FINDING, thing.text),
        *causes,
        ("not_established", TextKind.FINDING, thing.not_established),
    )


def _of_texts(thing: Finding | Recommendation, words: Vocabulary) -> Iterator[Flag]:
    for part, kind, text in texts_of(thing):
        for flag in flags(text, kind, words):
            yield replace(flag, thing=thing.id, part=part)


def _without_recommendation(finding: Finding) -> Iterator[Flag]:
    if finding.kind is FindingKind.WEAKNESS:
        yield Flag(
            key=FlagKey.NO_RECOMMENDATION,
            passage=Passage(start=0, end=len(finding.text), text=finding.text),
            why=f"No recommendation answers the weakness {finding.id}.",
            helps="Recommend what must be different for children, or say why nothing is asked.",
            thing=finding.id,
            part="text",
        )


def _answered(
    flag: Flag, thing: Finding | Recommendation, answers: dict[str, FlagAnswered]
) -> Flag:
    answer = answers.get(flag_id(thing.id, flag.key.value))
    if answer is None or answer.of_text != flagged_hash(thing):
        return flag
    return replace(flag, answer=answer.reason)
