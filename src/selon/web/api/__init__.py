"""The JSON under the pages, documented by OpenAPI."""

from selon.web.api.calls import CALLS
from selon.web.api.openapi import openapi

__all__ = ["CALLS", "openapi"]
