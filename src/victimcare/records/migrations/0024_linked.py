"""What is kept as somebody's is compared by the mailbox, and can be withdrawn when it was hers all along. An open duty
knows its victim's harm (the next two fill it in, and make the indexes that read it)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# Those that a person has already under the shorter key stay as they are.
_MAILBOXES = r"""
UPDATE records_linkedpoint l SET match_key = regexp_replace(l.match_key, '^([^@+]+)\+[^@]*@', '\1@')
 WHERE l.id IN (
   SELECT min(id) FROM records_linkedpoint WHERE kind = 'email' AND match_key ~ '^[^@+]+\+[^@]*@'
    GROUP BY person_id, regexp_replace(match_key, '^([^@+]+)\+[^@]*@', '\1@'))
   AND NOT EXISTS (SELECT FROM records_linkedpoint o WHERE o.person_id = l.person_id
                      AND o.match_key = regexp_replace(l.match_key, '^([^@+]+)\+[^@]*@', '\1@'))
"""


def _staff() -> models.ForeignKey:
    return models.ForeignKey(
        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
    )


class Migration(migrations.Migration):
    dependencies = [("records", "0023_desk_work")]
    operations = [
        migrations.RunSQL(_MAILBOXES, migrations.RunSQL.noop),
        migrations.RemoveConstraint(model_name="pointchange", name="point_change_end_whole"),
        migrations.AddField("linkedpoint", "doubted_at", models.DateTimeField(null=True)),
        migrations.AddField("linkedpoint", "doubted_by", _staff()),
        migrations.AddField("linkedpoint", "doubted_reason", models.TextField(blank=True)),
        migrations.AddField("linkedpoint", "withdrawn_at", models.DateTimeField(null=True)),
        migrations.AddField("linkedpoint", "withdrawn_by", _staff()),
        migrations.AddField("linkedpoint", "withdrawn_how", models.CharField(blank=True, max_length=12)),
        migrations.AlterField(
            "pointchange",
            "end",
            models.CharField(
                blank=True,
                choices=[
                    ("in_force", "In Force"),
                    ("refused", "Refused"),
                    ("replaced", "Replaced"),
                    ("mistake", "Mistake"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddIndex(
            "contactpoint",
            models.Index(
                condition=models.Q(("kind", "email"), ("match_key__contains", "+")),
                fields=["person"],
                name="contact_point_plus_addresses",
            ),
        ),
        migrations.AddIndex("linkedpoint", models.Index(fields=["match_key"], name="linked_point_by_match_key")),
        migrations.AddField("duty", "harm", models.PositiveSmallIntegerField(db_default=1)),
        migrations.AddConstraint(
            "linkedpoint",
            models.CheckConstraint(
                name="linked_point_doubt_whole",
                condition=models.Q(doubted_at=None, doubted_by=None, doubted_reason="")
                | (models.Q(doubted_at__isnull=False, doubted_by__isnull=False) & ~models.Q(doubted_reason="")),
            ),
        ),
        migrations.AddConstraint(
            "linkedpoint",
            models.CheckConstraint(
                name="linked_point_withdrawn_on_proof_or_by_two",
                condition=models.Q(withdrawn_at=None, withdrawn_by=None, withdrawn_how="")
                | (
                    models.Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False, doubted_at__isnull=False)
                    & (~models.Q(withdrawn_how="") | ~models.Q(withdrawn_by=models.F("doubted_by")))
                ),
            ),
        ),
        migrations.AddConstraint(
            "pointchange",
            models.CheckConstraint(
                name="point_change_end_whole",
                condition=models.Q(ended_at=None, end="")
                | models.Q(ended_at__isnull=False, end__in=["in_force", "refused", "replaced", "mistake"]),
            ),
        ),
    ]
