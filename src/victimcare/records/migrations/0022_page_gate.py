"""What she says about her page; and only she herself confirms that a message reached her, on her page or on the line."""

from django.db import migrations, models

MAY_SHOW = [("nothing", "Nothing"), ("news_or_not", "News Or Not"), ("full", "Full")]
CONFIRMED_HOW = [("page", "Page"), ("line", "Line")]


def _one_of(field: str, choices: list[tuple[str, str]], *more: str) -> models.Q:
    return models.Q((f"{field}__in", [*(value for value, _ in choices), *more]))


class Migration(migrations.Migration):
    dependencies = [("records", "0021_outbox")]

    operations = [
        migrations.AddField(
            "safecontactplan",
            "page_may_show",
            models.CharField(choices=MAY_SHOW, db_default="full", default="full", max_length=12),
        ),
        migrations.AddConstraint(
            "safecontactplan",
            models.CheckConstraint(condition=_one_of("page_may_show", MAY_SHOW), name="plan_page_may_show"),
        ),
        migrations.RemoveConstraint("telling", "telling_confirmed_how"),
        migrations.AlterField(
            "telling", "confirmed_how", models.CharField(blank=True, choices=CONFIRMED_HOW, max_length=10)
        ),
        migrations.AddConstraint(
            "telling",
            models.CheckConstraint(condition=_one_of("confirmed_how", CONFIRMED_HOW, ""), name="telling_confirmed_how"),
        ),
    ]
