"""How many tasks senders made whom nobody knows is asked for each thing that such a sender writes. Made while others
write; one that was broken off is dropped and made again."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("records", "0027_late_by_harm")]
    operations = [
        migrations.RunSQL("DROP INDEX CONCURRENTLY IF EXISTS task_of_unknown_sender", migrations.RunSQL.noop),
        AddIndexConcurrently(
            "task",
            models.Index(
                name="task_of_unknown_sender",
                fields=["created_at"],
                condition=models.Q(("kind", "read_reply"), ("victim", None)),
            ),
        ),
    ]
