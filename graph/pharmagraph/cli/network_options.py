"""The options that say which network of companies is meant."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from pharmagraph.cli.terminal import Command
from pharmagraph.codes import DEAL_CLASSES

if TYPE_CHECKING:
    from pharmagraph.network.rules import Rules

_DAY = click.DateTime(["%Y-%m-%d"])
_LAYERS = ("research", "licence", "clinical", "commercial")
NETWORK: tuple[Callable[[Command], Command], ...] = (
    click.option("--as-of", type=_DAY, help="Day to see it at.  [default: the last one known]"),
    click.option("--since", type=_DAY, help="Ties alive on any day from here on, not only then."),
    click.option(
        "--life",
        type=click.IntRange(1),
        default=5,
        show_default=True,
        help="Years a tie lives where no end is known.",
    ),
    click.option("--cumulative", is_flag=True, help="Ties never end."),
    click.option(
        "--rollup",
        type=click.Choice(("entity", "brand", "ultimateParent")),
        default="brand",
        show_default=True,
        help="What a unit or subsidiary counts as.",
    ),
    click.option(
        "--weight",
        type=click.Choice(("count", "newman")),
        default="newman",
        show_default=True,
        help="A deal of n companies weighs 1 for each pair, or 1/(n-1).",
    ),
    click.option(
        "--half-life", type=click.FloatRange(0, min_open=True), help="Years to half the weight."
    ),
    click.option(
        "--class",
        "classes",
        type=click.Choice(DEAL_CLASSES, case_sensitive=False),
        multiple=True,
        help="Class of the deals; may be given again.  [default: ALLIANCE]",
    ),
    click.option("--layer", type=click.Choice(_LAYERS), help="Kind of the alliances."),
    click.option("--area", default="", metavar="NAME", help="Therapeutic area of the deals."),
    click.option("--rumours", is_flag=True, help="Let rumoured and withdrawn deals in."),
    click.option("--academic", is_flag=True, help="Let universities in."),
    click.option("--known-kind", is_flag=True, help="Leave out those of whom no kind is known."),
)


def with_network(function: Command) -> Command:
    """Give a command the options of a network; `rules_of` reads them."""
    for option in reversed(NETWORK):
        function = option(function)
    return function


def rules_of(options: dict[str, Any]) -> "Rules":
    """Take the options of NETWORK out of all that a command was given, and return what they say."""
    from pharmagraph.network.rules import Rules

    usual = Rules()
    classes, life = options.pop("classes"), options.pop("life")
    academic, known = options.pop("academic"), options.pop("known_kind")
    rumours = options.pop("rumours")
    return Rules(
        as_of=_day(options.pop("as_of")),
        since=_day(options.pop("since")),
        life=None if options.pop("cumulative") else life,
        classes=tuple(classes) or usual.classes,
        without_status=() if rumours else usual.without_status,
        kinds=(*usual.kinds, *(("ACADEMIC",) if academic else ())),
        unknown_kind=not known,
        layer=options.pop("layer") or "",
        **{name: options.pop(name) for name in ("rollup", "weight", "area", "half_life")},
    )


def _day(given: datetime | None) -> date | None:
    return None if given is None else given.date()
