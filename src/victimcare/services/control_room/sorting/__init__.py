"""A learnt program beside the rules of sorting: it may raise a contact, and never lowers one."""
