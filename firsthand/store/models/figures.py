"""Figures: published values of indicators, each vintage beside the one before it."""

from django.db import models
from django.db.models import Q

from firsthand.store.models.added_only import AddedOnly
from firsthand.store.models.arrival import Source


class Figure(AddedOnly):
    """One published value, or the publisher's symbol that says why there is none."""

    source = models.ForeignKey(Source, models.PROTECT, related_name="figures")
    area_code = models.CharField(max_length=9)
    indicator = models.TextField()
    period = models.TextField()
    happened_on = models.DateField()  # the last day of the period
    value = models.FloatField(null=True)
    numerator = models.FloatField(null=True)
    denominator = models.FloatField(null=True)
    symbol = models.TextField(null=True)
    known_on = models.DateField()
    place = models.TextField(blank=True)

    class Meta:
        """Names the table, its natural key, and that no figure is empty without a symbol."""

        db_table = "figure"
        indexes = (models.Index(fields=["indicator", "area_code"], name="figure_lookup"),)
        constraints = (
            models.UniqueConstraint(
                fields=["source", "indicator", "area_code", "period", "known_on"],
                name="figure_once",
            ),
            models.CheckConstraint(
                # A rate whose two counts stand in two files has its numerator only.
                condition=Q(value__isnull=False)
                | Q(numerator__isnull=False)
                | Q(symbol__isnull=False),
                name="figure_says_something",
            ),
        )
