"""Suppliers of texts: one folder each, all passing the contract suite in tests/adapters/contracts/texts.py."""
