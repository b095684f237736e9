"""How a contact ended and how long it took, messages for somebody, and names for looking people up by sound."""

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.contrib.postgres.indexes
import django.contrib.postgres.operations
import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0061_officers_two_minutes"),
    ]

    operations = [
        django.contrib.postgres.operations.TrigramExtension(),
        migrations.CreateModel(
            name="ContactSpell",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                    ),
                ),
                ("began_at", models.DateTimeField()),
                ("is_safe", models.BooleanField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "ended_how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("saved", "Saved"),
                            ("finished", "Finished"),
                            ("message", "Message"),
                            ("lapsed", "Lapsed"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "call",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.call"
                    ),
                ),
                (
                    "contact",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="spell",
                        to="records.contact",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "victim",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.victim"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_how", "saved")), fields=["ended_at"], name="contact_spell_saved"
                    ),
                    models.Index(
                        condition=models.Q(("ended_at", None)), fields=["began_at"], name="contact_spell_open"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ended_how__in", ["saved", "finished", "message", "lapsed", ""])),
                        name="contact_spell_ended_how",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("staff", "victim"),
                        name="contact_spell_open_once",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("ended_how", "")),
                            models.Q(
                                ("ended_at__gte", models.F("began_at")), models.Q(("ended_how", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="contact_spell_end_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("contact", None), models.Q(("ended_how", "saved"), _negated=True)),
                            models.Q(("contact__isnull", False), ("ended_how", "saved")),
                            _connector="OR",
                        ),
                        name="contact_spell_saved_with_its_contact",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FormerName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("given_name", models.TextField(blank=True)),
                ("family_name", models.TextField(blank=True)),
                ("business_name", models.TextField(blank=True)),
                ("until_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="former_names", to="records.person"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        django.db.models.functions.text.Left(django.db.models.functions.text.Lower("family_name"), 100),
                        django.db.models.functions.text.Left(django.db.models.functions.text.Lower("given_name"), 100),
                        name="former_name",
                    ),
                    models.Index(
                        django.db.models.functions.text.Left(
                            django.db.models.functions.text.Lower("business_name"), 100
                        ),
                        condition=models.Q(("business_name", ""), _negated=True),
                        name="former_business_name",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "given_name", "family_name", "business_name"), name="former_name_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="NameForm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "part",
                    models.CharField(
                        choices=[("given", "Given"), ("family", "Family"), ("business", "Business")], max_length=8
                    ),
                ),
                ("value", models.TextField()),
                ("words", models.TextField()),
                ("sounds", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["value", "part"], name="name_form_by_value"),
                    django.contrib.postgres.indexes.GinIndex(
                        fastupdate=False, fields=["words"], name="name_form_by_letters", opclasses=["gin_trgm_ops"]
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        fastupdate=False, fields=["sounds"], name="name_form_by_sound"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("part__in", ["given", "family", "business"])), name="name_form_part"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PadMessage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(editable=False, unique=True)),
                ("sealed", models.BinaryField()),
                ("made_at", models.DateTimeField()),
                ("read_at", models.DateTimeField(null=True)),
                (
                    "call",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.call"
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pad_messages", to="records.task"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("sealed", b""), _negated=True),
                        fields=["made_at"],
                        name="pad_message_with_words",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("read_at", None), ("read_by", None)),
                            models.Q(("read_at__isnull", False), ("read_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="pad_message_read_at_and_by_together",
                    )
                ],
            },
        ),
        migrations.RemoveConstraint(
            model_name="task",
            name="task_kind",
        ),
        migrations.AddField(
            model_name="contact",
            name="ending",
            field=models.CharField(
                blank=True,
                choices=[
                    ("understood", "Understood"),
                    ("second_call", "Second Call"),
                    ("not_safe", "Not Safe"),
                    ("not_wanted", "Not Wanted"),
                    ("spoke", "Spoke"),
                    ("not_reached", "Not Reached"),
                ],
                db_default="",
                max_length=11,
            ),
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
                    ("ask_child", "Ask Child"),
                    ("hand_over", "Hand Over"),
                    ("check_handover", "Check Handover"),
                    ("review_contact", "Review Contact"),
                    ("read_feedback", "Read Feedback"),
                    ("next_step", "Next Step"),
                    ("pad_message", "Pad Message"),
                    ("many_look_ups", "Many Look Ups"),
                ],
                max_length=30,
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ending__in", ["understood", "second_call", "not_safe", "not_wanted", "spoke", "not_reached", ""])
                ),
                name="contact_ending",
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ending", ""),
                    models.Q(("ending", "not_reached"), ("reached", False)),
                    models.Q(models.Q(("ending", "not_reached"), _negated=True), ("reached", True)),
                    _connector="OR",
                ),
                name="contact_ending_says_reached",
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
                            "ask_child",
                            "hand_over",
                            "check_handover",
                            "review_contact",
                            "read_feedback",
                            "next_step",
                            "pad_message",
                            "many_look_ups",
                        ],
                    )
                ),
                name="task_kind",
            ),
        ),
    ]
