"""Whoever sits at the terminal asks as others do before a sealed case is open to them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q

# A comparison with what may be missing is written out otherwise in the database: both are made anew.
_TAKES_TWO = models.CheckConstraint(
    condition=Q(decided_by=None) | ~Q(decided_by=F("asked_by")), name="seal_opening_takes_two"
)
_BY_A_THIRD = models.CheckConstraint(
    condition=Q(seen_by=None) | (~Q(seen_by=F("asked_by")) & ~Q(seen_by=F("decided_by"))),
    name="seal_opening_seen_by_a_third",
)


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0068_referred"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="sealopening", name=_TAKES_TWO.name),
        migrations.RemoveConstraint(model_name="sealopening", name=_BY_A_THIRD.name),
        migrations.AlterField(
            model_name="sealopening",
            name="asked_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="sealopening",
            name="asked_at_terminal_by",
            field=models.CharField(blank=True, db_default="", default="", max_length=200),
        ),
        migrations.RemoveConstraint(model_name="sealopening", name="seal_opening_asked_once"),
        migrations.AddConstraint(
            model_name="sealopening",
            constraint=models.UniqueConstraint(
                condition=Q(("decided_at", None)),
                fields=("seal", "asked_by", "asked_at_terminal_by"),
                name="seal_opening_asked_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="sealopening",
            constraint=models.CheckConstraint(
                condition=Q(("asked_by", None)) ^ Q(("asked_at_terminal_by", "")), name="seal_opening_asked_by_one"
            ),
        ),
        migrations.AddConstraint(model_name="sealopening", constraint=_TAKES_TWO),
        migrations.AddConstraint(model_name="sealopening", constraint=_BY_A_THIRD),
    ]
