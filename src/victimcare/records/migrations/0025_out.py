from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("records", "0024_linked")]
    operations: list[migrations.operations.base.Operation] = []
