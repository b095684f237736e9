"""Whoever had stopped and wants it again is watched over again."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0077_work_since"),
    ]

    operations = [
        migrations.AddField(
            model_name="leaving",
            name="back_at",
            field=models.DateTimeField(null=True),
        ),
    ]
