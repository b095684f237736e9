"""The record of one victim: the identity gate, the contact, and each part of the record."""
