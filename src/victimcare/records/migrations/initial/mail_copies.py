"""Tables of `records/models`, module `mail_copies`."""

import django.db.models.deletion
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="DuplicateEmail",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "received",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="copies",
                    to="records.receivedmessage",
                ),
            ),
            (
                "officer_reply",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="copies",
                    to="records.officerreply",
                ),
            ),
            ("came_at", models.DateTimeField()),
            ("sealed_content", models.BinaryField(db_default=b"", default=b"")),
            ("sha256", models.CharField(max_length=64)),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("officer_reply__isnull", False), ("received", None)),
                        models.Q(("officer_reply", None), ("received__isnull", False)),
                        _connector="OR",
                    ),
                    name="mail_copy_of_one_message",
                ),
                models.UniqueConstraint(fields=("received", "sha256"), name="mail_copy_once"),
                models.UniqueConstraint(fields=("officer_reply", "sha256"), name="mail_copy_of_reply_once"),
            ],
        },
    ),
]
