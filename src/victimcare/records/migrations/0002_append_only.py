"""What is append-only is so in the database itself: update, delete and truncate are refused by trigger."""

from django.db import migrations

# The timeline, the audit and its seals, and the histories of messages and tasks.
APPEND_ONLY = ["event", "auditentry", "auditseal", "tellingstate", "taskchange"]

FUNCTION = """
CREATE FUNCTION records_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'restrict_violation', HINT = 'A correction is a new row.';
END $$;

-- A private part may only be blanked, once, with a reason; what it said can never be replaced by something else.
CREATE FUNCTION records_only_redact() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.redacted_at IS NULL AND NEW.redacted_at IS NOT NULL AND NEW.content IS NULL
       AND NEW.redacted_reason <> '' AND NEW.event_id = OLD.event_id THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'event_private can only be redacted: % refused', TG_OP
        USING ERRCODE = 'restrict_violation', HINT = 'Set content to null with redacted_at and a reason.';
END $$;
"""


def _guard(table: str, function: str) -> str:
    return f"""
CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON records_{table}
    FOR EACH ROW EXECUTE FUNCTION {function}();
CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON records_{table}
    FOR EACH STATEMENT EXECUTE FUNCTION records_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("records", "0001_tables")]

    operations = [
        migrations.RunSQL(FUNCTION, "DROP FUNCTION records_refuse_change(); DROP FUNCTION records_only_redact();"),
        migrations.RunSQL(
            "".join(_guard(table, "records_refuse_change") for table in APPEND_ONLY)
            + _guard("eventprivate", "records_only_redact"),
            "".join(
                f"DROP TRIGGER {table}_no_change ON records_{table};"
                f" DROP TRIGGER {table}_no_truncate ON records_{table};"
                for table in [*APPEND_ONLY, "eventprivate"]
            ),
        ),
    ]
