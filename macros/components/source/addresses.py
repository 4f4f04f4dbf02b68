"""Which addresses are fit to cite, and whose word is the last one on a kind of fact."""

from __future__ import annotations

import re

UNFIT = {  # by what is wrong with the address
    "has a gap that a template should have filled": re.compile(r"[{}<>]|%7[BD]|%3[CE]", re.I),
    "is that of a site for trying things out": re.compile(
        r"^https://([\w-]+\.)*((staging|stage|test|testing|dev|uat|preprod|preview)|staging[\w-]*|[\w-]+-(staging|dev|uat))\."
        r"|\.(azurewebsites|azureedge)\.net(/|$)|^https://production\.copweb\.",
        re.I,
    ),
    "is that of a site that copies what others wrote": re.compile(
        r"^https://([\w-]+\.)*(pdfslide|readkong|docslib|5y1|scribd|vdocuments|docplayer|paperzz|lawsdocbox|1library|studylib"
        r"|grokipedia|dhirubhai|theanswerbank)\.\w+(/|$)",
        re.I,
    ),
    "is that of a site that is gone": re.compile(
        r"^https://([\w-]+\.)*(typepad\.com|out-law\.com|handbook\.reuters\.com|feeds\.bbci\.co\.uk)(/|$)",
        re.I,
    ),
}

STATE = ("gov.uk", "parliament.uk", "judiciary.uk", "police.uk", "gov.wales", "gov.scot", "ico.org.uk")
NETWORKS = (
    "facebook.com",
    "instagram.com",
    "x.com",
    "twitter.com",
    "linkedin.com",
    "learn.microsoft.com",
    "tiktok.com",
    "snapchat.com",
    "snap.com",
    "reddit.com",
    "reddithelp.com",
    "youtube.com",
    "support.google.com",
    "developers.google.com",
    "whatsapp.com",
    "telegram.org",
    "bsky.app",
    "bsky.social",
    "atproto.com",
    "github.com/bluesky-social",
    "joinmastodon.org",
    "github.com/mastodon",
    "github.com/twitter",
    "github.com/xdevplatform",
    "nextdoor.com",
    "nextdoor.co.uk",
    "nextdooragencies.com",
    "neighbourhoodalert.co.uk",
)
AUTHORITIES = {  # by kind of fact: the sites, with all below them, of whoever decides, measures or runs it
    "law": STATE,
    "statistic": (*STATE, "ofcom.org.uk"),
    "network": NETWORKS,
}


def unfit(url: str) -> str:
    """Return what makes an address unfit to cite; nothing where it is fit."""
    return next((why for why, pattern in UNFIT.items() if pattern.search(url)), "")


def is_authority(kind: str, url: str) -> bool:
    """Tell whether an address is that of whoever has the last word on a kind of fact; any is, on other kinds."""
    sites = "|".join(map(re.escape, AUTHORITIES.get(kind, ())))
    return not sites or re.match(rf"https://([\w-]+\.)*({sites})(/|$)", url, re.I) is not None
