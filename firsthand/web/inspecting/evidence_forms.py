"""Evidence as it is entered: on site, on a laptop or a phone, all day."""

from typing import Any, ClassVar

from django import forms

from firsthand.domain.common.objection import Objection
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
from firsthand.services.inspecting import collecting
from firsthand.web.inspecting import fields, offers, titles
from firsthand.web.inspecting.act_forms import ActForm, plainly, said

SUPPORTS, CONTRADICTS = Stance.SUPPORTS, Stance.CONTRADICTS


class EvidenceForm(ActForm):
    """One piece of evidence, in the order in which somebody on site has it in mind."""

    beside: ClassVar = {
        "personal-data": "answered_warning",
        "file-of-inspection": "files",
        "file-infected": "files",
        "referral": "referred_to",
        "numbers": "newly_identified",
        "empty": "text",
        "no-area": "areas",
        "unknown-claim": "supports",
        "date": "seen_on",
        "unknown-line-of-enquiry": "lines",
        "unknown-area": "areas",
        "unknown-harm": "harms",
    }
    groups: ClassVar = (
        ("What was seen or said", ("text", "answered_warning", "files", "kept")),
        ("Where it comes from", ("source", "method", "relation", "selected_by", "case")),
        ("When", ("happened_on", "seen_on", "stale_on")),
        ("What it bears on", ("areas", "stance", "lines", "supports", "contradicts", "harms")),
        ("Who may read it", ("restricted",)),
        ("Children at risk", ("newly_identified", "referred_to")),
    )
    text = fields.words(
        "What was seen or said",
        "Write what was seen or said",
        rows=6,
        hint="No names, birthdays or addresses: use the pseudonym of the case and the post "
        "of a person",
    )
    answered_warning = fields.line("Why the text stands as it is", longest=1000)
    files = fields.files(
        "Add files", hint="Photographs, documents, notes. They are kept encrypted"
    )
    source = fields.select("Source", titles.SOURCES)
    method = fields.radios("Method", titles.METHODS, hints=titles.METHOD_HINTS)
    relation = fields.radios(
        "How near to the inspected body", titles.RELATIONS, hints=titles.RELATION_HINTS
    )
    selected_by = fields.radios("Who chose that this should be looked at", titles.SELECTED)
    case = fields.line("Case", hint="A pseudonym, such as K-014; never a name", longest=60)
    happened_on = fields.day("When it was so", "Enter the day on which it was so")
    seen_on = fields.day("When you saw or heard it", "Enter the day on which it was seen")
    stale_on = fields.day("Too old to stand on from", hint="Only where that can be said")
    areas = fields.ticks("Areas", hint="Needed unless it is context only")
    stance = fields.radios("What it does", titles.STANCES)
    lines = fields.ticks("Lines of enquiry")
    supports = fields.numbers("Claims that it supports", letter="C")
    contradicts = fields.numbers("Claims that it contradicts", letter="C")
    harms = fields.ticks("Harms")
    restricted = fields.tick(
        "Restricted: each reading of it is recorded",
        hint="For what could tell the team apart from others who a child or a witness is",
    )
    newly_identified = forms.IntegerField(
        label="Children at risk whom nobody had identified before",
        min_value=0,
        max_value=10_000,
        required=False,
    )

    referred_to = fields.line(
        "To whom each of them was referred, and when",
        hint="At once, and before anything else",
        longest=500,
    )
    kept = fields.ticks("Files to keep with it")

    def prepare(self) -> None:
        """Offer the areas, lines and harms, and the files that are there already."""
        conduct = self.asked.conduct
        offers.tick_areas(self, conduct)
        self.fields["lines"].choices = offers.lines(conduct)
        self.fields["harms"].choices = offers.harms()
        self.fields["harms"].closed = True
        self.refused_files: tuple[Objection, ...] = ()
        self.attached: tuple[AttachedFile, ...] = ()
        self._offer_files()
        self.initial.setdefault("seen_on", self.asked.today)
        if not self.is_bound and not self.initial.get("answered_warning"):
            del self.fields["answered_warning"]

    def attach(self, files: tuple[AttachedFile, ...]) -> None:
        """Let files that are kept by now travel with the form, ticked."""
        self.attached = files
        self.data = self.data.copy()
        self.data.setlist("kept", [one.file_id for one in files])
        self._offer_files()

    def clean(self) -> dict[str, Any]:
        """Warn of what seems to name somebody, once; an answer lets the text stand."""
        told = super().clean()
        self.warned = tuple(collecting.warnings(told.get("text", "")))
        if self.warned and not told.get("answered_warning", "").strip():
            for one in self.warned:
                self.add_error("answered_warning", said(one))
        elif not self.warned and "answered_warning" not in self.errors:
            del self.fields["answered_warning"]
        for one in self.refused_files:
            self.add_error("files", said(one))
        return told

    def body(self) -> Evidence:
        """Return the evidence; files that were just sent are added by the page."""
        told = self.cleaned_data
        return Evidence(
            id=self.asked.thing,
            source=Source(told["source"]),
            method=Method(told["method"]),
            relation=Relation(told["relation"]),
            selected_by=SelectedBy(told["selected_by"]),
            text=told["text"],
            happened_on=told["happened_on"],
            seen_on=told["seen_on"],
            stale_on=told["stale_on"],
            areas=tuple(told.get("areas", ())),
            lines=tuple(told["lines"]),
            about=(
                *(About(id=one, stance=SUPPORTS) for one in told["supports"]),
                *(About(id=one, stance=CONTRADICTS) for one in told["contradicts"]),
            ),
            harms=tuple(told["harms"]),
            stance=Stance(told["stance"]),
            case=told["case"],
            files=self.attached,
            restricted=told["restricted"],
            answered_warning=told.get("answered_warning", ""),
            newly_identified=told["newly_identified"] or 0,
            referred_to=told["referred_to"],
        )

    @classmethod
    def filled(cls, body: Evidence) -> dict[str, Any]:
        """Return what the form shows of a piece that is there."""
        return {
            **plainly(body),
            "files": (),
            "kept": [one.file_id for one in body.files],
            "supports": [one.id for one in body.about if one.stance is SUPPORTS],
            "contradicts": [one.id for one in body.about if one.stance is CONTRADICTS],
        }

    def _offer_files(self) -> None:
        newest = self.asked.conduct.found(Evidence, self.asked.thing)
        there = newest.body.files if newest else ()
        offered = {one.file_id: one.name for one in (*there, *self.attached)}
        self.fields["kept"].choices = list(offered.items())


class FilterForm(forms.Form):
    """Which pieces of evidence somebody wants to see."""

    source = fields.select("Source", titles.SOURCES, needed=False)
    area = fields.select("Area", needed=False)
    line = fields.select("Line of enquiry", needed=False)
    stance = fields.select("What it does", titles.STANCES, needed=False)
    person = fields.select("Recorded by", needed=False)

    def __init__(self, data: Any, *, offered: dict[str, offers.Choices]) -> None:
        """Offer what is there; an empty answer means all."""
        super().__init__(data)
        for name, choices in offered.items():
            self.fields[name].choices = [("", "All"), *choices]
        for name in ("source", "stance"):
            self.fields[name].choices = [("", "All"), *self.fields[name].choices[1:]]
