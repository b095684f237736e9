import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0118_officers_confirm_answers"),
    ]

    operations = [
        migrations.CreateModel(
            name="MailCopy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("came_at", models.DateTimeField()),
                ("content", models.BinaryField(null=True)),
                ("sha256", models.CharField(max_length=64)),
            ],
        ),
        migrations.AddField(
            model_name="mailcopy",
            name="officer_reply",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="copies", to="records.officerreply"
            ),
        ),
        migrations.AddField(
            model_name="mailcopy",
            name="received",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="copies",
                to="records.receivedmessage",
            ),
        ),
        migrations.AddConstraint(
            model_name="mailcopy",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("officer_reply__isnull", False), ("received", None)),
                    models.Q(("officer_reply", None), ("received__isnull", False)),
                    _connector="OR",
                ),
                name="mail_copy_of_one_message",
            ),
        ),
        migrations.AddConstraint(
            model_name="mailcopy",
            constraint=models.UniqueConstraint(fields=("received", "sha256"), name="mail_copy_once"),
        ),
        migrations.AddConstraint(
            model_name="mailcopy",
            constraint=models.UniqueConstraint(fields=("officer_reply", "sha256"), name="mail_copy_of_reply_once"),
        ),
    ]
