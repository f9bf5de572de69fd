"""Evidence of every kind for tests: a set on which a grade stands, and anything at random."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st

from firsthand.domain.inspection.acts.evidence import (
    OWN_ACCOUNT,
    Evidence,
    Method,
    Relation,
    SelectedBy,
    Source,
    Stance,
)
from firsthand.domain.inspection.collecting.provenance import KINDS
from firsthand.domain.inspection.conduct import Conduct
from firsthand.refdata.read import frameworks, scales
from firsthand.refdata.read_protocols import protocol_for
from tests.domain.inspection import build

ON = build.MONDAY
FRAMEWORK = next(one for one in frameworks() if one.key == "ilacs-2023")
SCALES = scales()
PROTOCOL = protocol_for("ilacs-2023")
# A tracked case, a child and a partner: two methods, two sources outside, a test, a life lived.
ENOUGH = (
    build.evidence("E1", Source.CASE_TRACKED),
    build.evidence("E2", Source.CHILD),
    build.evidence("E3", Source.PARTNER_AGENCY),
)


def sound(source, draw):
    """Return what the table of provenance lets a source be, drawn."""
    kind = KINDS[source]
    return {
        "relation": draw(st.sampled_from(sorted(kind.relations))),
        "method": draw(st.sampled_from(sorted(kind.methods))),
        "selected_by": draw(st.sampled_from(sorted(kind.chosen))),
    }


@st.composite
def piece(draw, stances=tuple(Stance), sources=tuple(Source)):
    """Draw one piece of evidence that could be put on record."""
    source = draw(st.sampled_from(sources))
    return build.evidence(
        "",
        source,
        stance=draw(st.sampled_from(stances)),
        areas=draw(st.sampled_from([("help-and-protection",), ("leadership",), ()])),
        **sound(source, draw),
    )


@st.composite
def own_account(draw):
    """Draw what the body says of itself, under any label that somebody might put on it."""
    return build.evidence(
        "",
        draw(st.sampled_from(sorted(OWN_ACCOUNT))),
        relation=draw(st.sampled_from(Relation)),
        method=draw(st.sampled_from(Method)),
        selected_by=draw(st.sampled_from(SelectedBy)),
        stance=draw(st.sampled_from(Stance)),
    )


def numbered(pieces, start=1):
    """Return the pieces with numbers in their order."""
    return tuple(replace(one, id=f"E{place}") for place, one in enumerate(pieces, start=start))


def collected(pieces, *steps):
    """Return an inspection in fieldwork with these pieces on record, then the steps."""
    return build.conduct(*build.IN_FIELDWORK, *pieces, *steps)


def recorded_later(conduct, *numbers, days=5):
    """Return the inspection with some evidence recorded days later."""
    acts = [
        replace(act, at=act.at + timedelta(days=days))
        if isinstance(act.body, Evidence) and act.body.id in numbers
        else act
        for act in conduct.acts
    ]
    return Conduct(conduct.inspection_id, tuple(acts))


def citing(pieces, grade="good", **changed):
    """Return a judgement that cites all of the pieces."""
    return build.judgement(grade=grade, evidence=tuple(one.id for one in pieces), **changed)


def rules(objections):
    """Return the names of the rules that object, sorted."""
    return sorted(one.rule for one in objections)
