"""What an organisation says of itself stands over the settings of the original."""

from __future__ import annotations

import pytest
from mkdocs.config.defaults import MkDocsConfig

from macros.copy_settings import ADDRESS, take_over
from macros.handbook import organisation
from macros.handbook.organisation import Organisation

OURS = "https://handbook.anytown.example/"


@pytest.fixture
def config(monkeypatch: pytest.MonkeyPatch) -> MkDocsConfig:
    monkeypatch.delenv(ADDRESS, raising=False)
    config = MkDocsConfig()
    theme = {"name": "mkdocs", "favicon": "theirs.svg"}
    said = {"site_name": "Theirs", "site_description": "Of theirs.", "site_url": "https://pages.example/a/"}
    said["site_author"] = "Who wrote theirs"
    config.load_dict({**said, "theme": theme})
    config.validate()
    return config


def own(said: str) -> Organisation:
    made, _, wrong = organisation.read(f"name: Ours\n{said}", organisation.FILE)
    assert made
    assert not wrong
    return made


def test_what_it_does_not_say_is_that_of_the_original(config: MkDocsConfig) -> None:
    take_over(config, own(""), served=False)
    assert (config.site_name, config.site_description, config.site_url) == (
        "Ours",
        "Of theirs.",
        "https://pages.example/a/",
    )


def test_what_it_says_stands_over_that(config: MkDocsConfig) -> None:
    take_over(
        config, own(f"description: Of ours.\nreport: a@b.example\nlogo: _own/a.svg\naddress: {OURS}\n"), served=False
    )
    assert (config.site_description, config.repo_url) == ("Of ours.", "mailto:a@b.example")
    assert (config.theme["favicon"], config.site_url) == ("_own/a.svg", OURS)


def test_the_author_of_the_original_is_named_as_whose_work_it_is_based_on(config: MkDocsConfig) -> None:
    take_over(config, own(""), served=False)
    assert config.site_author == "Based on the work of: Who wrote theirs"
    config.site_author = ""
    take_over(config, own(""), served=False)
    assert config.site_author == ""


@pytest.mark.parametrize("served", [False, True])
def test_one_build_may_be_for_another_place(
    config: MkDocsConfig, served: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not served:
        monkeypatch.setenv(ADDRESS, "https://intranet.example/")
    take_over(config, own(f"address: {OURS}\n"), served=served)
    assert config.site_url == "https://pages.example/a/"
