"""A redaction blanks parts of what an event says of people, and more than once; a task's notes can be blanked too."""

from django.db import migrations, models

FUNCTIONS = r"""
-- Is `new` what is left of `old` after parts of it were taken away? A birth date may be kept to its month.
CREATE FUNCTION records_is_left_of(old jsonb, new jsonb) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    part record;
BEGIN
    IF jsonb_typeof(old) = 'object' AND jsonb_typeof(new) = 'object' THEN
        FOR part IN SELECT key, value FROM jsonb_each(new) LOOP
            CONTINUE WHEN part.key = 'date_of_birth'
                AND to_char((part.value #>> '{}')::date, 'YYYY-MM') = to_char((old ->> part.key)::date, 'YYYY-MM');
            IF NOT old ? part.key OR NOT records_is_left_of(old -> part.key, part.value) THEN
                RETURN false;
            END IF;
        END LOOP;
        RETURN true;
    ELSIF jsonb_typeof(old) = 'array' AND jsonb_typeof(new) = 'array' THEN
        RETURN jsonb_array_length(old) = jsonb_array_length(new)
            AND NOT EXISTS (
                SELECT FROM generate_series(0, jsonb_array_length(old) - 1) AS place
                 WHERE NOT records_is_left_of(old -> place, new -> place));
    END IF;
    RETURN old = new;
END $$;

CREATE OR REPLACE FUNCTION records_only_redact() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.event_id = OLD.event_id AND NEW.redacted_at IS NOT NULL AND NEW.redacted_reason <> ''
       AND (NEW.content IS NULL OR (OLD.content IS NOT NULL AND records_is_left_of(OLD.content, NEW.content))) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'event_private can only be redacted: % refused', TG_OP
        USING ERRCODE = 'restrict_violation', HINT = 'Take parts of content away, with redacted_at and a reason.';
END $$;

CREATE FUNCTION records_only_blank_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.note = '' THEN
        NEW.note := OLD.note;
        IF NEW IS NOT DISTINCT FROM OLD THEN
            NEW.note := '';
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'restrict_violation', HINT = 'A correction is a new row; only a note can be blanked.';
END $$;

DROP TRIGGER taskchange_no_change ON records_taskchange;
CREATE TRIGGER taskchange_no_change BEFORE UPDATE OR DELETE ON records_taskchange
    FOR EACH ROW EXECUTE FUNCTION records_only_blank_note();
"""


class Migration(migrations.Migration):
    dependencies = [("records", "0003_person_by_name")]

    operations = [
        migrations.RemoveConstraint("eventprivate", "event_private_blank_when_redacted"),
        migrations.AddConstraint(
            "eventprivate",
            models.CheckConstraint(
                name="event_private_blank_only_by_redaction",
                condition=models.Q(content__isnull=False) | models.Q(redacted_at__isnull=False),
            ),
        ),
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
    ]
