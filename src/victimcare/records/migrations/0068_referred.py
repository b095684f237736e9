"""She is put in touch with a support service: what she agreed to and how it goes on; who comes in for a service; what was
asked without the police."""

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0067_watching"),
    ]

    operations = [
        migrations.CreateModel(
            name="Partner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                    ),
                ),
                ("name", models.TextField(unique=True)),
                (
                    "way",
                    models.CharField(choices=[("site", "Site"), ("api", "Api"), ("sealed", "Sealed")], max_length=6),
                ),
                ("webhook_url", models.TextField(blank=True)),
                ("takes_self_referrals", models.BooleanField(default=False)),
                ("may_download", models.BooleanField(default=False)),
                ("made_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("way__in", ["site", "api", "sealed"])), name="partner_way"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("webhook_url", ""), ("way", "api"), _connector="OR"),
                        name="partner_webhook_for_its_api",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PartnerService",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="services", to="records.partner"
                    ),
                ),
                (
                    "service",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answered_for",
                        to="records.supportservice",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PartnerUser",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                    ),
                ),
                ("name", models.TextField()),
                ("email", models.CharField(max_length=254)),
                ("is_lead", models.BooleanField(default=False)),
                ("invited_at", models.DateTimeField()),
                ("invitation_hash", models.BinaryField(max_length=32, null=True, unique=True)),
                ("password", models.CharField(blank=True, max_length=200)),
                ("sealed", models.BinaryField(null=True)),
                ("last_step", models.BigIntegerField(default=0)),
                ("wrong_tries", models.PositiveSmallIntegerField(default=0)),
                ("rests_until", models.DateTimeField(null=True)),
                ("came_in_at", models.DateTimeField(null=True)),
                ("by_lead_at", models.DateTimeField()),
                ("by_force_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_reason", models.CharField(blank=True, max_length=12)),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="users", to="records.partner"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("email",), name="partner_user_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("ended_reason", "")),
                            models.Q(
                                ("ended_at__isnull", False),
                                ("invitation_hash", None),
                                ("password", ""),
                                ("sealed", None),
                                models.Q(("ended_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="partner_user_end_has_reason",
                    ),
                ],
            },
        ),
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
                    "way",
                    models.CharField(choices=[("site", "Site"), ("api", "Api"), ("sealed", "Sealed")], max_length=6),
                ),
                ("need", models.CharField(max_length=20)),
                ("sealed", models.BinaryField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("ready", "Ready"),
                            ("sent", "Sent"),
                            ("seen", "Seen"),
                            ("accepted", "Accepted"),
                            ("waiting", "Waiting"),
                            ("in_contact", "In Contact"),
                            ("refused", "Refused"),
                            ("ended", "Ended"),
                            ("recalled", "Recalled"),
                            ("expired", "Expired"),
                        ],
                        max_length=10,
                    ),
                ),
                ("due_at", models.DateTimeField()),
                ("made_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(null=True)),
                ("waits_weeks", models.PositiveSmallIntegerField(null=True)),
                (
                    "refusal",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("full", "Full"),
                            ("area", "Area"),
                            ("criteria", "Criteria"),
                            ("language", "Language"),
                            ("safety", "Safety"),
                            ("other", "Other"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "came_of",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("helped", "Helped"),
                            ("stays", "Stays"),
                            ("she_stopped", "She Stopped"),
                            ("not_reached", "Not Reached"),
                            ("passed_on", "Passed On"),
                            ("not_right", "Not Right"),
                        ],
                        max_length=11,
                    ),
                ),
                (
                    "settled",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("met", "Met"),
                            ("she_stopped", "She Stopped"),
                            ("replaced", "Replaced"),
                            ("no_service", "No Service"),
                            ("not_wanted", "Not Wanted"),
                            ("mistake", "Mistake"),
                        ],
                        max_length=11,
                    ),
                ),
                ("settled_at", models.DateTimeField(null=True)),
                ("news_at", models.DateTimeField(null=True)),
                ("told_at", models.DateTimeField(null=True)),
                (
                    "after",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="records.referral",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals",
                        to="records.supportservice",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "victim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="referrals", to="records.victim"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["victim", "-id"], name="referral_by_victim"),
                    models.Index(condition=models.Q(("settled", "")), fields=["due_at"], name="referral_unsettled"),
                    models.Index(fields=["partner", "-id"], name="referral_of_partner"),
                    models.Index(fields=["state", "-id"], name="referral_by_state"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("way__in", ["site", "api", "sealed"])), name="referral_way"
                    ),
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
                            (
                                "came_of__in",
                                ["helped", "stays", "she_stopped", "not_reached", "passed_on", "not_right", ""],
                            )
                        ),
                        name="referral_came_of",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "settled__in",
                                ["met", "she_stopped", "replaced", "no_service", "not_wanted", "mistake", ""],
                            )
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
            name="SelfReferral",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                    ),
                ),
                ("sealed", models.BinaryField()),
                ("sent_at", models.DateTimeField()),
                ("seen_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("gone_at", models.DateTimeField(null=True)),
                ("police_may_know_at", models.DateTimeField(null=True)),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.partner"
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.supportservice"
                    ),
                ),
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
        migrations.CreateModel(
            name="PartnerLook",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(max_length=12)),
                ("at", models.DateTimeField()),
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="looks",
                        to="records.referral",
                    ),
                ),
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
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partneruser",
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notes", to="records.referral"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PartnerNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                    ),
                ),
                ("what", models.CharField(max_length=12)),
                ("made_at", models.DateTimeField()),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("next_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("is_delivered", models.BooleanField(default=False)),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notices", to="records.referral"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("ended_at", None)), fields=["next_at"], name="partner_notice_due")
                ],
            },
        ),
        migrations.CreateModel(
            name="PartnerRecovery",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("hash", models.BinaryField(max_length=32)),
                ("used_at", models.DateTimeField(null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="recovery", to="records.partneruser"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PartnerSession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token_hash", models.BinaryField(max_length=32, unique=True)),
                ("began_at", models.DateTimeField()),
                ("seen_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sessions", to="records.partneruser"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReferralConsent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_explicit", models.BooleanField()),
                ("how", models.CharField(max_length=10)),
                (
                    "shares",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=12), default=list, size=None
                    ),
                ),
                ("words_digest", models.BinaryField(max_length=32)),
                ("proved_how", models.CharField(max_length=12)),
                ("given_at", models.DateTimeField()),
                ("ends_on", models.DateField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "referral",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="consent", to="records.referral"
                    ),
                ),
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
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReferralStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(max_length=12)),
                ("state", models.CharField(max_length=10)),
                ("at", models.DateTimeField()),
                ("is_hers", models.BooleanField(default=False)),
                ("sealed", models.BinaryField(null=True)),
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.partneruser",
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="records.referral"
                    ),
                ),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="task",
            name="task_kind",
        ),
        migrations.AlterField(
            model_name="task",
            name="kind",
            field=models.CharField(
                choices=[
                    ("tell_her", "Tell Her"),
                    ("make_first_contact", "Make First Contact"),
                    ("message_failed", "Message Failed"),
                    ("messages_held", "Messages Held"),
                    ("call_back", "Call Back"),
                    ("decide_details", "Decide Details"),
                    ("contacts_leap", "Contacts Leap"),
                    ("code_attack", "Code Attack"),
                    ("wrong_codes", "Wrong Codes"),
                    ("second_person", "Second Person"),
                    ("silence", "Silence"),
                    ("review_hold", "Review Hold"),
                    ("reach_her", "Reach Her"),
                    ("read_reply", "Read Reply"),
                    ("read_written", "Read Written"),
                    ("give_update", "Give Update"),
                    ("listen", "Listen"),
                    ("clash", "Clash"),
                    ("brake", "Brake"),
                    ("ask_agency", "Ask Agency"),
                    ("challenge", "Challenge"),
                    ("review", "Review"),
                    ("print_letters", "Print Letters"),
                    ("cut_off", "Cut Off"),
                    ("contact_wish", "Contact Wish"),
                    ("confirm_grounds", "Confirm Grounds"),
                    ("more_help", "More Help"),
                    ("changed_mind", "Changed Mind"),
                    ("waits_long", "Waits Long"),
                    ("front_door", "Front Door"),
                    ("asked_support", "Asked Support"),
                    ("take_statement", "Take Statement"),
                    ("court_ask", "Court Ask"),
                    ("return_property", "Return Property"),
                    ("quiet_code", "Quiet Code"),
                    ("supporter_asked", "Supporter Asked"),
                    ("supporter_wrote", "Supporter Wrote"),
                    ("plain_words", "Plain Words"),
                    ("officer_silent", "Officer Silent"),
                    ("passed_back", "Passed Back"),
                    ("officer_wrote", "Officer Wrote"),
                    ("check_service", "Check Service"),
                    ("wrong_entry", "Wrong Entry"),
                    ("ask_child", "Ask Child"),
                    ("hand_over", "Hand Over"),
                    ("check_handover", "Check Handover"),
                    ("review_contact", "Review Contact"),
                    ("read_feedback", "Read Feedback"),
                    ("next_step", "Next Step"),
                    ("pad_message", "Pad Message"),
                    ("many_look_ups", "Many Look Ups"),
                    ("assess_needs", "Assess Needs"),
                    ("meet_need", "Meet Need"),
                    ("act_on_risk", "Act On Risk"),
                    ("closing_call", "Closing Call"),
                    ("early_call", "Early Call"),
                    ("ask_why_left", "Ask Why Left"),
                    ("watch", "Watch"),
                    ("referral", "Referral"),
                    ("tell_referral", "Tell Referral"),
                    ("partner_wrote", "Partner Wrote"),
                    ("partner_people", "Partner People"),
                    ("self_referred", "Self Referred"),
                ],
                max_length=30,
            ),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "tell_her",
                            "make_first_contact",
                            "message_failed",
                            "messages_held",
                            "call_back",
                            "decide_details",
                            "contacts_leap",
                            "code_attack",
                            "wrong_codes",
                            "second_person",
                            "silence",
                            "review_hold",
                            "reach_her",
                            "read_reply",
                            "read_written",
                            "give_update",
                            "listen",
                            "clash",
                            "brake",
                            "ask_agency",
                            "challenge",
                            "review",
                            "print_letters",
                            "cut_off",
                            "contact_wish",
                            "confirm_grounds",
                            "more_help",
                            "changed_mind",
                            "waits_long",
                            "front_door",
                            "asked_support",
                            "take_statement",
                            "court_ask",
                            "return_property",
                            "quiet_code",
                            "supporter_asked",
                            "supporter_wrote",
                            "plain_words",
                            "officer_silent",
                            "passed_back",
                            "officer_wrote",
                            "check_service",
                            "wrong_entry",
                            "ask_child",
                            "hand_over",
                            "check_handover",
                            "review_contact",
                            "read_feedback",
                            "next_step",
                            "pad_message",
                            "many_look_ups",
                            "assess_needs",
                            "meet_need",
                            "act_on_risk",
                            "closing_call",
                            "early_call",
                            "ask_why_left",
                            "watch",
                            "referral",
                            "tell_referral",
                            "partner_wrote",
                            "partner_people",
                            "self_referred",
                        ],
                    )
                ),
                name="task_kind",
            ),
        ),
    ]
