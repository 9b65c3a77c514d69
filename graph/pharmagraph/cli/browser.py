"""`browser`: Neo4j Browser with our questions, style and guide."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pharmagraph.cli.ask import all_questions
from pharmagraph.cli.output import emit_json
from pharmagraph.cli.serving import stopped_kindly, wait
from pharmagraph.cli.terminal import Terminal, command, with_examples

if TYPE_CHECKING:
    from pharmagraph.bolt import Login
    from pharmagraph.browser.jar import BrowserFiles
    from pharmagraph.query_header import Query

    Asked = tuple[Query, dict[str, object]]


@click.group(
    help=with_examples(
        "Ask in Neo4j Browser: saved queries, a guide, a style.",
        ("pharmagraph browser kit browser-kit/",),
    )
)
def browser() -> None:
    """Hold the two commands together."""


@browser.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@command("pharmagraph browser kit browser-kit/", store=False)
def kit(folder: Path, terminal: Terminal) -> None:
    """Write saved queries, guides and style to FOLDER.

    For both generations of Neo4j Browser; the README.md there says what is for which. Made from
    the questions alone: run it again after adding one, and nothing else changes.
    """
    from pharmagraph.browser.kit import make_kit, write_kit

    files = make_kit(all_questions())
    changed = write_kit(files, folder)
    if terminal.json:
        emit_json({"folder": str(folder), "files": len(files), "changed": list(changed)})
        return
    click.echo(str(folder))
    terminal.say(f"{len(files)} files, {len(changed)} of them new or changed; see README.md there")


@browser.command(
    "open", context_settings={"ignore_unknown_options": True, "allow_extra_args": True}
)
@click.argument("question", required=False)
@click.argument("values", nargs=-1, type=click.UNPROCESSED, metavar="[--OPTION VALUE]…")
@click.option(
    "--jar",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The jar with Neo4j Browser's files, to be served from here.",
)
@click.option(
    "--fetch-browser",
    "fetch",
    is_flag=True,
    help="Fetch that jar with Maven, once, into the user's cache.",
)
@click.option(
    "--browser", "url", metavar="URL", help="Browser of a server.  [default: its port 7474]"
)
@click.option("--write", is_flag=True, help="Open the embedded store itself, not a copy.")
@click.option("--no-open", is_flag=True, help="Print the link; start no web browser.")
@command(
    "pharmagraph browser open --fetch-browser",
    'pharmagraph browser open partners --company "Aster Bio"',
)
def open_(  # noqa: PLR0913, PLR0917  # one argument an option
    question: str | None,
    values: tuple[str, ...],
    jar: Path | None,
    fetch: bool,
    url: str | None,
    write: bool,
    no_open: bool,
    terminal: Terminal,
) -> None:
    """Open Neo4j Browser on the graph.

    The guide is on show, or with QUESTION that question with its values: its options are those of
    `pharmagraph ask QUESTION`.

    The embedded store is opened on a Bolt port (as a copy, see `serve`) and Browser's files come
    from a jar. They are under the GPL and do not come with this program. For a server, its own
    Browser is used unless a jar is named. Everything listens on 127.0.0.1 until Ctrl-C.
    """
    from pharmagraph.browser.jar import BrowserFiles, find_jar
    from pharmagraph.settings import store_address

    is_server = "://" in store_address(terminal.store)
    found = None if is_server and not (jar or fetch) else find_jar(jar, fetch=fetch)
    with stopped_kindly(), ExitStack() as closing:
        asked = _asked(terminal, question, values)
        files = BrowserFiles(found) if found else None
        if files:
            closing.callback(files.close)
        login = closing.enter_context(_login(terminal.store, write))
        link = closing.enter_context(_on_show(asked, files, login, url))
        _tell(terminal, login, link, is_server)
        if not no_open:
            click.launch(link)
        wait()
    terminal.say("stopped")


@contextmanager
def _login(store: str | None, write: bool) -> "Iterator[Login]":
    """Yield how Browser connects; the password of a server is the person's to type."""
    from pharmagraph.bolt import Login
    from pharmagraph.browser.sharing import shared
    from pharmagraph.connect import split_address
    from pharmagraph.settings import read_settings

    settings = read_settings(store)
    if "://" not in settings.store:
        with shared(settings.store, write=write) as login:
            yield login
        return
    address, database = split_address(settings.store)
    yield Login(address, settings.user, settings.password, database or settings.database)


@contextmanager
def _on_show(
    asked: "Asked | None", files: "BrowserFiles | None", login: "Login", url: str | None
) -> Iterator[str]:
    """Serve the kit and the page of what is asked; yield the link that opens it in Browser."""
    from pharmagraph.browser.asking import PAGE, ask_page
    from pharmagraph.browser.kit import GUIDE, STYLE, make_kit
    from pharmagraph.browser.links import browser_of, classic_link, origin
    from pharmagraph.browser.pictures import load_pictures
    from pharmagraph.browser.site import Site

    questions = all_questions()
    theirs = "" if files else url or browser_of(login.address)
    reader = origin(theirs) if theirs else ""
    with Site(files, reader=reader, bolt=login.address if files else "") as site:
        site.pages.update(make_kit(questions, address=site.address))
        if asked:
            query, values = asked
            picture = load_pictures(questions).get(query.name)
            page = ask_page(query, picture, values, style=f"{site.address}/{STYLE}")
            site.pages[PAGE] = page.encode()
        yield classic_link(
            theirs or f"{site.address}/browser/",
            bolt=login.address,
            user=login.user,
            database=login.database,
            guide=f"{site.address}/{PAGE if asked else GUIDE}",
        )


def _asked(terminal: Terminal, question: str | None, words: Sequence[str]) -> "Asked | None":
    """Return the question with its values as the graph knows them."""
    from pharmagraph.errors import QueryError
    from pharmagraph.queries import find_query, resolve_values

    if question is None:
        return None
    query = find_query(all_questions(), question)
    typed = options_of(query, words)
    if not query.is_cypher:
        raise QueryError(
            f"{query.name} is answered by NetworkX, which Browser cannot ask; use"
            f"  pharmagraph ask {query.name}"
        )
    with terminal.opened() as store:
        return query, resolve_values(store, query, typed)


def options_of(query: "Query", words: Sequence[str]) -> dict[str, object]:
    """Read `--option value` and `--option=value` of a question; raise `click.UsageError`."""
    known = {option: p.name for p in query.params for option in (p.option, f"--{p.name}")}
    found: dict[str, object] = {}
    rest = list(words)
    while rest:
        option, equals, value = rest.pop(0).partition("=")
        if option not in known:
            raise click.UsageError(f"{query.name} takes no {option}; it takes {', '.join(known)}")
        if not equals and not rest:
            raise click.UsageError(f"{option} needs a value")
        found[known[option]] = value if equals else rest.pop(0)
    return found


def _tell(terminal: Terminal, login: "Login", link: str, is_server: bool) -> None:
    if terminal.json:
        emit_json(
            {"link": link, "address": login.address, "user": login.user}
            | ({} if is_server else {"password": login.password})
        )
        return
    click.echo(link)
    if not is_server:
        click.echo(f"password  {login.password}")
    terminal.say("\nThe form is filled in but for the password. Ctrl-C stops it.")
