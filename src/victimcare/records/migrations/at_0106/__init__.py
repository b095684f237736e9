"""All tables as 0001 to 0106 leave them, a file a room as in `records/models`: a new database is made
so in one step (`0001_tables_squashed_0106_bundles_found_by_index`). Each table's columns stand in the order in which
those migrations added them. Written by `tests/tables_in_one_step.py`, but for `guards.py` and `together.py`."""
