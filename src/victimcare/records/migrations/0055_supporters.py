"""Who helps a victim and may see something of her case, and what they write to us."""

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0054_quiet_code"),
    ]

    operations = [
        migrations.CreateModel(
            name="Supporter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("parent", "Parent"),
                            ("spokesperson", "Spokesperson"),
                            ("family", "Family"),
                            ("advocate", "Advocate"),
                            ("business_contact", "Business Contact"),
                        ],
                        max_length=16,
                    ),
                ),
                ("name", models.TextField()),
                ("organisation", models.TextField(blank=True)),
                ("called", models.CharField(blank=True, max_length=60)),
                ("phone", models.TextField()),
                ("match_key", models.TextField()),
                ("safe_way", models.TextField(blank=True)),
                (
                    "sees",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=10), default=list, size=None
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("agreed_at", models.DateTimeField(null=True)),
                ("child_asked_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "end",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("by_her", "By Her"),
                            ("by_us", "By Us"),
                            ("refused", "Refused"),
                            ("grew_up", "Grew Up"),
                            ("redacted", "Redacted"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "agreed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "child_asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ended_by",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="supporters", to="records.victim"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_at", None), ("kind", "parent")),
                        fields=["victim"],
                        name="supporter_parents",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["parent", "spokesperson", "family", "advocate", "business_contact"])
                        ),
                        name="supporter_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sees__contained_by", ["stands", "rights", "write", "statement", "ring"]),
                            models.Q(("sees", []), _negated=True),
                        ),
                        name="supporter_sees_what_there_is",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sees__contains", ["statement"]), _negated=True),
                            ("kind", "business_contact"),
                            _connector="OR",
                        ),
                        name="supporter_statement_of_a_business",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agreed_at", None), ("agreed_by", None)),
                            models.Q(("agreed_at__isnull", False), ("agreed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="supporter_agreed_by_a_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("child_asked_at", None), ("child_asked_by", None)),
                            models.Q(("child_asked_at__isnull", False), ("child_asked_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="supporter_child_asked_by_a_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("end", ""), ("ended_at", None), ("ended_by", None)),
                            models.Q(
                                ("end__in", ["by_her", "by_us", "refused", "grew_up", "redacted"]),
                                ("ended_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="supporter_end_whole",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("agreed_at__isnull", False), ("ended_at", None), ("kind", "spokesperson")),
                        fields=("victim",),
                        name="supporter_one_spokesperson",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SupporterNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(editable=False, unique=True)),
                ("words", models.BinaryField()),
                ("sent_at", models.DateTimeField()),
                ("read_at", models.DateTimeField(null=True)),
                ("answer", models.BinaryField(default=b"")),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "read_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "supporter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notes", to="records.supporter"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("read_at", None), ("read_by", None)),
                            models.Q(("read_at__isnull", False), ("read_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="supporter_note_read_by_a_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at", None), ("answered_by", None)),
                            models.Q(("answered_at__isnull", False), ("answered_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="supporter_note_answered_by_a_person",
                    ),
                ],
            },
        ),
        migrations.RemoveConstraint(
            model_name="accessgrant",
            name="access_grant_one_live_per_victim",
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
                    ("ask_child", "Ask Child"),
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
                            "ask_child",
                        ],
                    )
                ),
                name="task_kind",
            ),
        ),
        migrations.AddField(
            model_name="accessgrant",
            name="supporter",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="access_grants",
                to="records.supporter",
            ),
        ),
        migrations.AddConstraint(
            model_name="accessgrant",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("ended_at", None), ("supporter", None), models.Q(("opens", "quiet"), _negated=True)
                ),
                fields=("victim",),
                name="access_grant_one_live_per_victim",
            ),
        ),
        migrations.AddConstraint(
            model_name="accessgrant",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None), ("supporter__isnull", False)),
                fields=("supporter",),
                name="access_grant_one_live_per_supporter",
            ),
        ),
    ]
