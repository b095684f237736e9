"""Messages that are due are found by their own rows: no job stands for one."""

from django.db import migrations, models

# What was given to a supplier and not answered had a job that asks about it.
FILL = """
UPDATE records_telling SET rests_until = now() + interval '60 seconds' WHERE status IN ('handed_over', 'in_doubt');
"""
LET_JOBS_GO = """
DELETE FROM procrastinate_jobs
 WHERE task_name IN ('messages.hand_over', 'messages.look_up_doubtful') AND status IN ('todo', 'doing');
"""


class Migration(migrations.Migration):
    dependencies = [("records", "0020_languages"), ("procrastinate", "0001_initial")]

    operations = [
        migrations.AddField("telling", "rests_until", models.DateTimeField(null=True)),
        migrations.AddField("telling", "unanswered_questions", models.PositiveSmallIntegerField(default=0)),
        migrations.AddIndex(
            "telling",
            models.Index(
                name="telling_to_hand_over", fields=["not_before", "id"], condition=models.Q(("status", "queued"))
            ),
        ),
        migrations.AddIndex(
            "telling",
            models.Index(
                name="telling_in_doubt",
                fields=["rests_until"],
                condition=models.Q(("status__in", ["handed_over", "in_doubt"])),
            ),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RunSQL(LET_JOBS_GO, migrations.RunSQL.noop),
    ]
