"""The components that editors write for: all macros, and everything that is read from data.

Those that only the build calls, such as the page of an earlier version, are not in it.
"""

from __future__ import annotations

from macros.components import (
    checklist,
    clause,
    correction,
    editions,
    glossary,
    guide,
    incident,
    networks,
    order,
    search,
    section,
    source,
    writer,
)
from macros.handbook import overviews

COMPONENTS = (
    correction.COMPONENT,
    checklist.COMPONENT,
    clause.COMPONENT,
    section.COMPONENT,
    source.COMPONENT,
    guide.COMPONENT,
    order.COMPONENT,
    incident.COMPONENT,
    networks.COMPONENT,
    glossary.COMPONENT,
    writer.COMPONENT,
    search.COMPONENT,
    editions.COMPONENT,
    overviews.EXAMPLES,
    overviews.PRACTISE,
    overviews.REGISTER,
    overviews.CHANGES,
    overviews.REVIEW,
    overviews.POLICY_CHECK,
)
MACROS = {macro.name: macro for component in COMPONENTS for macro in component.macros}
EXAMPLES = {name: macro.example for name, macro in MACROS.items()}
