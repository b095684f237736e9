"""What she has told us once: a note in versions, each of which stays as it was agreed until a redaction blanks it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

_GUARD = """
CREATE FUNCTION records_only_blank_tell_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.avoid = '' AND NEW.needs = '' AND NEW.happened = ''
       AND (to_jsonb(NEW) - ARRAY['avoid', 'needs', 'happened'])
         = (to_jsonb(OLD) - ARRAY['avoid', 'needs', 'happened']) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'restrict_violation', HINT = 'A new version is a new row; only its words can be blanked.';
END $$;
CREATE TRIGGER telloncenote_no_change BEFORE UPDATE OR DELETE ON records_telloncenote
    FOR EACH ROW EXECUTE FUNCTION records_only_blank_tell_once();
CREATE TRIGGER telloncenote_no_truncate BEFORE TRUNCATE ON records_telloncenote
    FOR EACH STATEMENT EXECUTE FUNCTION records_refuse_change();
"""
_UNGUARD = """
DROP TRIGGER telloncenote_no_change ON records_telloncenote;
DROP TRIGGER telloncenote_no_truncate ON records_telloncenote;
DROP FUNCTION records_only_blank_tell_once();
"""


class Migration(migrations.Migration):
    dependencies = [("records", "0037_spending")]

    operations = [
        migrations.CreateModel(
            name="TellOnceNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField()),
                ("avoid", models.CharField(blank=True, max_length=500)),
                ("needs", models.CharField(blank=True, max_length=500)),
                ("happened", models.CharField(blank=True, max_length=500)),
                ("written_at", models.DateTimeField()),
                ("proved_how", models.CharField(max_length=12)),
                (
                    "victim",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tell_once_notes",
                        to="records.victim",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("victim", "version"), name="tell_once_note_one_of_each_version")
                ],
            },
        ),
        migrations.RunSQL(_GUARD, _UNGUARD),
    ]
