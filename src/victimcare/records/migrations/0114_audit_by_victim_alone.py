"""A victim reads who looked at what the record of their case does not tell of. Made while others write; one that was
broken off is dropped and made again."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("records", "0113_messages_by_when_they_came")]
    operations = [
        migrations.RunSQL("DROP INDEX CONCURRENTLY IF EXISTS audit_by_victim_alone", migrations.RunSQL.noop),
        AddIndexConcurrently(
            "auditentry",
            models.Index(
                name="audit_by_victim_alone",
                fields=["victim_id", "at"],
                condition=models.Q(("case_id", None), ("victim_id__isnull", False)),
            ),
        ),
    ]
