"""Wrong codes are counted by network too; what a browser keeps, and a challenge that was answered, pass a brake."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0116_questions_name_their_news"),
    ]

    operations = [
        migrations.CreateModel(
            name="KnownBrowser",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token_hash", models.BinaryField(max_length=32, unique=True)),
                ("opened_on", models.DateField(db_index=True)),
                ("wrong_since", models.DateTimeField(null=True)),
                ("wrong_tries", models.PositiveSmallIntegerField(db_default=0, default=0)),
            ],
        ),
        migrations.CreateModel(
            name="SpentPass",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nonce", models.BinaryField(max_length=16, unique=True)),
                ("at", models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.AddField(
            model_name="codetry",
            name="let_by",
            field=models.CharField(
                blank=True,
                choices=[("browser", "Browser"), ("work", "Work"), ("wait", "Wait")],
                db_default="",
                default="",
                max_length=7,
            ),
        ),
        migrations.AddField(
            model_name="codetry",
            name="network_key",
            field=models.BinaryField(db_default=b"", default=b"", max_length=32),
        ),
        migrations.AddField(
            model_name="codetry",
            name="was_paced",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="frontdooruse",
            name="form",
            field=models.CharField(db_default="", default="", max_length=12),
        ),
        migrations.AddField(
            model_name="frontdooruse",
            name="network_key",
            field=models.BinaryField(db_default=b"", default=b"", max_length=32),
        ),
        migrations.AddIndex(
            model_name="codetry",
            index=models.Index(
                condition=models.Q(("was_right", False)), fields=["network_key", "at"], name="code_try_wrong_by_network"
            ),
        ),
        migrations.AddConstraint(
            model_name="codetry",
            constraint=models.CheckConstraint(
                condition=models.Q(("let_by__in", ["browser", "work", "wait", ""])), name="code_try_let_by"
            ),
        ),
    ]
