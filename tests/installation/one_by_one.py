"""Migrates a database as one that began before its tables were made in one step: up to a name, one by one.

A program, since the connection of the tests is another database's.
"""

from __future__ import annotations

import sys

import django


def main(last: str) -> None:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor
    from django.db.migrations.loader import MigrationLoader

    executor = MigrationExecutor(connection)
    executor.loader = MigrationLoader(connection, replace_migrations=False)
    others = [leaf for leaf in executor.loader.graph.leaf_nodes() if leaf[0] != "records"]
    executor.migrate([*others, ("records", last)])


if __name__ == "__main__":
    django.setup()
    main(sys.argv[1])
