"""Tables of `records/models`, module `referrals`."""

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="Referral",
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
                    on_delete=django.db.models.deletion.PROTECT, related_name="referrals", to="records.victim"
                ),
            ),
            (
                "service",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="referrals", to="records.supportservice"
                ),
            ),
            (
                "partner",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="referrals",
                    to="records.partner",
                ),
            ),
            ("way", models.CharField(choices=[("site", "Site"), ("api", "Api"), ("sealed", "Sealed")], max_length=6)),
            ("need", models.CharField(max_length=20)),
            (
                "after",
                models.OneToOneField(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="replaced_by",
                    to="records.referral",
                ),
            ),
            ("sealed", models.BinaryField()),
            (
                "state",
                models.CharField(
                    choices=[
                        ("ready", "ready"),
                        ("sent", "sent"),
                        ("seen", "seen"),
                        ("accepted", "accepted"),
                        ("waiting", "waiting"),
                        ("in_contact", "in_contact"),
                        ("refused", "refused"),
                        ("ended", "ended"),
                        ("recalled", "recalled"),
                        ("expired", "expired"),
                    ],
                    max_length=10,
                ),
            ),
            ("due_at", models.DateTimeField()),
            ("made_at", models.DateTimeField()),
            (
                "made_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("sent_at", models.DateTimeField(null=True)),
            ("waits_weeks", models.PositiveSmallIntegerField(null=True)),
            (
                "refusal",
                models.CharField(
                    blank=True,
                    choices=[
                        ("full", "full"),
                        ("area", "area"),
                        ("criteria", "criteria"),
                        ("language", "language"),
                        ("safety", "safety"),
                        ("other", "other"),
                    ],
                    max_length=8,
                ),
            ),
            (
                "came_of",
                models.CharField(
                    blank=True,
                    choices=[
                        ("helped", "helped"),
                        ("stays", "stays"),
                        ("she_stopped", "she_stopped"),
                        ("not_reached", "not_reached"),
                        ("passed_on", "passed_on"),
                        ("not_right", "not_right"),
                    ],
                    max_length=11,
                ),
            ),
            (
                "settled",
                models.CharField(
                    blank=True,
                    choices=[
                        ("met", "met"),
                        ("she_stopped", "she_stopped"),
                        ("replaced", "replaced"),
                        ("no_service", "no_service"),
                        ("not_wanted", "not_wanted"),
                        ("mistake", "mistake"),
                    ],
                    max_length=11,
                ),
            ),
            ("settled_at", models.DateTimeField(null=True)),
            (
                "settled_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("news_at", models.DateTimeField(null=True)),
            ("told_at", models.DateTimeField(null=True)),
            ("version", models.PositiveIntegerField(db_default=0, default=0)),
        ],
        options={
            "indexes": [
                models.Index(fields=["victim", "-id"], name="referral_by_victim"),
                models.Index(condition=models.Q(("settled", "")), fields=["due_at"], name="referral_unsettled"),
                models.Index(fields=["partner", "-id"], name="referral_of_partner"),
                models.Index(fields=["state", "-id"], name="referral_by_state"),
            ],
            "constraints": [
                models.CheckConstraint(condition=models.Q(("way__in", ["site", "api", "sealed"])), name="referral_way"),
                models.CheckConstraint(
                    condition=models.Q(
                        (
                            "state__in",
                            [
                                "ready",
                                "sent",
                                "seen",
                                "accepted",
                                "waiting",
                                "in_contact",
                                "refused",
                                "ended",
                                "recalled",
                                "expired",
                            ],
                        )
                    ),
                    name="referral_state",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("refusal__in", ["full", "area", "criteria", "language", "safety", "other", ""])
                    ),
                    name="referral_refusal",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("came_of__in", ["helped", "stays", "she_stopped", "not_reached", "passed_on", "not_right", ""])
                    ),
                    name="referral_came_of",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("settled__in", ["met", "she_stopped", "replaced", "no_service", "not_wanted", "mistake", ""])
                    ),
                    name="referral_settled",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("settled", ""), ("settled_at", None)),
                        models.Q(models.Q(("settled", ""), _negated=True), ("settled_at__isnull", False)),
                        _connector="OR",
                    ),
                    name="referral_settled_whole",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("settled", ""), ("state__in", ["refused", "ended", "recalled", "expired"]), _connector="OR"
                    ),
                    name="referral_open_is_not_settled",
                ),
                models.CheckConstraint(
                    condition=models.Q(("state", "refused"), ("refusal", ""), _connector="OR"),
                    name="referral_refused_says_why",
                ),
                models.CheckConstraint(
                    condition=models.Q(("state", "ended"), ("came_of", ""), _connector="OR"),
                    name="referral_ended_says_what",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="ReferralConsent",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "referral",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT, related_name="consent", to="records.referral"
                ),
            ),
            ("is_explicit", models.BooleanField()),
            ("how", models.CharField(max_length=10)),
            (
                "shares",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.CharField(max_length=12), default=list, size=None
                ),
            ),
            ("words_digest", models.BinaryField(max_length=32)),
            (
                "asked_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("proved_how", models.CharField(max_length=12)),
            ("given_at", models.DateTimeField()),
            ("ends_on", models.DateField()),
            ("withdrawn_at", models.DateTimeField(null=True)),
            (
                "withdrawn_by",
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
                models.Index(
                    condition=models.Q(("withdrawn_at", None)), fields=["ends_on"], name="referral_consent_ends"
                )
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("withdrawn_by", None), ("withdrawn_at__isnull", False), _connector="OR"),
                    name="referral_consent_withdrawn_by_at",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("asked_by", None), ("how", "her_page"), ("is_explicit", True)),
                        models.Q(("asked_by__isnull", False), models.Q(("how", "her_page"), _negated=True)),
                        _connector="OR",
                    ),
                    name="referral_consent_asked_by_somebody_or_on_her_page",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="ReferralStep",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "referral",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="records.referral"
                ),
            ),
            ("what", models.CharField(max_length=12)),
            ("state", models.CharField(max_length=10)),
            ("at", models.DateTimeField()),
            (
                "by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "by_partner",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.partneruser"
                ),
            ),
            ("is_by_victim", models.BooleanField(default=False)),
            ("sealed", models.BinaryField(null=True)),
        ],
    ),
    migrations.CreateModel(
        name="PartnerAccessEntry",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "partner",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="looks", to="records.partner"
                ),
            ),
            (
                "user",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="looks",
                    to="records.partneruser",
                ),
            ),
            (
                "referral",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="looks", to="records.referral"
                ),
            ),
            ("what", models.CharField(max_length=12)),
            ("at", models.DateTimeField()),
        ],
        options={
            "indexes": [
                models.Index(fields=["partner", "-id"], name="partner_look_of_partner"),
                models.Index(fields=["referral", "-id"], name="partner_look_of_referral"),
            ],
        },
    ),
    migrations.CreateModel(
        name="PartnerNote",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            (
                "referral",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="notes", to="records.referral"
                ),
            ),
            (
                "by",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.partneruser"
                ),
            ),
            ("written_at", models.DateTimeField()),
            ("sealed", models.BinaryField()),
            ("passed_on_at", models.DateTimeField(null=True)),
            (
                "passed_on_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("read_at", models.DateTimeField(null=True)),
        ],
    ),
    migrations.CreateModel(
        name="PartnerWebhook",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            (
                "referral",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="notices", to="records.referral"
                ),
            ),
            ("what", models.CharField(max_length=12)),
            ("made_at", models.DateTimeField()),
            ("tries", models.PositiveSmallIntegerField(default=0)),
            ("next_at", models.DateTimeField()),
            ("ended_at", models.DateTimeField(null=True)),
            ("is_delivered", models.BooleanField(default=False)),
        ],
        options={
            "indexes": [
                models.Index(condition=models.Q(("ended_at", None)), fields=["next_at"], name="partner_notice_due")
            ],
        },
    ),
    migrations.CreateModel(
        name="SelfReferral",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            (
                "partner",
                models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.partner"),
            ),
            (
                "service",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.supportservice"
                ),
            ),
            ("sealed", models.BinaryField()),
            ("sent_at", models.DateTimeField()),
            ("seen_at", models.DateTimeField(null=True)),
            ("ended_at", models.DateTimeField(null=True)),
            ("gone_at", models.DateTimeField(null=True)),
            ("police_may_know_at", models.DateTimeField(null=True)),
        ],
        options={
            "indexes": [
                models.Index(fields=["partner", "-id"], name="self_referral_of_partner"),
                models.Index(condition=models.Q(("gone_at", None)), fields=["sent_at"], name="self_referral_kept"),
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("gone_at", None), ("sealed", b""), _connector="OR"),
                    name="self_referral_gone_is_blank",
                )
            ],
        },
    ),
]
