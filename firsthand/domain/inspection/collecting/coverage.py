"""
Coverage: of each line, voice, matter and harm, whether anybody looked, and what is not told.

'Not examined' is never 'no concern'. What only the body told is no examination, nor is what an
earlier or another inspection, a complaint or a concern tells from afar: it is a reason to look.
"""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from firsthand.domain.common.act import Act
from firsthand.domain.inspection.acts.enquiry import Matter, NotExamined, Sought
from firsthand.domain.inspection.acts.evidence import Evidence, Relation, SelectedBy, Source
from firsthand.domain.inspection.collecting.weighing import is_enquiry, is_own_account
from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.inspection.protocol import Line, MatterAsked, Protocol, Voice
from firsthand.domain.reference.framework import Framework


class Looked(StrEnum):
    """Whether a line of enquiry, or a harm, was looked at."""

    EVIDENCED = "evidenced"
    OWN_ACCOUNT = "own-account-only"
    SECOND_HAND = "second-hand-only"
    NOT_EXAMINED = "not-examined"
    NOT_TOLD = "not-told"
    NOT_ENQUIRED = "not-enquired"


LOOKED_TITLES = {
    Looked.EVIDENCED: "Evidenced",
    Looked.OWN_ACCOUNT: "Only the body's own account",
    Looked.SECOND_HAND: "Only second-hand: nobody looked here",
    Looked.NOT_EXAMINED: "Not examined",
    Looked.NOT_TOLD: "Not told yet",
    Looked.NOT_ENQUIRED: "Not enquired: this framework version does not ask",
}


class Heard(StrEnum):
    """Whether a voice was heard."""

    HEARD = "heard"
    NOT_ON_RECORD = "heard-not-on-record"
    NOBODY = "nobody-heard"
    NOT_SOUGHT = "not-sought"
    NOT_TOLD = "not-told"


HEARD_TITLES = {
    Heard.HEARD: "Heard",
    Heard.NOT_ON_RECORD: "Said to be heard, but nothing they said is on record",
    Heard.NOBODY: "Sought, nobody heard",
    Heard.NOT_SOUGHT: "Not sought",
    Heard.NOT_TOLD: "Not told yet",
}


@dataclass(frozen=True, kw_only=True)
class LineState:
    """One line of enquiry: what is known of it, from whom, and why not more."""

    line: Line
    state: Looked
    evidence: tuple[str, ...]
    counts: dict[Relation, int]
    because: str = ""


@dataclass(frozen=True, kw_only=True)
class VoiceState:
    """
    One voice: how it was sought and what of it is on record.

    `evidence` are the pieces that come from it, `counts` their number by source, and
    `chosen_by_body` how many of them the inspected body picked out.
    """

    voice: Voice
    state: Heard
    evidence: tuple[str, ...]
    counts: dict[Source, int]
    chosen_by_body: int
    asked: int = 0
    heard: int = 0
    how: str = ""
    because: str = ""


@dataclass(frozen=True, kw_only=True)
class MatterState:
    """One sensitive matter; `state` is one of MATTER_STATES, or 'not-told'."""

    matter: MatterAsked
    state: str
    text: str = ""
    known: int | None = None
    of: int | None = None


@dataclass(frozen=True, kw_only=True)
class HarmState:
    """One harm: whether this version asks about it, and what is on record."""

    harm: str
    state: Looked
    asked: str
    evidence: tuple[str, ...]


def line_states(conduct: Conduct, protocol: Protocol) -> tuple[LineState, ...]:
    """Return where each line of enquiry stands."""
    return tuple(_line(conduct, line) for line in protocol.lines)


def voice_states(conduct: Conduct, protocol: Protocol) -> tuple[VoiceState, ...]:
    """Return where each voice that must be heard stands."""
    return tuple(_voice(conduct, voice) for voice in protocol.voices)


def matter_states(conduct: Conduct, protocol: Protocol) -> tuple[MatterState, ...]:
    """Return what is said of each sensitive matter."""
    return tuple(_matter(conduct, asked) for asked in protocol.matters)


def harm_states(
    conduct: Conduct, protocol: Protocol, *, framework: Framework, harms: tuple[str, ...]
) -> tuple[HarmState, ...]:
    """Return for each harm whether this version enquires into it, and what is on record."""
    return tuple(_harm(conduct, protocol, framework, harm) for harm in harms)


def _line(conduct: Conduct, line: Line) -> LineState:
    acts = [act for act in conduct.current(Evidence) if line.key in act.body.lines]
    told = conduct.found(NotExamined, line.key)
    return LineState(
        line=line,
        state=_looked(acts, told),
        evidence=tuple(act.body.id for act in acts),
        counts=dict(Counter(act.body.relation for act in acts)),
        because=told.body.because if told is not None else "",
    )


def _looked(acts: list[Act[Evidence]], told: Act[NotExamined] | None) -> Looked:
    """Return the state that the later act gives: a look, or the word that there was none."""
    looks = [act.number for act in acts if is_enquiry(act.body)]
    if told is not None and told.number > max(looks, default=0):
        return Looked.NOT_EXAMINED
    return _on_record([act.body for act in acts]) or Looked.NOT_TOLD


def _on_record(pieces: list[Evidence]) -> Looked | None:
    """Return the best that evidence shows: a look, something from afar, the body's word."""
    if any(is_enquiry(one) for one in pieces):
        return Looked.EVIDENCED
    if any(not is_own_account(one) for one in pieces):
        return Looked.SECOND_HAND
    return Looked.OWN_ACCOUNT if pieces else None


def _voice(conduct: Conduct, voice: Voice) -> VoiceState:
    pieces = [one for one in conduct.bodies(Evidence) if one.source in voice.sources]
    act = conduct.found(Sought, voice.key)
    told = act.body if act is not None else Sought(id=voice.key, asked=0, heard=0)
    return VoiceState(
        voice=voice,
        state=_heard(pieces, told, told_at_all=act is not None),
        evidence=tuple(one.id for one in pieces),
        counts=dict(Counter(one.source for one in pieces)),
        chosen_by_body=sum(one.selected_by is SelectedBy.BODY for one in pieces),
        asked=told.asked,
        heard=told.heard,
        how=told.how,
        because=told.because,
    )


def _heard(pieces: list[Evidence], told: Sought, *, told_at_all: bool) -> Heard:
    if pieces:
        return Heard.HEARD
    if not told_at_all:
        return Heard.NOT_TOLD
    if told.heard:
        return Heard.NOT_ON_RECORD
    return Heard.NOBODY if told.asked else Heard.NOT_SOUGHT


def _matter(conduct: Conduct, asked: MatterAsked) -> MatterState:
    found = conduct.found(Matter, asked.key)
    if found is None:
        return MatterState(matter=asked, state=Looked.NOT_TOLD.value)
    told = found.body
    return MatterState(
        matter=asked, state=told.state, text=told.text, known=told.known, of=told.of
    )


def _harm(conduct: Conduct, protocol: Protocol, framework: Framework, harm: str) -> HarmState:
    pieces = [one for one in conduct.bodies(Evidence) if harm in one.harms]
    asked = framework.asks(harm, theme=conduct.opened.theme or None).asked
    by_line = any(harm in line.harms for line in protocol.lines)
    enquired = by_line or asked in ("asked", "named")
    return HarmState(
        harm=harm,
        state=_on_record(pieces) or (Looked.NOT_TOLD if enquired else Looked.NOT_ENQUIRED),
        asked=asked,
        evidence=tuple(one.id for one in pieces),
    )
