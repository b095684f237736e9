"""Suppliers that take e-mail: a folder each, all passing the contract suite in tests/adapters/contracts/mailers.py."""
