import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="DangerReading",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "door",
                models.CharField(
                    choices=[
                        ("text", "Text"),
                        ("email", "Email"),
                        ("page", "Page"),
                        ("supporter", "Supporter"),
                        ("form", "Form"),
                        ("partner", "Partner"),
                        ("officer", "Officer"),
                        ("desk", "Desk"),
                        ("voice", "Voice"),
                    ],
                    max_length=10,
                ),
            ),
            ("about", models.CharField(max_length=80, unique=True)),
            ("found_at", models.DateTimeField()),
            ("rules", django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), size=None)),
            ("sealed", models.BinaryField()),
            (
                "answer",
                models.CharField(
                    choices=[
                        ("sent", "Sent"),
                        ("not_agreed", "Not Agreed"),
                        ("sent_before", "Sent Before"),
                        ("no_point", "No Point"),
                    ],
                    max_length=12,
                ),
            ),
            (
                "task",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="danger_readings", to="records.task"
                ),
            ),
            (
                "telling",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.telling"
                ),
            ),
            (
                "victim",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="danger_readings",
                    to="records.victim",
                ),
            ),
            ("looked_at", models.DateTimeField(null=True)),
        ],
        options={
            "indexes": [
                models.Index(fields=["task", "id"], name="danger_reading_by_task"),
                models.Index(fields=["victim", "-id"], name="danger_reading_by_victim"),
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        (
                            "door__in",
                            ["text", "email", "page", "supporter", "form", "partner", "officer", "desk", "voice"],
                        )
                    ),
                    name="danger_reading_door",
                ),
                models.CheckConstraint(
                    condition=models.Q(("answer__in", ["sent", "not_agreed", "sent_before", "no_point"])),
                    name="danger_reading_answer",
                ),
                models.CheckConstraint(
                    condition=models.Q(("rules", []), _negated=True), name="danger_reading_found_something"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("answer", "sent"), ("telling__isnull", False)),
                        models.Q(models.Q(("answer", "sent"), _negated=True), ("telling", None)),
                        _connector="OR",
                    ),
                    name="danger_reading_sent_or_not",
                ),
            ],
        },
    ),
]
