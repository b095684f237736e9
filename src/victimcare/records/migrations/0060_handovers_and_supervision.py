import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0059_wrong_tries_of_a_source"),
    ]

    operations = [
        migrations.CreateModel(
            name="CoachingNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                    ),
                ),
                ("written_at", models.DateTimeField()),
                ("sealed_words", models.BinaryField()),
                ("ends_on", models.DateField()),
                ("seen_at", models.DateTimeField(null=True)),
                ("sealed_answer", models.BinaryField(default=b"")),
                ("answered_at", models.DateTimeField(null=True)),
                ("gone_at", models.DateTimeField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="coaching_notes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("gone_at", None)), fields=["ends_on"], name="coaching_note_to_let_go"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("person", models.F("written_by")), _negated=True),
                        name="coaching_note_of_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("gone_at", None), models.Q(("sealed_answer", b""), ("sealed_words", b"")), _connector="OR"
                        ),
                        name="coaching_note_gone_is_empty",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HandoverPacket",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                    ),
                ),
                (
                    "agency",
                    models.CharField(
                        choices=[
                            ("wcu", "Witness Care"),
                            ("cps", "Cps"),
                            ("hmcts", "Court"),
                            ("probation", "Probation"),
                            ("yot", "Youth Offending Team"),
                            ("parole_board", "Parole Board"),
                        ],
                        max_length=20,
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("to_check", "To Check"),
                            ("sent", "Sent"),
                            ("taken_up", "Taken Up"),
                            ("not_ours", "Not Ours"),
                            ("recalled", "Recalled"),
                            ("replaced", "Replaced"),
                            ("dropped", "Dropped"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("way", models.CharField(choices=[("email", "Email"), ("api", "Api"), ("file", "File")], max_length=5)),
                ("prepared_at", models.DateTimeField()),
                ("sealed_words", models.BinaryField(default=b"")),
                ("sealed_content", models.BinaryField(default=b"")),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("checked_at", models.DateTimeField(null=True)),
                ("sent_at", models.DateTimeField(null=True)),
                ("take_up_by", models.DateTimeField(null=True)),
                ("taken_up_at", models.DateTimeField(null=True)),
                ("looked_at", models.DateTimeField(null=True)),
                ("raised_digest", models.CharField(blank=True, max_length=64)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "checked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "prepared_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="records.handoverpacket",
                    ),
                ),
                (
                    "victim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="handovers", to="records.victim"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "sent")), fields=["take_up_by"], name="handover_not_taken_up"
                    ),
                    models.Index(
                        condition=models.Q(("state__in", ["draft", "to_check"])),
                        fields=["prepared_at"],
                        name="handover_before_it_leaves",
                    ),
                    models.Index(
                        condition=models.Q(("state__in", ["sent", "taken_up", "not_ours"])),
                        fields=["looked_at", "id"],
                        name="handover_to_compare",
                    ),
                    models.Index(
                        condition=models.Q(("sent_at__isnull", False)),
                        fields=["agency", "id"],
                        name="handover_of_agency",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "draft",
                                    "to_check",
                                    "sent",
                                    "taken_up",
                                    "not_ours",
                                    "recalled",
                                    "replaced",
                                    "dropped",
                                ],
                            )
                        ),
                        name="handover_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("agency__in", ["wcu", "cps", "hmcts", "probation", "yot", "parole_board"])),
                        name="handover_agency",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("way__in", ["email", "api", "file"])), name="handover_way"
                    ),
                    models.UniqueConstraint(fields=("victim", "agency", "number"), name="handover_number_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["draft", "to_check"])),
                        fields=("victim", "agency"),
                        name="handover_one_open",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["sent", "taken_up", "not_ours"])),
                        fields=("victim", "agency"),
                        name="handover_one_live",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("checked_at", None), ("checked_by", None)),
                            models.Q(
                                ("checked_at__isnull", False),
                                ("checked_by__isnull", False),
                                models.Q(("checked_by", models.F("prepared_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="handover_second_person_is_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sent_at", None), ("take_up_by", None)),
                            models.Q(
                                ("checked_by__isnull", False), ("sent_at__isnull", False), ("take_up_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="handover_leaves_by_two",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="QualityDraw",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField(unique=True)),
                ("seed", models.CharField(max_length=64)),
                ("in_100", models.PositiveSmallIntegerField()),
                ("drawn_at", models.DateTimeField()),
                ("among", models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="HandoverDoor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token_hash", models.BinaryField(max_length=32, unique=True)),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
                ("sealed_token", models.BinaryField(default=b"")),
                (
                    "packet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="doors", to="records.handoverpacket"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="HandoverItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("item", models.CharField(max_length=20)),
                ("reason", models.CharField(blank=True, max_length=500)),
                (
                    "packet",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="records.handoverpacket",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("packet", "item"), name="handover_item_once")],
            },
        ),
        migrations.CreateModel(
            name="HandoverStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(max_length=20)),
                ("at", models.DateTimeField()),
                ("who", models.CharField(blank=True, max_length=200)),
                ("how", models.CharField(choices=[("api", "Api"), ("page", "Page"), ("desk", "Desk")], max_length=5)),
                ("words", models.TextField(blank=True)),
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
                    "packet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="records.handoverpacket"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("how__in", ["api", "page", "desk"])), name="handover_step_how"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="QualityReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("to_read", "To Read"),
                            ("given", "Given"),
                            ("answered", "Answered"),
                            ("let_go", "Let Go"),
                        ],
                        default="to_read",
                        max_length=8,
                    ),
                ),
                ("due_at", models.DateTimeField()),
                ("read_at", models.DateTimeField(null=True)),
                ("criteria", models.JSONField(default=list)),
                ("sealed_words", models.BinaryField(default=b"")),
                ("seen_at", models.DateTimeField(null=True)),
                ("sealed_answer", models.BinaryField(default=b"")),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "contact",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="quality_review", to="records.contact"
                    ),
                ),
                (
                    "draw",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="records.qualitydraw"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quality_reviews",
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
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "to_read")), fields=["due_at", "id"], name="quality_review_to_read"
                    ),
                    models.Index(fields=["person", "-read_at"], name="quality_review_of_person"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["to_read", "given", "answered", "let_go"])),
                        name="quality_review_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("read_at", None), ("read_by", None)),
                            models.Q(
                                ("read_at__isnull", False),
                                ("read_by__isnull", False),
                                models.Q(("read_by", models.F("person")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="quality_review_read_by_another",
                    ),
                ],
            },
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
                    ("hand_over", "Hand Over"),
                    ("check_handover", "Check Handover"),
                    ("review_contact", "Review Contact"),
                    ("read_feedback", "Read Feedback"),
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
                            "hand_over",
                            "check_handover",
                            "review_contact",
                            "read_feedback",
                        ],
                    )
                ),
                name="task_kind",
            ),
        ),
    ]
