import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="MoreHelpAsk",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "grounds",
                django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), size=None),
            ),
            ("asked_at", models.DateTimeField()),
            (
                "task",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="more_help_asks", to="records.task"
                ),
            ),
            (
                "victim",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="more_help_asks", to="records.victim"
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="StageSpread",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("kind", models.CharField(max_length=40)),
            ("wait", models.CharField(max_length=20)),
            ("count", models.PositiveIntegerField()),
            ("low", models.PositiveIntegerField()),
            ("high", models.PositiveIntegerField()),
            ("share", models.PositiveSmallIntegerField()),
            ("worked_out_at", models.DateTimeField()),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(fields=("kind", "wait"), name="stage_spread_once"),
                models.CheckConstraint(
                    condition=models.Q(("low__lt", models.F("high"))), name="stage_spread_low_before_high"
                ),
            ],
        },
    ),
]
