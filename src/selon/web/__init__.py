"""The web app over a ledger."""

from selon.web.app import application
from selon.web.settings import LOOPBACK, Settings

__all__ = ["LOOPBACK", "Settings", "application"]
