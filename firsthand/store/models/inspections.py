"""Inspections, and each source's own account of them."""

from django.db import models
from django.db.models import F, Q

from firsthand.domain.intelligence.sighting import FIELDS
from firsthand.store.models.added_only import AddedOnly
from firsthand.store.models.arrival import Load, Source


class Inspection(AddedOnly):
    """One visit to one authority, however many sources tell of it."""

    load = models.ForeignKey(Load, models.PROTECT, related_name="+")
    inspection_id = models.TextField(unique=True)
    la_code = models.CharField(max_length=3, db_index=True)
    family = models.TextField()

    class Meta:
        """Names the table."""

        db_table = "inspection"


class Sighting(AddedOnly):
    """
    One source's account of one inspection.

    `published_on` is when that account says the outcome became public; `happened_on` is the
    last day on site, None where it is not told. When the account itself became public stands
    with its source.
    """

    source = models.ForeignKey(Source, models.PROTECT, related_name="sightings")
    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="sightings")
    ordinal = models.PositiveIntegerField()  # its position in the source; 0 for a report
    authority_name = models.TextField()
    kind = models.TextField()
    published_on = models.DateField(db_index=True)
    started_on = models.DateField(null=True)
    happened_on = models.DateField(null=True)
    place = models.TextField(blank=True)
    address = models.TextField(null=True)

    class Meta:
        """Names the table and its natural key."""

        db_table = "sighting"
        constraints = (
            models.UniqueConstraint(fields=["source", "ordinal"], name="sighting_once"),
        )


class Statement(AddedOnly):
    """One fact as stated: a value, or the reason why there is none."""

    sighting = models.ForeignKey(Sighting, models.PROTECT, related_name="statements")
    field = models.TextField()
    value = models.TextField(null=True)
    absent_because = models.TextField(null=True)
    place = models.TextField(blank=True)

    class Meta:
        """Names the table and what the database itself refuses."""

        db_table = "statement"
        constraints = (
            models.UniqueConstraint(fields=["sighting", "field"], name="statement_once"),
            models.CheckConstraint(condition=Q(field__in=FIELDS), name="statement_field"),
            models.CheckConstraint(
                condition=Q(value=None, absent_because__isnull=False)
                | Q(value__isnull=False, absent_because=None),
                name="statement_value_or_reason",
            ),
        )


class PrintedGrade(AddedOnly):
    """A grade for one area, in the very words of the source."""

    sighting = models.ForeignKey(Sighting, models.PROTECT, related_name="grades")
    area = models.TextField()
    label = models.TextField()
    place = models.TextField(blank=True)

    class Meta:
        """Names the table and its natural key."""

        db_table = "printed_grade"
        constraints = (
            models.UniqueConstraint(fields=["sighting", "area"], name="printed_grade_once"),
        )


class Mention(AddedOnly):
    """How one account speaks of one harm under one heading: counts and pages, never words."""

    sighting = models.ForeignKey(Sighting, models.PROTECT, related_name="mentions")
    harm = models.TextField(db_index=True)
    area = models.TextField()
    heading = models.TextField()
    strict = models.PositiveIntegerField()
    wide = models.PositiveIntegerField()
    criticised_strict = models.PositiveIntegerField()
    criticised_wide = models.PositiveIntegerField()
    examined_strict = models.PositiveIntegerField()
    examined_wide = models.PositiveIntegerField()
    to_improve_strict = models.PositiveIntegerField()
    to_improve_wide = models.PositiveIntegerField()
    pages = models.TextField()  # "3,4,9"

    class Meta:
        """Names the table, its natural key, and that the wide reading includes the strict."""

        db_table = "mention"
        constraints = (
            models.UniqueConstraint(
                fields=["sighting", "harm", "area", "heading"], name="mention_once"
            ),
            models.CheckConstraint(
                condition=Q(wide__gte=F("strict")), name="mention_wide_includes_strict"
            ),
        )
