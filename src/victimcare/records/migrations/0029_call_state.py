"""How far a call has come, so that any process can go on with it, and how she says we did."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0028_unknown_senders")]
    operations = [
        migrations.AddField("call", "state", models.JSONField(default=dict)),
        migrations.AddField("call", "steps", models.PositiveIntegerField(default=0)),
        migrations.AddField("call", "mark", models.PositiveSmallIntegerField(null=True)),
        migrations.AddConstraint(
            "call",
            models.CheckConstraint(
                name="call_mark_from_1_to_5",
                condition=models.Q(("mark", None), ("mark__range", (1, 5)), _connector="OR"),
            ),
        ),
    ]
