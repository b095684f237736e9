"""The demonstration: an invented force, its feed, its people and make-believe outside systems. Imported only by config
and tests."""
