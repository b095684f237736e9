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
        name="OfficerPrompt",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("on", models.DateField()),
            ("made_at", models.DateTimeField()),
            (
                "officer",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="prompts", to="records.officer"
                ),
            ),
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("officer", "on"), name="officer_prompt_once_a_day")],
        },
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
                "kind",
                models.CharField(
                    choices=[
                        ("after_custody", "After Custody"),
                        ("bail_over", "Bail Over"),
                        ("has_she_heard", "Has She Heard"),
                        ("how_it_stands", "How It Stands"),
                    ],
                    max_length=20,
                ),
            ),
            ("person", models.CharField(blank=True, max_length=100)),
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
                "case",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="questions", to="records.case"
                ),
            ),
            (
                "officer",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="questions",
                    to="records.officer",
                ),
            ),
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
                    condition=models.Q(("kind__in", ["after_custody", "bail_over", "has_she_heard", "how_it_stands"])),
                    name="officer_question_kind",
                ),
                models.CheckConstraint(
                    condition=models.Q(("ended_as__in", ["answered", "withdrawn", "passed_back", ""])),
                    name="officer_question_end",
                ),
                models.CheckConstraint(condition=models.Q(("harm__in", [1, 2, 3])), name="officer_question_harm"),
                models.UniqueConstraint(
                    condition=models.Q(("closed_at", None)),
                    fields=("case", "kind", "about"),
                    name="officer_question_open_once",
                    nulls_distinct=False,
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
        name="ProgressNotice",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("made_at", models.DateTimeField()),
            ("told_at", models.DateTimeField(null=True)),
            ("told_by", models.CharField(blank=True, max_length=10)),
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
            (
                "victim",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="progress_notices",
                    to="records.victim",
                ),
            ),
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
            ("given", models.JSONField()),
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
            ("kind", models.CharField(choices=[("prompt", "Prompt"), ("reply", "Reply")], max_length=10)),
            ("answers", models.TextField(blank=True)),
            ("subject", models.TextField()),
            ("body", models.TextField(blank=True)),
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
                "prompt",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="mails", to="records.officerprompt"
                ),
            ),
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
            ("message_id", models.TextField(blank=True)),
            ("recipient", models.TextField()),
            ("sender", models.TextField()),
            ("subject", models.TextField(blank=True)),
            ("words", models.TextField(blank=True)),
            ("said", models.TextField(blank=True)),
            ("files", models.PositiveSmallIntegerField(db_default=0, default=0)),
            ("content", models.BinaryField(null=True)),
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
                    ],
                    max_length=10,
                ),
            ),
            ("reason", models.CharField(blank=True, max_length=60)),
            ("settled_at", models.DateTimeField(null=True)),
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
                "task",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="officer_replies",
                    to="records.task",
                ),
            ),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        (
                            "kind__in",
                            ["new", "answer", "undo", "unclear", "automatic", "bounce", "report", "stranger", "old"],
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
        name="PromptedQuestion",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("letter", models.CharField(max_length=1)),
            (
                "prompt",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="questions", to="records.officerprompt"
                ),
            ),
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
        name="OfficerAnswer",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            ("choice", models.CharField(max_length=40)),
            ("sealed", models.BinaryField(default=b"")),
            ("review_on", models.DateField(null=True)),
            ("hold_reason", models.CharField(blank=True, max_length=40)),
            (
                "door",
                models.CharField(
                    choices=[("mail", "Mail"), ("page", "Page"), ("file", "File"), ("desk", "Desk")], max_length=10
                ),
            ),
            ("given_at", models.DateTimeField()),
            ("applies_at", models.DateTimeField()),
            ("applied_at", models.DateTimeField(null=True)),
            ("undone_at", models.DateTimeField(null=True)),
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
            (
                "question",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="records.officerquestion"
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
            (
                "told",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.BigIntegerField(), db_default=[], default=list, size=None
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
            ],
        },
    ),
]
