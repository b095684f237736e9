"""Record systems that can be asked: one folder each, all passing tests/adapters/contracts/people.py."""
