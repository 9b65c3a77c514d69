"""Search, legend, dates, paths, picture, keyboard: what a person does with a map."""

from pathlib import Path

from pharmagraph.maps import Map, render_map, view_of
from tests.maps.conftest import Open
from tests.maps.graphs import deals, drawn, graph


def companies() -> str:
    """Return the page of companies."""
    return render_map(view_of(deals(), "companies"), Map("Companies"))


def test_a_thing_is_found_by_its_other_name_without_accents(open_map: Open) -> None:
    page = open_map(render_map(graph(), drawn()))
    page.locator("#find").fill("boreale")
    page.keyboard.press("ArrowDown")
    assert page.locator("#find").get_attribute("aria-activedescendant") == "find-hit-0"
    page.keyboard.press("Enter")
    assert page.evaluate("map.state().focus") == "org:b"
    assert page.locator("#details h2").text_content() == "Boreal"
    page.locator("#find").press("Escape")
    assert page.evaluate("map.state().focus") is None


def test_a_search_for_nothing_known_says_so(open_map: Open) -> None:
    page = open_map(render_map(graph(), drawn()))
    page.locator("#find").fill("qqq")
    assert page.locator("#find-hits li").all_text_contents() == ["nothing found"]
    page.keyboard.press("Enter")
    assert page.evaluate("map.state().focus") is None


def test_the_legend_switches_things_and_relations_off(open_map: Open) -> None:
    page = open_map(render_map(graph(), drawn()))
    page.locator("[data-type=DEVELOPS]").uncheck()
    assert page.evaluate("map.state()") == {"nodes": 4, "edges": 3, "focus": None}
    page.locator("[data-label=Deal]").uncheck()
    assert page.evaluate("map.state()") == {"nodes": 0, "edges": 0, "focus": None}
    assert "press Reset" in (page.locator("#nothing").text_content() or "")
    assert page.locator("#nothing").is_visible()
    page.locator("#hide-alone").uncheck()
    assert page.evaluate("map.state()") == {"nodes": 3, "edges": 0, "focus": None}
    page.locator("#reset").click()
    assert page.locator("#shown").text_content() == "Shown: 4 of 4 entities, 5 of 5 relations"


def test_a_find_switches_on_what_was_hidden(open_map: Open) -> None:
    page = open_map(render_map(graph(), drawn()))
    page.locator("[data-label=Drug]").uncheck()
    page.locator("#find").fill("zx")
    page.keyboard.press("Enter")
    assert page.evaluate("map.state()") == {"nodes": 4, "edges": 5, "focus": "drug:z"}
    assert page.locator("[data-label=Drug]").is_checked()


def test_the_dates_leave_out_deals_before_and_after(open_map: Open) -> None:
    page = open_map(companies())
    assert page.locator("#from-month").text_content() == "2018-03"
    slider = page.locator("#from-date")
    slider.focus()
    page.keyboard.press("ArrowRight")
    assert page.locator("#from-month").text_content() == "2018-04"
    assert page.evaluate("map.state().edges") == 7
    page.keyboard.press("End")
    assert page.evaluate("map.state().edges") == 5
    page.locator("#reset").click()
    assert page.locator("#from-month").text_content() == "2018-03"
    assert page.evaluate("map.state().edges") == 8


def test_a_path_is_told_as_sentences(open_map: Open) -> None:
    page = open_map(companies())
    page.locator("#path-box summary").click()
    page.locator("#start").fill("boreal")
    page.keyboard.press("Enter")
    page.locator("#end").fill("dune")
    page.keyboard.press("Enter")
    assert page.locator("#details .kind").text_content() == "3 steps"
    told = " ".join(" ".join(page.locator("#details li").all_text_contents()).split())
    assert "Aster licenses to Boreal" in told
    assert "Aster finances Cedar" in told
    assert "Cedar acquires Dune" in told


def test_a_path_goes_over_what_is_shown_only(open_map: Open) -> None:
    page = open_map(companies())
    assert page.evaluate("map.shortestPath('org:f', 'org:d')") == ["org:f", "org:c", "org:d"]
    page.locator("[data-type=ACQUIRES]").uncheck()
    assert page.evaluate("map.shortestPath('org:f', 'org:d')") is None
    page.locator("#path-box summary").click()
    page.locator("#start").fill("fund")
    page.keyboard.press("Enter")
    page.locator("#end").fill("boreal")
    page.keyboard.press("Enter")
    assert page.locator("#details .kind").text_content() == "3 steps"


def test_the_picture_can_be_saved_with_its_legend(open_map: Open) -> None:
    page = open_map(companies())
    with page.expect_download() as download:
        page.locator("#png").click()
    picture = Path(download.value.path()).read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert download.value.suggested_filename == "map.png"
    height = int.from_bytes(picture[20:24])
    assert height > page.locator("#network").bounding_box()["height"] + 50  # type: ignore[index]


def test_light_and_dark(open_map: Open) -> None:
    page = open_map(render_map(graph(), drawn()))
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    line = page.locator("[data-stroke]").first.get_attribute("stroke")
    page.locator("#theme").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light
    assert page.locator("[data-stroke]").first.get_attribute("stroke") != line
    assert page.locator("#theme").get_attribute("aria-pressed") == "true"


def test_relation_names_can_be_switched_on(open_map: Open) -> None:
    page = open_map(companies())
    before = page.evaluate("map.drawn.boxes.length")
    page.locator("#names").click()
    assert page.locator("#names").get_attribute("aria-pressed") == "true"
    page.wait_for_timeout(200)
    assert page.evaluate("map.drawn.boxes.length") > before


def test_every_control_is_reached_by_the_tab_key(open_map: Open) -> None:
    page = open_map(companies())
    reached: list[str] = []
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate(
                "(document.activeElement.id || document.activeElement.dataset.type"
                " || document.activeElement.dataset.label || document.activeElement.className)"
            )
        )
    wanted = {"fit", "reset", "png", "names", "theme", "find", "from-date", "to-date", "hide-alone"}
    assert wanted | {"LICENSES_TO", "Organization", "vis-network", "details"} <= set(reached)


def test_escape_goes_back_from_a_thing(open_map: Open) -> None:
    page = open_map(companies())
    page.mouse.click(*page.evaluate("map.place('org:a')"))
    assert page.evaluate("map.state().focus") == "org:a"
    page.keyboard.press("Escape")
    assert page.evaluate("map.state().focus") is None
    assert "Click an entity" in (page.locator("#details").text_content() or "")


def test_a_name_in_the_details_leads_on(open_map: Open) -> None:
    page = open_map(companies())
    page.evaluate("map.select('org:f', false)")
    page.locator("#details button", has_text="Cedar").click()
    assert page.evaluate("map.state().focus") == "org:c"
    assert page.evaluate("decodeURIComponent(location.hash)") == "#org:c"
