import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="BacklogShare",
        fields=[
            (
                "team",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT,
                    primary_key=True,
                    related_name="backlog_share",
                    serialize=False,
                    to="records.team",
                ),
            ),
            ("per_day", models.PositiveSmallIntegerField()),
            ("version", models.PositiveIntegerField(default=1)),
            ("set_at", models.DateTimeField()),
            (
                "set_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="BacklogDay",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("day", models.DateField()),
            ("counted_at", models.DateTimeField()),
            ("left", models.PositiveIntegerField()),
            ("rights", models.PositiveIntegerField()),
            ("done", models.PositiveIntegerField()),
            ("handed_out", models.PositiveIntegerField(default=0)),
            (
                "team",
                models.ForeignKey(
                    db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.team"
                ),
            ),
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("team", "day"), name="backlog_day_once")],
        },
    ),
    migrations.CreateModel(
        name="BacklogEntry",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("harm", models.PositiveSmallIntegerField()),
            ("late_since", models.DateTimeField()),
            ("count", models.PositiveSmallIntegerField()),
            ("entered_at", models.DateTimeField()),
            ("handed_out_at", models.DateTimeField(null=True)),
            ("rounds", models.PositiveSmallIntegerField(db_default=0, default=0)),
            ("ended_at", models.DateTimeField(null=True)),
            (
                "task",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="backlog_entries",
                    to="records.task",
                ),
            ),
            (
                "team",
                models.ForeignKey(
                    db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.team"
                ),
            ),
            (
                "victim",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="backlog_entries",
                    to="records.victim",
                ),
            ),
        ],
        options={
            "indexes": [
                models.Index(
                    condition=models.Q(("ended_at", None), ("task", None)),
                    fields=["team", "-harm", "rounds", "late_since", "id"],
                    name="backlog_to_hand_out",
                ),
                models.Index(
                    condition=models.Q(("ended_at", None)),
                    fields=["team", "-harm", "late_since", "id"],
                    name="backlog_of_team",
                ),
                models.Index(
                    condition=models.Q(("ended_at", None)), fields=["-harm", "late_since", "id"], name="backlog_by_harm"
                ),
                models.Index(
                    condition=models.Q(("ended_at", None), ("task__isnull", False)),
                    fields=["task"],
                    name="backlog_handed_out",
                ),
                models.Index(
                    condition=models.Q(("ended_at__isnull", False)), fields=["team", "ended_at"], name="backlog_ended"
                ),
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("harm__in", [1, 2, 3])), name="backlog_entry_harm_one_to_three"
                ),
                models.UniqueConstraint(
                    condition=models.Q(("ended_at", None)), fields=("victim",), name="backlog_entry_open_once"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("handed_out_at", None), ("task", None)),
                        models.Q(("handed_out_at__isnull", False), ("task__isnull", False)),
                        _connector="OR",
                    ),
                    name="backlog_entry_task_and_moment_together",
                ),
            ],
        },
    ),
]
