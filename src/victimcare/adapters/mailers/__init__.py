"""Suppliers that take e-mail: one folder each, all passing the contract suite in
tests/adapters/contracts/mailers.py."""
