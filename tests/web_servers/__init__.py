"""nginx and Apache, which the tests run with the settings that the page for web teams shows."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.support import debian

PACKAGES = {"nginx": "nginx", "apache2": "apache2-bin", "openssl": "openssl"}  # by the program that each brings
MODULES = ["alias", "authz_core", "autoindex", "deflate", "dir", "filter", "headers", "mime", "mpm_event"]
MODULES += ["socache_shmcb", "ssl"]
NAME = "handbook.example.org"


def found(program: str) -> str | None:
    """Return the path of a program; those of an administrator are not always in the `PATH`."""
    return shutil.which(program, path=f"{os.environ.get('PATH', '')}:/usr/sbin")


def missing() -> str:
    """Say in one sentence what to do when a program is not here; an empty text when all are."""
    packages = " ".join(package for program, package in PACKAGES.items() if not found(program))
    return packages and f"The settings for web servers are run with Debian's packages {packages}: install them."


def install() -> None:
    """Bring what is not here, in a container that runs Debian; elsewhere a web server would start with the computer."""
    if missing() and debian.can_install() and not debian.starts_services():
        debian.install(*PACKAGES.values())


def certificate(folder: Path) -> dict[str, str]:
    """Make a certificate and its key, and return their paths by those on the page for web teams."""
    certificate, key = folder / "handbook.pem", folder / "handbook.key"
    options = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", f"/CN={NAME}"]
    command = [str(found("openssl")), "req", *options, "-out", str(certificate), "-keyout", str(key)]
    subprocess.run(command, check=True, capture_output=True)
    return {"/etc/ssl/handbook.pem": str(certificate), "/etc/ssl/handbook.key": str(key)}


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def with_own(settings: str, own: Mapping[str, str]) -> str:
    """Return settings with what is our own in place of what the page has, all of which has to be there."""
    for old, new in own.items():
        assert old in settings, f"the settings have no {old}"
        settings = settings.replace(old, new)
    return settings


@contextlib.contextmanager
def nginx(settings: str, site: Path, folder: Path) -> Iterator[tuple[int, int]]:
    """Run nginx with settings for a site, and with its files in a folder; yields the ports of http and https."""
    http, https = free_port(), free_port()
    own = {"listen 80;": f"listen 127.0.0.1:{http};", "listen 443 ssl;": f"listen 127.0.0.1:{https} ssl;"}
    own |= {"/var/www/handbook": str(site), **certificate(folder)}
    paths = [f"{kind}_temp_path {folder / kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")]
    user = "user root;" if os.geteuid() == 0 else ""
    text = f"{user}\npid {folder / 'pid'};\nevents {{}}\nhttp {{\naccess_log off;\n{os.linesep.join(paths)}\n"
    file = folder / "nginx.conf"
    file.write_text(f"{text}{with_own(settings, own)}}}\n", "utf-8")
    command = [str(found("nginx")), "-p", str(folder), "-e", str(folder / "errors"), "-c", str(file)]
    with running(command, [*command, "-s", "quit"]):
        yield http, https


@contextlib.contextmanager
def apache(settings: str, site: Path, folder: Path) -> Iterator[tuple[int, int]]:
    """Run Apache with settings for a site, and with its files in a folder; yields the ports of http and https."""
    http, https = free_port(), free_port()
    own = {"*:80": f"127.0.0.1:{http}", "*:443": f"127.0.0.1:{https}"}
    own |= {"/var/www/handbook": str(site), **certificate(folder)}
    lines = [f"Listen 127.0.0.1:{http}", f"Listen 127.0.0.1:{https}", f"ServerName {NAME}", "TypesConfig /dev/null"]
    lines += [f"PidFile {folder / 'pid'}", f"DefaultRuntimeDir {folder}", f"ErrorLog {folder / 'errors'}"]
    lines += ["User www-data", "Group www-data"] if os.geteuid() == 0 else []
    loaded = [f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in MODULES]
    file = folder / "apache2.conf"
    file.write_text("\n".join([*loaded, *lines, with_own(settings, own)]), "utf-8")
    command = [str(found("apache2")), "-f", str(file)]
    with running([*command, "-k", "start"], [*command, "-k", "graceful-stop"]):
        yield http, https


@contextlib.contextmanager
def running(start: list[str], stop: list[str]) -> Iterator[None]:
    """Run a web server, which answers when its command comes back."""
    started = subprocess.run(start, capture_output=True, text=True, check=False)
    assert started.returncode == 0, started.stderr
    try:
        yield
    finally:
        subprocess.run(stop, capture_output=True, check=True)
