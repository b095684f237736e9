"""A contact on one page: what it says, what a handler does with it, its files and the crimes it became."""
