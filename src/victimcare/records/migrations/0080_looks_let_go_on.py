"""Tasks about somebody who looks for many people, by whom they are about: each look-up asks whether a supervisor has
let them go on. Made while others write; one that was broken off is dropped and made again."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

_INDEX = models.Index(
    name="task_of_many_look_ups", fields=["subject_key", "closed_at"], condition=models.Q(("kind", "many_look_ups"))
)


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("records", "0079_versions")]
    operations = [
        migrations.RunSQL(f"DROP INDEX CONCURRENTLY IF EXISTS {_INDEX.name}", migrations.RunSQL.noop),
        AddIndexConcurrently("task", _INDEX),
    ]
