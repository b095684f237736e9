"""Sound kept from calls: sealed, heard by the staff whose work it is, and deleted when its days are over."""
