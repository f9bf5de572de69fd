"""
Programmes in the store: commissions, signs of life, and how each ended.

A commission is laid flat as JSON and comes back as the same values; nothing of it is a name.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from firsthand.domain.common.objection import Objection
from firsthand.domain.planning.drawing.frame import Doubt
from firsthand.domain.planning.programme.commission import Commission, Placed, Team
from firsthand.domain.planning.programme.inspector import Engagement, EngagementKind, Inspector
from firsthand.domain.planning.programme.programme import Quality
from firsthand.store.models import programmes as tables

Json = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Ended:
    """How a programme ended: `outcome` is one of the table's OUTCOMES."""

    at: datetime
    outcome: str
    answer: Json | None
    reasons: tuple[Objection, ...]


@dataclass(frozen=True, kw_only=True)
class Sign:
    """One sign of life of a solving."""

    at: datetime
    phase: str
    seconds: float
    quality: tuple[float, float, float] | None  # objective, bound, gap


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A programme as the store knows it."""

    number: int
    asked_at: datetime
    commission: Commission
    replans: int | None
    ended: Ended | None


def add_request(asked: Commission, *, asked_at: datetime, replans: int | None) -> int:
    """Add a commission and return its number."""
    row = tables.ProgrammeRequest.objects.create(
        asked_at=asked_at,
        from_on=asked.from_on,
        months=asked.months,
        harms=list(asked.harms),
        as_of=asked.as_of,
        seed=asked.seed,
        seconds=asked.seconds,
        rule_changes=dict(asked.rule_changes),
        inspectors=[
            _flat_inspector(one, asked.team.pseudonyms.get(one.code))
            for one in asked.team.inspectors
        ],
        how_read=list(asked.team.how_read),
        doubts=[asdict(one) for one in asked.team.doubts],
        file_sha256=asked.team.file_sha256,
        invented=asked.team.invented,
        previous=[[one.key, f"{one.month:%Y-%m}", list(one.team)] for one in asked.previous],
        replans_id=replans,
    )
    return int(row.seq)


def add_step(
    number: int,
    *,
    at: datetime,
    phase: str,
    seconds: float = 0.0,
    quality: Quality | None = None,
    visits: Sequence[Placed] | None = None,
) -> None:
    """Add a sign of life, with the best plan when it is a new one."""
    tables.ProgrammeStep.objects.create(
        request_id=number,
        at=at,
        phase=phase,
        seconds=seconds,
        objective=quality.objective if quality else None,
        bound=quality.bound if quality else None,
        gap=quality.gap if quality else None,
        visits=None
        if visits is None
        else [[one.key, f"{one.month:%Y-%m}", list(one.team)] for one in visits],
    )


def add_result(
    number: int,
    *,
    at: datetime,
    outcome: str,
    answer: Mapping[str, Any] | None = None,
    reasons: Sequence[Objection] = (),
) -> None:
    """Add how a programme ended; the database refuses a second end."""
    tables.ProgrammeResult.objects.create(
        request_id=number,
        at=at,
        outcome=outcome,
        answer=dict(answer) if answer is not None else None,
        reasons=[asdict(one) for one in reasons],
    )


def load_programmes(*, at_most: int) -> tuple[Kept, ...]:
    """Return the newest programmes, the newest first."""
    rows = tables.ProgrammeRequest.objects.select_related("result").order_by("-seq")
    return tuple(_kept(row) for row in rows[:at_most])


def load_programme(number: int) -> Kept | None:
    """Return one programme, or None."""
    rows = tables.ProgrammeRequest.objects.select_related("result")
    row = rows.filter(seq=number).first()
    return _kept(row) if row else None


def load_numbers() -> tuple[int, ...]:
    """Return the number of every programme."""
    return tuple(tables.ProgrammeRequest.objects.order_by("seq").values_list("seq", flat=True))


def load_unended() -> tuple[int, ...]:
    """Return the numbers of the programmes that have not ended, the oldest first."""
    rows = tables.ProgrammeRequest.objects.filter(result=None).order_by("seq")
    return tuple(rows.values_list("seq", flat=True))


def load_signs(number: int) -> tuple[Sign, ...]:
    """Return every sign of life of one programme, the oldest first."""
    rows = tables.ProgrammeStep.objects.filter(request=number).order_by("seq")
    return tuple(
        Sign(
            at=at,
            phase=phase,
            seconds=seconds,
            quality=None if objective is None else (objective, bound, gap),
        )
        for at, phase, seconds, objective, bound, gap in rows.values_list(
            "at", "phase", "seconds", "objective", "bound", "gap"
        )
    )


def load_last_sign(number: int) -> datetime | None:
    """Return when a programme was last heard of, None when nobody has taken it."""
    rows = tables.ProgrammeStep.objects.filter(request=number).order_by("-seq")
    return rows.values_list("at", flat=True).first()


def load_best(number: int) -> tuple[Placed, ...]:
    """Return the best plan so far; empty when there is none yet."""
    rows = tables.ProgrammeStep.objects.filter(request=number, visits__isnull=False)
    newest = rows.order_by("-seq").values_list("visits", flat=True).first()
    return _placed(newest or ())


def _kept(row: tables.ProgrammeRequest) -> Kept:
    result = getattr(row, "result", None)
    return Kept(
        number=row.seq,
        asked_at=row.asked_at,
        commission=_commission(row),
        replans=row.replans_id,
        ended=None
        if result is None
        else Ended(
            at=result.at,
            outcome=result.outcome,
            answer=result.answer,
            reasons=tuple(Objection(**one) for one in result.reasons),
        ),
    )


def _commission(row: tables.ProgrammeRequest) -> Commission:
    return Commission(
        team=Team(
            inspectors=tuple(map(_inspector, row.inspectors)),
            pseudonyms={
                one["code"]: one["known_as"] for one in row.inspectors if one["known_as"]
            },
            doubts=tuple(Doubt(**one) for one in row.doubts),
            how_read=tuple(row.how_read),
            file_sha256=row.file_sha256,
            invented=row.invented,
        ),
        from_on=row.from_on,
        months=row.months,
        harms=tuple(row.harms),
        as_of=row.as_of,
        seed=row.seed,
        seconds=row.seconds,
        rule_changes=row.rule_changes,
        previous=_placed(row.previous),
    )


def _placed(rows: Sequence[Any]) -> tuple[Placed, ...]:
    return tuple(
        Placed(key=key, month=date.fromisoformat(f"{month}-01"), team=tuple(team))
        for key, month, team in rows
    )


def _flat_inspector(one: Inspector, known_as: str | None) -> Json:
    return {
        "code": one.code,
        "region": one.region,
        "skills": sorted(one.skills),
        "days_a_month": one.days_a_month,
        "away": sorted(f"{month:%Y-%m}" for month in one.away),
        "engagements": [
            [past.la_code, past.kind.value, _iso(past.from_on), _iso(past.to_on)]
            for past in one.engagements
        ],
        "known_as": known_as,
    }


def _inspector(flat: Json) -> Inspector:
    return Inspector(
        code=flat["code"],
        region=flat["region"],
        skills=frozenset(flat["skills"]),
        days_a_month=flat["days_a_month"],
        away=frozenset(date.fromisoformat(f"{month}-01") for month in flat["away"]),
        engagements=tuple(
            Engagement(
                la_code=la_code, kind=EngagementKind(kind), from_on=_day(begun), to_on=_day(end)
            )
            for la_code, kind, begun, end in flat["engagements"]
        ),
    )


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
