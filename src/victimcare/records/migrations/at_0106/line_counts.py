from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="LineCount",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "name",
                models.CharField(
                    choices=[
                        ("asked", "Asked"),
                        ("answered", "Answered"),
                        ("in_time", "In Time"),
                        ("abandoned", "Abandoned"),
                        ("short_abandons", "Short Abandons"),
                        ("left_otherwise", "Left Otherwise"),
                        ("waited_ms", "Waited Ms"),
                    ],
                    max_length=20,
                    unique=True,
                ),
            ),
            ("total", models.PositiveBigIntegerField()),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        (
                            "name__in",
                            [
                                "asked",
                                "answered",
                                "in_time",
                                "abandoned",
                                "short_abandons",
                                "left_otherwise",
                                "waited_ms",
                            ],
                        )
                    ),
                    name="line_count_name",
                )
            ],
        },
    ),
]
