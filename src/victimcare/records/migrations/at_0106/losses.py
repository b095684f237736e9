import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="LossList",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("public_id", models.UUIDField(editable=False, unique=True)),
            ("number", models.PositiveSmallIntegerField()),
            ("sealed", models.BinaryField()),
            ("sent_at", models.DateTimeField()),
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
                "message",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT, related_name="loss_list", to="records.writtenmessage"
                ),
            ),
            (
                "victim",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="loss_lists", to="records.victim"
                ),
            ),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(fields=("victim", "number"), name="loss_list_number"),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("added_at", None), ("added_by", None)),
                        models.Q(("added_at__isnull", False), ("added_by__isnull", False)),
                        _connector="OR",
                    ),
                    name="loss_list_added_whole",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="LostThing",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("public_id", models.UUIDField(editable=False, unique=True)),
            ("sealed", models.BinaryField()),
            ("added_at", models.DateTimeField()),
            ("changed_at", models.DateTimeField()),
            ("taken_away_at", models.DateTimeField(null=True)),
            (
                "victim",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="lost_things", to="records.victim"
                ),
            ),
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
        name="LostThingFile",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("sent_at", models.DateTimeField(null=True)),
            ("taken_away_at", models.DateTimeField(null=True)),
            (
                "file",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT, related_name="lost_thing", to="records.storedfile"
                ),
            ),
            (
                "thing",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="attached", to="records.lostthing"
                ),
            ),
        ],
    ),
]
