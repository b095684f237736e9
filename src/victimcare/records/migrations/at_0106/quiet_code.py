import django.db.models.deletion
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="QuietlySent",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("public_id", models.UUIDField(editable=False, unique=True)),
            (
                "what",
                models.CharField(
                    choices=[("message", "Message"), ("call_back", "Call Back"), ("not_done", "Not Done")],
                    max_length=10,
                ),
            ),
            ("sent_at", models.DateTimeField()),
            ("sealed", models.BinaryField(default=b"")),
            ("answer_by", models.DateField(null=True)),
            ("files", models.ManyToManyField(related_name="+", to="records.storedfile")),
            (
                "grant",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="quietly_sent", to="records.accessgrant"
                ),
            ),
        ],
        options={
            "indexes": [models.Index(fields=["sent_at"], name="quietly_sent_by_time")],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("what__in", ["message", "call_back", "not_done"])), name="quietly_sent_what"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("answer_by__isnull", False), ("what", "message")),
                        models.Q(models.Q(("what", "message"), _negated=True), ("answer_by", None)),
                        _connector="OR",
                    ),
                    name="quietly_sent_message_has_day",
                ),
            ],
        },
    ),
]
