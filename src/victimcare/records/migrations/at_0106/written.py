import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="UpdateAsked",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("asked_at", models.DateTimeField()),
            ("answer_by", models.DateField()),
            (
                "task",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="updates_asked", to="records.task"
                ),
            ),
            (
                "victim",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="updates_asked", to="records.victim"
                ),
            ),
        ],
        options={
            "indexes": [models.Index(fields=["victim", "-asked_at"], name="update_asked_by_victim")],
        },
    ),
    migrations.CreateModel(
        name="WrittenMessage",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("public_id", models.UUIDField(editable=False, unique=True)),
            ("to", models.CharField(blank=True, choices=[("officer", "Officer"), ("care", "Care")], max_length=10)),
            ("with_second_factor", models.BooleanField(default=False)),
            ("sealed", models.BinaryField()),
            ("written_at", models.DateTimeField()),
            ("answer_by", models.DateField(null=True)),
            ("read_at", models.DateTimeField(null=True)),
            (
                "by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "read_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "task",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="written", to="records.task"
                ),
            ),
            (
                "victim",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="written", to="records.victim"
                ),
            ),
        ],
        options={
            "indexes": [
                models.Index(fields=["victim", "-id"], name="written_by_victim"),
                models.Index(
                    condition=models.Q(("by__isnull", False), ("read_at", None)),
                    fields=["victim"],
                    name="written_ours_not_read",
                ),
            ],
            "constraints": [
                models.CheckConstraint(condition=models.Q(("to__in", ["officer", "care", ""])), name="written_to"),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(
                            ("answer_by__isnull", False),
                            ("by", None),
                            ("task__isnull", False),
                            models.Q(("to", ""), _negated=True),
                        ),
                        models.Q(
                            ("answer_by", None),
                            ("by__isnull", False),
                            ("read_by", None),
                            ("task", None),
                            ("to", ""),
                            ("with_second_factor", False),
                        ),
                        _connector="OR",
                    ),
                    name="written_hers_or_ours",
                ),
                models.CheckConstraint(
                    condition=models.Q(("read_by", None), ("read_at__isnull", False), _connector="OR"),
                    name="written_read_by_at",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="WrittenFile",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("place", models.PositiveSmallIntegerField()),
            (
                "file",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT, related_name="written", to="records.storedfile"
                ),
            ),
            (
                "message",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="attached", to="records.writtenmessage"
                ),
            ),
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("message", "place"), name="written_file_place")],
        },
    ),
]
