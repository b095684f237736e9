import django.contrib.postgres.fields
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="Supplier",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "channel",
                models.CharField(
                    choices=[("text", "Text"), ("email", "Email"), ("letter", "Letter"), ("call", "Call")],
                    max_length=10,
                ),
            ),
            ("name", models.CharField(max_length=20)),
            ("score", models.FloatField(default=1.0)),
            (
                "last_answers",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.CharField(max_length=10), default=list, size=None
                ),
            ),
            ("last_answer_at", models.DateTimeField(null=True)),
            ("ailing_since", models.DateTimeField(null=True)),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(fields=("channel", "name"), name="supplier_once_a_channel"),
                models.CheckConstraint(
                    condition=models.Q(("channel__in", ["text", "email", "letter", "call"])), name="supplier_channel"
                ),
                models.CheckConstraint(condition=models.Q(("score__gt", 0), ("score__lte", 1)), name="supplier_score"),
            ],
        },
    ),
]
