"""By when somebody is in touch to take a statement stands with it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0051_second_step"),
    ]

    operations = [
        migrations.AddField(
            model_name="statement",
            name="answer_by",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer_by", None), ("sent_at", None)),
                    models.Q(("answer_by__isnull", False), ("sent_at__isnull", False)),
                    _connector="OR",
                ),
                name="statement_sent_whole",
            ),
        ),
    ]
