"""How facts arrived: each load, each file as it was read, and what could not be read."""

from django.db import models
from django.db.models import Q

from firsthand.domain.intelligence.source import BASES, LICENCES, SOURCE_KINDS
from firsthand.store.models.added_only import AddedOnly


class Load(AddedOnly):
    """One act of loading, which arrived as a whole; `recorded_at` dates all of its rows."""

    recorded_at = models.DateTimeField()
    origin = models.TextField()
    # The hash of the shipped facts; empty when files were loaded.
    pack = models.CharField(max_length=64, blank=True)
    # A hash of all that had arrived when this load ended: equal states hold equal facts.
    state = models.CharField(max_length=32)

    class Meta:
        """Names the table."""

        db_table = "load"


class Source(AddedOnly):
    """
    One published file as it was read.

    When the same file is read again with another result (a better reader, a corrected
    catalogue), the new row names the one that it `replaces`. The two constraints keep the
    readings of a file in one line, so that no fact of it is ever counted twice.
    """

    load = models.ForeignKey(Load, models.PROTECT, related_name="+")
    source_id = models.CharField(max_length=16)
    publisher = models.TextField()
    title = models.TextField()
    kind = models.TextField()
    file_name = models.TextField()
    sha256 = models.CharField(max_length=64)
    address = models.TextField(null=True)
    licence = models.TextField()
    known_on = models.DateField()
    known_on_basis = models.TextField()
    quirks = models.JSONField()
    reading = models.CharField(max_length=32)  # hash of all that was read
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="replaced_by"
    )

    class Meta:
        """Names the table and what the database itself refuses."""

        db_table = "source"
        constraints = (
            models.UniqueConstraint(
                fields=["source_id"], condition=Q(replaces=None), name="source_read_first_once"
            ),
            models.CheckConstraint(condition=Q(kind__in=SOURCE_KINDS), name="source_kind"),
            models.CheckConstraint(condition=Q(licence__in=LICENCES), name="source_licence"),
            models.CheckConstraint(
                condition=Q(known_on_basis__in=BASES), name="source_known_on_basis"
            ),
        )


class Problem(AddedOnly):
    """A file, or one row of it, that could not be read; nothing is dropped silently."""

    load = models.ForeignKey(Load, models.PROTECT, related_name="+")
    # None when the whole file was refused.
    source = models.ForeignKey(Source, models.PROTECT, null=True, related_name="problems")
    file_name = models.TextField()
    reason = models.TextField()
    given = models.TextField()
    needed = models.TextField()
    remedy = models.TextField()
    row = models.TextField(blank=True)

    class Meta:
        """Names the table and its natural key."""

        db_table = "problem"
        constraints = (
            models.UniqueConstraint(
                fields=["file_name", "reason", "given", "row"],
                condition=Q(source=None),
                name="problem_refused_file_once",
            ),
            models.UniqueConstraint(
                fields=["source", "file_name", "reason", "given", "row"], name="problem_once"
            ),
        )
