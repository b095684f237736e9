"""Open work by when it was made, for lists that stand open. Made while others write; one that was broken off is dropped
and made again."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

_INDEX = models.Index(name="task_open_since", fields=["created_at"], condition=models.Q(("closed_at", None)))


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("records", "0076_danger_now")]
    operations = [
        migrations.RunSQL(f"DROP INDEX CONCURRENTLY IF EXISTS {_INDEX.name}", migrations.RunSQL.noop),
        AddIndexConcurrently("task", _INDEX),
    ]
