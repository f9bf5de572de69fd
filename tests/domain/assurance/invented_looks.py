"""Invented authorities, mentions and looks: no real place or report is meant."""

from datetime import date

from firsthand.domain.assurance.look import Look
from firsthand.domain.assurance.state import State
from firsthand.domain.intelligence.sighting import Mention
from firsthand.domain.reference.authority import Authority
from firsthand.domain.reference.framework import Framework, Question

HARM = "child-sexual-exploitation"


def authority(la_code: str, name: str, **life: date | None) -> Authority:
    return Authority(
        la_code=la_code,
        name=name,
        region="Middle Earth",
        ons_codes=(),
        ofsted_urn=None,
        from_on=life.get("from_on"),
        to_on=life.get("to_on"),
    )


def look(published_on: date, state: State, la_code: str = "001", **other: object) -> Look:
    given: dict[str, object] = {
        "inspection_id": f"{la_code}-ilacs-{published_on.isoformat()}",
        "la_code": la_code,
        "harm": HARM,
        "area": None,
        "published_on": published_on,
        "kind": "standard-inspection",
        "framework": "ilacs-2018",
        "full": True,
        "state": state,
        "strict_state": state,
        "pages": (3,),
        **other,
    }
    return Look(**given)  # type: ignore[arg-type]


def mention(*, area: str = "help-and-protection", **counts: int) -> Mention:
    named = max(1, *counts.values(), 1)
    given = {
        "strict": named,
        "wide": named,
        "criticised_strict": 0,
        "criticised_wide": 0,
        "examined_strict": 0,
        "examined_wide": 0,
        "to_improve_strict": 0,
        "to_improve_wide": 0,
        **counts,
    }
    return Mention(harm=HARM, area=area, heading="Findings", pages=(4, 7), **given)


FRAMEWORK = Framework(
    key="ilacs-2018",
    family="ilacs",
    name="An invented framework",
    inspectorate="Nobody",
    from_on=date(2018, 1, 1),
    to_on=None,
    areas=(),
    visits=(),
    questions=(Question(harm=HARM, asked="named", basis="invented"),),
    source="invented",
)
