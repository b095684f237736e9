"""When a victim was first spoken with about what ended: what was said then is kept back no more."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0091_family_liaison"),
    ]

    operations = [
        migrations.AddField(
            model_name="closingcall",
            name="spoken_at",
            field=models.DateTimeField(null=True),
        ),
    ]
