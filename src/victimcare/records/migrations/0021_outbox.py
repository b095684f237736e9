from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("records", "0020_languages")]
    operations: list[migrations.operations.base.Operation] = []
