"""About: what the thing is that a form is about, in words, or None when there is none such."""

from typing import Any

from firsthand.domain.common import words
from firsthand.domain.inspection.acts.claims import Claim
from firsthand.domain.inspection.acts.findings import Finding, Recommendation
from firsthand.domain.inspection.acts.opening import INSPECTORATES, Inspectorate
from firsthand.domain.inspection.acts.signing import Response
from firsthand.domain.inspection.collecting.open_questions import open_questions
from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.inspection.judging.derogations import PUBLISHING, rules_to_set_aside
from firsthand.services.inspecting import following, judging
from firsthand.web.inspecting import offers, titles


def claim(conduct: Conduct, thing: str) -> str | None:
    """Return what a claim says."""
    return _text(conduct, Claim, thing)


def question(conduct: Conduct, thing: str) -> str | None:
    """Return what an open question asks, whoever or whatever raised it."""
    return next((one.text for one in open_questions(conduct) if one.id == thing), None)


def line(conduct: Conduct, thing: str) -> str | None:
    """Return the question of a line of enquiry."""
    found = judging.protocol_of(conduct).line(thing)
    return found.question if found else None


def voice(conduct: Conduct, thing: str) -> str | None:
    """Return who a voice is."""
    voices = judging.protocol_of(conduct).voices
    return next((one.title for one in voices if one.key == thing), None)


def matter(conduct: Conduct, thing: str) -> str | None:
    """Return what a sensitive matter is about."""
    matters = judging.protocol_of(conduct).matters
    return next((one.title for one in matters if one.key == thing), None)


def earlier(conduct: Conduct, thing: str) -> str | None:
    """Return what an earlier inspection asked for."""
    return next((one.text for one in following.earlier(conduct) if one.id == thing), None)


def flag(conduct: Conduct, thing: str) -> str | None:
    """Return the text that a flag is on."""
    of, _, key = thing.partition(":")
    return shown_to_body(conduct, of) if key else None


def judgement(conduct: Conduct, thing: str) -> str | None:
    """Return the area and the inspectorate of a judgement."""
    inspectorate, _, area = thing.partition(":")
    named = dict(offers.graded_areas(conduct)).get(area)
    if named is None or inspectorate not in conduct.inspectorates:
        return None
    return f"{named} ({INSPECTORATES[Inspectorate(inspectorate)]})"


def derogation(conduct: Conduct, thing: str) -> str | None:
    """Return what may be set aside, and what was proposed so far."""
    rule, _, of = thing.partition(":")
    if rule not in rules_to_set_aside(of, judging.protocol_of(conduct)):
        return None
    named = "publishing" if of == PUBLISHING else judgement(conduct, of)
    return named and f"The rule “{words.plain(rule)}”, for {named}"


def shown_to_body(conduct: Conduct, thing: str) -> str | None:
    """Return the text of a finding or recommendation."""
    return _text(conduct, Finding, thing) or _text(conduct, Recommendation, thing)


def response(conduct: Conduct, thing: str) -> str | None:
    """Return a finding or recommendation, and what the body answered to it."""
    found = conduct.found(Response, thing)
    if found is None:
        return None
    answer = f"{titles.ANSWERS[found.body.answer]}: {found.body.text}"
    offered = found.body.evidence_offered
    told = f"{answer} Evidence offered: {offered}" if offered else answer
    return f"{shown_to_body(conduct, thing) or ''}\n\n{told}".strip()


def _text(conduct: Conduct, kind: type[Any], thing: str) -> str | None:
    found = conduct.found(kind, thing)
    return found.body.text if found else None
