"""The description of the API, made from its calls and from the types they answer with."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Literal

from pydantic import TypeAdapter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from selon.web.api.answers import Failed
from selon.web.api.calls import CALLS, Call

PARAMETER = re.compile(r"{(\w+)(?::(\w+))?}")
REFERENCE = "#/components/schemas/{model}"
ABOUT = (
    "Who said what, on whose word. Spans are [start, end) in code points of an article's text; a number without bound is "
    "written as the string Infinity."
)

Schemas = dict[str, Any]


def served(_request: Request) -> Response:
    return JSONResponse(openapi())


@cache
def openapi() -> dict[str, Any]:
    """OpenAPI 3.1, whose schemas are JSON Schema as it is."""
    schemas: Schemas = {}
    paths: dict[str, Any] = {}
    for call in CALLS:
        paths.setdefault(PARAMETER.sub(r"{\1}", call.path), {})[call.method.lower()] = _operation(call, schemas)
    security = {"token": {"type": "http", "scheme": "bearer"}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "selon", "version": "1", "description": ABOUT},
        "paths": paths,
        "components": {"schemas": dict(sorted(schemas.items())), "securitySchemes": security},
    }


def _operation(call: Call, schemas: Schemas) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": call.name,
        "summary": call.summary,
        "parameters": _parameters(call),
        "responses": {
            "200": {"description": "what was asked for", **_json(call.answers, schemas, "serialization")},
            "default": {"description": "what went wrong", **_json(Failed, schemas, "serialization")},
        },
    }
    if call.takes is not None:
        operation["requestBody"] = {"required": True, **_json(call.takes, schemas, "validation")}
    return operation


def _parameters(call: Call) -> list[dict[str, Any]]:
    types = {"int": "integer"}
    own = [
        {"name": name, "in": "path", "required": True, "schema": {"type": types.get(kind, "string")}}
        for name, kind in PARAMETER.findall(call.path)
    ]
    asked = [
        {
            "name": name,
            "in": "query",
            "description": about,
            "schema": {"type": "integer" if name == "page" else "string"},
        }
        for name, about in call.query.items()
    ]
    return own + asked


def _json(kind: Any, schemas: Schemas, mode: Literal["validation", "serialization"]) -> dict[str, Any]:
    """The content of a body of that type; what its schema refers to goes into `schemas`."""
    schema = TypeAdapter(kind).json_schema(ref_template=REFERENCE, mode=mode)
    schemas |= schema.pop("$defs", {})
    return {"content": {"application/json": {"schema": schema}}}
