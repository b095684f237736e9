"""How far a call has come, so that any process can go on with it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0028_unknown_senders")]
    operations = [
        migrations.AddField("call", "state", models.JSONField(default=dict)),
        migrations.AddField("call", "steps", models.PositiveIntegerField(default=0)),
        migrations.AddField("call", "choices", models.JSONField(default=dict)),
    ]
