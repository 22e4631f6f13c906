"""The rules of SARIF 2.1.0 (OASIS standard, 2020) for all that the program writes of it, as a JSON Schema:
what an object must and may have, and which words a value may be. What is not named here is not allowed."""

from __future__ import annotations

from typing import Any

LEVEL = {"enum": ["none", "note", "warning", "error"]}  # 3.27.10
TEXT = {"type": "string", "minLength": 1}
COUNT = {"type": "integer", "minimum": 0}


def thing(required: str, **properties: Any) -> dict[str, Any]:
    """An object with these properties alone; `required` names those it must have."""
    return {
        "type": "object",
        "required": required.split(),
        "properties": properties,
        "additionalProperties": False,
    }


def rows(of: Any) -> dict[str, Any]:
    """A list."""
    return {"type": "array", "items": of}


MESSAGE = thing("text", text=TEXT)  # 3.11
NUMBER = {"type": "integer", "minimum": 1}
REGION = thing(  # 3.30: a text region by line and column, both counted from 1
    "startLine endLine",
    startLine=NUMBER,
    endLine=NUMBER,
    startColumn=NUMBER,
    endColumn=NUMBER,
    snippet=thing("text", text={"type": "string"}),
)
PHYSICAL = thing(  # 3.29
    "artifactLocation",
    artifactLocation=thing("uri", uri={"type": "string", "format": "uri-reference"}),
    region=REGION,
)
LOGICAL = thing("name", name=TEXT, kind=TEXT)  # 3.33
LOCATION = thing(  # 3.28
    "physicalLocation",
    physicalLocation=PHYSICAL,
    logicalLocations=rows(LOGICAL),
    properties={"type": "object"},
)
RULE = thing(  # 3.49
    "id",
    id=TEXT,
    shortDescription=MESSAGE,
    fullDescription=MESSAGE,
    help=MESSAGE,
    defaultConfiguration=thing("level", level=LEVEL),
)
SUPPRESSION = thing(  # 3.35
    "kind", kind={"enum": ["inSource", "external"]}, justification={"type": "string"}
)
RESULT = thing(  # 3.27
    "message",
    ruleId=TEXT,
    ruleIndex={"type": "integer", "minimum": -1},
    level=LEVEL,
    message=MESSAGE,
    partialFingerprints={"type": "object", "additionalProperties": {"type": "string"}},
    locations=rows(LOCATION),
    suppressions=rows(SUPPRESSION),
)
NOTIFICATION = thing("message", level=LEVEL, message=MESSAGE, locations=rows(LOCATION))  # 3.58
INVOCATION = thing(  # 3.20
    "executionSuccessful",
    executionSuccessful={"type": "boolean"},
    toolExecutionNotifications=rows(NOTIFICATION),
)
RUN = thing(  # 3.14
    "tool",
    tool=thing("driver", driver=thing("name", name=TEXT, rules={**rows(RULE), "uniqueItems": True})),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    invocations=rows(INVOCATION),
    results=rows(RESULT),
)
LOG = thing(  # 3.13
    "version runs",
    **{"$schema": {"type": "string", "format": "uri"}, "version": {"const": "2.1.0"}, "runs": rows(RUN)},
)
