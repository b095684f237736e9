import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0117_known_browsers"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="officerreply",
            name="officer_reply_kind",
        ),
        migrations.RemoveConstraint(
            model_name="officerreply",
            name="officer_reply_comes_as",
        ),
        migrations.AddField(
            model_name="officeranswer",
            name="confirmed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="officeranswer",
            name="confirmed_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="officeranswer",
            name="needs_confirming",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="officermail",
            name="asks",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="mails",
                to="records.promptedquestion",
            ),
        ),
        migrations.AddField(
            model_name="officermail",
            name="good_until",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="officermail",
            name="used_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="officerreply",
            name="mail",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="replies", to="records.officermail"
            ),
        ),
        migrations.AddField(
            model_name="officerreply",
            name="proof",
            field=models.CharField(blank=True, db_default="", max_length=20),
        ),
        migrations.AlterField(
            model_name="officerreply",
            name="comes_as",
            field=models.CharField(
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
        migrations.AlterField(
            model_name="officerreply",
            name="kind",
            field=models.CharField(
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
        migrations.AddConstraint(
            model_name="officeranswer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("confirmed_at", None), ("confirmed_by", None)),
                    models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                    _connector="OR",
                ),
                name="officer_answer_confirmed_at_and_by_together",
            ),
        ),
        migrations.AddConstraint(
            model_name="officeranswer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("needs_confirming", False), ("confirmed_at__isnull", False), ("applied_at", None), _connector="OR"
                ),
                name="officer_answer_applied_when_confirmed",
            ),
        ),
        migrations.AddConstraint(
            model_name="officerreply",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="officerreply",
            constraint=models.CheckConstraint(
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
        ),
    ]
