import django.db.models.deletion
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="HostedCall",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("carrier", models.CharField(max_length=20)),
            ("carrier_call_id", models.CharField(max_length=64)),
            ("turn", models.PositiveIntegerField(default=0)),
            ("memory", models.BinaryField(default=b"")),
            ("last_request", models.BinaryField(default=b"")),
            ("last_answer", models.BinaryField(default=b"")),
            ("touched_at", models.DateTimeField()),
            ("over_at", models.DateTimeField(null=True)),
            (
                "call",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT, related_name="hosted", to="records.call"
                ),
            ),
        ],
        options={
            "indexes": [
                models.Index(condition=models.Q(("over_at", None)), fields=["touched_at"], name="hosted_call_open")
            ],
            "constraints": [
                models.UniqueConstraint(fields=("carrier", "carrier_call_id"), name="hosted_call_once"),
                models.CheckConstraint(
                    condition=models.Q(("over_at", None), ("memory", b""), _connector="OR"),
                    name="hosted_call_keeps_nothing",
                ),
            ],
        },
    ),
]
