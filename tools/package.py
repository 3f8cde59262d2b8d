"""Build wheel and sdist, check them, and try them as people install them, each in an environment of its own."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
SCRIPTS, SUFFIX = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")
OF_THE_SDIST = {"LICENSE", "PKG-INFO", "README.md", "main.py", "pyproject.toml"}
OF_METADATA = ("License-Expression: MIT", "License-File: LICENSE", "Requires-Python: >=3.11", "\n\n# jobsearch\n")
NOT_A_NEW_USERS = ("JOBSEARCH_", "XDG_", "PYTHON", "VIRTUAL_ENV")
DATA = {"darwin": "Library/Application Support", "win32": "AppData/Local"}.get(sys.platform, ".local/share")
WRONG_USAGE = 2


@dataclass(frozen=True, slots=True)
class Installed:
    """The program where a tool has put it: the folder of the command, and the Python beside the packages."""

    scripts: Path
    python: Path


@dataclass(frozen=True, slots=True)
class Way:
    """A way to install: the tool's name, what does it (for a Python, in a room of its own), and what is installed."""

    name: str
    install: Callable[[Path, str, Path], Installed]
    package: Path


class Failure(Exception):  # noqa: N818 - it is what is told
    """A package, or an installed program, that is not as it should be."""


def environment_python(folder: Path) -> Path:
    return folder / SCRIPTS / f"python{SUFFIX}"


def run(*command: Path | str, code: int = 0, **options: object) -> tuple[str, str]:
    """Run a command; return its output and its messages. Any other exit code than `code` is a failure."""
    done = subprocess.run(  # type: ignore[call-overload]  # noqa: S603 - our own commands
        [str(word) for word in command],
        check=False,
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        **options,
    )
    if done.returncode != code:
        raise Failure(f"{' '.join(map(str, command))}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout, done.stderr


def tool(*command: Path | str) -> None:
    """Run one of the tools that are installed beside the Python that runs this."""
    run(sys.executable, "-m", *command, cwd=ROOT)


def build() -> tuple[Path, Path]:
    """Build the sdist, and from it the wheel; return both."""
    shutil.rmtree(DIST, ignore_errors=True)
    tool("build", "--outdir", DIST)
    (wheel,), (sdist,) = DIST.glob("*.whl"), DIST.glob("*.tar.gz")
    return wheel, sdist


def of_the_package() -> set[str]:
    """Return the files of the package `jobsearch` in this checkout."""
    files = (
        file
        for file in (ROOT / "jobsearch").rglob("*")
        if file.is_file() and not file.name.startswith(".") and file.parent.name != "__pycache__"
    )
    return {file.relative_to(ROOT).as_posix() for file in files}


def wrong_with(names: set[str], wanted: set[str], archive: str) -> list[str]:
    """Return what an archive lacks, and what is in it though nobody needs it."""
    missing = [f"{archive} lacks {name}." for name in sorted(wanted - names)]
    return missing + [f"{archive} has {name}, which nobody needs." for name in sorted(names - wanted)]


def problems(wheel: Path, sdist: Path, package: set[str]) -> list[str]:
    """Return what is wrong with the archives: the files in them, and what index pages show of them."""
    with zipfile.ZipFile(wheel) as opened:
        names = set(opened.namelist())
        [about] = {PurePosixPath(name).parts[0] for name in names if ".dist-info/" in name}
        metadata = opened.read(f"{about}/METADATA").decode()
    with tarfile.open(sdist) as opened:
        packed = {PurePosixPath(member.name) for member in opened.getmembers() if member.isfile()}
    of_install = {f"{about}/{name}" for name in ("METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE")}
    return [
        *wrong_with(names, package | {"jobsearch/main.py"} | of_install, wheel.name),
        *wrong_with({str(PurePosixPath(*name.parts[1:])) for name in packed}, package | OF_THE_SDIST, sdist.name),
        *(f"{wheel.name} does not say {line.strip()!r}." for line in OF_METADATA if line not in metadata),
    ]


def check(wheel: Path, sdist: Path) -> None:
    tool("twine", "check", "--strict", wheel, sdist)
    tool("check_wheel_contents", wheel)
    tool("validate_pyproject", "pyproject.toml")
    if found := problems(wheel, sdist, of_the_package()):
        raise Failure("\n".join(found))


def by_pip(package: Path, python: str, room: Path) -> Installed:
    run(python, "-m", "venv", room)
    installed = Installed(room / SCRIPTS, environment_python(room))
    run(installed.python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile", package)
    return installed


def by_pipx(package: Path, python: str, room: Path) -> Installed:
    folders = {"PIPX_HOME": str(room), "PIPX_BIN_DIR": str(room / "commands"), "PIPX_MAN_DIR": str(room / "man")}
    pipx = (sys.executable, "-m", "pipx", "install", "--quiet", "--python", python, package)
    run(*pipx, env={**os.environ, **folders})
    return Installed(room / "commands", environment_python(room / "venvs" / "jobsearch"))


def by_uv(package: Path, python: str, room: Path) -> Installed:
    folders = {"UV_TOOL_DIR": str(room), "UV_TOOL_BIN_DIR": str(room / "commands")}
    uv = (sys.executable, "-m", "uv", "tool", "install", "--quiet", "--python", python)
    run(*uv, "--reinstall-package", "jobsearch", package, env={**os.environ, **folders})
    return Installed(room / "commands", environment_python(room / "jobsearch"))


def ways(wheel: Path, sdist: Path) -> list[Way]:
    """Return all ways that are tried: in a checkout people type `pipx install .` and `uv tool install .`."""
    return [Way("pip", by_pip, wheel), Way("pip", by_pip, sdist), Way("pipx", by_pipx, ROOT), Way("uv", by_uv, ROOT)]


def new_users(home: Path, scripts: Path) -> dict[str, str]:
    """Return the environment of a user who has nothing yet but this program."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(NOT_A_NEW_USERS)}
    homes = dict.fromkeys(("HOME", "USERPROFILE"), str(home))
    path = os.pathsep.join([str(scripts), kept.get("PATH", "")])
    return {**kept, **homes, "WIN_PD_OVERRIDE_LOCAL_APPDATA": str(home / DATA), "PATH": path, "PYTHONUTF8": "1"}


def files_below(folder: Path) -> set[Path]:
    return {file for file in folder.rglob("*") if file.suffix != ".pyc" and file.is_file()}


def expect(what: str, *, holds: bool) -> None:
    if not holds:
        raise Failure(f"not so: {what}")


def try_out(installed: Installed, room: Path, version: str) -> None:
    """Use the program as a new user does, outside the checkout: what it says, and where it puts the data."""
    home, here = room / "home", room / "here"
    home.mkdir()
    here.mkdir()
    feed = Path(shutil.copy(ROOT / "jobsearch" / "sample" / "feed.json", room))
    environment = new_users(home, installed.scripts)
    command = shutil.which("jobsearch", path=installed.scripts)
    expect(f"there is a command jobsearch in {installed.scripts}", holds=command is not None)

    def jobsearch(*words: Path | str, code: int = 0) -> tuple[str, str]:
        return run(command or "", *words, code=code, cwd=here, env=environment)

    before = files_below(installed.python.parent.parent)
    expect("--version is pyproject.toml's", holds=jobsearch("--version")[0].strip() == f"jobsearch {version}")
    as_module = run(installed.python, "-m", "jobsearch", "--version", cwd=here, env=environment)
    expect("python -m jobsearch is the same", holds=as_module[0].strip() == f"jobsearch {version}")
    expect("demo --quiet shows recommendations", holds="remoteOK.com" in jobsearch("demo", "--quiet")[0])
    expect("demo names the commands as they are called", holds="jobsearch fetch-new" in "".join(jobsearch("demo")))
    expect("demo leaves nothing behind", holds=not files_below(home))
    expect("fetch-new stores posts", holds="71 new posts" in jobsearch("fetch-new", "--from", feed)[1])
    counted = jobsearch("stats")[0].splitlines()
    expect("stats opens with the next step", holds=counted[0].endswith(" jobsearch label"))
    expect("stats counts them", holds=counted[1].startswith("71 posts"))
    told = jobsearch("nope", code=WRONG_USAGE)[1].splitlines()
    expect("wrong usage is told in one line, with the name", holds=len(told) == 1 and "jobsearch --help" in told[0])
    data = files_below(home)
    expect("the data lies in the user's folder", holds=home / DATA / "jobsearch" / "jobposts.db" in data)
    expect("and nowhere else", holds=all(file.is_relative_to(home / DATA / "jobsearch") for file in data))
    expect("not in the current folder", holds=not files_below(here))
    expect("not beside the packages", holds=files_below(installed.python.parent.parent) == before)


def tried(way: Way, python: str, version: str) -> str:
    """Install in this way and try what is installed; return a line about it."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        room = Path(folder).resolve()
        started = monotonic()
        installed = way.install(way.package, python, room / "installed")
        between = monotonic()
        try_out(installed, room, version)
        done = monotonic()
    what = "the checkout" if way.package == ROOT else way.package.name
    return f"{what} by {way.name}: installed in {between - started:.0f} s, tried in {done - between:.0f} s"


def try_all(chosen: list[Way], python: str) -> None:
    """Install and try in each of the ways, two at a time, as much of it is waiting; print a line about each."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    with ThreadPoolExecutor(max_workers=2) as pool:
        for line in pool.map(lambda way: tried(way, python, version), chosen):
            print(line, flush=True)


def main() -> int:
    known = ("pip", "pipx", "uv")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ways", nargs="*", metavar="WAY", help=f"how to install: {', '.join(known)} (default: all)")
    parser.add_argument("--python", default=sys.executable, help="the Python to install for (default: this one)")
    asked = parser.parse_args()
    if unknown := set(asked.ways) - set(known):
        parser.error(f"nothing installs by {', '.join(sorted(unknown))}; known are {', '.join(known)}")
    try:
        python, _ = run(asked.python, "-c", "import sys; print(sys.executable, end='')")
        wheel, sdist = build()
        check(wheel, sdist)
        print(f"{wheel.name} and {sdist.name} are built and as they should be", flush=True)
        try_all([way for way in ways(wheel, sdist) if way.name in (asked.ways or known)], python)
    except Failure as failure:
        print(failure, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
