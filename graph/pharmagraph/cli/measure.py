"""`measure`: the network of companies in numbers, each with the small print that belongs to it."""

import click

from pharmagraph.cli.measure_options import Asked, measured, with_nulls
from pharmagraph.cli.measure_report import report
from pharmagraph.cli.terminal import with_examples


@click.group(
    help=with_examples(
        "Measure the network of companies that their deals make.\n\nEach answer says what the"
        " network was made of: see docs/network.md for how.",
        ("pharmagraph measure hubs", "pharmagraph measure report --cumulative"),
    )
)
def measure() -> None:
    """Hold the measures together."""


measure.add_command(report)


@measure.command("hubs")
@measured("pharmagraph measure hubs --as-of 2020-12-31 --limit 10")
def hubs_(asked: Asked) -> None:
    """Show the most connected companies."""
    from pharmagraph.network.hubs import hubs

    asked.answer(hubs(asked.network(), limit=asked.limit))


@measure.command("brokers")
@with_nulls
@measured("pharmagraph measure brokers --cumulative")
def brokers_(asked: Asked, nulls: int, seed: int) -> None:
    """Show who stands between others, and whom the network needs."""
    from pharmagraph.network.brokers import brokers

    made = asked.network()
    asked.tested(lambda bar: brokers(made, limit=asked.limit, nulls=nulls, seed=seed, progress=bar))


@measure.command("communities")
@click.option(
    "--resolution",
    type=click.FloatRange(0, min_open=True),
    default=1.0,
    show_default=True,
    help="Above 1: more and smaller ones.",
)
@with_nulls
@measured("pharmagraph measure communities --cumulative --resolution 0.8")
def communities_(asked: Asked, resolution: float, nulls: int, seed: int) -> None:
    """Show groups of companies and what they work on; needs 30 companies."""
    from pharmagraph.network.communities import communities

    made = asked.network()
    asked.tested(
        lambda bar: communities(
            made, limit=asked.limit, resolution=resolution, nulls=nulls, seed=seed, progress=bar
        )
    )


@measure.command("core")
@with_nulls
@measured("pharmagraph measure core --cumulative")
def core_(asked: Asked, nulls: int, seed: int) -> None:
    """Show the core of the network and its periphery."""
    from pharmagraph.network.core import core

    made = asked.network()
    asked.tested(lambda bar: core(made, limit=asked.limit, nulls=nulls, seed=seed, progress=bar))


@measure.command("paths")
@click.argument("from_", metavar="FROM")
@click.argument("to")
@measured('pharmagraph measure paths "Aster Bio" "Boreal Pharma" --cumulative')
def paths_(asked: Asked, from_: str, to: str) -> None:
    """Show the shortest chain of deals between two companies."""
    from pharmagraph.network.chains import chain

    asked.answer(chain(asked.network(), from_, to))


@measure.command("repeats")
@click.option("--min-deals", type=click.IntRange(2), default=2, show_default=True, help="At least.")
@click.option("--parties", is_flag=True, help="Deals of three companies and more instead.")
@measured("pharmagraph measure repeats --cumulative", "pharmagraph measure repeats --parties")
def repeats_(asked: Asked, min_deals: int, parties: bool) -> None:
    """Show companies that allied again, or deals of many companies."""
    from pharmagraph.network.repeats import consortia, repeats

    made = asked.network()
    asked.answer(
        consortia(made, limit=asked.limit)
        if parties
        else repeats(made, min_deals=min_deals, limit=asked.limit)
    )


@measure.command("evolution")
@click.option("--from", "first", type=click.IntRange(1), metavar="YEAR", help="First year.")
@click.option("--to", "last", type=click.IntRange(1, 9998), metavar="YEAR", help="Last year.")
@click.option(
    "--step", type=click.IntRange(1), default=1, show_default=True, help="Years in a period."
)
@measured("pharmagraph measure evolution --from 2018 --to 2020")
def evolution_(asked: Asked, first: int | None, last: int | None, step: int) -> None:
    """Show how the network changed, period by period."""
    from pharmagraph.network.evolution import evolution

    asked.answer(evolution(asked.source(), asked.rules, first=first, last=last, step=step))


@measure.command("suggestions")
@click.option("--company", default="", metavar="NAME", help="Only its pairs.")
@measured("pharmagraph measure suggestions --cumulative")
def suggestions_(asked: Asked, company: str) -> None:
    """Show pairs that have partners, targets or diseases in common but no deal."""
    from pharmagraph.network.suggestions import suggestions

    asked.answer(suggestions(asked.network(), company=company, limit=asked.limit))


@measure.command("roles")
@measured("pharmagraph measure roles --cumulative")
def roles_(asked: Asked) -> None:
    """Show who gives rights and who takes them."""
    from pharmagraph.network.roles import roles

    asked.answer(roles(asked.network(), limit=asked.limit))


@measure.command("portfolios")
@measured("pharmagraph measure portfolios --cumulative")
def portfolios_(asked: Asked) -> None:
    """Show how broad companies' partnerships are."""
    from pharmagraph.network.portfolios import portfolios

    asked.answer(portfolios(asked.network(), limit=asked.limit))


@measure.command("mixing")
@click.option(
    "--by",
    type=click.Choice(("kind", "country", "sizeClass")),
    default="kind",
    show_default=True,
    help="Sort of a company.",
)
@with_nulls
@measured("pharmagraph measure mixing --by country --cumulative")
def mixing_(asked: Asked, by: str, nulls: int, seed: int) -> None:
    """Show which sorts of companies ally with which."""
    from pharmagraph.network.mixing import mixing

    made = asked.network()
    asked.tested(
        lambda bar: mixing(made, by=by, limit=asked.limit, nulls=nulls, seed=seed, progress=bar)
    )


@measure.command("richclub")
@with_nulls
@measured("pharmagraph measure richclub --cumulative")
def richclub_(asked: Asked, nulls: int, seed: int) -> None:
    """Show whether hubs ally with each other; needs 30 companies."""
    from pharmagraph.network.rich_club import rich_club

    made = asked.network()
    asked.tested(
        lambda bar: rich_club(made, limit=asked.limit, nulls=nulls, seed=seed, progress=bar)
    )


@measure.command("structure")
@with_nulls
@measured("pharmagraph measure structure --cumulative")
def structure_(asked: Asked, nulls: int, seed: int) -> None:
    """Show the shape of the whole network beside what chance gives."""
    from pharmagraph.network.structure import structure

    made = asked.network()
    asked.tested(lambda bar: structure(made, nulls=nulls, seed=seed, progress=bar))
