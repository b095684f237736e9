"""Tables of `records/models`, module `correspondence`."""

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="ReceivedMessage",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            ("channel", models.CharField(choices=[("text", "Text"), ("email", "Email")], max_length=10)),
            (
                "kind",
                models.CharField(
                    choices=[
                        ("reply", "Reply"),
                        ("stop", "Stop"),
                        ("bounce", "Bounce"),
                        ("report", "Report"),
                        ("automatic", "Automatic"),
                        ("unknown", "Unknown"),
                    ],
                    max_length=10,
                ),
            ),
            ("supplier", models.CharField(max_length=20)),
            ("supplier_id", models.CharField(max_length=100)),
            ("received_at", models.DateTimeField()),
            (
                "victim",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="received", to="records.victim"
                ),
            ),
            (
                "telling",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="received",
                    to="records.notification",
                ),
            ),
            ("answers_by_name", models.BooleanField(db_default=False, default=False)),
            (
                "task",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="received", to="records.task"
                ),
            ),
            ("read_at", models.DateTimeField(null=True)),
            ("from_key", models.TextField()),
            ("sealed_head", models.BinaryField(db_default=b"", default=b"")),
            ("sealed_words", models.BinaryField(db_default=b"", default=b"")),
            ("sealed_content", models.BinaryField(db_default=b"", default=b"")),
            ("sha256", models.CharField(max_length=64)),
            ("reason", models.CharField(blank=True, max_length=60)),
            ("settled_at", models.DateTimeField(null=True)),
        ],
        options={
            "indexes": [
                models.Index(fields=["victim", "-received_at"], name="received_by_victim"),
                models.Index(fields=["from_key", "-received_at"], name="received_by_sender"),
                models.Index(
                    condition=models.Q(("task__isnull", False)), fields=["received_at"], name="received_for_people"
                ),
            ],
            "constraints": [
                models.CheckConstraint(condition=models.Q(("channel__in", ["text", "email"])), name="received_channel"),
                models.CheckConstraint(
                    condition=models.Q(("kind__in", ["reply", "stop", "bounce", "report", "automatic", "unknown"])),
                    name="received_kind",
                ),
                models.UniqueConstraint(fields=("supplier", "supplier_id"), name="received_once"),
                models.CheckConstraint(
                    condition=models.Q(
                        ("settled_at", None), ("kind__in", ["bounce", "report", "automatic"]), _connector="OR"
                    ),
                    name="received_people_are_read",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="StoppedPoint",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "kind",
                models.CharField(
                    choices=[("mobile", "Mobile"), ("phone", "Phone"), ("email", "Email"), ("address", "Address")],
                    max_length=10,
                ),
            ),
            ("match_key", models.TextField()),
            ("stopped_at", models.DateTimeField()),
            (
                "received",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="stops", to="records.receivedmessage"
                ),
            ),
        ],
        options={
            "indexes": [models.Index(fields=["match_key", "-stopped_at"], name="stopped_point_by_key")],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("kind__in", ["mobile", "phone", "email", "address"])), name="stopped_point_kind"
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="WrittenMessage",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("public_id", models.UUIDField(editable=False, unique=True)),
            (
                "victim",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="written", to="records.victim"
                ),
            ),
            (
                "by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("to", models.CharField(blank=True, choices=[("officer", "Officer"), ("care", "Care")], max_length=10)),
            ("with_second_factor", models.BooleanField(default=False)),
            ("sealed", models.BinaryField()),
            ("written_at", models.DateTimeField()),
            ("answer_by", models.DateField(null=True)),
            (
                "task",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="written", to="records.task"
                ),
            ),
            ("read_at", models.DateTimeField(null=True)),
            (
                "read_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
        ],
        options={
            "indexes": [
                models.Index(fields=["victim", "-id"], name="written_by_victim"),
                models.Index(condition=models.Q(("by", None)), fields=["written_at"], name="written_to_us"),
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
        name="WrittenMessageFile",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "message",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="attached", to="records.writtenmessage"
                ),
            ),
            (
                "file",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT, related_name="written", to="records.storedfile"
                ),
            ),
            ("place", models.PositiveSmallIntegerField()),
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("message", "place"), name="written_file_place")],
        },
    ),
    migrations.CreateModel(
        name="UpdateRequest",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "victim",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="updates_asked", to="records.victim"
                ),
            ),
            ("asked_at", models.DateTimeField()),
            ("answer_by", models.DateField()),
            (
                "task",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="updates_asked", to="records.task"
                ),
            ),
        ],
        options={
            "indexes": [models.Index(fields=["victim", "-asked_at"], name="update_asked_by_victim")],
        },
    ),
    migrations.CreateModel(
        name="DangerFinding",
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
            ("about", models.CharField(max_length=120, unique=True)),
            (
                "victim",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="danger_readings",
                    to="records.victim",
                ),
            ),
            ("is_sender_on_record", models.BooleanField(db_default=False, default=False)),
            ("found_at", models.DateTimeField()),
            ("looked_at", models.DateTimeField(null=True)),
            ("rules", django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), size=None)),
            ("sealed", models.BinaryField()),
            (
                "task",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="danger_readings", to="records.task"
                ),
            ),
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
                "telling",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.notification"
                ),
            ),
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
