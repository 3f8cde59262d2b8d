"""Values of options read by the options' own parsers: Typer calls these through pydantic, which takes long to load."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class OwnParser:
    """Reads what is given for a parameter, in the place of Typer's own reader of values."""

    parse: Callable[[Any], Any]

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:  # noqa: ANN401, ARG002 - as Typer calls it
        """Return the value, or the values of a parameter that takes several."""
        if param.multiple or param.nargs != 1:
            return [self.parse(each) for each in value or ()]
        return None if value is None else self.parse(value)


def use(parameters: list[Any]) -> list[Any]:
    """Let each of these parameters be read by its own parser alone, and flags by none; return them.

    A Typer that knows no such readers calls the parsers itself.
    """
    for parameter in parameters:
        described = getattr(parameter, "type_descriptor", None)
        parse = described and (described.parameter_info.parser or (bool if described.annotation is bool else None))
        if parse:
            parameter.get_runtime_param = lambda reader=OwnParser(parse): reader
    return parameters
