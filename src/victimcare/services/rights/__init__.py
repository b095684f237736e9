"""What victims are owed: the editions of the Code, duties as rows derived from the timeline, and the ledger."""
