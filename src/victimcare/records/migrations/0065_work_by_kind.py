"""The work list by what it is about, what nobody has, what is put off and what was not received. Made while others
write; one that was broken off is dropped and made again."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

_OPEN = ("closed_at", None)
_INDEXES = (
    models.Index(name="task_open_by_kind", fields=["kind", "-harm", "due_at", "id"], condition=models.Q(_OPEN)),
    models.Index(
        name="task_open_of_nobody",
        fields=["team", "-harm", "due_at", "id"],
        condition=models.Q(_OPEN, ("owner", None)),
    ),
    models.Index(
        name="task_snoozed", fields=["snoozed_until"], condition=models.Q(_OPEN, ("snoozed_until__isnull", False))
    ),
    models.Index(
        name="task_not_received", fields=["handed_at"], condition=models.Q(_OPEN, ("handed_at__isnull", False))
    ),
)


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("records", "0064_rota")]
    operations = [
        operation
        for index in _INDEXES
        for operation in (
            migrations.RunSQL(f"DROP INDEX CONCURRENTLY IF EXISTS {index.name}", migrations.RunSQL.noop),
            AddIndexConcurrently("task", index),
        )
    ]
