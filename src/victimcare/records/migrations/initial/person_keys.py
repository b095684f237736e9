"""Tables of `records/models`, module `person_keys`."""

import uuid

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="PersonKey",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "person",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="keys", to="records.person"
                ),
            ),
            (
                "received",
                models.OneToOneField(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="person_key",
                    to="records.receivedmessage",
                    to_field="public_id",
                ),
            ),
            (
                "reply",
                models.OneToOneField(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="person_key",
                    to="records.officerreply",
                    to_field="public_id",
                ),
            ),
            ("sealed_key", models.BinaryField()),
            ("made_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ("erased_at", models.DateTimeField(null=True)),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("person__isnull", False), ("received", None), ("reply", None)),
                        models.Q(("received__isnull", False), ("reply", None)),
                        models.Q(("received", None), ("reply__isnull", False)),
                        _connector="OR",
                    ),
                    name="person_key_made_for_one",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("erased_at", None), models.Q(("sealed_key", b""), _negated=True)),
                        models.Q(("erased_at__isnull", False), ("sealed_key", b"")),
                        _connector="OR",
                    ),
                    name="person_key_erased_is_empty",
                ),
                models.UniqueConstraint(
                    condition=models.Q(("erased_at", None), ("received", None), ("reply", None)),
                    fields=("person",),
                    name="person_key_one_that_seals",
                ),
            ],
        },
    ),
]
