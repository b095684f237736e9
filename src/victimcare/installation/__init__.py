"""The product on one machine: settings, the force's own file, the embedded database, and the parent of all
processes."""
