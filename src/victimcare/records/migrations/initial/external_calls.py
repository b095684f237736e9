"""Tables of `records/models`, module `external_calls`."""

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="CentreCall",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "call",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT, related_name="at_centre", to="records.call"
                ),
            ),
            ("centre", models.CharField(max_length=200)),
            ("centre_call_id", models.CharField(max_length=200)),
            ("language", models.CharField(max_length=8)),
            ("is_reserved", models.BooleanField(default=False)),
            (
                "asked_ids",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.CharField(max_length=200), db_default=[], default=list, size=None
                ),
            ),
            ("told_id", models.CharField(blank=True, max_length=200)),
            ("told_digest", models.BinaryField(max_length=32, null=True)),
            ("told_at", models.DateTimeField(null=True)),
            ("entered_at", models.DateTimeField(null=True)),
            ("left_at", models.DateTimeField(null=True)),
            (
                "left_how",
                models.CharField(
                    blank=True,
                    choices=[
                        ("answered", "Answered"),
                        ("abandoned", "Abandoned"),
                        ("callback", "Callback"),
                        ("voicemail", "Voicemail"),
                        ("too_long", "Too Long"),
                        ("closed", "Closed"),
                    ],
                    max_length=10,
                ),
            ),
            ("ended_at", models.DateTimeField(null=True)),
            ("wrapped_up_at", models.DateTimeField(null=True)),
            (
                "outcome",
                models.CharField(
                    blank=True,
                    choices=[
                        ("helped", "Helped"),
                        ("told", "Told"),
                        ("referred", "Referred"),
                        ("call_back", "Call Back"),
                        ("danger", "Danger"),
                        ("nobody_spoke", "No Speech"),
                        ("not_for_us", "Not For Us"),
                        ("abuse", "Abuse"),
                    ],
                    max_length=20,
                ),
            ),
        ],
        options={
            "indexes": [models.Index(fields=["entered_at"], name="centre_call_by_entry")],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        ("left_how__in", ["answered", "abandoned", "callback", "voicemail", "too_long", "closed", ""])
                    ),
                    name="centre_call_left_how",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        (
                            "outcome__in",
                            [
                                "helped",
                                "told",
                                "referred",
                                "call_back",
                                "danger",
                                "nobody_spoke",
                                "not_for_us",
                                "abuse",
                                "",
                            ],
                        )
                    ),
                    name="centre_call_outcome",
                ),
                models.UniqueConstraint(fields=("centre", "centre_call_id"), name="centre_call_once"),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(
                            ("ended_at", None),
                            ("entered_at", None),
                            ("left_at", None),
                            ("left_how", ""),
                            ("outcome", ""),
                            ("told_at", None),
                            ("told_digest", None),
                            ("told_id", ""),
                            ("wrapped_up_at", None),
                        ),
                        models.Q(
                            models.Q(("told_id", ""), _negated=True),
                            ("told_at__isnull", False),
                            ("told_digest__isnull", False),
                            ("entered_at__isnull", False),
                            ("left_at__isnull", False),
                            models.Q(
                                models.Q(
                                    ("ended_at__isnull", False),
                                    ("left_how", "answered"),
                                    models.Q(("outcome", ""), _negated=True),
                                ),
                                models.Q(
                                    ("ended_at", None),
                                    ("left_how", "abandoned"),
                                    ("outcome", ""),
                                    ("wrapped_up_at", None),
                                ),
                                _connector="OR",
                            ),
                        ),
                        _connector="OR",
                    ),
                    name="centre_call_told_whole",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("left_at", None), ("left_at__gte", models.F("entered_at")), _connector="OR"),
                        models.Q(("ended_at", None), ("ended_at__gte", models.F("left_at")), _connector="OR"),
                        models.Q(
                            ("wrapped_up_at", None), ("wrapped_up_at__gte", models.F("ended_at")), _connector="OR"
                        ),
                    ),
                    name="centre_call_in_order_of_time",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="RefusedDisposition",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            ("centre", models.CharField(max_length=200)),
            ("call_id", models.CharField(max_length=200)),
            ("body", models.BinaryField()),
            ("field", models.CharField(blank=True, max_length=100)),
            ("reason", models.TextField()),
            ("received_at", models.DateTimeField()),
        ],
        options={
            "indexes": [models.Index(fields=["-received_at"], name="refused_disposition_by_time")],
        },
    ),
    migrations.CreateModel(
        name="HostedCall",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "call",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT, related_name="hosted", to="records.call"
                ),
            ),
            ("carrier", models.CharField(max_length=20)),
            ("carrier_call_id", models.CharField(max_length=64)),
            ("turn", models.PositiveIntegerField(default=0)),
            ("memory", models.BinaryField(default=b"")),
            ("last_request", models.BinaryField(default=b"")),
            ("last_answer", models.BinaryField(default=b"")),
            ("touched_at", models.DateTimeField()),
            ("over_at", models.DateTimeField(null=True)),
        ],
        options={
            "indexes": [
                models.Index(condition=models.Q(("over_at", None)), fields=["touched_at"], name="hosted_call_open")
            ],
            "constraints": [
                models.UniqueConstraint(fields=("carrier", "carrier_call_id"), name="hosted_call_once"),
                models.CheckConstraint(
                    condition=models.Q(("over_at", None), ("memory", b""), _connector="OR"),
                    name="hosted_call_keeps_nothing",
                ),
            ],
        },
    ),
]
