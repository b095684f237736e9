"""Suppliers that post letters: one folder each, all passing the contract suite in
tests/adapters/contracts/letters.py."""
