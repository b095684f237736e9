"""A visit may open several cases of one person, each by its own code (ADR 49)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0104_losses")]
    operations = [
        migrations.AddField("victimsession", "bundle", models.UUIDField(null=True)),
        migrations.AddField("victimsession", "left_at", models.DateTimeField(null=True)),
    ]
