"""Work without the database: paper pack, back-entry and the copy of open items."""
