"""Tables of `records/models`, module `second_factors`."""

import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="FactorSetupWindow",
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
                models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.victim"),
            ),
            ("opened_at", models.DateTimeField()),
            (
                "opened_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("closes_at", models.DateTimeField()),
            (
                "visit",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.victimsession"
                ),
            ),
            ("wrong_tries", models.PositiveSmallIntegerField(default=0)),
            ("sealed", models.BinaryField(null=True)),
            ("ended_at", models.DateTimeField(null=True)),
            ("ended_reason", models.CharField(blank=True, max_length=20)),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("ended_at", None)), fields=("victim",), name="set_up_window_one_live_per_victim"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("ended_at", None), ("ended_reason", "")),
                        models.Q(("ended_at__isnull", False), models.Q(("ended_reason", ""), _negated=True)),
                        _connector="OR",
                    ),
                    name="set_up_window_end_has_reason",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="SecondFactor",
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
                    on_delete=django.db.models.deletion.PROTECT, related_name="second_factors", to="records.victim"
                ),
            ),
            (
                "kind",
                models.CharField(choices=[("app", "App"), ("text", "Text"), ("passkey", "Passkey")], max_length=7),
            ),
            (
                "window",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.factorsetupwindow"
                ),
            ),
            ("made_at", models.DateTimeField()),
            ("last_used_at", models.DateTimeField(null=True)),
            ("sealed", models.BinaryField(null=True)),
            ("last_step", models.BigIntegerField(default=0)),
            (
                "point",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.contactpoint"
                ),
            ),
            ("credential_id", models.BinaryField(max_length=1023, null=True, unique=True)),
            ("public_key", models.BinaryField(null=True)),
            ("sign_count", models.BigIntegerField(default=0)),
            ("ended_at", models.DateTimeField(null=True)),
            ("ended_reason", models.CharField(blank=True, max_length=20)),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("kind__in", ["app", "text", "passkey"])), name="second_factor_kind"
                ),
                models.UniqueConstraint(
                    condition=models.Q(("ended_at", None)),
                    fields=("victim", "kind"),
                    name="second_factor_one_live_of_a_kind",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("ended_at", None), ("ended_reason", "")),
                        models.Q(("ended_at__isnull", False), models.Q(("ended_reason", ""), _negated=True)),
                        _connector="OR",
                    ),
                    name="second_factor_end_has_reason",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("credential_id", None), ("kind", "app"), ("point", None), ("public_key", None)),
                        models.Q(
                            ("credential_id", None),
                            ("kind", "text"),
                            ("point__isnull", False),
                            ("public_key", None),
                            ("sealed", None),
                        ),
                        models.Q(
                            ("credential_id__isnull", False),
                            ("kind", "passkey"),
                            ("point", None),
                            ("public_key__isnull", False),
                            ("sealed", None),
                        ),
                        _connector="OR",
                    ),
                    name="second_factor_has_what_its_kind_has",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("ended_at", None), ("kind", "app"), _negated=True),
                        ("sealed__isnull", False),
                        _connector="OR",
                    ),
                    name="second_factor_app_has_a_secret_while_it_lives",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="RecoveryNumber",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "factor",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="recovery_numbers",
                    to="records.secondfactor",
                ),
            ),
            ("number_hash", models.BinaryField(max_length=32)),
            ("used_at", models.DateTimeField(null=True)),
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("factor", "number_hash"), name="recovery_number_once")],
        },
    ),
    migrations.CreateModel(
        name="TextedNumber",
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
                    db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.victim"
                ),
            ),
            (
                "visit",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="records.victimsession",
                ),
            ),
            (
                "window",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="records.factorsetupwindow",
                ),
            ),
            (
                "point",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.contactpoint"
                ),
            ),
            (
                "telling",
                models.OneToOneField(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="texted_number",
                    to="records.notification",
                ),
            ),
            ("asked_at", models.DateTimeField()),
            ("ends_at", models.DateTimeField()),
            ("used_at", models.DateTimeField(null=True)),
        ],
        options={
            "indexes": [
                models.Index(fields=["victim", "asked_at"], name="texted_number_of_victim"),
                models.Index(fields=["visit", "ends_at"], name="texted_number_of_visit"),
            ],
        },
    ),
    migrations.CreateModel(
        name="PasskeyChallenge",
        fields=[
            (
                "visit",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT,
                    primary_key=True,
                    related_name="+",
                    serialize=False,
                    to="records.victimsession",
                ),
            ),
            ("challenge", models.BinaryField(max_length=64)),
            ("made_at", models.DateTimeField()),
            ("used_at", models.DateTimeField(null=True)),
        ],
    ),
]
