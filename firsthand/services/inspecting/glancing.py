"""Glancing: an inspection under way in the shape in which programs read it."""

from datetime import date
from typing import Any

from firsthand.domain.common.act import Act
from firsthand.domain.inspection.acts.claims import Claim
from firsthand.domain.inspection.acts.evidence import Evidence, Stance
from firsthand.domain.inspection.acts.findings import Finding, Recommendation
from firsthand.domain.inspection.acts.judgement import Judgement
from firsthand.domain.inspection.acts.progress import MOVE_TITLES, STATE_TITLES
from firsthand.domain.inspection.collecting.open_questions import unanswered
from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.inspection.permission import READ, may, objection_to_move
from firsthand.domain.people.actor import Actor
from firsthand.services.inspecting import moving

COUNTED = {
    "evidence": Evidence,
    "claims": Claim,
    "findings": Finding,
    "recommendations": Recommendation,
    "judgements": Judgement,
}
RESTRICTED = "it is restricted: it is read on its page, where the reading is recorded"
# Of a restricted piece nothing of this is told; it could say whom it is about.
KEPT_BACK = ("text", "case", "answered_warning", "referred_to")


def in_short(conduct: Conduct, *, by: Actor) -> dict[str, Any]:
    """Return an inspection as a list shows it to those who see it, also to its body."""
    opened = conduct.opened
    return {
        "inspection_id": conduct.inspection_id,
        "title": opened.title,
        "subject": opened.subject,
        "la_codes": list(opened.la_codes),
        "inspectorates": [one.value for one in conduct.inspectorates],
        "framework": opened.framework,
        "visit": opened.visit,
        "from_on": opened.from_on,
        "to_on": opened.to_on,
        "state": conduct.state.value,
        "state_meaning": STATE_TITLES[conduct.state],
        "may_read": may(by, READ, conduct),
    }


def in_full(conduct: Conduct, *, by: Actor, today: date) -> dict[str, Any]:
    """Return where an inspection stands, who takes part, and what stands in the way."""
    obstacles = moving.in_the_way(conduct, today=today)
    return {
        **in_short(conduct, by=by),
        "last_act": conduct.last,
        "content": conduct.content,
        "team": [
            {
                "person": one.id,
                "name": one.name,
                "part": one.part.value,
                "inspectorate": one.inspectorate.value if one.inspectorate else None,
            }
            for one in conduct.team()
        ],
        "counts": {name: len(conduct.bodies(kind)) for name, kind in COUNTED.items()},
        "unanswered": [{"id": one.id, "text": one.text} for one in unanswered(conduct)],
        "moves": [
            {
                "move": move.value,
                "title": MOVE_TITLES[move],
                "may": objection_to_move(by, move, conduct) is None,
                "objections": [
                    {"rule": one.rule, "reason": one.reason, "remedy": one.remedy}
                    for one in found
                ],
            }
            for move, found in obstacles.items()
        ],
    }


def of_evidence(act: Act[Evidence]) -> dict[str, Any]:
    """Return the newest version of a piece; of a restricted one, not what it says."""
    one = act.body
    told = {
        "id": one.id,
        "version": act.number,
        "recorded_by": act.by,
        "recorded_at": act.at,
        "restricted": one.restricted,
        "text_absent_because": RESTRICTED if one.restricted else None,
        "source": one.source.value,
        "method": one.method.value,
        "relation": one.relation.value,
        "selected_by": one.selected_by.value,
        "stance": one.stance.value,
        "happened_on": one.happened_on,
        "seen_on": one.seen_on,
        "stale_on": one.stale_on,
        "areas": list(one.areas),
        "lines": list(one.lines),
        "harms": list(one.harms),
        "supports": [about.id for about in one.about if about.stance is Stance.SUPPORTS],
        "contradicts": [about.id for about in one.about if about.stance is Stance.CONTRADICTS],
        "files": len(one.files),
        "newly_identified": one.newly_identified,
    }
    kept_back = {name: None if one.restricted else getattr(one, name) for name in KEPT_BACK}
    return {**told, **kept_back}
