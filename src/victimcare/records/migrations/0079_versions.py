"""What two people may write over has a version: whoever saves names the one that they read."""

from django.db import migrations, models

_OF = (
    "courtask",
    "handoverpacket",
    "keptsound",
    "propertyreturn",
    "referral",
    "statement",
    "supporter",
    "supportservice",
    "team",
)


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0078_leaving_back_at"),
    ]

    operations = [
        *(migrations.AddField(model, "version", models.PositiveIntegerField(db_default=0, default=0)) for model in _OF),
        migrations.AddField("supportservice", "room_version", models.PositiveIntegerField(db_default=0, default=0)),
    ]
