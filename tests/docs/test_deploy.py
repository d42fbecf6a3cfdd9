"""docs/deploy: the units are sound, and what they start exists with the options that they give."""

import configparser
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from click import Command
from scrapy.settings import Settings

import crawler.settings
from crawler.commands.muragat import main

FOLDER = Path(__file__).parents[2] / "docs" / "deploy"
SERVICES = sorted(FOLDER.glob("*.service"))
TIMERS = sorted(FOLDER.glob("*.timer"))
ENVIRONMENT = dict(
    line.split("=", 1)
    for line in (FOLDER / "muragat.env").read_text("utf-8").splitlines()
    if "=" in line[1:] and line[0] != "#"
)


def unit(path: Path) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(path, "utf-8")
    return parser


def command(path: Path) -> list[str]:
    """What a service starts, with the environment file's values in it."""
    words = shlex.split(unit(path)["Service"]["ExecStart"])
    for name, value in ENVIRONMENT.items():
        words = [word.replace(f"${{{name}}}", value) for word in words]
    assert not [word for word in words if "$" in word]
    return words


def test_the_crawl_is_one_of_scrapys_with_settings_that_we_have() -> None:
    program, verb, agency, *options = command(FOLDER / "muragat-crawl@.service")
    settings = Settings()
    settings.setmodule(crawler.settings)
    names = [option.partition("=")[0] for option in options[1::2]]

    assert (Path(program).name, verb, agency) == ("scrapy", "crawl", "%i")
    assert set(options[::2]) == {"-s"}
    assert [name for name in names if name not in settings] == []


def test_the_health_command_has_its_options() -> None:
    program, name, archive, *options = command(FOLDER / "muragat-health.service")
    health = main.commands[name]
    assert isinstance(health, Command)
    known = {option for parameter in health.params for option in parameter.opts}

    assert (Path(program).name, archive) == ("muragat", ENVIRONMENT["ARCHIVE"])
    assert [option for option in options if option.startswith("--") and option not in known] == []


@pytest.mark.parametrize("path", TIMERS, ids=lambda path: path.name)
def test_each_timer_has_a_service(path: Path) -> None:
    assert path.with_suffix(".service") in SERVICES
    assert unit(path)["Install"]["WantedBy"] == "timers.target"


def test_exit_code_3_is_no_failure_of_a_unit() -> None:
    assert {unit(path)["Service"]["SuccessExitStatus"] for path in SERVICES} == {"3"}


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_takes_the_units(tmp_path: Path) -> None:
    for path in (*SERVICES, *TIMERS):
        # What they start is not installed here.
        text = path.read_text("utf-8").replace("/opt/muragat/.venv/bin/scrapy", "/bin/true")
        (tmp_path / path.name).write_text(text.replace("/opt/muragat/.venv/bin/muragat", "/bin/true"), "utf-8")
    units = sorted(str(path) for path in tmp_path.iterdir())
    done = subprocess.run(
        ["systemd-analyze", "verify", *units], capture_output=True, text=True, check=False, timeout=60
    )
    ours = [line for line in done.stderr.splitlines() if "muragat" in line]
    assert ours == []
