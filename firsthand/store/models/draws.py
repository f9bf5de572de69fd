"""Plans, draws and what became of them: counts, hashes and ordinals, never a child."""

from django.db import models
from django.db.models import F, Q

from firsthand.domain.planning.drawing.frame import FrameKind
from firsthand.store.models.added_only import AddedOnly

KINDS = tuple(kind.value for kind in FrameKind)
EVENTS = ("refused", "unavailable", "not-read", "replaced", "added", "offered")


class SamplePlan(AddedOnly):
    """One plan of a sample as approved; a changed plan is a new row that names the old one."""

    plan_id = models.CharField(max_length=16, unique=True)
    recorded_at = models.DateTimeField()
    title = models.TextField()
    la_code = models.CharField(max_length=3, blank=True, db_index=True)
    theme = models.TextField(blank=True)
    proposed_by = models.TextField()
    from_on = models.DateField()
    to_on = models.DateField()
    # What the plan was measured by on the day: the policy may change later.
    confidence = models.FloatField()
    share_affected = models.FloatField()
    sensitivity = models.FloatField()
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="replaced_by"
    )

    class Meta:
        """Names the table; a plan is of something, and ends after it begins."""

        db_table = "sample_plan"
        constraints = (
            models.CheckConstraint(
                condition=~Q(la_code="", theme=""), name="sample_plan_of_something"
            ),
            models.CheckConstraint(
                condition=Q(to_on__gte=F("from_on")), name="sample_plan_ends_after_it_begins"
            ),
        )


class PlanGroup(AddedOnly):
    """One group of children that a plan takes cases from."""

    plan = models.ForeignKey(SamplePlan, models.PROTECT, related_name="groups")
    name = models.TextField()
    kind = models.TextField()
    population = models.PositiveIntegerField()
    sample = models.PositiveIntegerField()
    minimum = models.PositiveIntegerField(null=True)  # None: reading all would not be enough

    class Meta:
        """Names the table, its natural key, and that nobody reads more cases than there are."""

        db_table = "plan_group"
        constraints = (
            models.UniqueConstraint(fields=["plan", "name"], name="plan_group_once"),
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="plan_group_kind"),
            models.CheckConstraint(
                condition=Q(sample__lte=F("population")), name="plan_group_within_population"
            ),
        )


class Derogation(AddedOnly):
    """Why a plan stands although a rule objects: two different people and a reason."""

    plan = models.ForeignKey(SamplePlan, models.PROTECT, related_name="derogations")
    rule = models.TextField()
    about = models.TextField(blank=True)  # the group objected to; empty: the plan as a whole
    objection = models.TextField()  # in the words of the day
    first = models.TextField()
    second = models.TextField()
    reason = models.TextField()

    class Meta:
        """Names the table; the two are not one, and the reason is not empty."""

        db_table = "derogation"
        constraints = (
            models.UniqueConstraint(fields=["plan", "rule", "about"], name="derogation_once"),
            models.CheckConstraint(
                condition=~Q(first="") & ~Q(second="") & ~Q(reason=""),
                name="derogation_names_two_and_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(first__iexact=F("second")), name="derogation_two_people"
            ),
        )


class Draw(AddedOnly):
    """
    The public part of one draw: which list by hash, how, and how many.

    Neither references nor the file's name are kept: both can name a child.
    """

    draw_id = models.CharField(max_length=16, unique=True)
    recorded_at = models.DateTimeField()
    plan = models.ForeignKey(SamplePlan, models.PROTECT, null=True, related_name="draws")
    kind = models.TextField()
    standard = models.TextField(blank=True)
    file_sha256 = models.CharField(max_length=64)
    content_sha256 = models.CharField(max_length=64, db_index=True)
    rows = models.PositiveIntegerField()
    children = models.PositiveIntegerField()
    could_not_be_drawn = models.PositiveIntegerField()
    doubts = models.PositiveIntegerField()
    recipe = models.TextField()
    seed = models.TextField()
    size = models.PositiveIntegerField()
    allocation = models.TextField()
    strata_column = models.TextField(blank=True)

    class Meta:
        """Names the table, and that nobody draws more children than there are."""

        db_table = "draw"
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="draw_kind"),
            models.CheckConstraint(
                condition=Q(size__lte=F("children")), name="draw_within_list"
            ),
            models.CheckConstraint(condition=Q(size__gt=0), name="draw_of_somebody"),
        )


class DrawStratum(AddedOnly):
    """One stratum of a draw: how many children it has, and how many were drawn."""

    draw = models.ForeignKey(Draw, models.PROTECT, related_name="strata")
    ordinal = models.PositiveIntegerField()
    name = models.TextField(blank=True)
    population = models.PositiveIntegerField()
    drawn = models.PositiveIntegerField()
    reserves = models.PositiveIntegerField()

    class Meta:
        """Names the table, its natural key, and what cannot be."""

        db_table = "draw_stratum"
        constraints = (
            models.UniqueConstraint(fields=["draw", "ordinal"], name="draw_stratum_once"),
            models.UniqueConstraint(fields=["draw", "name"], name="draw_stratum_name"),
            models.CheckConstraint(
                condition=Q(population__gte=F("drawn") + F("reserves")),
                name="draw_stratum_within_population",
            ),
        )


class SelectionEvent(AddedOnly):
    """
    What became of one case after the draw.

    `case` is the number that the draw gave it ("7", "R2" for a reserve), or, for cases that no
    draw chose, the number of the addition ("A1") or of the offer ("O1"). `reserve` takes the
    place of a case.
    """

    draw = models.ForeignKey(Draw, models.PROTECT, related_name="events")
    recorded_at = models.DateTimeField()
    kind = models.TextField()
    case = models.TextField()
    reserve = models.TextField(blank=True)
    reason = models.TextField()
    by = models.TextField()

    class Meta:
        """Names the table, and what the database itself refuses."""

        db_table = "selection_event"
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=EVENTS), name="selection_event_kind"),
            models.UniqueConstraint(
                fields=["draw", "reserve"],
                condition=~Q(reserve=""),
                name="selection_event_reserve_once",
            ),
        )


class MethodFact(AddedOnly):
    """One fact of the method that only people know; the newest of a field stands."""

    draw = models.ForeignKey(Draw, models.PROTECT, related_name="method_facts")
    recorded_at = models.DateTimeField()
    field = models.TextField()
    value = models.TextField()
    by = models.TextField()

    class Meta:
        """Names the table; an empty fact is no fact."""

        db_table = "method_fact"
        constraints = (
            models.CheckConstraint(condition=~Q(value=""), name="method_fact_says_something"),
        )
