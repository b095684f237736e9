"""Those that were finished lately are found without reading all there ever were."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0074_which_comparison"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="needsassessment",
            index=models.Index(
                condition=models.Q(("finished_at__isnull", False)),
                fields=["finished_at"],
                name="needs_assessment_finished",
            ),
        ),
    ]
