from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="PlacedSpend",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("reference", models.CharField(max_length=250, unique=True)),
            (
                "kind",
                models.CharField(
                    choices=[
                        ("place", "Place"),
                        ("wide", "Wide"),
                        ("mobile", "Mobile"),
                        ("free", "Free"),
                        ("extension", "Extension"),
                    ],
                    max_length=10,
                ),
            ),
            ("begun_at", models.DateTimeField()),
            ("ended_at", models.DateTimeField(null=True)),
            ("pence", models.PositiveIntegerField()),
        ],
        options={
            "indexes": [models.Index(fields=["begun_at"], name="placed_spend_by_time")],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("kind__in", ["place", "wide", "mobile", "free", "extension"])),
                    name="placed_spend_kind",
                )
            ],
        },
    ),
]
