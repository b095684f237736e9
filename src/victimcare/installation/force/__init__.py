"""The tables of `force.toml`, each read by what it is about. `installation.force_file` opens the file."""
