"""When it was agreed that somebody who helps a guarded victim may read what was agreed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0097_refused_once"),
    ]

    operations = [
        migrations.AddField(
            model_name="supporter",
            name="guarded_agreed_at",
            field=models.DateTimeField(null=True),
        ),
    ]
