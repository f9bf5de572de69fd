"""Teach the database to refuse every change and deletion of a row."""

from django.db import migrations

TABLES = (
    "load",
    "source",
    "problem",
    "inspection",
    "sighting",
    "statement",
    "printed_grade",
    "mention",
    "figure",
)
REFUSAL = "rows are never changed or deleted: add a new row beside the old one"

POSTGRESQL_FUNCTION = f"""
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '{REFUSAL} (table %)', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END
$$;
"""


def add_triggers(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    if vendor == "postgresql":
        # Run raw: Django would take the percent sign for a parameter.
        schema_editor.connection.cursor().execute(POSTGRESQL_FUNCTION)
    for table in TABLES:
        for statement in triggers(vendor, table):
            schema_editor.execute(statement)


def triggers(vendor, table):
    if vendor == "postgresql":
        return [
            f'CREATE TRIGGER {table}_is_only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON "{table}" '
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        ]
    return [
        f'CREATE TRIGGER {table}_no_{act} BEFORE {act} ON "{table}" '
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        for act in ("UPDATE", "DELETE")
    ]


def drop_triggers(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for table in TABLES:
        if vendor == "postgresql":
            schema_editor.execute(f'DROP TRIGGER {table}_is_only_added ON "{table}"')
            continue
        for act in ("UPDATE", "DELETE"):
            schema_editor.execute(f"DROP TRIGGER {table}_no_{act}")
    if vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION refuse_change()")


class Migration(migrations.Migration):
    dependencies = [("store", "0001_tables")]
    operations = [migrations.RunPython(add_triggers, drop_triggers)]
