"""Until when a browser's telephone is known to have sound: nobody is put through to one that has none."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0041_shown_number")]
    operations = [migrations.AddField("agent", "sound_until", models.DateTimeField(null=True))]
