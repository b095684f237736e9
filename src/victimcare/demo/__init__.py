"""Make-believe: an invented force, its feed, its people and the outside world. Imported only by config and tests."""
