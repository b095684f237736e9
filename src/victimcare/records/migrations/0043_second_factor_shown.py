"""When a second factor was shown in a visit: from then on it opens everything that her plan lets her page show."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0042_browser_sound")]
    operations = [migrations.AddField("victimsession", "second_at", models.DateTimeField(null=True))]
