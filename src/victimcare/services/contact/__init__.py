"""The contacts with victims at the desk: their record, ledger and conversation, and what staff prepare and record."""
