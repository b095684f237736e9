"""How a call is taken at a desk: the conversation that is recorded knows its call, and who had it may leave a note."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0034_opening")]
    operations = [
        migrations.AddField(
            "contact",
            "call",
            models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="contacts", to="records.call"
            ),
        ),
        migrations.AddField("queueentry", "note", models.TextField(blank=True, default=""), preserve_default=False),
    ]
