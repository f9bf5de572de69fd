import django.db.models.deletion
from django.db import migrations, models

from firsthand.store.models.guarding import guarded

TABLES = (
    "sample_plan",
    "plan_group",
    "derogation",
    "draw",
    "draw_stratum",
    "selection_event",
    "method_fact",
)


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0002_rows_are_only_added'),
    ]

    operations = [
        migrations.CreateModel(
            name='SamplePlan',
            fields=[
                ('seq', models.BigAutoField(primary_key=True, serialize=False)),
                ('plan_id', models.CharField(max_length=16, unique=True)),
                ('recorded_at', models.DateTimeField()),
                ('title', models.TextField()),
                ('la_code', models.CharField(blank=True, db_index=True, max_length=3)),
                ('theme', models.TextField(blank=True)),
                ('proposed_by', models.TextField()),
                ('from_on', models.DateField()),
                ('to_on', models.DateField()),
                ('confidence', models.FloatField()),
                ('share_affected', models.FloatField()),
                ('sensitivity', models.FloatField()),
                ('replaces', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='store.sampleplan')),
            ],
            options={
                'db_table': 'sample_plan',
            },
        ),
        migrations.CreateModel(
            name='PlanGroup',
            fields=[
                ('seq', models.BigAutoField(primary_key=True, serialize=False)),
                ('name', models.TextField()),
                ('kind', models.TextField()),
                ('population', models.PositiveIntegerField()),
                ('sample', models.PositiveIntegerField()),
                ('minimum', models.PositiveIntegerField(null=True)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='groups', to='store.sampleplan')),
            ],
            options={
                'db_table': 'plan_group',
            },
        ),
        migrations.CreateModel(
            name='Draw',
            fields=[
                ('seq', models.BigAutoField(primary_key=True, serialize=False)),
                ('draw_id', models.CharField(max_length=16, unique=True)),
                ('recorded_at', models.DateTimeField()),
                ('kind', models.TextField()),
                ('standard', models.TextField(blank=True)),
                ('file_sha256', models.CharField(max_length=64)),
                ('content_sha256', models.CharField(db_index=True, max_length=64)),
                ('rows', models.PositiveIntegerField()),
                ('children', models.PositiveIntegerField()),
                ('could_not_be_drawn', models.PositiveIntegerField()),
                ('doubts', models.PositiveIntegerField()),
                ('recipe', models.TextField()),
                ('seed', models.TextField()),
                ('size', models.PositiveIntegerField()),
                ('allocation', models.TextField()),
                ('strata_column', models.TextField(blank=True)),
                ('plan', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='draws', to='store.sampleplan')),
            ],
            options={
                'db_table': 'draw',
            },
        ),
        migrations.CreateModel(
            name='Derogation',
            fields=[
                ('seq', models.BigAutoField(primary_key=True, serialize=False)),
                ('rule', models.TextField()),
                ('about', models.TextField(blank=True)),
                ('objection', models.TextField()),
                ('first', models.TextField()),
                ('second', models.TextField()),
                ('reason', models.TextField()),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='derogations', to='store.sampleplan')),
            ],
            options={
                'db_table': 'derogation',
            },
        ),
        migrations.CreateModel(
            name='SelectionEvent',
            fields=[
                ('seq', models.BigAutoField(primary_key=True, serialize=False)),
                ('recorded_at', models.DateTimeField()),
                ('kind', models.TextField()),
                ('case', models.TextField()),
                ('reserve', models.TextField(blank=True)),
                ('reason', models.TextField()),
                ('by', models.TextField()),
                ('draw', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='store.draw')),
            ],
            options={
                'db_table': 'selection_event',
            },
        ),
        migrations.CreateModel(
            name='DrawStratum',
            fields=[
                ('seq', models.BigAutoField(primary_key=True, serialize=False)),
                ('ordinal', models.PositiveIntegerField()),
                ('name', models.TextField(blank=True)),
                ('population', models.PositiveIntegerField()),
                ('drawn', models.PositiveIntegerField()),
                ('reserves', models.PositiveIntegerField()),
                ('draw', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='strata', to='store.draw')),
            ],
            options={
                'db_table': 'draw_stratum',
                'constraints': [models.UniqueConstraint(fields=('draw', 'ordinal'), name='draw_stratum_once'), models.UniqueConstraint(fields=('draw', 'name'), name='draw_stratum_name'), models.CheckConstraint(condition=models.Q(('population__gte', django.db.models.expressions.CombinedExpression(models.F('drawn'), '+', models.F('reserves')))), name='draw_stratum_within_population')],
            },
        ),
        migrations.CreateModel(
            name='MethodFact',
            fields=[
                ('seq', models.BigAutoField(primary_key=True, serialize=False)),
                ('recorded_at', models.DateTimeField()),
                ('field', models.TextField()),
                ('value', models.TextField()),
                ('by', models.TextField()),
                ('draw', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='method_facts', to='store.draw')),
            ],
            options={
                'db_table': 'method_fact',
                'constraints': [models.CheckConstraint(condition=models.Q(('value', ''), _negated=True), name='method_fact_says_something')],
            },
        ),
        migrations.AddConstraint(
            model_name='sampleplan',
            constraint=models.CheckConstraint(condition=models.Q(('la_code', ''), ('theme', ''), _negated=True), name='sample_plan_of_something'),
        ),
        migrations.AddConstraint(
            model_name='sampleplan',
            constraint=models.CheckConstraint(condition=models.Q(('to_on__gte', models.F('from_on'))), name='sample_plan_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='plangroup',
            constraint=models.UniqueConstraint(fields=('plan', 'name'), name='plan_group_once'),
        ),
        migrations.AddConstraint(
            model_name='plangroup',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ('statutory', 'voluntary-project', 'school', 'sexual-health', 'missing-persons', 'other-outside'))), name='plan_group_kind'),
        ),
        migrations.AddConstraint(
            model_name='plangroup',
            constraint=models.CheckConstraint(condition=models.Q(('sample__lte', models.F('population'))), name='plan_group_within_population'),
        ),
        migrations.AddConstraint(
            model_name='draw',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ('statutory', 'voluntary-project', 'school', 'sexual-health', 'missing-persons', 'other-outside'))), name='draw_kind'),
        ),
        migrations.AddConstraint(
            model_name='draw',
            constraint=models.CheckConstraint(condition=models.Q(('size__lte', models.F('children'))), name='draw_within_list'),
        ),
        migrations.AddConstraint(
            model_name='draw',
            constraint=models.CheckConstraint(condition=models.Q(('size__gt', 0)), name='draw_of_somebody'),
        ),
        migrations.AddConstraint(
            model_name='derogation',
            constraint=models.UniqueConstraint(fields=('plan', 'rule', 'about'), name='derogation_once'),
        ),
        migrations.AddConstraint(
            model_name='derogation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('first', ''), _negated=True), models.Q(('second', ''), _negated=True), models.Q(('reason', ''), _negated=True)), name='derogation_names_two_and_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='derogation',
            constraint=models.CheckConstraint(condition=models.Q(('first__iexact', models.F('second')), _negated=True), name='derogation_two_people'),
        ),
        migrations.AddConstraint(
            model_name='selectionevent',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ('refused', 'unavailable', 'not-read', 'replaced', 'added', 'offered'))), name='selection_event_kind'),
        ),
        migrations.AddConstraint(
            model_name='selectionevent',
            constraint=models.UniqueConstraint(condition=models.Q(('reserve', ''), _negated=True), fields=('draw', 'reserve'), name='selection_event_reserve_once'),
        ),
        guarded(*TABLES),
    ]
