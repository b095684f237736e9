"""Suppliers that post letters: a folder each, all passing the contract suite in tests/adapters/contracts/letters.py."""
