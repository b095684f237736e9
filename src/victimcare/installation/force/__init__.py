"""The tables of `force.toml`, each read by what it is about. `force.force_toml` opens the file."""
