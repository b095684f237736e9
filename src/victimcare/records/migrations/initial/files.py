"""Tables of `records/models`, module `files`."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="StoredFile",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("public_id", models.UUIDField(editable=False, unique=True)),
            (
                "victim",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="files", to="records.victim"
                ),
            ),
            (
                "kind",
                models.CharField(
                    choices=[
                        ("jpeg", "jpeg"),
                        ("png", "png"),
                        ("webp", "webp"),
                        ("pdf", "pdf"),
                        ("text", "text"),
                        ("mp3", "mp3"),
                        ("m4a", "m4a"),
                        ("wav", "wav"),
                        ("ogg", "ogg"),
                        ("amr", "amr"),
                        ("mp4", "mp4"),
                        ("mov", "mov"),
                        ("3gp", "3gp"),
                        ("webm", "webm"),
                    ],
                    max_length=10,
                ),
            ),
            ("size", models.PositiveIntegerField()),
            ("sha256", models.CharField(max_length=64)),
            ("added_at", models.DateTimeField()),
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
                "scan",
                models.CharField(
                    choices=[("not_scanned", "Not Scanned"), ("clean", "Clean"), ("harmful", "Harmful")], max_length=12
                ),
            ),
            ("scanned_at", models.DateTimeField(null=True)),
            ("gone_at", models.DateTimeField(null=True)),
            (
                "gone_because",
                models.CharField(
                    blank=True,
                    choices=[("harmful", "Harmful"), ("redacted", "Redacted"), ("taken_back", "Taken Back")],
                    max_length=12,
                ),
            ),
        ],
        options={
            "indexes": [
                models.Index(
                    condition=models.Q(("gone_at", None), ("scan", "not_scanned")),
                    fields=["id"],
                    name="stored_file_to_scan",
                )
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        (
                            "kind__in",
                            [
                                "jpeg",
                                "png",
                                "webp",
                                "pdf",
                                "text",
                                "mp3",
                                "m4a",
                                "wav",
                                "ogg",
                                "amr",
                                "mp4",
                                "mov",
                                "3gp",
                                "webm",
                            ],
                        )
                    ),
                    name="stored_file_kind",
                ),
                models.CheckConstraint(
                    condition=models.Q(("scan__in", ["not_scanned", "clean", "harmful"])), name="stored_file_scan"
                ),
                models.CheckConstraint(
                    condition=models.Q(("gone_because__in", ["harmful", "redacted", "taken_back", ""])),
                    name="stored_file_gone_because",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("gone_at", None), ("gone_because", "")),
                        models.Q(("gone_at__isnull", False), models.Q(("gone_because", ""), _negated=True)),
                        _connector="OR",
                    ),
                    name="stored_file_gone_says_why",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("scan", "not_scanned"), ("scanned_at", None)),
                        models.Q(models.Q(("scan", "not_scanned"), _negated=True), ("scanned_at__isnull", False)),
                        _connector="OR",
                    ),
                    name="stored_file_scanned_at",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="FilePart",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "file",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="parts", to="records.storedfile"
                ),
            ),
            ("number", models.PositiveIntegerField()),
            ("sealed", models.BinaryField()),
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("file", "number"), name="file_part_once")],
        },
    ),
]
