"""Installing the completion: what is written where, what is said of it, and what stays as it was."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.helpers.prompts import START, Home, a_home

if TYPE_CHECKING:
    from pathlib import Path

INSTALL = "./main.py --install-completion; true"
FILES = {
    "bash": ".config/jobsearch/completion.bash",
    "zsh": ".config/jobsearch/completion.zsh",
    "fish": ".config/fish/conf.d/jobsearch.fish",
}
EARLIER = {
    "bash": ".bash_completions/main.py.sh",
    "zsh": ".zfunc/_main.py",
    "fish": ".config/fish/conf.d/main.py.fish",
}


@pytest.fixture(params=FILES)
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Home:
    return a_home(tmp_path / "home", tmp_path / "instance", request.param)


def installed(home: Home, script: str = INSTALL, **environment: str) -> str:
    """Install the completion, and return what is said."""
    done = home.run(script, **environment)
    assert done.stderr == ""
    return done.stdout


def test_the_file_and_the_line_that_reads_it_are_said(home: Home) -> None:
    file, start = home.folder / FILES[home.shell], home.folder / START[home.shell]
    before = start.read_text()
    said = installed(home)
    assert f"Completion for {home.shell} is installed in {file}.\n" in said
    assert f"It works in a new {home.shell}, for jobsearch, main.py, python main.py and python -m jobsearch" in said
    if home.shell == "fish":
        assert start.read_text() == before
    else:
        assert f"{start} has a new last line that reads it.\n" in said
        assert start.read_text() == f"{before}\nif [ -r {file} ]; then . {file}; fi\n"
    assert home.run("./main.py --show-completion; true").stdout == file.read_text()


def test_installing_twice_is_as_good_as_once(home: Home) -> None:
    installed(home)
    once = {name: (home.folder / name).read_text() for name in (FILES[home.shell], START[home.shell])}
    said = installed(home)
    assert once == {name: (home.folder / name).read_text() for name in once}
    assert (f"{home.folder / START[home.shell]} already reads it.\n" in said) == (home.shell != "fish")


def test_what_an_earlier_version_installed_is_out_of_use(home: Home) -> None:
    earlier = home.folder / EARLIER[home.shell]
    earlier.parent.mkdir(parents=True, exist_ok=True)
    earlier.write_text("echo the earlier one\n")
    start = home.folder / START["bash"]
    if home.shell == "bash":
        start.write_text(f"source '{earlier}'\n")
    assert f"It replaces {earlier}, which an earlier version installed.\n" in installed(home)
    assert not earlier.exists() or home.shell == "bash"
    assert "It replaces" not in installed(home)
    assert home.shell != "bash" or home.run(f". {start}").stderr == ""


def test_the_folders_that_the_user_has_named_are_used(home: Home) -> None:
    named, dots = home.folder / "my settings", home.folder / "my dots"
    installed(home, XDG_CONFIG_HOME=str(named), ZDOTDIR=str(dots))
    assert (named / FILES[home.shell].removeprefix(".config/")).exists()
    assert (dots / ".zshrc").exists() == (home.shell == "zsh")
    assert not (home.folder / ".config/jobsearch").exists()


@pytest.mark.parametrize("home", ["bash"], indirect=True)
def test_a_link_to_the_file_that_the_shell_reads_is_followed(home: Home) -> None:
    start, real = home.folder / ".bashrc", home.folder / "dots"
    real.write_bytes(b"# caf\xe9\nlast=line")
    real.chmod(0o640)
    start.unlink()
    start.symlink_to(real)
    installed(home)
    assert start.is_symlink()
    assert real.read_bytes().startswith(b"# caf\xe9\nlast=line\nif [ -r ")
    assert real.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("home", ["bash"], indirect=True)
@pytest.mark.parametrize("option", ["--install-completion", "--show-completion"])
def test_a_shell_that_is_not_known_is_an_error_of_one_line(option: str, home: Home) -> None:
    dash = shutil.which("dash")
    if dash is None:
        pytest.skip("dash is not installed")
    done = Home(home.folder, home.instance, dash).run(f"./main.py {option}; exit $?")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "Error: There is completion for bash, zsh and fish, but this was called from dash; call it from one of these.\n"
    )


@pytest.mark.parametrize("home", ["bash", "zsh"], indirect=True)
def test_a_file_that_cannot_be_written_is_an_error_of_one_line(home: Home) -> None:
    in_the_way = home.folder / FILES[home.shell]
    in_the_way.mkdir(parents=True)
    done = home.run("./main.py --install-completion; exit $?")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert done.stderr.startswith(f"Error: Completion can't be installed: {in_the_way} can't be written (")
    assert "--show-completion prints what would be installed." in done.stderr
