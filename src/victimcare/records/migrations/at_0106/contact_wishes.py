import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="ContactDraft",
        fields=[
            (
                "victim",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT,
                    primary_key=True,
                    related_name="+",
                    serialize=False,
                    to="records.victim",
                ),
            ),
            ("sealed", models.BinaryField()),
            ("saved_at", models.DateTimeField()),
        ],
    ),
    migrations.CreateModel(
        name="ContactWish",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("public_id", models.UUIDField(editable=False, unique=True)),
            ("sealed", models.BinaryField(null=True)),
            ("made_at", models.DateTimeField()),
            (
                "taken_away",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.CharField(max_length=12), default=list, size=None
                ),
            ),
            ("ended_at", models.DateTimeField(null=True)),
            (
                "ended_how",
                models.CharField(
                    blank=True,
                    choices=[("agreed", "Agreed"), ("not_taken", "Not Taken"), ("replaced", "Replaced")],
                    max_length=10,
                ),
            ),
            ("why", models.TextField(blank=True)),
            (
                "ended_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "victim",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="contact_wishes", to="records.victim"
                ),
            ),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("ended_how__in", ["agreed", "not_taken", "replaced", ""])),
                    name="contact_wish_ended_how",
                ),
                models.UniqueConstraint(
                    condition=models.Q(("ended_at", None)), fields=("victim",), name="contact_wish_one_open"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("ended_at", None), ("ended_by", None), ("ended_how", "")),
                        models.Q(("ended_at__isnull", False), models.Q(("ended_how", ""), _negated=True)),
                        _connector="OR",
                    ),
                    name="contact_wish_end_whole",
                ),
            ],
        },
    ),
]
