"""Files about a victim: those that the victim sends us, and those that we keep. Encrypted, and taken only as what they
truly are.

A room that keeps files checks them with `taking.checked` before its transaction, stores them with `store.keep` in the
transaction of what they belong to, and decides itself who may open them (`store.opened` writes that down).
"""
