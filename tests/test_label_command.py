"""The command label in a pipe: answers by lines, their order, undo, words to look for, JSON."""

from __future__ import annotations

import json
import signal
from typing import TYPE_CHECKING, Any

import pytest

from tests.helpers.feeds import feed, feed_element
from tests.helpers.four_posts import TITLES
from tests.helpers.running import POST_KEYS, READER, SECONDS, Done, Program
from tests.helpers.systems import SIGNALS

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path


@pytest.fixture
def program(four_posts: Program) -> Program:
    return four_posts


def label_of(program: Program, post_id: int) -> int | None:
    label: int | None = program("show", post_id, "--json").json()["label"]
    return label


def label_counts(program: Program) -> tuple[int, int]:
    counted = program("stats", "--json").json()["labels"]
    return counted["interested"], counted["not_interested"]


def offered(done: Done) -> list[str]:
    """Return the titles of the posts that were offered."""
    return [line for line in done.out.splitlines() if line in TITLES]


def read_post(process: subprocess.Popen[bytes]) -> Any:
    assert process.stdout
    return json.loads(process.stdout.readline())


def answer(process: subprocess.Popen[bytes], text: str) -> None:
    assert process.stdin
    process.stdin.write(f"{text}\n".encode())
    process.stdin.flush()


def test_posts_come_on_stdout_and_the_messages_on_stderr(program: Program) -> None:
    done = program("label", "--order", "newest", given="y\n")
    assert offered(done) == ["Editor", "Driver"]
    assert "4 · Remote OK · https://remoteOK.com/remote-jobs/4\n" in done.out
    assert "y interesting" not in done.out
    assert "y interesting, n not, s skip, u undo, o open, w why, ? keys, q quit" in done.err
    assert "1 answer given: interesting. 1 interesting, 0 not interesting so far; 3 left to label." in done.err
    assert "Remote OK" in done.err


@pytest.mark.parametrize("given", ["y\nn\ny\nn\n", "yes\nNo\n YES \nnot\n", "Y\r\nN\r\ny\r\nno"])
def test_letters_and_words_decide(given: str, program: Program) -> None:
    done = program("label", "--quiet", "--order", "newest", given=given)
    assert done.err == ""
    assert label_counts(program) == (2, 2)


def test_what_is_not_an_answer_decides_nothing_and_shows_the_keys(program: Program) -> None:
    done = program("label", given=b"\nmaybe\n1\nyy\n\x1b[A\n" + b"\xff\xfe\n")
    assert done.err.count("every answer is stored already") == 6
    assert label_counts(program) == (0, 0)


def test_the_end_of_input_and_q_quit(program: Program) -> None:
    for given in ("", "q\nyes\n"):
        done = program("label", given=given)
        assert "0 interesting, 0 not interesting so far; 4 left to label" in done.err


def test_undo_takes_back_answer_after_answer_over_the_start_of_the_session_too(program: Program) -> None:
    program("label", "--order", "newest", given="y\n")
    done = program("label", "--order", "newest", given="n\nu\nu\nn\nq\n")
    assert offered(done) == ["Driver", "Carpenter", "Driver", "Editor", "Driver"]
    assert (label_of(program, 4), label_of(program, 3)) == (0, None)


def test_undo_with_nothing_to_undo_asks_again(program: Program) -> None:
    done = program("label", "--order", "newest", given="u\ny\n")
    assert offered(done) == ["Editor", "Driver"]
    assert "1 interesting, 0 not interesting so far" in done.err


def test_a_skipped_post_comes_back_last_and_in_the_next_session_too(program: Program) -> None:
    done = program("label", "--order", "newest", given="s\nn\nn\nn\n")
    assert offered(done) == ["Editor", "Driver", "Carpenter", "Baker", "Editor"]
    assert "0 interesting, 3 not interesting so far; 1 left to label" in done.err
    assert offered(program("label")) == ["Editor"]


def test_no_can_be_followed_by_its_reason(program: Program) -> None:
    program("label", "--order", "newest", given="n\nplace\nn\n2\ny\n")
    counted = program("stats", "--json").json()
    assert counted["reasons"] == {"level": 1, "place": 1}
    assert counted["labels"] == {"interested": 1, "not_interested": 2}


def test_why_can_be_asked_before_there_is_a_model(program: Program) -> None:
    done = program("label", given="w\ny\n")
    assert "There is no model yet" in done.err
    assert "1 answer given" in done.err


def test_a_limit_stops_after_so_many_answers_skips_aside(program: Program) -> None:
    done = program("label", "--limit", 2, given="s\ny\ny\ny\n")
    assert len(offered(done)) == 3
    assert "2 answers given, 2 of them interesting. 2 interesting, 0 not interesting so far" in done.err


def test_posts_named_by_id_are_labeled_again_with_the_old_answer_shown(program: Program) -> None:
    program.label({"2": 1, "3": 0})
    done = program("label", 3, 2, given="y\nn\n")
    assert offered(done) == ["Driver", "Carpenter"]
    assert done.err.index("You said: not interesting.") < done.err.index("You said: interesting.")
    assert (label_of(program, 3), label_of(program, 2)) == (1, 0)


def test_an_id_that_is_not_stored_is_an_error_of_one_line(program: Program) -> None:
    done = program("label", 3, 77, code=1)
    assert (done.out, done.err.count("\n")) == ("", 1)
    assert "77" in done.err


@pytest.mark.parametrize(("order", "expected"), [("newest", TITLES[::-1]), ("oldest", TITLES)])
def test_an_order_by_date_overrides_the_models(order: str, expected: tuple[str, ...], program: Program) -> None:
    assert offered(program("label", "--order", order, given="y\nn\ny\nn\n")) == list(expected)


def test_with_nothing_left_to_label_that_is_said(program: Program) -> None:
    program("label", given="n\nn\nn\nn\n")
    done = program("label")
    assert done.out == ""
    assert "Nothing to label.\n" in done.err


def test_an_empty_instance_has_nothing_to_label(tmp_path: Path) -> None:
    for options in ((), ("--json",)):
        done = Program(tmp_path / "instance")("label", *options)
        assert done.out == ""
        assert "fetch-new" in done.err


def test_posts_that_say_next_to_nothing_can_be_labeled(tmp_path: Path) -> None:
    program = Program(tmp_path / "instance")
    program("fetch-new", "--from", "-", given=feed(*(feed_element(n, tags=[], location="") for n in range(1, 5))))
    done = program("label", "--json", given="y\nn\ny\nn\n")
    assert "2 interesting, 2 not interesting so far; 0 left" in done.err


def test_each_answer_is_on_disk_before_the_next_post_shows(program: Program) -> None:
    with program.start("label", "--json") as process:
        first = read_post(process)
        answer(process, "y")
        read_post(process)
        process.kill()
    assert label_of(program, first["id"]) == 1


@SIGNALS.needed
def test_ctrl_c_ends_labelling_and_keeps_the_answers(program: Program) -> None:
    with program.start("label", "--quiet", "--order", "newest") as process:
        answer(process, "n")
        assert process.stdout
        while process.stdout.readline() != b"Driver\n":
            pass
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=SECONDS)
    assert process.returncode == 130
    assert b"Traceback" not in err
    assert label_of(program, 4) == 0


def test_json_offers_every_job_once_in_an_order_that_the_same_answers_repeat(sample: Program, tmp_path: Path) -> None:
    other = sample.copy(tmp_path / "other")
    program_and_posts = [(program, answered(program)) for program in (sample, other)]
    (_, first), (_, second) = program_and_posts
    assert [post["id"] for post in first] == [post["id"] for post in second]
    assert set(first[0]) >= POST_KEYS
    everyone = [post["id"] for post in first] + [copy for post in first for copy in post["copies"]]
    assert len(everyone) == len(set(everyone)) == 71
    assert first[-1]["chance"] is not None
    assert sample("label", "--json").out == ""


def answered(program: Program) -> list[Any]:
    """Answer whatever is offered as the sample's reader would, until nothing is."""
    posts = []
    with program.start("label", "--json", "--quiet", "--looking-for", "python backend") as process:
        assert process.stdout
        for line in process.stdout:
            posts.append(json.loads(line))
            answer(process, "y" if READER[str(posts[-1]["id"])] else "n")
    assert process.returncode == 0
    return posts


def test_what_is_looked_for_comes_first_and_is_remembered_until_forgotten(sample: Program, tmp_path: Path) -> None:
    words = tmp_path / "cv.txt"
    words.write_text("I am a telehealth nurse,\nin pediatrics.\n")
    first = sample("label", "--json", "--looking-for", f"@{words}", given="q\n").json()
    assert first["position"] == "Telehealth Nurse, Pediatrics"
    assert sample("label", "--json", given="q\n").json() == first
    sample("label", "--looking-for", "")
    assert sample("stats", "--json").json()["looking_for"] is None


def test_words_in_a_file_that_can_not_be_read_are_an_error_of_one_line(program: Program, tmp_path: Path) -> None:
    (tmp_path / "cv.pdf").write_bytes(b"%PDF-1.7 \xe2\xe3\xcf\xd3")
    for file in ("nowhere.txt", "cv.pdf"):
        done = program("label", "--looking-for", f"@{tmp_path / file}", code=1)
        assert (done.out, done.err.count("\n")) == ("", 1)
        assert file in done.err
