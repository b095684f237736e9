"""Tables of `records/models`, module `losses`."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="LostItem",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("public_id", models.UUIDField(editable=False, unique=True)),
            (
                "victim",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="lost_things", to="records.victim"
                ),
            ),
            ("sealed", models.BinaryField()),
            ("added_at", models.DateTimeField()),
            ("changed_at", models.DateTimeField()),
            ("taken_away_at", models.DateTimeField(null=True)),
        ],
        options={
            "indexes": [
                models.Index(
                    condition=models.Q(("taken_away_at", None)), fields=["victim", "id"], name="lost_thing_by_victim"
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="LostItemFile",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "thing",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="attached", to="records.lostitem"
                ),
            ),
            (
                "file",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT, related_name="lost_thing", to="records.storedfile"
                ),
            ),
            ("sent_at", models.DateTimeField(null=True)),
            ("taken_away_at", models.DateTimeField(null=True)),
        ],
    ),
    migrations.CreateModel(
        name="LossList",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("public_id", models.UUIDField(editable=False, unique=True)),
            (
                "victim",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="loss_lists", to="records.victim"
                ),
            ),
            ("number", models.PositiveSmallIntegerField()),
            ("sealed", models.BinaryField()),
            ("sent_at", models.DateTimeField()),
            (
                "message",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT, related_name="loss_list", to="records.writtenmessage"
                ),
            ),
            ("added_at", models.DateTimeField(null=True)),
            (
                "added_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "added_by_officer",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.officer"
                ),
            ),
            ("added_read_at", models.DateTimeField(null=True)),
        ],
        options={
            "indexes": [
                models.Index(
                    condition=models.Q(("added_by_officer__isnull", False), ("added_read_at", None)),
                    fields=["victim"],
                    name="loss_list_added_not_read",
                ),
                models.Index(condition=models.Q(("added_at", None)), fields=["victim"], name="loss_list_not_added"),
            ],
            "constraints": [
                models.UniqueConstraint(fields=("victim", "number"), name="loss_list_number"),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(
                            ("added_at", None), ("added_by", None), ("added_by_officer", None), ("added_read_at", None)
                        ),
                        models.Q(
                            ("added_at__isnull", False),
                            models.Q(("added_by__isnull", False), ("added_by_officer__isnull", False), _connector="OR"),
                            models.Q(("added_read_at", None), ("added_by_officer__isnull", False), _connector="OR"),
                        ),
                        _connector="OR",
                    ),
                    name="loss_list_added_whole",
                ),
            ],
        },
    ),
]
