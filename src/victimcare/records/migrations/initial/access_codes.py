"""Tables of `records/models`, module `access_codes`."""

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

TABLES = [
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
            ("selector_key", models.BinaryField(max_length=32)),
            ("proof_hash", models.TextField()),
            (
                "opens",
                models.CharField(choices=[("short", "Short"), ("case", "Case"), ("quiet", "Quiet")], max_length=5),
            ),
            ("made_at", models.DateTimeField()),
            ("made_by", models.CharField(max_length=200)),
            ("last_used_at", models.DateTimeField(null=True)),
            ("expires_at", models.DateTimeField()),
            ("wrong_tries", models.PositiveSmallIntegerField(default=0)),
            ("ended_at", models.DateTimeField(null=True)),
            ("ended_reason", models.CharField(blank=True, max_length=20)),
            ("second_rests_since", models.DateTimeField(null=True)),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("opens__in", ["short", "case", "quiet"])), name="access_grant_opens"
                ),
                models.UniqueConstraint(
                    condition=models.Q(("ended_at", None)),
                    fields=("selector_key",),
                    name="access_grant_one_live_per_selector",
                ),
                models.UniqueConstraint(
                    condition=models.Q(
                        ("ended_at", None), ("supporter", None), models.Q(("opens", "quiet"), _negated=True)
                    ),
                    fields=("victim",),
                    name="access_grant_one_live_per_victim",
                ),
                models.UniqueConstraint(
                    condition=models.Q(("ended_at", None), ("opens", "quiet")),
                    fields=("victim",),
                    name="access_grant_one_quiet_per_victim",
                ),
                models.UniqueConstraint(
                    condition=models.Q(("ended_at", None), ("supporter__isnull", False)),
                    fields=("supporter",),
                    name="access_grant_one_live_per_supporter",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("ended_at", None), ("ended_reason", "")),
                        models.Q(("ended_at__isnull", False), models.Q(("ended_reason", ""), _negated=True)),
                        _connector="OR",
                    ),
                    name="access_grant_end_has_reason",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="CodeAttempt",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("at", models.DateTimeField()),
            ("channel", models.CharField(max_length=10)),
            ("was_right", models.BooleanField()),
            ("was_read", models.BooleanField(default=True)),
            ("source_key", models.BinaryField(default=b"", max_length=32)),
            ("network_key", models.BinaryField(db_default=b"", default=b"", max_length=32)),
            (
                "let_by",
                models.CharField(
                    blank=True,
                    choices=[("browser", "browser"), ("work", "work"), ("wait", "wait")],
                    db_default="",
                    default="",
                    max_length=7,
                ),
            ),
            ("was_paced", models.BooleanField(db_default=False, default=False)),
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
        ],
        options={
            "indexes": [
                models.Index(
                    condition=models.Q(("was_read", True), ("was_right", False)),
                    fields=["at"],
                    name="code_try_wrong_by_time",
                ),
                models.Index(
                    condition=models.Q(("was_right", False)),
                    fields=["source_key", "at"],
                    name="code_try_wrong_by_source",
                ),
                models.Index(
                    condition=models.Q(("was_right", False)),
                    fields=["network_key", "at"],
                    name="code_try_wrong_by_network",
                ),
                models.Index(condition=models.Q(("tried__isnull", False)), fields=["at"], name="code_try_of_a_code"),
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("let_by__in", ["browser", "work", "wait", ""])), name="code_try_let_by"
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="VictimSession",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("token_hash", models.BinaryField(max_length=32, unique=True)),
            (
                "grant",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="sessions", to="records.accessgrant"
                ),
            ),
            ("started_at", models.DateTimeField()),
            ("last_seen_at", models.DateTimeField()),
            ("second_at", models.DateTimeField(null=True)),
            ("selects", models.BinaryField(null=True)),
            ("again_at", models.DateTimeField(null=True)),
            ("second_wrong_tries", models.PositiveSmallIntegerField(db_default=0, default=0)),
            ("second_spent", models.PositiveSmallIntegerField(db_default=0, default=0)),
            ("second_long_tries", models.PositiveSmallIntegerField(db_default=0, default=0)),
            ("ended_at", models.DateTimeField(null=True)),
            ("language", models.CharField(blank=True, db_default="", max_length=8)),
            ("bundle", models.UUIDField(null=True)),
            ("left_at", models.DateTimeField(null=True)),
            (
                "device",
                models.CharField(
                    choices=[
                        ("phone", "phone"),
                        ("tablet", "tablet"),
                        ("computer", "computer"),
                        ("unknown", "unknown"),
                    ],
                    db_default="unknown",
                    max_length=10,
                ),
            ),
            (
                "browser",
                models.CharField(
                    choices=[
                        ("chrome", "chrome"),
                        ("edge", "edge"),
                        ("firefox", "firefox"),
                        ("opera", "opera"),
                        ("safari", "safari"),
                        ("samsung", "samsung"),
                        ("other", "other"),
                    ],
                    db_default="other",
                    max_length=10,
                ),
            ),
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
        name="PostRedirectResponse",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("id_hash", models.BinaryField(max_length=32, unique=True)),
            (
                "visit",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.victimsession"
                ),
            ),
            ("kept_at", models.DateTimeField(db_index=True)),
            ("sealed", models.BinaryField()),
        ],
    ),
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
        name="DuressSubmission",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("public_id", models.UUIDField(editable=False, unique=True)),
            (
                "grant",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="quietly_sent", to="records.accessgrant"
                ),
            ),
            (
                "what",
                models.CharField(
                    choices=[("message", "Message"), ("call_back", "Call Back"), ("not_done", "Not Done")],
                    max_length=10,
                ),
            ),
            ("sent_at", models.DateTimeField()),
            ("sealed", models.BinaryField(default=b"")),
            ("answer_by", models.DateField(null=True)),
            ("files", models.ManyToManyField(related_name="+", to="records.storedfile")),
        ],
        options={
            "indexes": [models.Index(fields=["sent_at"], name="quietly_sent_by_time")],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("what__in", ["message", "call_back", "not_done"])), name="quietly_sent_what"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("answer_by__isnull", False), ("what", "message")),
                        models.Q(models.Q(("what", "message"), _negated=True), ("answer_by", None)),
                        _connector="OR",
                    ),
                    name="quietly_sent_message_has_day",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="PublicFeedback",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("given_on", models.DateField()),
            ("score", models.PositiveSmallIntegerField()),
            ("words", models.BinaryField(null=True)),
        ],
        options={
            "indexes": [models.Index(fields=["-given_on", "-id"], name="public_feedback_by_day")],
            "constraints": [
                models.CheckConstraint(condition=models.Q(("score__range", (1, 5))), name="public_feedback_score")
            ],
        },
    ),
    migrations.CreateModel(
        name="PublicFormUse",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("at", models.DateTimeField(db_index=True)),
            ("source_key", models.BinaryField(max_length=32)),
            ("network_key", models.BinaryField(db_default=b"", default=b"", max_length=32)),
            ("form", models.CharField(db_default="", default="", max_length=12)),
        ],
    ),
    migrations.CreateModel(
        name="KnownBrowser",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("token_hash", models.BinaryField(max_length=32, unique=True)),
            ("opened_on", models.DateField(db_index=True)),
            ("wrong_since", models.DateTimeField(null=True)),
            ("wrong_tries", models.PositiveSmallIntegerField(db_default=0, default=0)),
        ],
    ),
    migrations.CreateModel(
        name="SpentProofOfWork",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("nonce", models.BinaryField(max_length=16, unique=True)),
            ("at", models.DateTimeField(db_index=True)),
        ],
    ),
]
