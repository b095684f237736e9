"""The number that somebody who waits shows, so that she can be looked for where the line dies; gone once she leaves."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0040_guarded_wish")]
    operations = [
        migrations.AddField(
            model_name="queueentry",
            name="shown_number",
            field=models.TextField(blank=True, db_default="", default=""),
        ),
    ]
