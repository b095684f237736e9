"""Other directories of support services."""
