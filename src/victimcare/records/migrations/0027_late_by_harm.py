"""The lists of the late walk open duties by harm and day. Made while others write; one that was broken off is dropped and
made again."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("records", "0026_harm_of_duties")]
    operations = [
        migrations.RunSQL("DROP INDEX CONCURRENTLY IF EXISTS duty_open_by_harm", migrations.RunSQL.noop),
        AddIndexConcurrently(
            "duty",
            models.Index(
                name="duty_open_by_harm",
                fields=["harm", "due_at", "code", "id"],
                condition=models.Q(("due_at__isnull", False), ("ending", ""), ("met_at", None)),
            ),
        ),
        migrations.RunSQL("DROP INDEX CONCURRENTLY IF EXISTS duty_without_number_by_harm", migrations.RunSQL.noop),
        AddIndexConcurrently(
            "duty",
            models.Index(
                name="duty_without_number_by_harm",
                fields=["harm", "starts_on", "code", "id"],
                condition=models.Q(("due_at", None), ("ending", ""), ("met_at", None), ("unit", "")),
            ),
        ),
    ]
