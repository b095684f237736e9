import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="TellOnceNote",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("version", models.PositiveIntegerField()),
            ("avoid", models.CharField(blank=True, max_length=500)),
            ("needs", models.CharField(blank=True, max_length=500)),
            ("happened", models.CharField(blank=True, max_length=500)),
            ("written_at", models.DateTimeField()),
            ("proved_how", models.CharField(max_length=12)),
            (
                "victim",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="tell_once_notes",
                    to="records.victim",
                ),
            ),
            (
                "written_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(fields=("victim", "version"), name="tell_once_note_one_of_each_version"),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("proved_how", "page"), ("written_by", None)),
                        models.Q(("written_by__isnull", False), models.Q(("proved_how", "page"), _negated=True)),
                        _connector="OR",
                    ),
                    name="tell_once_note_by_her_or_by_staff",
                ),
            ],
        },
    ),
]
