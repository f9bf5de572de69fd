"""Measuring: by what an inspection is measured on a day, fetched for the rules of its moves."""

from datetime import date, datetime

from django.utils import timezone

from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.inspection.moves import Standards
from firsthand.refdata import read
from firsthand.refdata.read_plain_words import plain_words
from firsthand.refdata.read_protocols import protocol_for
from firsthand.services.inspecting import following


def standards(conduct: Conduct, *, today: date) -> Standards:
    """Return the rules of the framework version of an inspection, and the day."""
    key = conduct.opened.framework
    return Standards(
        protocol=protocol_for(key),
        framework=next(one for one in read.frameworks() if one.key == key),
        scales=read.scales(),
        words=plain_words(),
        today=today,
        earlier=following.earlier(conduct),
    )


def day_of(moment: datetime) -> date:
    """Return the day in England on which a moment falls."""
    return timezone.localtime(moment).date()
