"""All tables as 0001 to 0080 leave them, a file a room as in `records/models`: a new database is made so in one step
(`0001_tables_squashed_0080_looks_let_go_on`). Each table's columns stand in the order in which those migrations added
them."""
