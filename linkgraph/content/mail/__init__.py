"""Mails, from EML and MSG files, in one shape (RFC 5322; MS-OXMSG)."""

from linkgraph.content.mail.mail import Mail, Person
from linkgraph.content.mail.read import read_eml, read_msg

__all__ = ["Mail", "Person", "read_eml", "read_msg"]
