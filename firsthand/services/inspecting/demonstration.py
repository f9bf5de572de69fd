"""
The demonstration: invented inspections, replayed through the same acts and rules as real ones.

Each step goes through the service that a page would call, with the moment at which it is said
to have happened. What a story says is refused must be refused; anything else must not.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from firsthand.domain.common.refusal import Refused
from firsthand.domain.inspection.acts.claims import Answered, Claim, ClaimTested, Question
from firsthand.domain.inspection.acts.earlier_action import EarlierAction
from firsthand.domain.inspection.acts.enquiry import Matter, NotExamined, Sample, Sought
from firsthand.domain.inspection.acts.evidence import Evidence
from firsthand.domain.inspection.acts.findings import Finding, Recommendation, Served
from firsthand.domain.inspection.acts.judgement import Judgement, judgement_id
from firsthand.domain.inspection.acts.opening import Expected, Inspectorate, Opened, ToldOutside
from firsthand.domain.inspection.acts.progress import Move
from firsthand.domain.inspection.acts.signing import Response, ResponseWeighed, Reviewed, Signed
from firsthand.domain.inspection.acts.team import Joined, OnSite
from firsthand.domain.inspection.collecting.open_questions import unanswered
from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.people.actor import Actor
from firsthand.domain.people.link import Link
from firsthand.domain.prevalence.estimates.estimate import PopulationEstimate
from firsthand.services.inspecting import (
    collecting,
    enquiring,
    finding,
    following,
    judging,
    moving,
    opening,
    publishing,
    signing,
    team,
    testing,
)
from firsthand.services.inspecting.recording import Wanted, conduct_after
from firsthand.sources import demonstrations
from firsthand.store.ledgers import adapter

Step = dict[str, Any]
MORNING = time(9, 0, tzinfo=UTC)
# Fields whose values are days, counted in the stories from the day of the demonstration.
DAYS = frozenset(
    {
        "from_on",
        "to_on",
        "by_on",
        "public_on",
        "need_arose_on",
        "acknowledged_on",
        "worked_out_on",
    }
)
OF_THE_STEP = frozenset({"day", "by", "do", "must_fail"})
# What is recorded as it stands in the story, and by which service.
PLAIN: dict[str, tuple[type, Callable[[Wanted, Any], Conduct]]] = {
    "expect": (Expected, opening.expect),
    "tell-outside": (ToldOutside, opening.tell_outside),
    "evidence": (Evidence, collecting.add_evidence),
    "claim": (Claim, testing.claim),
    "test": (ClaimTested, testing.test_claim),
    "ask": (Question, testing.ask),
    "line": (NotExamined, enquiring.not_examined),
    "voice": (Sought, enquiring.sought),
    "matter": (Matter, enquiring.matter),
    "sample": (Sample, enquiring.sample),
    "finding": (Finding, finding.find),
    "recommendation": (Recommendation, finding.recommend),
    "respond": (Response, signing.respond),
    "weigh": (ResponseWeighed, signing.weigh),
}


class DemonstrationBroke(Exception):
    """A step of a story went otherwise than the story says."""


@dataclass(frozen=True, kw_only=True)
class Told:
    """A story while it is told: which inspection, who is who, and which day is today."""

    inspection_id: str
    people: Mapping[str, Actor]
    today: date

    earlier: str = ""  # the inspection of the story before

    def wanted(self, step: Step, number: int) -> Wanted:
        """Return who wants it and when: the steps of a day follow each other by minutes."""
        return Wanted(
            inspection_id=self.inspection_id,
            by=self.people[step["by"]],
            now=moment(step["day"], self.today) + timedelta(minutes=number),
        )

    def conduct(self) -> Conduct:
        """Return the inspection as it stands."""
        return conduct_after(self.inspection_id)


def declare_links(people: Mapping[str, Actor], *, by: Actor, today: date) -> None:
    """Record the links that the invented people have with authorities."""
    for told in demonstrations.people()["links"]:
        plain = dated({**told, "person": people[told["person"]].code}, today)
        link = adapter(Link).validate_python(plain)
        team.declare_link(link, by=by, now=moment(-365, today))


def replay(people: Mapping[str, Actor], *, today: date) -> Iterator[tuple[str, int, int]]:
    """Tell every story, yielding after each step which it was of how many."""
    before = ""
    for name in demonstrations.STORIES:
        story = demonstrations.story(name)
        told = replace(begin(story["opening"], people, today), earlier=before)
        before, steps = told.inspection_id, story["steps"]
        for number, step in enumerate(steps, start=1):
            take(step, number, told)
            yield name, number, len(steps)


def begin(step: Step, people: Mapping[str, Actor], today: date) -> Told:
    """Open the inspection of a story."""
    by = people[step["by"]]
    plain = dated({k: v for k, v in step.items() if k not in OF_THE_STEP}, today)
    asked = adapter(Opened).validate_python({**plain, "lead": by.code})
    opened = opening.open_inspection(asked, by=by, now=moment(step["day"], today))
    return Told(inspection_id=opened, people=people, today=today)


def take(step: Step, number: int, told: Told) -> None:
    """Do one step; raise when it is refused and should not be, or the reverse."""
    wanted = told.wanted(step, number)
    plain = dated({k: v for k, v in step.items() if k not in OF_THE_STEP}, told.today)
    try:
        if step["do"] in PLAIN:
            kind, service = PLAIN[step["do"]]
            service(wanted, _made(kind, plain, step, told))
        else:
            OTHERS[step["do"]](wanted, plain, told)
    except Refused as refusal:
        if not step.get("must_fail"):
            raise DemonstrationBroke(f"step {number}, {step['do']}: {refusal}") from refusal
    else:
        if step.get("must_fail"):
            raise DemonstrationBroke(f"step {number}, {step['do']}: was not refused")


def _made(kind: type, plain: Step, step: Step, told: Told) -> Any:
    names = {field.name for field in fields(kind)}
    given = {"id": "", **plain}
    if "happened_on" in names:
        day = told.today + timedelta(days=step["day"])
        given = {"happened_on": day, "seen_on": day, **given}
    return adapter(kind).validate_python(given)


def _join(wanted: Wanted, plain: Step, told: Told) -> None:
    person = told.people[plain.pop("person")]
    joined = adapter(Joined).validate_python({**plain, "id": person.code, "name": person.name})
    team.join(wanted, joined)


def _on_site(wanted: Wanted, plain: Step, told: Told) -> None:
    day = wanted.now.date()
    people = tuple(told.people[name].code for name in plain["people"])
    team.on_site(wanted, OnSite(id=day.isoformat(), on=day, people=people))


def _move(wanted: Wanted, plain: Step, told: Told) -> None:
    moving.move(wanted, Move(plain["move"]))


def _judge(wanted: Wanted, plain: Step, told: Told) -> None:
    plain["id"] = judgement_id(Inspectorate(plain["inspectorate"]), plain["area"])
    judging.judge(wanted, adapter(Judgement).validate_python(plain))


def _earlier(wanted: Wanted, plain: Step, told: Told) -> None:
    plain["id"] = f"{told.earlier}:{plain['id']}"
    following.tell_earlier(wanted, adapter(EarlierAction).validate_python(plain))


def _answer_questions(wanted: Wanted, plain: Step, told: Told) -> None:
    for question in unanswered(told.conduct()):
        answer = Answered(id=question.id, text=plain["text"], evidence=tuple(plain["evidence"]))
        testing.answer(wanted, answer)


def _answer_flags(wanted: Wanted, plain: Step, told: Told) -> None:
    for thing, flags in finding.flags(told.conduct()).items():
        for flag in flags:
            finding.answer_flag(wanted, thing, flag.key, plain["reason"])


def _review(wanted: Wanted, plain: Step, told: Told) -> None:
    read = {"id": f"{wanted.by.code}:{plain['inspectorate']}", "of_content": _content(told)}
    signing.review(wanted, adapter(Reviewed).validate_python({**plain, **read}))


def _sign(wanted: Wanted, plain: Step, told: Told) -> None:
    read = {"id": plain["inspectorate"], "of_content": _content(told)}
    signing.sign(wanted, adapter(Signed).validate_python({**plain, **read}))


def _serve(wanted: Wanted, plain: Step, told: Told) -> None:
    served = {"id": f"{plain['finding']}:{plain['office']}", "served_on": wanted.now.date()}
    finding.serve(wanted, adapter(Served).validate_python({**plain, **served}))


def _publish(wanted: Wanted, plain: Step, told: Told) -> None:
    publishing.publish(wanted)


OTHERS: dict[str, Callable[[Wanted, Step, Told], None]] = {
    "join": _join,
    "on-site": _on_site,
    "move": _move,
    "judge": _judge,
    "earlier": _earlier,
    "answer-questions": _answer_questions,
    "answer-flags": _answer_flags,
    "review": _review,
    "sign": _sign,
    "serve": _serve,
    "publish": _publish,
}


def _content(told: Told) -> int:
    return told.conduct().content


def moment(days: int, today: date) -> datetime:
    """Return nine o'clock of the day that is so many days from today."""
    return datetime.combine(today + timedelta(days=days), MORNING)


def dated(plain: Step, today: date) -> Step:
    """Return the fields of a step with its days counted from today as dates."""
    return {
        name: today + timedelta(days=value) if name in DAYS and value is not None else value
        for name, value in plain.items()
    }


def estimates(*, today: date) -> Iterator[tuple[str, datetime, PopulationEstimate]]:
    """Yield who puts which invented estimate on the record, and when."""
    for one in demonstrations.estimates():
        told = adapter(PopulationEstimate).validate_python(dated(one["told"], today))
        yield one["by"], moment(one["day"], today), told


def people() -> list[dict[str, str]]:
    """Return the invented people as they are told: user name, name, role and whose they are."""
    found: list[dict[str, str]] = demonstrations.people()["people"]
    return found
