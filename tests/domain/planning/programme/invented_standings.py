"""Invented authorities with invented estimates: no real place is meant."""

from datetime import date

from firsthand.domain.assurance.state import State
from firsthand.domain.assurance.unseen import Unseen
from firsthand.domain.planning.programme.priority import Standing


def estimate(
    *, la_code: str = "001", harm: str = "neglect", years_high: float = 1.0, **other: object
) -> Unseen:
    given: dict[str, object] = {
        "la_code": la_code,
        "authority": f"Nowhere {la_code}",
        "region": "Middle Earth",
        "harm": harm,
        "as_of": date(2026, 11, 22),
        "state": State.NO_WEAKNESS_REPORTED,
        "last_looked_on": date(2022, 3, 1),
        "probability": 0.12,
        "low": 0.06,
        "high": 0.21,
        "years": years_high / 2,
        "years_high": years_high,
        "because": ("Invented.",),
        "checks": (),
        **other,
    }
    return Unseen(**given)  # type: ignore[arg-type]


def standing(la_code: str, *unseen: Unseen, last_visit_on: date | None = None) -> Standing:
    return Standing(
        la_code=la_code,
        authority=f"Nowhere {la_code}",
        region="Middle Earth",
        unseen=unseen or (estimate(la_code=la_code),),
        last_visit_on=last_visit_on,
    )
