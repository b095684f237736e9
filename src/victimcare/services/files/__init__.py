"""Files about a victim: what she sends us, and what we keep for her. Sealed, and taken only as what they truly are.

A room that keeps files looks at what came with `taking.checked` before its transaction, keeps it with `store.keep` in
the transaction of what it belongs to, and decides itself who may open it (`store.opened` writes that down).
"""
