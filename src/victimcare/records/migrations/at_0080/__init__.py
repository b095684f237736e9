"""All tables as 0001 to 0037 leave them, a file a room as in `records/models`: a new database is made so in one step
(`0001_tables_squashed_0037_spending`). Each table's columns stand in the order in which those migrations added them."""
