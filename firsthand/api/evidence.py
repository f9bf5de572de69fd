"""Evidence: one piece with its files, sent by a device that may have waited offline."""

from dataclasses import replace
from datetime import date, datetime
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, File, Form, Router, Schema, Status, UploadedFile
from ninja.errors import HttpError
from ninja.security import django_auth
from pydantic import BeforeValidator, field_validator

from firsthand.api.schemas import Problem
from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused, refuse_if
from firsthand.domain.inspection.acts.evidence import (
    About,
    AttachedFile,
    Evidence,
    Method,
    Relation,
    SelectedBy,
    Source,
    Stance,
)
from firsthand.domain.people.actor import Actor
from firsthand.services.inspecting import collecting
from firsthand.services.inspecting import files as keeping
from firsthand.services.inspecting.recording import Wanted

router = Router(tags=["inspecting"])

NO_FILES: list[UploadedFile] = []
DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d %b %Y")  # as the form takes them
KEY_TAKEN = Objection(
    rule="key",
    reason="Something that is no evidence was recorded under this key.",
    remedy="Draw another key.",
)
Key = Annotated[str, Field(min_length=16, max_length=64, pattern=r"^[A-Za-z0-9-]+$")]
Keys = Annotated[list[Annotated[str, Field(max_length=100)]], Field(max_length=200)]


def day_of(given: object) -> object:
    """Return the day that somebody wrote in one of the usual ways; else what they wrote."""
    for form in DAYS if isinstance(given, str) else ():
        try:
            return datetime.strptime(given.strip(), form).date()
        except ValueError:
            continue
    return given


def none_if_empty(given: object) -> object:
    """Return None for a field of a form that was left empty."""
    return None if given == "" else day_of(given)


Day = Annotated[date, BeforeValidator(day_of)]
MaybeDay = Annotated[date | None, BeforeValidator(none_if_empty)]
Count = Annotated[int, BeforeValidator(lambda given: 0 if given == "" else given)]


class SentEvidence(Schema):
    """A piece of evidence as the form of the page sends it."""

    key: Key = Field(description="The sender's own name for it: sent twice, recorded once.")
    source: Source
    method: Method
    relation: Relation
    selected_by: SelectedBy
    text: str = Field(max_length=20_000)
    happened_on: Day
    seen_on: Day
    stale_on: MaybeDay = None
    areas: Keys = Field(default_factory=list)
    lines: Keys = Field(default_factory=list)
    harms: Keys = Field(default_factory=list)
    supports: str = Field("", max_length=500, description="Claims, such as C1, C4.")
    contradicts: str = Field("", max_length=500)
    stance: Stance = Stance.CONTEXT
    case: str = Field("", max_length=60, description="A pseudonym, never a name.")
    restricted: bool = False
    answered_warning: str = Field("", max_length=1000)
    newly_identified: Count = Field(0, ge=0, le=10_000)
    kept: Keys = Field(default_factory=list, description="Files kept at an earlier try.")
    referred_to: str = Field("", max_length=500)

    @field_validator("*", mode="before")
    @classmethod
    def without_zeros(cls, given: object) -> object:
        """Refuse the character that PostgreSQL keeps in no text."""
        told = given if isinstance(given, list) else [given]
        if any(isinstance(one, str) and "\0" in one for one in told):
            raise ValueError("it holds a NUL character; take it out")
        return given

    def evidence(self, attached: tuple[AttachedFile, ...]) -> Evidence:
        """Return the evidence, with its files, to be numbered."""
        plain = self.dict(exclude={"key", "supports", "contradicts", "kept"})
        listed = {name: tuple(plain.pop(name)) for name in ("areas", "lines", "harms")}
        about = (
            *(About(id=one, stance=Stance.SUPPORTS) for one in numbers(self.supports)),
            *(About(id=one, stance=Stance.CONTRADICTS) for one in numbers(self.contradicts)),
        )
        return Evidence(id="", about=about, files=attached, **listed, **plain)


class Recorded(Schema):
    """What a piece of evidence is called now; the device may forget its copy."""

    evidence_id: str
    files: int = Field(description="How many files are attached to it.")


class Objected(Schema):
    """One reason why it was not recorded, and what would remove it."""

    rule: str
    reason: str
    remedy: str


class NotRecorded(Problem):
    """Why nothing was recorded, reason by reason."""

    objections: list[Objected] = Field(default_factory=list)


ANSWERS = {
    200: Recorded,
    401: Problem,
    403: Problem,
    404: Problem,
    413: Problem,
    422: NotRecorded,
}


@router.post(
    "/{inspection_id}/evidence", response=ANSWERS, auth=django_auth, url_name="add_evidence"
)
def add(
    request: HttpRequest,
    inspection_id: str,
    asked: Form[SentEvidence],
    files: File[list[UploadedFile]] = NO_FILES,
) -> Any:
    """
    Record a piece of evidence with its files, and answer with its number.

    For the pages of this site, with the session of whoever signed in and a token in the header
    X-CSRFToken. What is sent again under the same key is recorded once.
    """
    w = Wanted(
        inspection_id=inspection_id, by=acting(request), now=timezone.now(), key=asked.key
    )
    try:
        kept, refused = keeping.keep_each(w, [handed(one) for one in files])
        refuse_if(refused)
        earlier = keeping.attached(w, dict.fromkeys(asked.kept))
        attached = tuple(dict.fromkeys((*earlier, *kept)))
        sent = asked.evidence(attached)
        after = collecting.add_evidence(w, sent)
        found = [act.body for act in after.of(Evidence) if act.key == w.own_key]
        refuse_if(() if found else (KEY_TAKEN,))
        refuse_if(other_words(sent, found[0]))
    except Refused as refusal:
        return Status(422, not_recorded(refusal))
    return Status(200, {"evidence_id": found[0].id, "files": len(found[0].files)})


def other_words(sent: Evidence, there: Evidence) -> tuple[Objection, ...]:
    """Return what is wrong when something else was recorded under the same key before."""
    if replace(sent, id=there.id, files=there.files) == there:
        return ()
    return (
        Objection(
            rule="key",
            reason=f"Other words were recorded under this key, as {there.id}.",
            remedy=f"Change {there.id} on its page, or send these words under another key.",
        ),
    )


def acting(request: HttpRequest) -> Actor:
    """Return who signed in, or answer that they have no role."""
    actor: Actor | None = request.find_actor()
    if actor is None:
        raise HttpError(403, "Nobody with a role is signed in.")
    return actor


def handed(one: UploadedFile) -> keeping.Sent:
    """Return a file as the service takes it."""
    return keeping.Sent(name=one.name or "", content=one, size=one.size)


def numbers(text: str) -> tuple[str, ...]:
    """Return the claims named in a line such as 'C1, C4 7'."""
    parts = text.upper().replace(",", " ").replace(";", " ").split()
    return tuple(dict.fromkeys(one if one[0].isalpha() else f"C{one}" for one in parts))


def not_recorded(refusal: Refused) -> dict[str, Any]:
    """Return a refusal with each reason and remedy by itself."""
    return {
        "problem": str(refusal),
        "suggestions": [one.remedy for one in refusal.objections],
        "objections": [
            {"rule": one.rule, "reason": one.reason, "remedy": one.remedy}
            for one in refusal.objections
        ],
    }
