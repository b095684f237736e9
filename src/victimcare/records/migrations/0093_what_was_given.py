"""How much the share-out gave somebody lately is found along an index. Made while others write; one that was broken off
is dropped and made again."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

_INDEX = models.Index(
    name="task_change_given",
    fields=["by", "at"],
    condition=models.Q(("what__in", ["given", "given_known", "given_language", "given_skill"])),
)


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("records", "0092_closing_spoken")]
    operations = [
        migrations.RunSQL(f"DROP INDEX CONCURRENTLY IF EXISTS {_INDEX.name}", migrations.RunSQL.noop),
        AddIndexConcurrently("taskchange", _INDEX),
    ]
