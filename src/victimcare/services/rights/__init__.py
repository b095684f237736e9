"""What victims are owed: the editions of the Code, duties as rows that follow from the timeline, and the ledger."""
