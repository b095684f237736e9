"""A count of audit entries beside the entries, written by another route: `victimcare audit verify` compares the two.

The application's role has no right on the table. It may only call the function, which it can't hide behind a table of
its own: functions are never looked for among temporary objects, and this one names its table with the schema. Each call
adds a row, so transactions never wait for one another; the sealer adds up what has been committed.
"""

from django.db import migrations, models

COUNTING = """
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
"""

# Of today, so that what is hidden on the day of the upgrade is found too. Days before are not compared.
TODAY = """
INSERT INTO public.records_auditcount (day, entries, is_sum)
SELECT (now() AT TIME ZONE 'UTC')::date, count(*), true FROM public.records_auditentry
 WHERE written_at >= date_trunc('day', now(), 'UTC')
HAVING count(*) > 0
"""


class Migration(migrations.Migration):
    dependencies = [("records", "0122_salt_of_reply_addresses")]

    operations = [
        migrations.CreateModel(
            "AuditCount",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
                ("entries", models.BigIntegerField()),
                ("is_sum", models.BooleanField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        name="audit_count_one_sum_a_day", fields=["day"], condition=models.Q(is_sum=True)
                    )
                ]
            },
        ),
        migrations.RunSQL(
            COUNTING,
            "DROP FUNCTION public.records_count_entries(integer); DROP FUNCTION public.records_add_up_counts();",
        ),
        migrations.RunSQL(TODAY, migrations.RunSQL.noop),
    ]
