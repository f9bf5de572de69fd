"""Doors: which inspection a page is about, for whom, as of when; nobody else learns of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from firsthand.domain.common.refusal import Refused
from firsthand.domain.inspection.acts.bodies import KIND_OF
from firsthand.domain.inspection.acts.claims import Claim
from firsthand.domain.inspection.acts.evidence import Evidence
from firsthand.domain.inspection.acts.findings import Finding
from firsthand.domain.inspection.acts.opening import INSPECTORATES
from firsthand.domain.inspection.acts.progress import STATE_TITLES, Move
from firsthand.domain.inspection.acts.team import Joined
from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.inspection.permission import READ, may, objection_to_move
from firsthand.domain.people.actor import Actor
from firsthand.services.inspecting import recording
from firsthand.services.inspecting.recording import UnknownConduct, Wanted
from firsthand.services.people import acting
from firsthand.web.acting import needs_actor
from firsthand.web.inspecting import naming, titles
from firsthand.web.inspecting.act_forms import ActForm

FIRST_WORDS = 90
View = Callable[..., HttpResponse]
TABS = (
    ("overview", "Overview"),
    ("team", "Team"),
    ("evidence", "Evidence"),
    ("claims", "Claims and questions"),
    ("enquiry", "Lines and voices"),
    ("findings", "Findings"),
    ("judging", "Judgements"),
    ("signing", "Sign-off"),
    ("record", "Record"),
)


@dataclass(frozen=True, kw_only=True)
class Looked:
    """An inspection as somebody looks at it; one of the `past` takes no acts."""

    conduct: Conduct
    actor: Actor
    today: date
    past: bool = False

    @property
    def reads(self) -> bool:
        """Tell whether this person reads the inspection, and not only its draft."""
        return may(self.actor, READ, self.conduct)

    def numbered(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Return what can be named by its number, with its first words."""
        evidence = [
            (one.id, "restricted" if one.restricted else first_words(one.text))
            for one in self.conduct.bodies(Evidence)
        ]
        claims = [(one.id, first_words(one.text)) for one in self.conduct.bodies(Claim)]
        found = [(one.id, first_words(one.text)) for one in self.conduct.bodies(Finding)]
        return [("Evidence", evidence), ("Claims", claims), ("Findings", found)]

    def may(self, deed: str) -> bool:
        """Tell whether this person may do a deed to it now."""
        return not self.past and may(self.actor, deed, self.conduct)

    def moves(self, move: Move) -> bool:
        """Tell whether this person may make a move, whatever stands in its way."""
        return not self.past and objection_to_move(self.actor, move, self.conduct) is None


def first_words(text: str) -> str:
    """Return the beginning of a text."""
    return text if len(text) <= FIRST_WORDS else f"{text[:FIRST_WORDS].rstrip()}…"


def inspecting(view: View) -> View:
    """
    Return a view for people with a role, whose answers nobody keeps.

    An inspection that somebody may not see answers as an address that never existed; what
    somebody may see and not do is said with its remedy.
    """

    @wraps(view)
    def opened(request: HttpRequest, *args: str, **named: str) -> HttpResponse:
        try:
            answer = view(request, *args, **named)
        except UnknownConduct:
            raise Http404 from None
        except Refused as refusal:
            answer = refused(request, refusal)
        answer["Cache-Control"] = "no-store"
        return answer

    return needs_actor(opened)


def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """Return the page that says why something is not for this person, or not now."""
    context = {
        "section": "inspecting",
        "no_date": True,
        "objections": refusal.objections,
        "heading": "This cannot be done here",
    }
    return render(request, "inspecting/refused.html", context, status=403)


def looked_at(request: HttpRequest, inspection_id: str) -> Looked:
    """Return the inspection of a page, as of the end of the day in its address."""
    found = recording.conduct(inspection_id, by=request.actor, deed="read")
    return _as_of(request, found)


def wanted(request: HttpRequest, inspection_id: str, form: ActForm | None = None) -> Wanted:
    """Return who wants to do something, when, and to which version."""
    return Wanted(
        inspection_id=inspection_id,
        by=request.actor,
        now=timezone.now(),
        key=form.act_key() if form else "",
        seen=form.version_seen() if form else 0,
    )


def shown(
    request: HttpRequest, template: str, looked: Looked, *, status: int = 200, **more: Any
) -> HttpResponse:
    """Return a page of an inspection."""
    conduct = looked.conduct
    names = names_of(conduct)
    context = {
        "section": "inspecting",
        "no_date": True,
        "looked": looked,
        "conduct": conduct,
        "opened": conduct.opened,
        "tabs": TABS,
        "names": names,
        "named": lambda act: naming.named(act, conduct, names),
        "by_parts": lambda thing: naming.part_by_part(thing, names),
        "titles": titles,
        "states": STATE_TITLES,
        "inspectorates": INSPECTORATES,
        "kind_of": lambda body: KIND_OF[type(body)],
        **more,
    }
    return render(request, f"inspecting/{template}.html", context, status=status)


def names_of(conduct: Conduct) -> dict[str, str]:
    """Return the name of everybody who may stand on the pages, by code."""
    known = {code: actor.name for code, actor in acting.everybody().items()}
    joined = {act.body.id: act.body.name for act in conduct.of(Joined)}
    return {**known, **joined, "system": "Firsthand itself"}


def _as_of(request: HttpRequest, found: Conduct) -> Looked:
    given = request.as_of_given
    today = request.today
    if given is None or given >= today:
        return Looked(conduct=found, actor=request.actor, today=today)
    moment = datetime.combine(given + timedelta(days=1), time.min)
    end = timezone.make_aware(moment) - timedelta(microseconds=1)
    if found.acts[0].at > end:
        raise UnknownConduct(found.inspection_id, ())
    return Looked(conduct=found.as_of(end), actor=request.actor, today=today, past=True)
