"""One task for one thing: what is owed to one victim, and what one sender wrote. How many stopped messages may leave.

What escalation made beside the task of a victim is folded into it; a message that came in knows the task in which it is
read, and whether it has been.
"""

from django.db import migrations, models
from django.db.models import PROTECT

# Of each victim's open ones the one that somebody has stays, else the most urgent; the others end as done.
_FOLD = """
WITH ours AS (
  SELECT *, array_position(ARRAY['', 'to:officer', 'to:supervisor', 'to:care_team'], subject_key::text) AS urgency
    FROM records_task WHERE kind = 'silence' AND closed_at IS NULL AND victim_id IS NOT NULL
), ranked AS (
  SELECT id, row_number() OVER (PARTITION BY victim_id ORDER BY owner_id IS NULL, urgency DESC, id) AS place,
         min(due_at) OVER (PARTITION BY victim_id) AS due_at, max(harm) OVER (PARTITION BY victim_id) AS harm,
         first_value(reason) OVER (PARTITION BY victim_id ORDER BY urgency DESC, id) AS reason
    FROM ours WHERE urgency IS NOT NULL
), kept AS (
  UPDATE records_task t SET due_at = r.due_at, harm = r.harm, reason = r.reason
    FROM ranked r WHERE r.id = t.id AND r.place = 1
), over AS (
  UPDATE records_task t SET closed_at = now(), updated_at = now(), outcome = 'done'
    FROM ranked r WHERE r.id = t.id AND r.place > 1 RETURNING t.id
)
INSERT INTO records_taskchange (task_id, what, at, note) SELECT id, 'closed', now(), '' FROM over;
"""
_NAME = """
UPDATE records_task SET subject_key = ''
 WHERE kind = 'silence' AND closed_at IS NULL AND subject_key IN ('to:officer', 'to:supervisor', 'to:care_team');
"""
# Each had a task of its own until now, and whoever closed it had read it.
_JOIN = """
UPDATE records_receivedmessage r SET task_id = t.id, read_at = t.closed_at
  FROM records_task t WHERE t.kind = 'read_reply' AND t.subject_key = 'received:' || r.public_id;
"""


class Migration(migrations.Migration):
    dependencies = [("records", "0022_page_gate")]
    operations = [
        migrations.AddField("receivedmessage", "answers_by_name", models.BooleanField(db_default=False, default=False)),
        migrations.AddField(
            "receivedmessage", "task", models.ForeignKey("records.task", PROTECT, null=True, related_name="received")
        ),
        migrations.AddField("receivedmessage", "read_at", models.DateTimeField(null=True)),
        migrations.AddIndex(
            "receivedmessage", models.Index(fields=["from_key", "-received_at"], name="received_by_sender")
        ),
        migrations.AddField("brake", "asked_for", models.PositiveIntegerField(null=True)),
        migrations.AddConstraint(
            "brake",
            models.CheckConstraint(
                name="brake_asked_for_by_somebody",
                condition=models.Q(asked_for=None) | models.Q(asked_by__isnull=False),
            ),
        ),
        migrations.RunSQL(_FOLD, migrations.RunSQL.noop),
        migrations.RunSQL(_NAME, migrations.RunSQL.noop),
        migrations.RunSQL(_JOIN, migrations.RunSQL.noop),
    ]
