"""Tables of `records/models`, module `officer_updates`."""

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="CustodyWatch",
        fields=[
            (
                "case",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT,
                    primary_key=True,
                    related_name="+",
                    serialize=False,
                    to="records.case",
                ),
            ),
            ("since", models.DateTimeField()),
        ],
    ),
    migrations.CreateModel(
        name="OfficerQuestion",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            (
                "case",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="questions", to="records.case"
                ),
            ),
            (
                "kind",
                models.CharField(
                    choices=[
                        ("after_custody", "after_custody"),
                        ("bail_over", "bail_over"),
                        ("has_she_heard", "has_she_heard"),
                        ("how_it_stands", "how_it_stands"),
                        ("loss_list", "loss_list"),
                    ],
                    max_length=20,
                ),
            ),
            (
                "about",
                models.ForeignKey(
                    db_constraint=False,
                    db_index=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="records.event",
                ),
            ),
            (
                "named",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.BigIntegerField(), db_default=[], default=list, size=None
                ),
            ),
            (
                "loss_list",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="questions",
                    to="records.losslist",
                ),
            ),
            ("person", models.CharField(blank=True, max_length=100)),
            (
                "officer",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="questions",
                    to="records.officer",
                ),
            ),
            ("harm", models.PositiveSmallIntegerField()),
            ("due_at", models.DateTimeField()),
            ("opened_at", models.DateTimeField()),
            ("asked", models.PositiveSmallIntegerField(db_default=0, default=0)),
            ("last_asked_on", models.DateField(null=True)),
            ("closed_at", models.DateTimeField(null=True)),
            (
                "ended_as",
                models.CharField(
                    blank=True,
                    choices=[("answered", "Answered"), ("withdrawn", "Withdrawn"), ("passed_back", "Passed Back")],
                    max_length=12,
                ),
            ),
            ("rests_until", models.DateField(null=True)),
        ],
        options={
            "indexes": [
                models.Index(
                    condition=models.Q(("closed_at", None)),
                    fields=["officer", "-harm", "due_at"],
                    name="officer_question_open",
                )
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        ("kind__in", ["after_custody", "bail_over", "has_she_heard", "how_it_stands", "loss_list"])
                    ),
                    name="officer_question_kind",
                ),
                models.CheckConstraint(
                    condition=models.Q(("ended_as__in", ["answered", "withdrawn", "passed_back", ""])),
                    name="officer_question_end",
                ),
                models.CheckConstraint(condition=models.Q(("harm__in", [1, 2, 3])), name="officer_question_harm"),
                models.UniqueConstraint(
                    condition=models.Q(("closed_at", None)),
                    fields=("case", "kind", "about", "loss_list"),
                    name="officer_question_open_once",
                    nulls_distinct=False,
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("about", None), ("kind", "loss_list"), ("loss_list__isnull", False)),
                        models.Q(models.Q(("kind", "loss_list"), _negated=True), ("loss_list", None)),
                        _connector="OR",
                    ),
                    name="officer_question_of_loss_list",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("closed_at", None), ("ended_as", "")),
                        models.Q(("closed_at__isnull", False), models.Q(("ended_as", ""), _negated=True)),
                        _connector="OR",
                    ),
                    name="officer_question_end_whole",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="OfficerPrompt",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "officer",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="prompts", to="records.officer"
                ),
            ),
            ("on", models.DateField()),
            ("made_at", models.DateTimeField()),
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("officer", "on"), name="officer_prompt_once_a_day")],
        },
    ),
    migrations.CreateModel(
        name="PromptedQuestion",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "prompt",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="questions", to="records.officerprompt"
                ),
            ),
            ("letter", models.CharField(max_length=1)),
            (
                "question",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="prompted", to="records.officerquestion"
                ),
            ),
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("prompt", "letter"), name="prompted_question_letter_once")],
        },
    ),
    migrations.CreateModel(
        name="OfficerMail",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "reference",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            (
                "prompt",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="mails", to="records.officerprompt"
                ),
            ),
            ("kind", models.CharField(choices=[("prompt", "Prompt"), ("reply", "Reply")], max_length=10)),
            ("sealed_words", models.BinaryField(db_default=b"", default=b"")),
            ("made_at", models.DateTimeField()),
            (
                "state",
                models.CharField(
                    choices=[
                        ("queued", "Queued"),
                        ("handed_over", "Handed Over"),
                        ("in_doubt", "In Doubt"),
                        ("failed", "Failed"),
                    ],
                    default="queued",
                    max_length=12,
                ),
            ),
            ("next_at", models.DateTimeField(null=True)),
            ("tries", models.PositiveSmallIntegerField(db_default=0, default=0)),
            ("settled_at", models.DateTimeField(null=True)),
            ("reason", models.CharField(blank=True, max_length=200)),
            (
                "asks",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="mails",
                    to="records.promptedquestion",
                ),
            ),
            ("good_until", models.DateTimeField(null=True)),
            ("used_at", models.DateTimeField(null=True)),
        ],
        options={
            "indexes": [
                models.Index(condition=models.Q(("state", "queued")), fields=["next_at"], name="officer_mail_due")
            ],
            "constraints": [
                models.CheckConstraint(condition=models.Q(("kind__in", ["prompt", "reply"])), name="officer_mail_kind"),
                models.CheckConstraint(
                    condition=models.Q(("state__in", ["queued", "handed_over", "in_doubt", "failed"])),
                    name="officer_mail_state",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("next_at__isnull", False), ("settled_at", None), ("state", "queued")),
                        models.Q(
                            models.Q(("state", "queued"), _negated=True),
                            ("next_at", None),
                            ("settled_at__isnull", False),
                        ),
                        _connector="OR",
                    ),
                    name="officer_mail_queued_has_a_time",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="OfficerReply",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            ("supplier_id", models.CharField(max_length=100, unique=True)),
            ("recipient", models.TextField()),
            ("sealed_head", models.BinaryField(db_default=b"", default=b"")),
            ("sealed_words", models.BinaryField(db_default=b"", default=b"")),
            ("sealed_content", models.BinaryField(db_default=b"", default=b"")),
            ("files", models.PositiveSmallIntegerField(db_default=0, default=0)),
            ("sha256", models.CharField(max_length=64)),
            ("received_at", models.DateTimeField()),
            (
                "kind",
                models.CharField(
                    choices=[
                        ("new", "New"),
                        ("answer", "Answer"),
                        ("undo", "Undo"),
                        ("unclear", "Unclear"),
                        ("automatic", "Automatic"),
                        ("bounce", "Bounce"),
                        ("report", "Report"),
                        ("stranger", "Stranger"),
                        ("old", "Old"),
                        ("unproved", "Unproved"),
                    ],
                    default="new",
                    max_length=10,
                ),
            ),
            (
                "comes_as",
                models.CharField(
                    blank=True,
                    choices=[
                        ("new", "New"),
                        ("answer", "Answer"),
                        ("undo", "Undo"),
                        ("unclear", "Unclear"),
                        ("automatic", "Automatic"),
                        ("bounce", "Bounce"),
                        ("report", "Report"),
                        ("stranger", "Stranger"),
                        ("old", "Old"),
                        ("unproved", "Unproved"),
                    ],
                    max_length=10,
                ),
            ),
            ("reason", models.CharField(blank=True, max_length=60)),
            ("proof", models.CharField(blank=True, db_default="", max_length=20)),
            (
                "prompt",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="replies",
                    to="records.officerprompt",
                ),
            ),
            (
                "mail",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="replies",
                    to="records.officermail",
                ),
            ),
            (
                "task",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="officer_replies",
                    to="records.task",
                ),
            ),
            ("settled_at", models.DateTimeField(null=True)),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        (
                            "kind__in",
                            [
                                "new",
                                "answer",
                                "undo",
                                "unclear",
                                "automatic",
                                "bounce",
                                "report",
                                "stranger",
                                "old",
                                "unproved",
                            ],
                        )
                    ),
                    name="officer_reply_kind",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        (
                            "comes_as__in",
                            [
                                "new",
                                "answer",
                                "undo",
                                "unclear",
                                "automatic",
                                "bounce",
                                "report",
                                "stranger",
                                "old",
                                "unproved",
                                "",
                            ],
                        )
                    ),
                    name="officer_reply_comes_as",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="OfficerAnswer",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            (
                "question",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="records.officerquestion"
                ),
            ),
            ("choice", models.CharField(max_length=40)),
            ("sealed", models.BinaryField(default=b"")),
            ("review_on", models.DateField(null=True)),
            ("hold_reason", models.CharField(blank=True, max_length=40)),
            (
                "told",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.BigIntegerField(), db_default=[], default=list, size=None
                ),
            ),
            (
                "door",
                models.CharField(
                    choices=[("mail", "Mail"), ("page", "Page"), ("file", "File"), ("desk", "Desk")], max_length=10
                ),
            ),
            (
                "by_officer",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.officer"
                ),
            ),
            (
                "by_staff",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "reply",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="answers",
                    to="records.officerreply",
                ),
            ),
            ("given_at", models.DateTimeField()),
            ("applies_at", models.DateTimeField()),
            ("applied_at", models.DateTimeField(null=True)),
            ("undone_at", models.DateTimeField(null=True)),
            ("needs_confirming", models.BooleanField(db_default=False, default=False)),
            ("confirmed_at", models.DateTimeField(null=True)),
            (
                "confirmed_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "event",
                models.ForeignKey(
                    db_constraint=False,
                    db_index=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="records.event",
                ),
            ),
        ],
        options={
            "indexes": [
                models.Index(
                    condition=models.Q(("applied_at", None), ("undone_at", None)),
                    fields=["applies_at"],
                    name="officer_answer_to_apply",
                )
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("door__in", ["mail", "page", "file", "desk"])), name="officer_answer_door"
                ),
                models.UniqueConstraint(
                    condition=models.Q(("undone_at", None)), fields=("question",), name="officer_answer_one_stands"
                ),
                models.CheckConstraint(
                    condition=models.Q(("by_officer__isnull", False), ("by_staff__isnull", False), _connector="OR"),
                    name="officer_answer_by_somebody",
                ),
                models.CheckConstraint(
                    condition=models.Q(("undone_at", None), ("applied_at", None), _connector="OR"),
                    name="officer_answer_undone_never_applied",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("confirmed_at", None), ("confirmed_by", None)),
                        models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                        _connector="OR",
                    ),
                    name="officer_answer_confirmed_at_and_by_together",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("needs_confirming", False),
                        ("confirmed_at__isnull", False),
                        ("applied_at", None),
                        _connector="OR",
                    ),
                    name="officer_answer_applied_when_confirmed",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="ProgressNotice",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "victim",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="progress_notices",
                    to="records.victim",
                ),
            ),
            (
                "event",
                models.ForeignKey(
                    db_constraint=False,
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="records.event",
                ),
            ),
            ("made_at", models.DateTimeField()),
            ("told_at", models.DateTimeField(null=True)),
            ("told_by", models.CharField(blank=True, max_length=10)),
        ],
        options={
            "indexes": [
                models.Index(condition=models.Q(("told_at", None)), fields=["victim"], name="progress_notice_untold")
            ],
            "constraints": [
                models.UniqueConstraint(fields=("victim", "event"), name="progress_notice_once"),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("told_at", None), ("told_by", "")),
                        models.Q(("told_at__isnull", False), models.Q(("told_by", ""), _negated=True)),
                        _connector="OR",
                    ),
                    name="progress_notice_told_at_and_by_together",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="RefusedAnswer",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("file", models.TextField()),
            ("line", models.PositiveIntegerField()),
            ("sealed_given", models.BinaryField(db_default=b"", default=b"")),
            ("came_key", models.CharField(blank=True, db_default="", default="", max_length=64)),
            ("field", models.CharField(max_length=40)),
            ("reason", models.TextField()),
            ("loaded_at", models.DateTimeField()),
            ("settled_at", models.DateTimeField(null=True)),
            ("settled_as", models.CharField(blank=True, max_length=10)),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("settled_as", ""), ("settled_at", None)),
                        models.Q(("settled_at__isnull", False), models.Q(("settled_as", ""), _negated=True)),
                        _connector="OR",
                    ),
                    name="refused_answer_settled_at_and_as_together",
                )
            ],
        },
    ),
]
