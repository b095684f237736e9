"""The database itself says when an audit entry was written; a seal says since when its sealer had been looking.

The trigger is not a column's default alone: whoever may insert may also give a default's column a value. A whole restore
keeps the moments, since a dump's triggers are made after its rows.
"""

from django.db import migrations, models

WRITTEN_NOW = """
CREATE FUNCTION records_written_now() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_current_xact_id();  -- the transaction counts as running before the moment is taken
    NEW.written_at := clock_timestamp();
    RETURN NEW;
END $$;
CREATE TRIGGER auditentry_written_now BEFORE INSERT ON records_auditentry
    FOR EACH ROW EXECUTE FUNCTION records_written_now();
"""


class Migration(migrations.Migration):
    dependencies = [("records", "0006_proofs_by_person")]

    operations = [
        migrations.AddField("auditseal", "settled_at", models.DateTimeField(null=True)),
        migrations.AddField("auditseal", "covers_moments", models.BooleanField(db_default=False)),
        migrations.RunSQL(
            WRITTEN_NOW,
            "DROP TRIGGER auditentry_written_now ON records_auditentry; DROP FUNCTION records_written_now();",
        ),
    ]
