"""What answers a form of hers is kept for a moment, so that her browser only ever keeps the address of a page."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0055_supporters"),
    ]

    operations = [
        migrations.CreateModel(
            name="KeptAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("id_hash", models.BinaryField(max_length=32, unique=True)),
                ("kept_at", models.DateTimeField(db_index=True)),
                ("sealed", models.BinaryField()),
                (
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.victimsession"
                    ),
                ),
            ],
        ),
    ]
