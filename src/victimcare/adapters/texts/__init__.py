"""Suppliers of texts: a folder each, all passing the contract suite in tests/adapters/contracts/texts.py."""
