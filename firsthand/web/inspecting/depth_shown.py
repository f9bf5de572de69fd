"""Depth as it is shown: what a sample could have found, in the sentence that is printed."""

from math import ceil

from firsthand.domain.common.refusal import Refused
from firsthand.domain.inspection.acts.enquiry import Sample
from firsthand.domain.planning.depth.design import Design
from firsthand.domain.planning.depth.group import Group
from firsthand.services import depth


def sentence(sample: Sample) -> str:
    """Return the sentence on what a sample could have found, or why there is none."""
    try:
        group = Group(
            name=sample.frame,
            population=sample.population,
            affected=ceil(sample.population * sample.share_affected),
            sample=sample.read,
            sensitivity=sample.sensitivity,
        )
        return depth.depth(Design(groups=(group,))).sentence
    except (Refused, ValueError) as why:
        return f"What it could have found cannot be said: {why}"
