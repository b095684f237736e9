"""Record systems that can be asked: a folder each, all passing tests/adapters/contracts/people.py."""
