from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("records", "0022_page_gate")]
    operations: list[migrations.operations.base.Operation] = []
