"""The cases of one visit are found along an index. Made while others write."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("records", "0105_cases_of_one_visit")]
    operations = [
        migrations.RunSQL("DROP INDEX CONCURRENTLY IF EXISTS victim_session_bundle", migrations.RunSQL.noop),
        AddIndexConcurrently(
            "victimsession",
            models.Index(
                name="victim_session_bundle", fields=["bundle"], condition=models.Q(("bundle__isnull", False))
            ),
        ),
        migrations.AddConstraint(
            "victimsession",
            models.CheckConstraint(
                name="victim_session_left_in_a_bundle",
                condition=models.Q(("left_at", None), ("bundle__isnull", False), _connector="OR"),
            ),
        ),
    ]
