"""What a person does with the guide, in the real handbook; no words are asserted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from macros.components.networks import Network
from macros.content.typography import curl
from tests.browser.test_accessibility import WINDOWS, Scheme, findings
from tests.components.guide.test_scenarios import SCENARIOS, guide
from tests.support.handbook import real
from tests.support.some import sample, some
from tests.support.steps import open_step

GUIDE = "put-it-right/"
CARDS = "hb-guide article:visible"


@pytest.fixture
def first() -> str:
    return next(iter(guide()[0]))


def answer(page: Page, to: str) -> Locator:
    """The answer, of those that can be seen, that leads to a question or an outcome."""
    kind = "q" if to in guide()[0] else "o"
    return page.locator(f".hb-guide__answers a:visible[href^='#{kind}-{to};']").first


def at(page: Page, to: str) -> Locator:
    kind = "q" if to in guide()[0] else "o"
    return page.locator(f"#{kind}-{to}")


def button(page: Page, name: str) -> Locator:
    return page.locator("hb-guide").get_by_role("button", name=name)


@pytest.mark.parametrize(
    "name", sample(2, ["wrong-side-of-the-flood", "house-number", "reader-spots-it", "nobody-can-say"])
)
def test_each_answer_shows_the_next_question_alone_and_moves_the_focus(page: Page, name: str, first: str) -> None:
    page.goto(GUIDE)
    expect(page.locator(CARDS)).to_have_count(1)
    expect(at(page, first)).to_be_visible()
    for step in some(SCENARIOS[name].way):
        answer(page, step).click()
        expect(page.locator(CARDS)).to_have_count(1)
        expect(at(page, step).locator("h3")).to_be_focused()
    expect(page.locator(".hb-guide__far li")).to_have_count(len(SCENARIOS[name].way))


def test_by_keyboard_alone_and_back_again(page: Page, first: str) -> None:
    page.goto(GUIDE)
    way = SCENARIOS["house-number"].way
    for step in some(way):
        answer(page, step).focus()
        page.keyboard.press("Enter")
        expect(at(page, step).locator("h3")).to_be_focused()
    button(page, "Back").focus()
    page.keyboard.press("Enter")
    expect(at(page, way[-2]).locator("h3")).to_be_focused()
    button(page, "Start again").focus()
    page.keyboard.press("Space")
    expect(button(page, "With this record")).to_be_focused()
    page.keyboard.press("Space")
    expect(at(page, first).locator("h3")).to_be_focused()
    expect(page.locator(".hb-guide__far")).to_be_hidden()


def test_an_address_leads_to_its_card_with_the_focus(page: Page) -> None:
    page.goto(GUIDE)
    way = SCENARIOS["house-number"].way
    for step in some(way):
        answer(page, step).click()
    there = page.url
    other = page.context.new_page()
    other.goto(there)
    expect(at(other, way[-1]).locator("h3")).to_be_focused()
    expect(at(other, way[-1]).locator("h3")).to_be_in_viewport()


def test_the_browser_goes_back_and_forward_and_a_reload_stays(page: Page) -> None:
    page.goto(GUIDE)
    way = SCENARIOS["house-number"].way
    for step in way:
        answer(page, step).click()
    page.go_back()
    expect(at(page, way[-2])).to_be_visible()
    page.go_forward()
    expect(at(page, way[-1])).to_be_visible()
    page.reload()
    expect(at(page, way[-1])).to_be_visible()
    expect(page.locator(".hb-guide__far li")).to_have_count(len(way))


def test_the_browser_goes_back_to_the_address_without_an_answer(page: Page, first: str) -> None:
    page.goto(GUIDE)
    answer(page, SCENARIOS["house-number"].way[0]).click()
    page.go_back()
    expect(at(page, first)).to_be_visible()
    expect(page.locator("hb-guide > [role=status]")).to_contain_text("1")


def test_coming_back_goes_on_where_it_stopped(page: Page) -> None:
    page.goto(GUIDE)
    way = SCENARIOS["house-number"].way
    for step in way:
        answer(page, step).click()
    reached = page.url
    page.goto("about/")
    page.goto(GUIDE)
    expect(at(page, way[-1])).to_be_visible()
    assert page.url == reached


def test_an_answer_can_be_changed(page: Page, first: str) -> None:
    page.goto(GUIDE)
    for step in some(SCENARIOS["house-number"].way):
        answer(page, step).click()
    page.locator(".hb-guide__far li a").first.click()
    expect(at(page, first).locator("h3")).to_be_focused()


def test_a_colleague_who_opens_the_address_is_at_the_same_place(page: Page, browser: Browser) -> None:
    page.goto(GUIDE)
    for step in some(SCENARIOS["house-number"].way):
        answer(page, step).click()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button(page, "Copy a link to here").click()
    expect(page.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    context = browser.new_context(service_workers="block")
    other = context.new_page()
    other.goto(page.evaluate("navigator.clipboard.readText()"))
    expect(other.locator(CARDS)).to_have_count(1)
    expect(at(other, SCENARIOS["house-number"].way[-1])).to_be_visible()
    expect(other.locator(".hb-guide__far li")).to_have_count(len(SCENARIOS["house-number"].way))
    context.close()


@pytest.mark.parametrize(
    "wrong", ["#q-nowhere;danger.1", "#o-personal-data;danger.99", "#q-fact;x", "#;;;", "#q-fact;%"]
)
def test_an_address_that_does_not_fit_shows_one_card(page: Page, wrong: str) -> None:
    page.goto(GUIDE + wrong)
    expect(page.locator(CARDS)).to_have_count(1)


def test_the_record_is_told_of_a_decision(page: Page) -> None:
    page.goto(GUIDE)
    for step in some(SCENARIOS["house-number"].way):
        answer(page, step).click()
    expect(page.locator(f"#o-{SCENARIOS['house-number'].way[-1]}")).to_be_visible()
    (record,) = page.evaluate("Object.values(JSON.parse(localStorage['handbook.incident']).copies)")
    told = {name: value for name, (_, value) in record["facts"].items()}
    outcome = guide()[1][SCENARIOS["house-number"].way[-1]]
    assert told["outcome"] == SCENARIOS["house-number"].way[-1]
    assert told["duties"] == list(outcome.duties)
    assert told.get("refuse") == outcome.refuse
    assert [question for question, _ in told["answers"]] == [
        next(iter(guide()[0])),
        *SCENARIOS["house-number"].way[:-1],
    ]


# The first of the networks that lets people do each, as far as this handbook has one.
NETWORKS = {str(network.way): id for id, network in reversed([*real().library.all(Network).items()])}


@pytest.mark.parametrize(
    ("name", "network", "way"),
    [
        (name, NETWORKS[has], way)
        for name, has, way in [
            ("wrong-bridge", "edit", "replace"),
            ("wrong-number", "edit", "reply"),
            ("wrong-time", "edit", "edit"),
            ("wrong-number", "notice", "notice"),
            ("wrong-number", "replace", "replace"),
        ]
        if has in NETWORKS
    ],
)
def test_the_writer_goes_the_way_that_the_guide_has_led_to(page: Page, name: str, network: str, way: str) -> None:
    page.goto(GUIDE)
    for step in SCENARIOS[name].way:
        answer(page, step).click()
    open_step(page, "say-it")
    page.locator("#writer-network").select_option(network)
    expect(page.locator("#writer-way")).to_have_value(way)
    page.reload()
    expect(page.locator("#writer-way")).to_have_value(way)


def test_what_must_not_be_repeated_has_words_of_its_own(page: Page) -> None:
    """Whatever outcome refuses, the words that come with it hold nothing of the post, and are of that outcome."""
    page.goto(GUIDE)
    for id in some(id for id, outcome in guide()[1].items() if outcome.refuse):
        page.evaluate("id => { location.hash = `o-${id}`; }", id)
        expect(at(page, id)).to_be_visible()
        open_step(page, "say-it")
        expect(page.locator("hb-writer [data-part=withheld]")).to_be_visible()


@pytest.fixture(params=["http", "file"])
def plain(request: pytest.FixtureRequest, browser: Browser, address: str, site: Path) -> Iterator[Page]:
    """The page without script, on the web and from a file share."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 800})
    page = context.new_page()
    page.goto(f"{address}/{GUIDE}" if request.param == "http" else (site / GUIDE / "index.html").as_uri())
    yield page
    context.close()


def test_without_script_it_is_a_page_of_linked_questions(plain: Page) -> None:
    questions, outcomes = guide()
    expect(plain.locator(CARDS)).to_have_count(len(questions) + len(outcomes))
    links = [link.get_attribute("href") for link in plain.locator(".hb-guide__answers a").all()]
    assert len(links) == sum(len(question.answers) for question in questions.values())
    for link in some(links):
        assert link
        expect(plain.locator(link)).to_have_count(1)


SKIPPED = "part => !part.checkVisibility({ contentVisibilityAuto: true })"


def test_without_script_a_card_is_laid_out_when_it_is_near(plain: Page) -> None:
    """A browser takes half the time for the first view; what it skips is still found and reached."""
    card = plain.locator("hb-guide article").last
    last = card.locator("h3")
    assert last.evaluate(SKIPPED)
    plain.goto(f"{plain.url.partition('#')[0]}#{card.get_attribute('id')}")
    expect(last).to_be_in_viewport(ratio=1)
    assert not last.evaluate(SKIPPED)


def test_on_paper_no_card_is_skipped(plain: Page) -> None:
    last = plain.locator("hb-guide article h3").last
    assert last.evaluate(SKIPPED)
    plain.emulate_media(media="print")
    assert not last.evaluate(SKIPPED)


def test_from_a_file_share_with_script(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    page.goto((site / GUIDE / "index.html").as_uri())
    for step in some(SCENARIOS["house-number"].way):
        answer(page, step).click()
    expect(at(page, SCENARIOS["house-number"].way[-1])).to_be_visible()
    page.close()


def test_on_paper_every_card_is_there(page: Page) -> None:
    page.goto(GUIDE)
    page.emulate_media(media="print")
    expect(page.locator(CARDS)).to_have_count(sum(len(entries) for entries in guide()))


@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
def test_no_violation_in_any_state(browser: Browser, address: str, width: int, scheme: Scheme) -> None:
    context = browser.new_context(
        base_url=address + "/",
        bypass_csp=True,
        color_scheme=scheme,
        viewport={"width": width, "height": 800},
        service_workers="block",
    )
    page = context.new_page()
    page.goto(GUIDE)
    found = {"first": findings(page)}
    for step in some(SCENARIOS["house-number"].way):
        answer(page, step).click()
        found[step] = findings(page)
    button(page, "Start again").click()
    found["asked"] = findings(page)
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    context.close()
    assert not wide
    assert not {state: what for state, what in found.items() if what}


# Where the page stood, and where the card began, whenever either changed from one frame to the next.
WATCH = """() => {
  window.seen = [];
  const look = () => {
    const card = [...document.querySelectorAll("hb-guide article")].find((card) => card.checkVisibility());
    const now = `${card.id} ${scrollY}`;
    if (seen.at(-1) !== now) seen.push(now);
    requestAnimationFrame(look);
  };
  look();
}"""
TOP = "hb-guide article:visible h3"


@pytest.fixture
def phone(page: Page) -> Page:
    page.set_viewport_size({"width": 390, "height": 664})
    return page


def test_the_first_answer_is_on_the_first_screen_and_few_stops_away(phone: Page) -> None:
    phone.goto(GUIDE)
    expect(phone.locator(".hb-guide__answers a:visible").first).to_be_in_viewport(ratio=1)
    phone.keyboard.press("Tab")
    stops = 1
    while not phone.evaluate("document.activeElement.closest('.hb-guide__answers')"):
        phone.keyboard.press("Tab")
        stops += 1
        assert stops <= 7, "the link past the header, its buttons and name, a word that is explained, and the step"


def test_three_answers_of_every_question_are_on_the_first_screen(phone: Page) -> None:
    first, *later = guide()[0]
    phone.goto(GUIDE)
    expect(at(phone, first).locator(".hb-guide__answers a").nth(2)).to_be_in_viewport(ratio=1)
    for id in some(later):
        phone.goto(f"{GUIDE}#q-{id}")
        expect(at(phone, id).locator("h3")).to_be_focused()
        expect(at(phone, id).locator(".hb-guide__answers a").nth(2), id).to_be_in_viewport(ratio=1)


def test_the_page_is_three_screens_long_before_anything_is_said(phone: Page) -> None:
    phone.goto(GUIDE)
    assert phone.evaluate("document.documentElement.scrollHeight") <= 3.5 * 664


@pytest.mark.parametrize("name", ["house-number", "wrong-time"])
def test_every_question_comes_to_the_top_in_one_movement(phone: Page, name: str) -> None:
    phone.goto(GUIDE)
    way = SCENARIOS[name].way
    for step in some(way):
        phone.evaluate(WATCH)
        answer(phone, step).evaluate("answer => answer.click()")  # where it stands, and it may stand below the screen
        expect(at(phone, step).locator("h3")).to_be_focused()
        assert phone.locator(TOP).evaluate("heading => heading.getBoundingClientRect().top") < 664 / 4
        assert moves(phone) == 2, "the card before, and this one at its place"
    for step in some(reversed(way[:-1])):
        phone.evaluate(WATCH)
        phone.go_back()
        expect(at(phone, step).locator("h3")).to_be_focused()
        assert phone.locator(TOP).evaluate("heading => heading.getBoundingClientRect().top") < 664 / 4
        assert moves(phone) == 2
    phone.go_forward()
    expect(at(phone, way[1]).locator("h3")).to_be_focused()
    assert phone.locator(TOP).evaluate("heading => heading.getBoundingClientRect().top") < 664 / 4


def moves(page: Page) -> int:
    """How many places a person has seen, until two frames later."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return int(page.evaluate("seen.length"))


def test_an_outcome_begins_with_what_to_do_first(page: Page) -> None:
    page.goto(GUIDE)
    for id, outcome in some(guide()[1].items()):
        said = page.locator(f"#o-{id} > :not(.hb-kicker)").first.text_content()
        assert said == curl(outcome.steps[0].text)


def test_only_a_question_is_called_one(page: Page) -> None:
    page.goto(GUIDE)
    kicker = page.locator("[id^=o-] > .hb-kicker")
    before = kicker.all_text_contents()
    for step in some(SCENARIOS["house-number"].way):
        answer(page, step).click()
        expect(at(page, step)).to_be_visible()
    assert kicker.all_text_contents() == before
    assert "Question" not in "".join(some(before))


def test_starting_again_asks_whether_it_is_another_mistake(page: Page, first: str) -> None:
    page.goto(GUIDE)
    for step in some(SCENARIOS["house-number"].way):
        answer(page, step).click()
    record = page.locator("hb-incident")
    names = record.locator("select").first.locator("option")
    expect(names).to_have_count(1)
    button(page, "Start again").click()
    name = some(names)[0].text_content()
    assert name
    expect(page.locator(".hb-guide__offer p").first).to_contain_text(name)
    button(page, "With this record").click()
    expect(at(page, first).locator("h3")).to_be_focused()
    expect(names).to_have_count(1)
    for step in SCENARIOS["wrong-time"].way:
        answer(page, step).click()
    button(page, "Start again").click()
    button(page, "A new mistake").click()
    expect(at(page, first).locator("h3")).to_be_focused()
    expect(page.locator(".hb-guide__offer")).to_have_count(0)
    answer(page, SCENARIOS["wrong-time"].way[0]).click()
    expect(names).to_have_count(2)


def test_a_later_visit_asks_whether_it_is_another_mistake(page: Page, first: str) -> None:
    way = SCENARIOS["house-number"].way
    page.goto(GUIDE)
    for step in way:
        answer(page, step).click()
    page.reload()
    expect(at(page, way[-1])).to_be_visible()
    expect(page.locator(".hb-guide__offer")).to_have_count(0)
    later = page.context.new_page()
    later.goto(GUIDE)
    expect(at(later, way[-1])).to_be_visible()
    name = some(later.locator("hb-incident select").first.locator("option"))[0].text_content()
    assert name
    expect(later.locator(".hb-guide__offer p").first).to_contain_text(name)
    button(later, "Go on").click()
    expect(page.locator(".hb-guide__offer")).to_have_count(0)
    expect(at(later, way[-1]).locator("h3")).to_be_focused()
    another = page.context.new_page()
    another.goto(GUIDE)
    button(another, "A new mistake").click()
    expect(at(another, first).locator("h3")).to_be_focused()
    expect(at(later, way[-1])).to_be_visible()


def test_a_first_visit_is_asked_nothing(page: Page) -> None:
    page.goto(GUIDE)
    expect(page.locator("hb-guide[data-asks]")).to_be_visible()
    expect(page.locator(".hb-guide__offer")).to_have_count(0)


def test_a_folded_guide_says_what_it_led_to(page: Page) -> None:
    page.goto(GUIDE)
    way = SCENARIOS["house-number"].way
    for step in way:
        answer(page, step).click()
    page.locator("hb-guide article:visible .hb-guide__next a").first.click()
    expect(page.locator("#say-it")).to_be_focused()
    expect(page.locator("hb-guide")).to_be_hidden()
    expect(page.locator("#decide")).to_contain_text(curl(guide()[1][way[-1]].title))
