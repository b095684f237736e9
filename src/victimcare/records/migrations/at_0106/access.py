import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="ApiToken",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("name", models.CharField(max_length=200)),
            ("token_hash", models.BinaryField(max_length=32, unique=True)),
            ("scope", models.CharField(max_length=20)),
            (
                "sources",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.CharField(max_length=200), default=list, size=None
                ),
            ),
            (
                "types",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.CharField(max_length=60), default=list, size=None
                ),
            ),
            ("created_at", models.DateTimeField()),
            ("created_by", models.CharField(max_length=200)),
            ("last_used_at", models.DateTimeField(null=True)),
            ("revoked_at", models.DateTimeField(null=True)),
        ],
    ),
    migrations.CreateModel(
        name="CodeTry",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("at", models.DateTimeField()),
            ("channel", models.CharField(max_length=10)),
            ("was_right", models.BooleanField()),
            ("source_key", models.BinaryField(default=b"", max_length=32)),
            (
                "tried",
                models.ForeignKey(
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="records.accessgrant",
                ),
            ),
            ("was_read", models.BooleanField(default=True)),
        ],
        options={
            "indexes": [
                models.Index(
                    condition=models.Q(("was_read", True), ("was_right", False)),
                    fields=["at"],
                    name="code_try_wrong_by_time",
                ),
                models.Index(condition=models.Q(("tried__isnull", False)), fields=["at"], name="code_try_of_a_code"),
                models.Index(
                    condition=models.Q(("was_right", False)),
                    fields=["source_key", "at"],
                    name="code_try_wrong_by_source",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="AccessGrant",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            ("selector_key", models.BinaryField(max_length=32)),
            ("proof_hash", models.TextField()),
            (
                "opens",
                models.CharField(choices=[("short", "Short"), ("case", "Case"), ("quiet", "Quiet")], max_length=5),
            ),
            ("made_at", models.DateTimeField()),
            ("made_by", models.CharField(max_length=200)),
            ("reason", models.TextField()),
            ("last_used_at", models.DateTimeField(null=True)),
            ("expires_at", models.DateTimeField()),
            ("wrong_tries", models.PositiveSmallIntegerField(default=0)),
            ("ended_at", models.DateTimeField(null=True)),
            ("ended_reason", models.CharField(blank=True, max_length=20)),
            (
                "victim",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="access_grants", to="records.victim"
                ),
            ),
            (
                "supporter",
                models.ForeignKey(
                    db_index=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="access_grants",
                    to="records.supporter",
                ),
            ),
            ("second_rests_since", models.DateTimeField(null=True)),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("ended_at", None)),
                    fields=("selector_key",),
                    name="access_grant_one_live_per_selector",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("ended_at", None), ("ended_reason", "")),
                        models.Q(("ended_at__isnull", False), models.Q(("ended_reason", ""), _negated=True)),
                        _connector="OR",
                    ),
                    name="access_grant_end_has_reason",
                ),
                models.CheckConstraint(
                    condition=models.Q(("opens__in", ["short", "case", "quiet"])), name="access_grant_opens"
                ),
                models.UniqueConstraint(
                    condition=models.Q(("ended_at", None), ("opens", "quiet")),
                    fields=("victim",),
                    name="access_grant_one_quiet_per_victim",
                ),
                models.UniqueConstraint(
                    condition=models.Q(
                        ("ended_at", None), ("supporter", None), models.Q(("opens", "quiet"), _negated=True)
                    ),
                    fields=("victim",),
                    name="access_grant_one_live_per_victim",
                ),
                models.UniqueConstraint(
                    condition=models.Q(("ended_at", None), ("supporter__isnull", False)),
                    fields=("supporter",),
                    name="access_grant_one_live_per_supporter",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="VictimSession",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("token_hash", models.BinaryField(max_length=32, unique=True)),
            ("started_at", models.DateTimeField()),
            ("last_seen_at", models.DateTimeField()),
            ("ended_at", models.DateTimeField(null=True)),
            (
                "grant",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="sessions", to="records.accessgrant"
                ),
            ),
            ("second_at", models.DateTimeField(null=True)),
            (
                "device",
                models.CharField(
                    choices=[
                        ("phone", "Phone"),
                        ("tablet", "Tablet"),
                        ("computer", "Computer"),
                        ("unknown", "Unknown"),
                    ],
                    db_default="unknown",
                    max_length=10,
                ),
            ),
            (
                "browser",
                models.CharField(
                    choices=[
                        ("chrome", "Chrome"),
                        ("edge", "Edge"),
                        ("firefox", "Firefox"),
                        ("opera", "Opera"),
                        ("safari", "Safari"),
                        ("samsung", "Samsung"),
                        ("other", "Other"),
                    ],
                    db_default="other",
                    max_length=10,
                ),
            ),
            ("again_at", models.DateTimeField(null=True)),
            ("selects", models.BinaryField(null=True)),
            ("second_wrong_tries", models.PositiveSmallIntegerField(db_default=0, default=0)),
            ("language", models.CharField(blank=True, db_default="", max_length=8)),
            ("second_spent", models.PositiveSmallIntegerField(db_default=0, default=0)),
            ("second_long_tries", models.PositiveSmallIntegerField(db_default=0, default=0)),
            ("bundle", models.UUIDField(null=True)),
            ("left_at", models.DateTimeField(null=True)),
        ],
        options={
            "indexes": [
                models.Index(
                    condition=models.Q(("bundle__isnull", False)), fields=["bundle"], name="victim_session_bundle"
                )
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("device__in", ["phone", "tablet", "computer", "unknown"])),
                    name="victim_session_device",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("browser__in", ["chrome", "edge", "firefox", "opera", "safari", "samsung", "other"])
                    ),
                    name="victim_session_browser",
                ),
                models.CheckConstraint(
                    condition=models.Q(("left_at", None), ("bundle__isnull", False), _connector="OR"),
                    name="victim_session_left_in_a_bundle",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="KeptAnswer",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("id_hash", models.BinaryField(max_length=32, unique=True)),
            ("kept_at", models.DateTimeField(db_index=True)),
            ("sealed", models.BinaryField()),
            (
                "visit",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.victimsession"
                ),
            ),
        ],
    ),
]
