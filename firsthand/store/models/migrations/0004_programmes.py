"""Give programmes their tables, and teach the database to refuse changes of their rows."""

import django.db.models.deletion
from django.db import migrations, models

from firsthand.store.models.guarding import guarded

TABLES = ("programme_request", "programme_step", "programme_result")


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0003_draws'),
    ]

    operations = [
        migrations.CreateModel(
            name='ProgrammeRequest',
            fields=[
                ('seq', models.BigAutoField(primary_key=True, serialize=False)),
                ('asked_at', models.DateTimeField()),
                ('from_on', models.DateField()),
                ('months', models.PositiveIntegerField()),
                ('harms', models.JSONField()),
                ('as_of', models.DateField()),
                ('seed', models.BigIntegerField()),
                ('seconds', models.FloatField()),
                ('rule_changes', models.JSONField()),
                ('inspectors', models.JSONField()),
                ('how_read', models.JSONField()),
                ('doubts', models.JSONField()),
                ('file_sha256', models.CharField(blank=True, max_length=64)),
                ('invented', models.BooleanField()),
                ('previous', models.JSONField()),
                ('replans', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store.programmerequest')),
            ],
            options={
                'db_table': 'programme_request',
            },
        ),
        migrations.CreateModel(
            name='ProgrammeResult',
            fields=[
                ('seq', models.BigAutoField(primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('outcome', models.TextField()),
                ('answer', models.JSONField(null=True)),
                ('reasons', models.JSONField()),
                ('request', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='result', to='store.programmerequest')),
            ],
            options={
                'db_table': 'programme_result',
            },
        ),
        migrations.CreateModel(
            name='ProgrammeStep',
            fields=[
                ('seq', models.BigAutoField(primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('phase', models.TextField()),
                ('seconds', models.FloatField()),
                ('objective', models.FloatField(null=True)),
                ('bound', models.FloatField(null=True)),
                ('gap', models.FloatField(null=True)),
                ('visits', models.JSONField(null=True)),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='store.programmerequest')),
            ],
            options={
                'db_table': 'programme_step',
            },
        ),
        migrations.AddConstraint(
            model_name='programmerequest',
            constraint=models.CheckConstraint(condition=models.Q(('months__gte', 1), ('seconds__gte', 1)), name='programme_request_has_time'),
        ),
        migrations.AddConstraint(
            model_name='programmeresult',
            constraint=models.CheckConstraint(condition=models.Q(('outcome__in', ('planned', 'impossible', 'not-found', 'refused', 'failed'))), name='programme_result_outcome'),
        ),
        migrations.AddConstraint(
            model_name='programmeresult',
            constraint=models.CheckConstraint(condition=models.Q(('answer__isnull', False), ('outcome__in', ('refused', 'failed')), _connector='OR'), name='programme_result_has_its_answer'),
        ),
        migrations.AddConstraint(
            model_name='programmestep',
            constraint=models.CheckConstraint(condition=models.Q(('phase__in', ('taken', 'waiting', 'months', 'teams', 'repair', 'done'))), name='programme_step_phase'),
        ),
        guarded(*TABLES),
    ]
