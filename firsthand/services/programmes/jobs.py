"""
Jobs: programmes solved in the background, one at a time, with progress that survives.

The worker writes a sign of life at least every few seconds. A job that was heard of and then
falls silent has died with its worker; the page says so, and nobody waits for it for ever.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import sleep

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.planning.programme.commission import Commission, Placed
from firsthand.domain.planning.programme.programme import PlannedVisit, Quality, Step
from firsthand.domain.reference.unknown import Unknown
from firsthand.refdata import own_harms
from firsthand.services.programmes.answer import of_programme
from firsthand.services.programmes.making import make, refuse_senseless
from firsthand.services.programmes.replanning import with_leave
from firsthand.store import programmes as store
from firsthand.store.programmes import Kept, Sign
from firsthand.store.subjects import load_own_harms

SILENT_AFTER = timedelta(seconds=60)  # signs come every two seconds
UNTAKEN_AFTER = timedelta(seconds=20)
MOST_WAITING = 20
PAUSE = 2.0  # seconds between two looks at the job before
AT_WORK: set[int] = set()  # what this process is at


class UnknownProgramme(Unknown):
    """No programme has this number."""

    thing = "programme"
    needed = "the number of a programme that was asked for here"


@dataclass(frozen=True, kw_only=True)
class Progress:
    """
    How far a programme is. `state` is waiting, running, or how it ended.

    `best` is the best plan so far. `reasons` say why there is no plan, or what it waits for.
    """

    kept: Kept
    state: str
    phase: str
    seconds: float
    done: float  # share of the time that it may take, 0 to 1
    signs: tuple[Sign, ...]
    best: tuple[Placed, ...]
    reasons: tuple[Objection, ...]

    @property
    def ended(self) -> bool:
        """Tell whether nothing more will come."""
        return self.state not in ("waiting", "running")


def start(asked: Commission, *, now: datetime, replans: int | None = None) -> int:
    """Keep a commission, put it into the queue and return its number."""
    refuse_senseless(asked)
    if len(waiting := _alive(now)) >= MOST_WAITING:
        raise Refused(
            Objection(
                rule="programme-queue",
                reason=f"{len(waiting)} programmes are waiting already.",
                remedy="Wait until some have ended; firsthand serve or firsthand worker must "
                "be running.",
            )
        )
    with transaction.atomic():
        number = store.add_request(asked, asked_at=now, replans=replans)
        solve.enqueue(number)
    return number


def progress(number: int, *, now: datetime) -> Progress:
    """Return how far a programme is; refuse a number that nobody was given."""
    kept = _found(number)
    signs = store.load_signs(number)
    last = signs[-1] if signs else None
    state, reasons = _state(kept, signs, now)
    return Progress(
        kept=kept,
        state=state,
        phase=last.phase if last else "",
        seconds=last.seconds if last else 0.0,
        done=min(1.0, last.seconds / kept.commission.seconds) if last else 0.0,
        signs=signs,
        best=() if kept.ended else store.load_best(number),
        reasons=reasons,
    )


def newest(*, now: datetime, at_most: int = 20) -> tuple[tuple[Kept, str], ...]:
    """Return the newest programmes with the state of each."""
    return tuple(
        (kept, _state(kept, store.load_signs(kept.number), now)[0])
        for kept in store.load_programmes(at_most=at_most)
    )


def _found(number: int) -> Kept:
    # A number that no database can hold is unknown like any other.
    kept = store.load_programme(number) if 0 < number < 2**63 else None
    if kept is None:
        raise UnknownProgramme(str(number), [str(one) for one in store.load_numbers()])
    return kept


def _state(
    kept: Kept, signs: Sequence[Sign], now: datetime
) -> tuple[str, tuple[Objection, ...]]:
    if kept.ended:
        return kept.ended.outcome, kept.ended.reasons
    if not signs:
        late = now - kept.asked_at > UNTAKEN_AFTER
        return "waiting", (NO_WORKER,) if late else ()
    silent = now - signs[-1].at
    if silent <= SILENT_AFTER:
        return ("waiting" if signs[-1].phase == "waiting" else "running"), ()
    return "failed", (_died(signs[-1].at),)


NO_WORKER = Objection(
    rule="job-untaken",
    reason="No worker has taken this job yet: one may be busy, or none is running.",
    remedy="'firsthand serve' starts a worker; beside another server run 'firsthand worker'.",
)


def _died(last: datetime) -> Objection:
    local = timezone.localtime(last)
    return Objection(
        rule="job-died",
        reason=f"Nothing was heard of this job after {local:%H:%M:%S on %-d %B %Y}: its worker "
        "was stopped before the job ended.",
        remedy="Ask for the programme again, and leave the server running until it has ended.",
    )


def _alive(now: datetime, *, before: int | None = None) -> list[int]:
    """Return the programmes that have not ended and whose worker may still be at work."""
    found = []
    for number in store.load_unended():
        last = store.load_last_sign(number)
        if before is None and last is None:
            found.append(number)  # in the queue
        elif last and now - last <= SILENT_AFTER and (before is None or number < before):
            found.append(number)
    return found


@task()
def solve(number: int) -> None:
    """Solve one programme and keep how it ended; nothing escapes without a reason."""
    kept = store.load_programme(number)
    if kept is None or kept.ended:
        return
    store.add_step(number, at=timezone.now(), phase="taken")
    AT_WORK.add(number)
    own_harms.ask(load_own_harms)
    try:
        _wait_for_turn(number)
        made = make(kept.commission, on_step=Recorder(number))
    except (Refused, Unknown) as refusal:
        _end(number, "refused", reasons=_reasons(refusal))
    except BaseException as error:
        _end(number, "failed", reasons=(_broke(error),))
        raise
    else:
        answer = of_programme(made)
        _end(number, answer["outcome"], answer=answer, reasons=made.programme.collisions)
    finally:
        AT_WORK.discard(number)


def _wait_for_turn(number: int) -> None:
    """Wait while an earlier job is under way in another worker: two share no processor here."""
    while _alive(timezone.now(), before=number):
        store.add_step(number, at=timezone.now(), phase="waiting")
        sleep(PAUSE)


def _end(
    number: int,
    outcome: str,
    *,
    answer: dict[str, object] | None = None,
    reasons: Sequence[Objection] = (),
) -> None:
    store.add_result(number, at=timezone.now(), outcome=outcome, answer=answer, reasons=reasons)


def _reasons(refusal: Refused | Unknown) -> tuple[Objection, ...]:
    if isinstance(refusal, Refused):
        return refusal.objections
    return (
        Objection(
            rule="unknown", reason=str(refusal), remedy="Choose one that exists and ask again."
        ),
    )


def _broke(error: BaseException) -> Objection:
    stopped = isinstance(error, (SystemExit, KeyboardInterrupt))
    return Objection(
        rule="job-stopped" if stopped else "job-broke",
        reason="The worker was stopped before the job ended."
        if stopped
        else f"The solving broke off: {type(error).__name__}: {error}",
        remedy="Ask for the programme again. If it breaks off again, report what is said here.",
    )


class Recorder:
    """Keeps each sign of life of one solving, and each plan that is better than the last."""

    def __init__(self, number: int) -> None:
        """Begin without a plan."""
        self.number = number
        self.last: tuple[PlannedVisit, ...] = ()
        self.phase = ""
        self.quality: Quality | None = None
        self.of_before: Quality | None = None

    def __call__(self, step: Step) -> None:
        """Keep one step; how good the phase before was is not said of the next one."""
        if step.phase != self.phase:
            self.phase, self.of_before = step.phase, self.quality
        self.quality = step.quality
        new = bool(step.visits) and step.visits != self.last
        if new:
            self.last = step.visits
        store.add_step(
            self.number,
            at=timezone.now(),
            phase=step.phase,
            seconds=step.seconds,
            quality=None if step.quality == self.of_before else step.quality,
            visits=placed(step.visits) if new else None,
        )


def placed(visits: Sequence[PlannedVisit]) -> tuple[Placed, ...]:
    """Return when and by whom each need is met, without the rest."""
    return tuple(Placed(key=v.need.key, month=v.month, team=v.team) for v in visits)


def end_abandoned(*, now: datetime) -> int:
    """Give each job that died with its worker its end, and return how many there were."""
    ended = 0
    for number in store.load_unended():
        last = store.load_last_sign(number)
        if last and now - last > SILENT_AFTER:
            store.add_result(number, at=now, outcome="failed", reasons=(_died(last),))
            ended += 1
    return ended


def end_own(*, now: datetime) -> None:
    """End the job that this process is at, because the process is about to end."""
    for number in tuple(AT_WORK):
        store.add_result(number, at=now, outcome="failed", reasons=(_broke(SystemExit()),))


def replan(number: int, *, code: str, away: str, seconds: float, now: datetime) -> int:
    """Ask for a programme again with an inspector's further leave, and return its number."""
    asked = with_leave(_found(number), code=code, away=away, seconds=seconds)
    return start(asked, now=now, replans=number)
