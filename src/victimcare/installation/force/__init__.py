"""Reads the tables of `force.toml`, by subject. `force.force_toml` opens the file."""
