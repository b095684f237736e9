"""Files about a victim: those that the victim sends us, and those that we keep. Encrypted, and taken only as what they
truly are.

A room that keeps files checks them with `file_checks.check_file` before its transaction, stores them with
`file_store.store_file` in the transaction of what they belong to, and decides itself who may open them
(`file_store.open_file` writes that down).
"""
