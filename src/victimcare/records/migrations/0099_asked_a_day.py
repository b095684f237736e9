"""How many victims a team was asked to reach today is counted along an index. Made while others write."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("records", "0098_read_though_guarded")]
    operations = [
        migrations.RunSQL("DROP INDEX CONCURRENTLY IF EXISTS pursuit_step_asked", migrations.RunSQL.noop),
        AddIndexConcurrently(
            "pursuitstep",
            models.Index(name="pursuit_step_asked", fields=["at"], condition=models.Q(("how", "asked"))),
        ),
    ]
