"""Offers: what can be chosen in one inspection: areas, lines, harms, people, grades."""

from django import forms

from firsthand.domain.inspection.acts.opening import INSPECTORATES
from firsthand.domain.inspection.conduct import Conduct
from firsthand.refdata import read
from firsthand.services.inspecting import judging

Choices = list[tuple[str, str]]


def areas(conduct: Conduct) -> Choices:
    """Return the judgement areas of the framework version, by key."""
    return [(area.key, area.name) for area in judging.framework_of(conduct).areas]


def tick_areas(form: forms.Form, conduct: Conduct) -> None:
    """Offer the areas to be ticked; a framework version without any is not asked for them."""
    if found := areas(conduct):
        form.fields["areas"].choices = found
    else:
        del form.fields["areas"]


def graded_areas(conduct: Conduct) -> Choices:
    """Return the areas that have a scale to be graded on."""
    return [(one.key, one.name) for one in judging.framework_of(conduct).areas if one.scale]


def lines(conduct: Conduct) -> Choices:
    """Return the lines of enquiry of the protocol, by key."""
    return [(line.key, line.question) for line in judging.protocol_of(conduct).lines]


def harms() -> Choices:
    """Return the harms by name."""
    return sorted(((one.key, one.name) for one in read.harms()), key=lambda pair: pair[1])


def inspectorates(conduct: Conduct) -> Choices:
    """Return the inspectorates that take part and have not left."""
    return [(one.value, INSPECTORATES[one]) for one in conduct.inspectorates]


def team(conduct: Conduct) -> Choices:
    """Return those who take part, by code."""
    return [(one.id, one.name) for one in conduct.team()]


def grades(conduct: Conduct, area_key: str) -> Choices:
    """Return the grades of an area's scale, the best first."""
    framework = judging.framework_of(conduct)
    scale = next((one.scale for one in framework.areas if one.key == area_key), None)
    if scale is None:
        return []
    return [(grade.key, grade.label) for grade in read.scales()[scale].grades]
