"""
Hidden: how many are on none of several lists, and what a study of them would show.

What is asked is sent once and held in memory for an hour at most; its answer is fetched at the
address that comes back, which says how far it is until it is there.
"""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Router, Status

from firsthand.api.long_answers import StillWorking, still
from firsthand.api.schemas import Problem
from firsthand.api.schemas_hidden import (
    GivenHidden,
    GivenStudy,
    Held,
    HiddenFound,
    HiddenPublishable,
    PublishedTable,
    StudyFound,
)
from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.prevalence.invented.design import Agency, Design, Referral
from firsthand.domain.prevalence.invented.size import Wanted
from firsthand.services import (
    hidden,
    overlap_tables,
    shapes_hidden,
    shapes_power,
    study_power,
    waiting,
)
from firsthand.services.overlap_tables import HIDDEN, POWER, SHELF, Given, held
from firsthand.services.waiting import Waited

router = Router(tags=["hidden"])
Answers = dict[int, Any]
ANSWERED: Answers = {202: StillWorking, 404: Problem, 422: Problem, 503: Problem}
TAKEN: Answers = {202: Held, 400: Problem, 422: Problem}


@router.get("/tables", response=list[PublishedTable])
def tables(request: HttpRequest) -> Sequence[Any]:
    """Return the tables of overlaps that others published, to try the methods on."""
    return overlap_tables.shipped()


@router.post("", response=TAKEN)
def ask(request: HttpRequest, response: HttpResponse, sent: GivenHidden) -> Status[Any]:
    """Take a table of overlaps; its answer is at the address that comes back."""
    given = table_of(sent)
    for pair in sent.apart:
        refuse_no_pair(pair, given.lists)
    asked = hidden.Asked(
        method=sent.method,
        replicates=sent.replicates,
        seed=sent.seed,
        level=sent.level,
        apart=tuple((pair[0], pair[1]) for pair in sent.apart),
        order=sent.order,
    )
    hidden.refuse_order(asked)
    return taken(response, (given, asked), HIDDEN, version=given.version)


@router.post("/power", response=TAKEN)
def ask_power(request: HttpRequest, response: HttpResponse, sent: GivenStudy) -> Status[Any]:
    """Take the design of a study; its power is at the address that comes back."""
    design = Design(
        agencies=tuple(Agency(name=one.name, share=one.share) for one in sent.lists),
        referrals=tuple(
            Referral(sender=one.sender, receiver=one.receiver, share=one.share)
            for one in sent.referrals
        ),
        spread=sent.spread,
        out_of_reach=sent.out_of_reach,
    )
    wanted = Wanted(
        children=sent.children, hidden=sent.hidden, known_at_most=sent.known_at_most
    )
    studies = study_power.Studies(
        repeats=sent.studies, replicates=sent.replicates, level=sent.level
    )
    study_power.refuse_impossible(design, wanted, studies)
    return taken(response, (design, wanted, studies, sent.seed), POWER, version=None)


@router.get("/power/{name}", response={200: StudyFound, **ANSWERED})
def power(request: HttpRequest, response: HttpResponse, name: str) -> Any:
    """Return how often such studies would show the hidden children, or how far it is."""
    design, wanted, studies, seed = held(name, POWER)
    found = waiting.ask(
        ("power", design, wanted, studies, seed),
        lambda tell: study_power.power_of(design, wanted, studies, seed=seed, progress=tell),
    )
    if not found.ready:
        return still(request, response, found)
    return shapes_power.told(found.answer)


@router.get("/{name}", response={200: HiddenFound, **ANSWERED})
def answer(request: HttpRequest, response: HttpResponse, name: str) -> Any:
    """Return what the table says of the hidden number, or how far that has come."""
    found = answered(name)
    if not found.ready:
        return still(request, response, found)
    return shapes_hidden.told(found.answer)


@router.get("/{name}/for-publication", response={200: HiddenPublishable, **ANSWERED})
def for_publication(request: HttpRequest, response: HttpResponse, name: str) -> Any:
    """Return what of it may be published: no count under five, nor what gives one away."""
    found = answered(name)
    if not found.ready:
        return still(request, response, found)
    given, asked = held(name, HIDDEN)
    public = waiting.ask(
        ("publishable", given.asked_of, asked),
        lambda tell: hidden.for_publication(found.answer, asked, progress=tell),
    )
    if not public.ready:
        return still(request, response, public)
    return shapes_hidden.of_publishable(public.answer)


def answered(name: str) -> Waited:
    """Return the answer to a question that is held, or how far it is."""
    given, asked = held(name, HIDDEN)
    return waiting.ask(
        ("hidden", given.asked_of, asked),
        lambda tell: hidden.answered(given.table, asked, progress=tell),
    )


def taken(
    response: HttpResponse, question: tuple[Any, ...], kind: str, *, version: str | None
) -> Status[Any]:
    """Hold a question, and say where its answer is."""
    name = SHELF.put((kind, question))
    view = "api:power" if kind == POWER else "api:answer"
    address = reverse(view, args=[name])
    response["Location"] = address
    return Status(202, {"id": name, "address": address, "table_version": version})


def table_of(sent: GivenHidden) -> Given:
    """Return the table that was sent, or refuse it."""
    if (sent.csv is None) == (not sent.rows):
        raise refused(
            "The table was given twice, or not at all.", "Send csv, or lists and rows."
        )
    if sent.csv is not None:
        return overlap_tables.given(
            overlap_tables.as_bytes(sent.csv), by=sent.by.strip(), count=sent.count.strip()
        )
    return overlap_tables.of_rows(
        tuple(sent.lists),
        [(tuple(one.on), one.count, one.group) for one in sent.rows],
        by=sent.by.strip(),
    )


def refuse_no_pair(pair: Sequence[str], lists: Sequence[str]) -> None:
    """Refuse what is no pair of two lists of the table."""
    if len(pair) != 2 or pair[0] == pair[1] or not set(pair) <= set(lists):
        raise refused(f"{list(pair)} is no pair of lists.", f"Name two of {', '.join(lists)}.")


def refused(reason: str, remedy: str) -> Refused:
    """Return a refusal of what was sent."""
    return Refused(Objection(rule="hidden", reason=reason, remedy=remedy))
