"""What a labelling session reads, states and fits, counted: before the first post, and for each answer."""

from __future__ import annotations

import subprocess
import sys
import tracemalloc
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import sparse
from scipy.optimize import minimize
from sklearn.linear_model import SGDClassifier
from sqlalchemy import event

from jobsearch.classifier import calibration
from jobsearch.classifier.calibration import FOLDS
from jobsearch.classifier.coverage import Coverage
from jobsearch.classifier.learner import CALIBRATED_EVERY, FEW, Learner
from jobsearch.classifier.vectors import similarities
from jobsearch.dataaccess import jobs, rules
from jobsearch.labelling import preparing
from jobsearch.rules import Rule, RuleKind
from tests.helpers.builders import NOW, a_post
from tests.helpers.running import REPO
from tests.helpers.scripted_sessions import Script, Y, a_clock, run_script, store_posts
from tests.helpers.trained_models import NO, YES, two_trades
from tests.helpers.working import counted_work, noted_statements

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

    from jobsearch.dataaccess.database import Session
    from jobsearch.labelling.offer import Offer, Reply

MOST_STATEMENTS = 13  # six to store the answer, one for those of others, four to read the next post, two to count
MOST_BUILT_AGAIN = 2  # to store an answer, and the label
MOST_TRIED = 20


def before_the_first_post(session: Session) -> list[str]:
    with noted_statements(session) as statements:
        preparing.prepare(session, preparing.Selection(), a_clock(), wait=False).run(Script([]))
    return statements


def reading_texts(statements: list[str]) -> list[str]:
    return [statement for statement in statements if "description" in statement]


def test_before_the_first_post_only_its_own_text_is_read(session: Session) -> None:
    store_posts(session, *two_trades(12))
    run_script(session, Y)
    rules.add(session, Rule(RuleKind.COMPANY, "Acme"))
    (of_one_post,) = reading_texts(before_the_first_post(session))
    assert of_one_post.endswith("id IN (?)")


def test_texts_are_read_where_a_rule_hides_a_word(session: Session) -> None:
    store_posts(session)
    rules.add(session, Rule(RuleKind.WORD, "nowhere"))
    assert len(reading_texts(before_the_first_post(session))) == 2


def test_a_thousand_posts_take_no_more_statements_than_three(session: Session) -> None:
    store_posts(session)
    with_three = len(before_the_first_post(session))
    jobs.save(session, [a_post(id=number) for number in range(10, 1_210)], NOW)
    assert len(before_the_first_post(session)) == with_three


def test_posts_are_read_as_far_as_they_are_offered(session: Session) -> None:
    steps = []
    for fetch in range(24):
        posts = [a_post(id=50 * fetch + number) for number in range(1, 51)]
        jobs.save(session, posts, NOW + timedelta(hours=fetch))
        with counted_work(session) as work:
            assert len(jobs.get_not_labeled(session, 5)) == 5
        steps.append(work.steps)
    assert 0 < steps[-1] < 1.1 * steps[1]


def test_an_answer_takes_few_statements(session: Session) -> None:
    store_posts(session, *two_trades(12))
    labelling = preparing.prepare(session, preparing.Selection(), a_clock(), wait=True)
    counts: list[int] = []
    with noted_statements(session) as statements:

        def answer(_offer: Offer) -> Reply:
            counts.append(len(statements))
            statements.clear()
            return Y

        labelling.run(answer, limit=6)
    assert max(counts[1:]) <= MOST_STATEMENTS


def test_most_statements_of_an_answer_are_built_once(session: Session) -> None:
    store_posts(session, *two_trades(12))
    labelling = preparing.prepare(session, preparing.Selection(), a_clock(), wait=True)
    executed: list[object] = []
    of_each: list[list[object]] = []

    def note(_session: Any, statement: object, *_: Any) -> None:
        executed.append(statement)

    def answer(_offer: Offer) -> Reply:
        of_each.append(executed.copy())
        executed.clear()
        return Y

    event.listen(session, "before_execute", note)
    labelling.run(answer, limit=3)
    event.remove(session, "before_execute", note)
    *_, before, last = of_each
    built_again = [statement for statement in last if not any(statement is other for other in before)]
    assert len(built_again) <= MOST_BUILT_AGAIN


def test_each_fit_multiplies_the_posts_once(monkeypatch: pytest.MonkeyPatch) -> None:
    posts, multiplied, multiply = two_trades(20), list[object](), sparse.csr_matrix.__matmul__

    def counted(matrix: sparse.csr_matrix, other: Any) -> Any:
        if matrix.shape[0] == len(posts):
            multiplied.append(other)
        return multiply(matrix, other)

    learner, labels = Learner(posts, "nurse"), dict(zip([post.id for post in posts[::5]], [YES, NO] * 20, strict=False))
    monkeypatch.setattr(sparse.csr_matrix, "__matmul__", counted)
    learner.learn(labels)
    folds = min(FOLDS, len(labels) // 2)
    assert len(multiplied) == 1 + folds


def test_the_line_of_the_chances_is_found_without_trying_each_direction(monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[Any] = []

    def noted(*given: Any, **named: Any) -> Any:
        found.append(minimize(*given, **named))
        return found[-1]

    monkeypatch.setattr(calibration, "minimize", noted)
    posts = two_trades(20)
    Learner(posts, None).learn({post.id: YES if post.position == "Nurse" else NO for post in posts})
    assert max(each.nfev for each in found) <= MOST_TRIED


class AskedOf(set[int]):
    """Ids that are asked for, but can't be gone through."""

    def __iter__(self) -> Iterator[int]:
        raise AssertionError


def test_to_count_the_likely_posts_the_others_are_not_gone_through() -> None:
    posts = two_trades(20)
    learner = Learner(posts, "nurse")
    learner.learn({post.id: YES if post.position == "Nurse" else NO for post in posts})
    assert learner.expected(AskedOf(post.id for post in posts))


def test_once_there_are_many_labels_only_each_fifth_answer_is_calibrated(monkeypatch: pytest.MonkeyPatch) -> None:
    posts, fitted, fit = two_trades(60), list[object](), SGDClassifier.fit

    def counted(model: SGDClassifier, *given: Any, **named: Any) -> SGDClassifier:
        fitted.append(model)
        return fit(model, *given, **named)

    learner = Learner(posts, "nurse")
    monkeypatch.setattr(SGDClassifier, "fit", counted)
    labels = {post.id: YES if post.position == "Nurse" else NO for post in posts[:FEW]}
    learner.learn(labels)
    fitted.clear()
    for post in posts[FEW : FEW + CALIBRATED_EVERY]:
        labels[post.id] = YES if post.position == "Nurse" else NO
        learner.learn(labels)
    assert len(fitted) == CALIBRATED_EVERY + FOLDS


def test_similarities_take_little_more_memory_than_they_are() -> None:
    rows = sparse.csr_matrix(np.random.default_rng(1).random((2_000, 20)))
    tracemalloc.start()
    size = similarities(rows, rows).nbytes
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 2 * size


def test_similarities_of_few_posts_are_needed_to_choose_among_many(monkeypatch: pytest.MonkeyPatch) -> None:
    posts = sparse.random(2_000, 300, 0.1, format="csr", random_state=1)
    needed, similar = list[int](), Coverage._similarities
    coverage, every = Coverage(posts), np.arange(2_000)

    def counted(of: Coverage, rows: Any) -> Any:
        needed.append(len(rows))
        return similar(of, rows)

    monkeypatch.setattr(Coverage, "_similarities", counted)
    asked: list[int] = []
    for _ in range(10):
        asked.append(int(coverage.widest(np.setdiff1d(every, asked), asked).min()))
    assert sum(needed) < 3 * len(every)


def test_the_screen_loads_neither_what_lines_need_nor_what_is_asked_once() -> None:
    code = "import sys, jobsearch.labelling.preparing, jobsearch.terminal.labelling.asking; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=REPO)
    wing = {f"jobsearch.terminal.labelling.{name}" for name in ("lines", "menu", "question_lines", "question_screen")}
    assert not set(done.stdout.split()) & {*wing, "jobsearch.terminal.exports", "jobsearch.dataaccess.search", "numpy"}
