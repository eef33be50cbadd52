"""The web app over a ledger."""

from selon.web.app import application
from selon.web.server import address, listening, served, server
from selon.web.settings import LOOPBACK, Settings

__all__ = ["LOOPBACK", "Settings", "address", "application", "listening", "served", "server"]
