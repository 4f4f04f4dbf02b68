"""Which addresses may be cited, and whose word is the last one: what is refused, and what only looks like it."""

from __future__ import annotations

import pytest

from macros.components.source.addresses import AUTHORITIES, UNFIT, is_authority, unfit
from tests.support.some import some

GAP, TRIAL, COPIED, GONE = UNFIT


@pytest.mark.parametrize(
    ("why", "address"),
    [
        (GAP, "https://www.anytown.example/alerts/{MESSAGE-SETTINGS}"),
        (GAP, "https://www.anytown.example/alerts/%7bMESSAGE%7d"),
        (GAP, "https://www.anytown.example/<id>"),
        (GAP, "https://www.anytown.example/%3cid%3E"),
        (TRIAL, "https://staging.anytown.example/page"),
        (TRIAL, "https://www.test.anytown.example/page"),
        (TRIAL, "https://PREVIEW.anytown.example/"),
        (TRIAL, "https://stagingpolly.anytown.example/"),
        (TRIAL, "https://www-uat.anytown.example/page"),
        (TRIAL, "https://anytown.azurewebsites.net"),
        (TRIAL, "https://anytown.azureedge.net/a"),
        (TRIAL, "https://production.copweb.example/"),
        (COPIED, "https://pdfslide.net/documents/one.html"),
        (COPIED, "https://www.scribd.com"),
        (COPIED, "https://en.docplayer.org/1"),
        (GONE, "https://anytown.typepad.com/home/one.html"),
        (GONE, "https://www.out-law.com/page-1"),
        (GONE, "https://feeds.bbci.co.uk/news"),
    ],
)
def test_an_address_that_a_reader_could_not_rely_on_is_refused_with_the_reason(why: str, address: str) -> None:
    assert unfit(address) == why


@pytest.mark.parametrize(
    "address",
    [
        "https://developers.facebook.com/docs/pages-api/posts",
        "https://www.college.police.uk/app/media-and-communications/social-media",
        "https://www.gov.uk/guidance/testing-a-service",
        "https://latest.anytown.example/staging.",
        "https://www.anytown.example/%7Ename/100%25",
        "https://devon.example/",
        "https://www.attest.example/",
        "https://anytown.example/see/anytown.azurewebsites.net.html",
        "https://prescribd.com/",
        "https://scribd.com.example/",
        "https://nottypepad.com/",
        "https://typepad.com.example/",
        "https://www.bbc.co.uk/?from=feeds.bbci.co.uk/",
    ],
)
def test_an_address_that_only_looks_like_one_of_those_is_fit(address: str) -> None:
    assert unfit(address) == ""


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        ("law", "https://www.legislation.gov.uk/ukpga/1981/49/section/2"),
        ("law", "https://ico.org.uk"),
        ("law", "HTTPS://WWW.GOV.UK/"),
        ("statistic", "https://www.ofcom.org.uk/research"),
        ("statistic", "https://www.ons.gov.uk/"),
        ("network", "https://support.google.com/youtube/answer/1"),
        ("network", "https://github.com/mastodon/mastodon"),
    ],
)
def test_whoever_decides_measures_or_runs_it_is_an_authority(kind: str, address: str) -> None:
    assert is_authority(kind, address)


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        ("law", "https://www.solicitors.example/law"),
        ("law", "https://www.legislation.gov.uk.example.org/ukpga"),
        ("law", "https://notgov.uk/"),
        ("law", "http://www.gov.uk/"),
        ("law", "https://www.example.org/?https://www.gov.uk/"),
        ("law", "https://www.ofcom.org.uk/research"),
        ("law", ""),
        ("statistic", "https://support.google.com/"),
        ("network", "https://github.com/somebody/mastodon"),
        ("network", "https://github.com/mastodons"),
        ("network", "https://www.gov.uk/"),
        ("network", "https://xxcom/"),
    ],
)
def test_nobody_else_is_one(kind: str, address: str) -> None:
    assert not is_authority(kind, address)


@pytest.mark.parametrize("kind", ["guidance", "history", ""])
def test_on_other_kinds_anybody_may_have_the_last_word(kind: str) -> None:
    assert kind not in AUTHORITIES
    assert is_authority(kind, "https://www.solicitors.example/law")


@pytest.mark.parametrize("kind", AUTHORITIES)
def test_every_site_of_an_authority_counts_with_all_below_it(kind: str) -> None:
    for site in some(AUTHORITIES[kind]):
        assert is_authority(kind, f"https://{site}")
        assert is_authority(kind, f"https://www.{site}/page")
        assert not is_authority(kind, f"https://{site}x/")
