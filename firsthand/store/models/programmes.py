"""Programmes: what was asked for, how far its solving came, and how it ended."""

from django.db import models
from django.db.models import Q

from firsthand.store.models.added_only import AddedOnly

PHASES = ("taken", "waiting", "months", "teams", "repair", "done")
OUTCOMES = ("planned", "impossible", "not-found", "refused", "failed")


class ProgrammeRequest(AddedOnly):
    """One programme as asked for; inspectors are codes, never names."""

    asked_at = models.DateTimeField()
    from_on = models.DateField()
    months = models.PositiveIntegerField()
    harms = models.JSONField()
    as_of = models.DateField()
    seed = models.BigIntegerField()
    seconds = models.FloatField()
    rule_changes = models.JSONField()
    inspectors = models.JSONField()
    how_read = models.JSONField()
    doubts = models.JSONField()
    file_sha256 = models.CharField(max_length=64, blank=True)
    invented = models.BooleanField()
    previous = models.JSONField()  # an earlier plan, to be changed as little as possible
    replans = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")

    class Meta:
        """Names the table, and that a programme has a month at least."""

        db_table = "programme_request"
        constraints = (
            models.CheckConstraint(
                condition=Q(months__gte=1, seconds__gte=1), name="programme_request_has_time"
            ),
        )


class ProgrammeStep(AddedOnly):
    """A sign of life of the solving: its phase, how good, and the best plan when it is new."""

    request = models.ForeignKey(ProgrammeRequest, models.PROTECT, related_name="steps")
    at = models.DateTimeField()
    phase = models.TextField()
    seconds = models.FloatField()
    objective = models.FloatField(null=True)
    bound = models.FloatField(null=True)
    gap = models.FloatField(null=True)
    visits = models.JSONField(null=True)  # [[key, month, [codes]]]; None: as before

    class Meta:
        """Names the table and the phases that there are."""

        db_table = "programme_step"
        constraints = (
            models.CheckConstraint(condition=Q(phase__in=PHASES), name="programme_step_phase"),
        )


class ProgrammeResult(AddedOnly):
    """How a programme ended, once: with an answer, or with the reasons why there is none."""

    request = models.OneToOneField(ProgrammeRequest, models.PROTECT, related_name="result")
    at = models.DateTimeField()
    outcome = models.TextField()
    answer = models.JSONField(null=True)
    reasons = models.JSONField()

    class Meta:
        """Names the table, the outcomes, and that a plan comes with its answer."""

        db_table = "programme_result"
        constraints = (
            models.CheckConstraint(
                condition=Q(outcome__in=OUTCOMES), name="programme_result_outcome"
            ),
            models.CheckConstraint(
                condition=Q(answer__isnull=False) | Q(outcome__in=("refused", "failed")),
                name="programme_result_has_its_answer",
            ),
        )
