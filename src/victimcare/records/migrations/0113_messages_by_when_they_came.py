"""The wallboard counts today's messages every few seconds. Made while others write; one that was broken off is dropped
and made again."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("records", "0112_complaints_taken_by_staff")]
    operations = [
        migrations.RunSQL("DROP INDEX CONCURRENTLY IF EXISTS received_for_people", migrations.RunSQL.noop),
        AddIndexConcurrently(
            "receivedmessage",
            models.Index(
                name="received_for_people", fields=["received_at"], condition=models.Q(("task__isnull", False))
            ),
        ),
        migrations.RunSQL("DROP INDEX CONCURRENTLY IF EXISTS written_to_us", migrations.RunSQL.noop),
        AddIndexConcurrently(
            "writtenmessage",
            models.Index(name="written_to_us", fields=["written_at"], condition=models.Q(("by", None))),
        ),
    ]
