"""What the database itself refuses and writes, whoever asks: by trigger."""

FUNCTIONS = r"""
CREATE FUNCTION records_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'restrict_violation', HINT = 'A correction is a new row.';
END $$;

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

-- A private part may only be blanked, with a reason; what it said can never be replaced by something else.
CREATE FUNCTION records_only_redact() RETURNS trigger LANGUAGE plpgsql AS $$
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

-- Of an attempt only how it went is written in, once.
CREATE FUNCTION records_only_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.outcome = '' AND NEW.outcome <> ''
       AND (to_jsonb(NEW) - ARRAY['outcome', 'ended_at', 'ended_by_id', 'call_id'])
         = (to_jsonb(OLD) - ARRAY['outcome', 'ended_at', 'ended_by_id', 'call_id']) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% can only be ended, once: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;

-- Not a column's default alone: whoever may insert may also give a default's column a value.
CREATE FUNCTION records_written_now() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_current_xact_id();  -- the transaction counts as running before the moment is taken
    NEW.written_at := clock_timestamp();
    RETURN NEW;
END $$;
CREATE TRIGGER auditentry_written_now BEFORE INSERT ON records_auditentry
    FOR EACH ROW EXECUTE FUNCTION records_written_now();
"""

# Table: what may change in a row of it.
CHANGES = {
    "event": "refuse_change",
    "eventprivate": "only_redact",
    "auditentry": "refuse_change",
    "auditseal": "refuse_change",
    "tellingstate": "refuse_change",
    "taskchange": "only_blank_note",
    "dutyreading": "refuse_change",
    "oneperson": "refuse_change",
    "onepersonvictim": "refuse_change",
    "escalation": "refuse_change",
    "pursuitstep": "refuse_change",
    "agencychase": "refuse_change",
    "callbackattempt": "only_end",
    "callbacktold": "refuse_change",
    "keptforecast": "refuse_change",
}
TRIGGERS = "".join(
    f"""
CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON records_{table}
    FOR EACH ROW EXECUTE FUNCTION records_{function}();
CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON records_{table}
    FOR EACH STATEMENT EXECUTE FUNCTION records_refuse_change();
"""
    for table, function in CHANGES.items()
)

# Of what can be blanked alone: each version of her words stays as it was agreed.
BLANKED_ALONE = r"""
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
CREATE FUNCTION records_only_blank_passport() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.language = '' AND NEW.needs = '{}' AND NEW.someone = '' AND NEW.avoid = ''
       AND NEW.helps = ''
       AND (to_jsonb(NEW) - ARRAY['language', 'needs', 'someone', 'avoid', 'helps'])
         = (to_jsonb(OLD) - ARRAY['language', 'needs', 'someone', 'avoid', 'helps']) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'restrict_violation', HINT = 'A new version is a new row; only its words can be blanked.';
END $$;
CREATE TRIGGER communicationpassport_no_change BEFORE UPDATE OR DELETE ON records_communicationpassport
    FOR EACH ROW EXECUTE FUNCTION records_only_blank_passport();
CREATE TRIGGER communicationpassport_no_truncate BEFORE TRUNCATE ON records_communicationpassport
    FOR EACH STATEMENT EXECUTE FUNCTION records_refuse_change();
"""
