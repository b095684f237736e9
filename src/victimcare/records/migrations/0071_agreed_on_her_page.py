"""She may agree to a referral on her own page, where nobody of ours asked her; and a mail to the people of a service."""

import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0070_looks_in_calls"),
    ]

    operations = [
        migrations.AlterField(
            model_name="referral",
            name="made_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="referralconsent",
            name="asked_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="referralconsent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("asked_by", None), ("how", "her_page"), ("is_explicit", True)),
                    models.Q(("asked_by__isnull", False), models.Q(("how", "her_page"), _negated=True)),
                    _connector="OR",
                ),
                name="referral_consent_asked_by_somebody_or_on_her_page",
            ),
        ),
        migrations.CreateModel(
            name="PartnerMail",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("next_at", models.DateTimeField()),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("ended_at", models.DateTimeField(null=True)),
                ("is_delivered", models.BooleanField(default=False)),
                (
                    "user",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mails",
                        to="records.partneruser",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("user",), name="partner_mail_one_open"
                    ),
                ],
                "indexes": [
                    models.Index(condition=models.Q(("ended_at", None)), fields=["next_at"], name="partner_mail_due"),
                    models.Index(fields=["user", "-id"], name="partner_mail_of_user"),
                ],
            },
        ),
    ]
