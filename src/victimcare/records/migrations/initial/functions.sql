-- What the database itself refuses and writes, whatever role asks. The triggers stand in triggers.sql.

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
    IF TG_OP = 'UPDATE' AND NEW.sealed_note = '' AND (to_jsonb(NEW) - 'sealed_note') = (to_jsonb(OLD) - 'sealed_note') THEN
        RETURN NEW;
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

-- What takes two people exists only where another person accepted it. The trigger names the kind of approval.
CREATE FUNCTION records_needs_approval() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.approval_id IS NULL
       OR EXISTS (SELECT FROM records_approval WHERE id = NEW.approval_id AND kind = TG_ARGV[0] AND accepted) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% takes two people: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;

-- A decision is made once; of a decided approval only the reason can be blanked.
CREATE FUNCTION records_decided_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.accepted IS NULL OR (to_jsonb(NEW) - 'sealed_reason') = (to_jsonb(OLD) - 'sealed_reason') THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% was decided: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;

-- A default is not enough: a role that may insert may also give the column a value.
CREATE FUNCTION records_written_now() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_current_xact_id();  -- the transaction counts as running before the moment is taken
    NEW.written_at := clock_timestamp();
    RETURN NEW;
END $$;
CREATE FUNCTION records_only_blank_tell_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE'
       AND (to_jsonb(NEW) - ARRAY['sealed_avoid', 'sealed_needs', 'sealed_happened'])
         = (to_jsonb(OLD) - ARRAY['sealed_avoid', 'sealed_needs', 'sealed_happened'])
       AND (NEW.sealed_avoid = '' OR NEW.sealed_avoid IS NOT DISTINCT FROM OLD.sealed_avoid)
       AND (NEW.sealed_needs = '' OR NEW.sealed_needs IS NOT DISTINCT FROM OLD.sealed_needs)
       AND (NEW.sealed_happened = '' OR NEW.sealed_happened IS NOT DISTINCT FROM OLD.sealed_happened) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'restrict_violation', HINT = 'A new version is a new row; only its words can be blanked.';
END $$;
CREATE FUNCTION records_only_blank_passport() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE'
       AND ((NEW.language = '' AND NEW.needs = '{}') OR (NEW.language = OLD.language AND NEW.needs = OLD.needs))
       AND (to_jsonb(NEW) - ARRAY['language', 'needs', 'sealed_someone', 'sealed_avoid', 'sealed_helps'])
         = (to_jsonb(OLD) - ARRAY['language', 'needs', 'sealed_someone', 'sealed_avoid', 'sealed_helps'])
       AND (NEW.sealed_someone = '' OR NEW.sealed_someone IS NOT DISTINCT FROM OLD.sealed_someone)
       AND (NEW.sealed_avoid = '' OR NEW.sealed_avoid IS NOT DISTINCT FROM OLD.sealed_avoid)
       AND (NEW.sealed_helps = '' OR NEW.sealed_helps IS NOT DISTINCT FROM OLD.sealed_helps) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'restrict_violation', HINT = 'A new version is a new row; only its words can be blanked.';
END $$;

-- Counts audit entries by another route than the entries: `victimcare audit verify` compares the two. The application's
-- role has no right on the table and may only call the function, which names its table with the schema. Each call adds a
-- row, so transactions never wait for one another; the sealer adds up what has been committed.
CREATE FUNCTION public.records_count_entries(entries integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF entries IS NULL OR entries < 1 THEN
        RAISE EXCEPTION 'a count of audit entries only grows' USING ERRCODE = 'restrict_violation';
    END IF;
    INSERT INTO public.records_auditcount (day, entries, is_sum)
    VALUES ((clock_timestamp() AT TIME ZONE 'UTC')::date, records_count_entries.entries, false);
    RETURN records_count_entries.entries;
END $$;
REVOKE ALL ON FUNCTION public.records_count_entries(integer) FROM PUBLIC;

CREATE FUNCTION public.records_add_up_counts() RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH counted AS (DELETE FROM public.records_auditcount WHERE NOT is_sum RETURNING day, entries)
    INSERT INTO public.records_auditcount AS kept (day, entries, is_sum)
    SELECT day, sum(entries), true FROM counted GROUP BY day
    ON CONFLICT (day) WHERE is_sum DO UPDATE SET entries = kept.entries + excluded.entries
$$;
REVOKE ALL ON FUNCTION public.records_add_up_counts() FROM PUBLIC;
