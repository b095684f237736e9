"""The lists of work walk open tasks with danger first. Made while others write; one that was broken off is dropped and
made again. The indexes without danger go once the new ones are there."""

from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models

_OPEN = models.Q(("closed_at", None))
_URGENCY = ["-is_danger", "-harm", "due_at", "id"]
_INDEXES = [
    models.Index(name="task_open_of_team", fields=["team", *_URGENCY], condition=_OPEN),
    models.Index(name="task_open_of_all", fields=[*_URGENCY], condition=_OPEN),
    models.Index(name="task_open_of_kind", fields=["kind", *_URGENCY], condition=_OPEN),
    models.Index(
        name="task_open_team_unowned",
        fields=["team", *_URGENCY],
        condition=models.Q(("closed_at", None), ("owner", None)),
    ),
    models.Index(
        name="task_open_danger",
        fields=["due_at", "id"],
        condition=models.Q(("closed_at", None), ("is_danger", True)),
    ),
]


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("records", "0085_danger_that_is_open")]
    operations = [
        *(
            operation
            for index in _INDEXES
            for operation in (
                migrations.RunSQL(f"DROP INDEX CONCURRENTLY IF EXISTS {index.name}", migrations.RunSQL.noop),
                AddIndexConcurrently("task", index),
            )
        ),
        RemoveIndexConcurrently("task", "task_open_by_urgency"),
        RemoveIndexConcurrently("task", "task_open_by_harm"),
        RemoveIndexConcurrently("task", "task_open_by_kind"),
        RemoveIndexConcurrently("task", "task_open_of_nobody"),
    ]
