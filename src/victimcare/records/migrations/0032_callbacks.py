"""A call back: the slot she chose, what she was told, each attempt, and which number she sees when she is rung."""

import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# Each promise with its task, and one promise each: of several that are open for one victim, or were made in one call,
# the soonest stands, and the others end with their tasks.
_FILL = """
UPDATE records_callback c SET task_id = t.id,
       wish = CASE t.reason WHEN 'callback_person' THEN 'person' WHEN 'callback_silent' THEN 'silent' ELSE 'back' END
  FROM records_task t
 WHERE t.subject_key = 'callback:' || c.public_id AND t.kind = 'call_back';

CREATE TEMPORARY TABLE twice AS
SELECT id, task_id FROM (
    SELECT id, task_id,
           row_number() OVER (PARTITION BY coalesce(victim_id, -id) ORDER BY due_at, id) AS of_hers,
           row_number() OVER (PARTITION BY coalesce(call_id, -id) ORDER BY due_at, id) AS of_the_call
      FROM records_callback WHERE outcome = 'promised'
) numbered WHERE of_hers > 1 OR of_the_call > 1;
UPDATE records_callback SET outcome = 'settled', made_at = now() WHERE id IN (SELECT id FROM twice);
INSERT INTO records_taskchange (task_id, what, at, note)
SELECT id, 'closed', now(), '' FROM records_task WHERE closed_at IS NULL AND id IN (SELECT task_id FROM twice);
UPDATE records_task SET closed_at = now(), updated_at = now(), outcome = 'not_needed'
 WHERE closed_at IS NULL AND id IN (SELECT task_id FROM twice);
DROP TABLE twice;
SET CONSTRAINTS ALL IMMEDIATE;  -- nothing may be pending when the table is changed below
"""

# What she was told stays as it was said (see 0002_append_only). Of an attempt only how it went is written in, once.
_GUARD = """
CREATE FUNCTION records_only_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.outcome = '' AND NEW.outcome <> ''
       AND (to_jsonb(NEW) - ARRAY['outcome', 'ended_at', 'ended_by_id', 'call_id'])
         = (to_jsonb(OLD) - ARRAY['outcome', 'ended_at', 'ended_by_id', 'call_id']) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% can only be ended, once: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER callbackattempt_no_change BEFORE UPDATE OR DELETE ON records_callbackattempt
    FOR EACH ROW EXECUTE FUNCTION records_only_end();
CREATE TRIGGER callbackattempt_no_truncate BEFORE TRUNCATE ON records_callbackattempt
    FOR EACH STATEMENT EXECUTE FUNCTION records_refuse_change();
CREATE TRIGGER callbacktold_no_change BEFORE UPDATE OR DELETE ON records_callbacktold
    FOR EACH ROW EXECUTE FUNCTION records_refuse_change();
CREATE TRIGGER callbacktold_no_truncate BEFORE TRUNCATE ON records_callbacktold
    FOR EACH STATEMENT EXECUTE FUNCTION records_refuse_change();
"""
_UNGUARD = """
DROP TRIGGER callbackattempt_no_change ON records_callbackattempt;
DROP TRIGGER callbackattempt_no_truncate ON records_callbackattempt;
DROP TRIGGER callbacktold_no_change ON records_callbacktold;
DROP TRIGGER callbacktold_no_truncate ON records_callbacktold;
DROP FUNCTION records_only_end();
"""


class Migration(migrations.Migration):
    dependencies = [("records", "0031_queue")]

    operations = [
        migrations.CreateModel(
            name="CallbackAttempt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "shows",
                    models.CharField(
                        choices=[("withheld", "Withheld"), ("neutral", "Neutral"), ("line", "Line")], max_length=10
                    ),
                ),
                ("is_by_the_desk", models.BooleanField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("reached", "Reached"),
                            ("no_answer", "No Answer"),
                            ("engaged", "Engaged"),
                            ("somebody_else", "Somebody Else"),
                            ("machine", "Machine"),
                            ("message_left", "Message Left"),
                            ("line_failed", "Line Failed"),
                            ("not_known", "Not Known"),
                        ],
                        max_length=15,
                    ),
                ),
                ("ended_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="CallbackTold",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("language", models.CharField(max_length=10)),
                ("words", models.TextField()),
                ("starts_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="callback",
            name="callback_made_at_and_by_together",
        ),
        migrations.RemoveConstraint(
            model_name="callback",
            name="callback_outcome",
        ),
        migrations.AddField(
            model_name="callback",
            name="chosen_from",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="callback",
            name="chosen_until",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="callback",
            name="risen_to",
            field=models.CharField(
                blank=True,
                choices=[("officer", "Officer"), ("supervisor", "Supervisor"), ("care_team", "Care Team")],
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="callback",
            name="is_her_turn",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="callback",
            name="slot_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="callback",
            name="task",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="callbacks", to="records.task"
            ),
        ),
        migrations.AddField(
            model_name="callback",
            name="wish",
            field=models.CharField(
                choices=[("back", "Back"), ("person", "Person"), ("silent", "Silent"), ("place", "Place")],
                default="back",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="planpoint",
            name="number_shown",
            field=models.CharField(
                choices=[("withheld", "Withheld"), ("neutral", "Neutral"), ("line", "Line")],
                db_default="withheld",
                default="withheld",
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="callback",
            name="outcome",
            field=models.CharField(
                choices=[
                    ("promised", "Promised"),
                    ("reached", "Reached"),
                    ("not_reached", "Not Reached"),
                    ("not_wanted", "Not Wanted"),
                    ("settled", "Settled"),
                ],
                default="promised",
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="callbackattempt",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="callbackattempt",
            name="call",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.call"
            ),
        ),
        migrations.AddField(
            model_name="callbackattempt",
            name="callback",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="attempts", to="records.callback"
            ),
        ),
        migrations.AddField(
            model_name="callbackattempt",
            name="ended_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="callbackattempt",
            name="point",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.contactpoint"
            ),
        ),
        migrations.AddField(
            model_name="callbacktold",
            name="call",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.call"
            ),
        ),
        migrations.AddField(
            model_name="callbacktold",
            name="callback",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="told", to="records.callback"
            ),
        ),
        migrations.RunSQL(_FILL, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="callback",
            index=models.Index(
                condition=models.Q(("outcome", "promised")), fields=["due_at", "id"], name="callback_open_by_due"
            ),
        ),
        migrations.AddIndex(
            model_name="callback",
            index=models.Index(
                condition=models.Q(("outcome", "promised")), fields=["slot_at"], name="callback_open_in_slot"
            ),
        ),
        migrations.AddConstraint(
            model_name="callback",
            constraint=models.CheckConstraint(
                condition=models.Q(("risen_to__in", ["officer", "supervisor", "care_team", ""])),
                name="callback_risen_to",
            ),
        ),
        migrations.AddConstraint(
            model_name="callback",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("chosen_from", None), ("chosen_until", None)),
                    ("chosen_until__gt", models.F("chosen_from")),
                    _connector="OR",
                ),
                name="callback_chosen_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="callback",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome__in", ["promised", "reached", "not_reached", "not_wanted", "settled"])),
                name="callback_outcome",
            ),
        ),
        migrations.AddConstraint(
            model_name="callback",
            constraint=models.CheckConstraint(
                condition=models.Q(("wish__in", ["back", "person", "silent", "place"])), name="callback_wish"
            ),
        ),
        migrations.AddConstraint(
            model_name="callback",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("made_at", None), ("made_by", None), ("outcome", "promised")),
                    models.Q(("made_at__isnull", False), ("outcome", "settled")),
                    models.Q(
                        ("made_at__isnull", False),
                        ("made_by__isnull", False),
                        models.Q(("outcome", "promised"), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="callback_made_at_and_by_together",
            ),
        ),
        migrations.AddConstraint(
            model_name="callback",
            constraint=models.CheckConstraint(
                condition=models.Q(("due_at__gt", models.F("starts_at"))), name="callback_due_after_it_starts"
            ),
        ),
        migrations.AddConstraint(
            model_name="callback",
            constraint=models.UniqueConstraint(
                condition=models.Q(("outcome", "promised"), ("victim__isnull", False)),
                fields=("victim",),
                name="callback_one_open_each",
            ),
        ),
        migrations.AddConstraint(
            model_name="callback",
            constraint=models.UniqueConstraint(
                condition=models.Q(("call__isnull", False), ("outcome", "promised")),
                fields=("call",),
                name="callback_one_open_a_call",
            ),
        ),
        migrations.AddConstraint(
            model_name="planpoint",
            constraint=models.CheckConstraint(
                condition=models.Q(("number_shown__in", ["withheld", "neutral", "line"])),
                name="plan_point_number_shown",
            ),
        ),
        migrations.AddConstraint(
            model_name="callbackattempt",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "outcome__in",
                        [
                            "reached",
                            "no_answer",
                            "engaged",
                            "somebody_else",
                            "machine",
                            "message_left",
                            "line_failed",
                            "not_known",
                            "",
                        ],
                    )
                ),
                name="callback_attempt_outcome",
            ),
        ),
        migrations.AddConstraint(
            model_name="callbackattempt",
            constraint=models.CheckConstraint(
                condition=models.Q(("shows__in", ["withheld", "neutral", "line"])), name="callback_attempt_shows"
            ),
        ),
        migrations.AddConstraint(
            model_name="callbackattempt",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at", None), ("ended_by", None), ("outcome", "")),
                    models.Q(models.Q(("outcome", ""), _negated=True), ("ended_at__isnull", False)),
                    _connector="OR",
                ),
                name="callback_attempt_end_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="callbackattempt",
            constraint=models.UniqueConstraint(
                condition=models.Q(("outcome", "")), fields=("callback",), name="callback_attempt_one_under_way"
            ),
        ),
        migrations.RunSQL(_GUARD, _UNGUARD),
    ]
