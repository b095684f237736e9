from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="Installation",
        fields=[
            ("only", models.BooleanField(default=True, primary_key=True, serialize=False)),
            ("environment", models.CharField(max_length=12)),
            ("created_at", models.DateTimeField()),
            ("sending_held_since", models.DateTimeField(null=True)),
            ("sending_held_reason", models.TextField(blank=True)),
        ],
        options={
            "constraints": [models.CheckConstraint(condition=models.Q(("only", True)), name="installation_only_one")],
        },
    ),
]
