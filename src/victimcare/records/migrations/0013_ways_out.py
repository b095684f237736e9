"""Four ways out: what was said without its words, who was given it, whether she confirmed it; how suppliers answer."""

import django.contrib.postgres.fields
from django.db import migrations, models

CHANNELS = [("text", "Text"), ("email", "Email"), ("letter", "Letter"), ("call", "Call")]
CONFIRMED_HOW = [("page", "Page"), ("line", "Line"), ("reply", "Reply"), ("person", "Person")]

# Until now there was one provider: whatever may be there must be asked for there.
WAS_GIVEN_TO_NOTIFY = """
UPDATE records_telling SET provider = 'notify'
 WHERE attempts > 0 AND status IN ('handed_over', 'in_doubt', 'accepted', 'sending', 'delivered', 'failed')
"""


def _one_of(field: str, choices: list[tuple[str, str]], *, or_blank: bool = False) -> models.Q:
    return models.Q((f"{field}__in", [value for value, _ in choices] + [""] * or_blank))


class Migration(migrations.Migration):
    dependencies = [("records", "0012_linked_people")]

    operations = [
        migrations.CreateModel(
            name="Supplier",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("channel", models.CharField(choices=CHANNELS, max_length=10)),
                ("name", models.CharField(max_length=20)),
                ("score", models.FloatField(default=1.0)),
                (
                    "last_answers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=10), default=list, size=None
                    ),
                ),
                ("last_answer_at", models.DateTimeField(null=True)),
                ("ailing_since", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("channel", "name"), name="supplier_once_a_channel"),
                    models.CheckConstraint(condition=_one_of("channel", CHANNELS), name="supplier_channel"),
                    models.CheckConstraint(
                        condition=models.Q(("score__gt", 0), ("score__lte", 1)), name="supplier_score"
                    ),
                ],
            },
        ),
        migrations.AlterField("telling", "channel", models.CharField(choices=CHANNELS, max_length=10)),
        migrations.AddField(
            "telling", "wording_version", models.CharField(blank=True, default="", max_length=16), False
        ),
        migrations.AddField("telling", "values_hash", models.CharField(blank=True, default="", max_length=64), False),
        migrations.AddField("telling", "language", models.CharField(blank=True, default="", max_length=5), False),
        migrations.AddField("telling", "provider", models.CharField(blank=True, default="", max_length=20), False),
        migrations.AddField("telling", "confirmed_at", models.DateTimeField(null=True)),
        migrations.AddField(
            "telling",
            "confirmed_how",
            models.CharField(blank=True, choices=CONFIRMED_HOW, default="", max_length=10),
            False,
        ),
        migrations.RunSQL(WAS_GIVEN_TO_NOTIFY, migrations.RunSQL.noop),
        migrations.AddConstraint(
            "telling", models.CheckConstraint(condition=_one_of("channel", CHANNELS), name="telling_channel")
        ),
        migrations.AddConstraint(
            "telling",
            models.CheckConstraint(
                condition=_one_of("confirmed_how", CONFIRMED_HOW, or_blank=True), name="telling_confirmed_how"
            ),
        ),
        migrations.AddConstraint(
            "telling",
            models.CheckConstraint(
                condition=models.Q(("confirmed_at", None), ("confirmed_how", ""))
                | (models.Q(("confirmed_at__isnull", False)) & ~models.Q(("confirmed_how", ""))),
                name="telling_confirmed_at_and_how_together",
            ),
        ),
        migrations.AddIndex("telling", models.Index(fields=["status", "-id"], name="telling_by_status")),
        migrations.AddIndex(
            "telling",
            models.Index(condition=models.Q(("status", "handed_over")), fields=["provider"], name="telling_unanswered"),
        ),
    ]
