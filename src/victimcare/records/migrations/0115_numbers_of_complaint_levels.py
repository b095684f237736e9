from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0114_audit_by_victim_alone")]
    operations = [
        migrations.AddField(
            model_name="complaintlevel",
            name="number",
            field=models.CharField(blank=True, db_default="", default="", max_length=12),
        ),
        migrations.AddField(
            model_name="complaintlevel",
            name="sealed_way_back",
            field=models.BinaryField(null=True),
        ),
        migrations.AddConstraint(
            model_name="complaintlevel",
            constraint=models.UniqueConstraint(
                condition=models.Q(("number", ""), _negated=True),
                fields=("number",),
                name="complaint_level_number_once",
            ),
        ),
    ]
