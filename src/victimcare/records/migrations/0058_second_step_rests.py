"""Wrong numbers end nothing of the second step any more: how many were tried is counted by code, and single ones rest
until a person has made a new one."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0057_languages_of_pages"),
    ]

    operations = [
        migrations.AddField("accessgrant", "second_rests_since", models.DateTimeField(null=True)),
        migrations.AddField("victimsession", "second_spent", models.PositiveSmallIntegerField(db_default=0, default=0)),
        migrations.AddField(
            "victimsession", "second_long_tries", models.PositiveSmallIntegerField(db_default=0, default=0)
        ),
        migrations.RemoveField("secondfactor", "wrong_tries"),
    ]
