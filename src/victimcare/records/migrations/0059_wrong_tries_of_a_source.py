"""Wrong tries of one source are counted apart from everybody's: those in a pause of entry count for it too."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0058_second_step_rests"),
    ]

    operations = [
        migrations.AddIndex(
            "codetry",
            models.Index(
                name="code_try_wrong_by_source", fields=["source_key", "at"], condition=models.Q(was_right=False)
            ),
        ),
    ]
