"""The tables of a new database: a file for each module of `records/models`, and functions and triggers as SQL."""
