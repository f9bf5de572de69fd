"""Give accounts, the log and the ledgers their tables; the record is only ever added to."""

import django.contrib.auth.models
import django.contrib.auth.validators
import django.db.models.deletion
import django.utils.timezone
import firsthand.store.models.accounts
from django.apps import apps as installed
from django.db import migrations, models

from firsthand.store.models.guarding import guarded

TABLES = ("log_entry", "ledger_act", "kept_file", "scan_result", "publication_file")


class Migration(migrations.Migration):

    # Their tables point to our accounts, and they ask only for the first of our migrations.
    run_before = [
        (app.label, "0001_initial")
        for app in installed.get_app_configs()
        if app.name in ("allauth.account", "allauth.mfa", "allauth.socialaccount")
    ]
    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('store', '0004_programmes'),
    ]

    operations = [
        migrations.CreateModel(
            name='KeptFile',
            fields=[
                ('seq', models.BigAutoField(primary_key=True, serialize=False)),
                ('file_id', models.CharField(max_length=32, unique=True)),
                ('ledger', models.TextField(db_index=True)),
                ('added_at', models.DateTimeField()),
                ('by', models.TextField()),
                ('name', models.TextField()),
                ('sha256', models.CharField(max_length=64)),
                ('size', models.PositiveBigIntegerField()),
                ('media_type', models.TextField()),
                ('key_id', models.CharField(max_length=16)),
            ],
            options={
                'db_table': 'kept_file',
            },
        ),
        migrations.CreateModel(
            name='LogEntry',
            fields=[
                ('seq', models.BigAutoField(primary_key=True, serialize=False)),
                ('index', models.BigIntegerField(unique=True)),
                ('at', models.TextField()),
                ('act', models.TextField()),
                ('subject', models.TextField()),
                ('by', models.TextField()),
                ('salt', models.CharField(max_length=32)),
                ('detail', models.TextField()),
                ('commitment', models.CharField(max_length=64)),
                ('leaf', models.CharField(max_length=64)),
            ],
            options={
                'db_table': 'log_entry',
                'indexes': [models.Index(fields=['subject', 'index'], name='log_entry_of_subject')],
            },
        ),
        migrations.CreateModel(
            name='Account',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                ('first_name', models.CharField(blank=True, max_length=150, verbose_name='first name')),
                ('last_name', models.CharField(blank=True, max_length=150, verbose_name='last name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('code', models.CharField(default=firsthand.store.models.accounts.new_code, max_length=16, unique=True)),
                ('name', models.TextField(blank=True)),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'db_table': 'account',
            },
            managers=[
                ('objects', django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name='PublicationFile',
            fields=[
                ('seq', models.BigAutoField(primary_key=True, serialize=False)),
                ('inspection_id', models.TextField(db_index=True)),
                ('made_at', models.DateTimeField()),
                ('document_sha256', models.CharField(max_length=64)),
                ('content', models.BinaryField(null=True)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('failed_because', models.TextField(blank=True)),
            ],
            options={
                'db_table': 'publication_file',
                'constraints': [models.CheckConstraint(condition=models.Q(('content__isnull', False), models.Q(('failed_because', ''), _negated=True), _connector='OR'), name='publication_file_or_reason')],
            },
        ),
        migrations.CreateModel(
            name='LedgerAct',
            fields=[
                ('seq', models.BigAutoField(primary_key=True, serialize=False)),
                ('ledger', models.TextField()),
                ('number', models.PositiveIntegerField()),
                ('key', models.TextField()),
                ('kind', models.TextField()),
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='ledger_act', to='store.logentry')),
            ],
            options={
                'db_table': 'ledger_act',
                'constraints': [models.UniqueConstraint(fields=('ledger', 'number'), name='ledger_act_number_once'), models.UniqueConstraint(fields=('ledger', 'key'), name='ledger_act_key_once'), models.CheckConstraint(condition=models.Q(('number__gt', 0)), name='ledger_act_from_one')],
            },
        ),
        migrations.CreateModel(
            name='ScanResult',
            fields=[
                ('seq', models.BigAutoField(primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('verdict', models.TextField()),
                ('said', models.TextField(blank=True)),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scans', to='store.keptfile')),
            ],
            options={
                'db_table': 'scan_result',
                'constraints': [models.CheckConstraint(condition=models.Q(('verdict__in', ('clean', 'infected', 'not-scanned'))), name='scan_result_verdict')],
            },
        ),
        guarded(*TABLES),
    ]
