"""Open work of danger from before there was a mark for it. It is put off no longer, and from now on never is."""

from django.db import migrations, models

_MARK = """
UPDATE records_task SET is_danger = true, snoozed_until = NULL, snoozed_why = ''
 WHERE closed_at IS NULL AND NOT is_danger
   AND (kind IN ('danger_now', 'quiet_code') OR (kind = 'reach_her' AND reason = 'risk_news'))
"""


class Migration(migrations.Migration):
    dependencies = [("records", "0084_danger_first")]
    operations = [
        migrations.RunSQL(_MARK, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_danger", False), ("snoozed_until", None), _connector="OR"),
                name="task_danger_is_never_put_off",
            ),
        ),
    ]
