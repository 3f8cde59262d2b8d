"""Builds model files that are nearly right: whole and working, but for one thing that this program does not write."""

from __future__ import annotations

import operator
import subprocess
from copy import deepcopy
from functools import cache, partial
from typing import TYPE_CHECKING, Any

import joblib
import numpy as np
from sklearn.linear_model import SGDClassifier
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import FunctionTransformer

from jobsearch.classifier import features
from jobsearch.classifier.stored_model import document
from tests.helpers.trained_models import NO, YES, trained_on, two_trades

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jobsearch.classifier.model import TrainedModel

    Change = Callable[[dict[str, Any]], object]


class OurClassifier(SGDClassifier):  # type: ignore[misc] # scikit-learn has no types
    """A subclass of what the model has."""


@cache
def small_model() -> TrainedModel:
    return trained_on({1: YES, 2: NO, 3: YES, 4: NO}, two_trades(8)).model


def small_document() -> dict[str, Any]:
    """Return all that is stored of a small model, for this test alone."""
    return deepcopy(document(small_model(), "2026-01-01T00:00:00+00:00", "0123456789abcdef"))


def write(stored: object, path: Path) -> None:
    joblib.dump(stored, path, compress=3)


def of(stored: dict[str, Any], *steps: str) -> Any:
    """Return a part of the pipeline, by the names of the steps that lead there."""
    part = stored["model"].pipeline
    for step in steps:
        part = dict(part.transformer_list)[step] if step in features_of(part) else part[step]
    return part


def features_of(part: Any) -> tuple[str, ...]:
    return tuple(name for name, _ in getattr(part, "transformer_list", ()))


def put(attribute: str, value: Any, *steps: str) -> Change:
    """Let a part of the pipeline have another attribute."""
    return lambda stored: setattr(of(stored, *steps), attribute, value)


def of_model(field: str, value: Any) -> Change:
    return lambda stored: object.__setattr__(stored["model"], field, value)


def entry(key: str, value: Any) -> Change:
    return lambda stored: stored.__setitem__(key, value)


TITLE, COUNT = ("vectors", "title"), ("vectors", "title", "count")
TFIDF, LINEAR = ("vectors", "title", "tfidf"), ("classifier",)


def gadgets(canary: Path) -> dict[str, Change]:
    """Return changes that make a working model call the user's shell when it is asked about posts."""
    run: Any = partial(subprocess.run, ["touch", str(canary)])
    transformer, memory = FunctionTransformer(run), joblib.Memory(None, verbose=0)
    memory.location = str(canary)
    return {
        "a callable analyzer": put("analyzer", run, *COUNT),
        "a callable tokenizer": put("tokenizer", run, *COUNT),
        "a callable preprocessor": put("preprocessor", run, *COUNT),
        "callable stop words": put("stop_words", run, *COUNT),
        "a method for an analyzer": put("analyzer", operator.methodcaller("chmod", 0), *COUNT),
        "a callable dtype": put("dtype", run, *COUNT),
        "a transformer before": lambda stored: of(stored).steps.insert(0, ("first", transformer)),
        "a transformer in a field": lambda stored: of(stored, *TITLE).steps.insert(0, ("first", transformer)),
        "a transformer beside": lambda stored: of(stored, "vectors").transformer_list.append(("more", transformer)),
        "a transformer for a classifier": lambda stored: of(stored).steps.__setitem__(1, ("classifier", transformer)),
        "a memory": put("memory", memory),
        "a callable attribute": put("predict_proba", run),
        "a callable attribute within": put("decision_function", run, *LINEAR),
        "a callable for weights": put("transformer_weights", run, "vectors"),
        "a callable for an id": entry("id", run),
        "a callable for a name": of_model("names", [run]),
    }


def _weights(value: float) -> Change:
    return lambda stored: of(stored, *LINEAR).coef_.__setitem__((0, 0), value)


def _vocabulary(change: Callable[[dict[Any, Any]], object]) -> Change:
    return lambda stored: change(of(stored, *COUNT).vocabulary_)


def _names(change: Callable[[list[Any]], object]) -> Change:
    return lambda stored: change(stored["model"].names)


def wrong() -> dict[str, Change]:
    """Return changes that run nothing, after which a model is none of this program's."""
    return _wrong_wholes() | _wrong_parts() | _wrong_words()


def _wrong_wholes() -> dict[str, Change]:
    return {
        "no model": entry("model", None),
        "a text for a model": entry("model", "model"),
        "a pipeline for a model": lambda stored: stored.update(model=stored["model"].pipeline),
        "another id": entry("id", "0" * 16),
        "one more entry": entry("more", "words"),
        "no day": lambda stored: stored.pop("trained_at"),
        "a number for a day": entry("trained_at", 2026),
        "control codes for labels": entry("labels", "\x1b[2J"),
        "a threshold over 1": of_model("threshold", 2.0),
        "a chance below 0": of_model("max_chance", -0.1),
        "a chance that is no number": of_model("max_chance", float("nan")),
        "a truth for a chance": of_model("max_chance", True),
        "names in a tuple": of_model("names", tuple(small_model().names)),
        "a text for names": of_model("names", "names"),
        "no pipeline": of_model("pipeline", None),
        "a pipeline of one step": lambda stored: of(stored).steps.pop(),
        "a pipeline of three steps": lambda stored: of(stored).steps.append(("last", SGDClassifier())),
        "steps the other way round": lambda stored: of(stored).steps.reverse(),
        "a step of another name": lambda stored: of(stored).steps.__setitem__(1, ("other", of(stored, *LINEAR))),
    }


def _wrong_parts() -> dict[str, Change]:
    swapped = SGDClassifier(loss="log_loss")
    subclass = OurClassifier(loss="log_loss")
    return {
        "another classifier": lambda stored: of(stored).steps.__setitem__(1, ("classifier", swapped)),
        "a subclass": lambda stored: of(stored).steps.__setitem__(1, ("classifier", subclass)),
        "a loss of another kind": put("loss", "hinge", *LINEAR),
        "one more attribute": put("more", 1, *LINEAR),
        "one attribute less": lambda stored: delattr(of(stored, *LINEAR), "alpha"),
        "all processors": put("n_jobs", -1, "vectors"),
        "more to say": put("verbose", 1, *LINEAR),
        "other weights of fields": put("transformer_weights", {"title": 1e9}, "vectors"),
        "weights that are no numbers": _weights(float("nan")),
        "weights without end": _weights(float("inf")),
        "a changed weight": _weights(0.125),
        "one weight less": lambda stored: put("coef_", of(stored, *LINEAR).coef_[:, 1:], *LINEAR)(stored),
        "two rows of weights": lambda stored: put("coef_", np.repeat(of(stored, *LINEAR).coef_, 2, 0), *LINEAR)(stored),
        "weights in whole numbers": lambda stored: put("coef_", of(stored, *LINEAR).coef_.astype(int), *LINEAR)(stored),
        "small numbers": lambda stored: put("coef_", of(stored, *LINEAR).coef_.astype("f4"), *LINEAR)(stored),
        "a list for weights": lambda stored: put("coef_", of(stored, *LINEAR).coef_.tolist(), *LINEAR)(stored),
        "two intercepts": put("intercept_", np.zeros(2), *LINEAR),
        "other classes": put("classes_", np.array([1, 2]), *LINEAR),
        "classes of numbers with fractions": put("classes_", np.array([0.0, 1.0]), *LINEAR),
        "objects for classes": put("classes_", np.array([0, 1], dtype=object), *LINEAR),
        "texts for classes": put("classes_", np.array(["0", "1"]), *LINEAR),
        "idf without end": lambda stored: of(stored, *TFIDF).idf_.__setitem__(0, float("inf")),
        "idf of one column more": put("idf_", np.ones(99), *TFIDF),
        "an empty array": put("idf_", np.zeros(0), *TFIDF),
        "a matrix": lambda stored: put("idf_", np.ones((1, len(of(stored, *TFIDF).idf_))), *TFIDF)(stored),
        "another norm": put("norm", "l1", *TFIDF),
        "no sublinear terms": put("sublinear_tf", 0, *TFIDF),
        "numpy's number for a parameter": put("max_iter", np.int64(1000), *LINEAR),
    }


def _wrong_words() -> dict[str, Change]:
    return {
        "the tags' analyzer for titles": put("analyzer", features.tag_tokens, *COUNT),
        "another function of ours": put("analyzer", features.tokens, *COUNT),
        "the analyzer of words": put("analyzer", "word", *COUNT),
        "a field less": lambda stored: of(stored, "vectors").transformer_list.pop(),
        "a field twice": lambda stored: of(stored, "vectors").transformer_list.append(
            of(stored, "vectors").transformer_list[0]
        ),
        "a field of another name": lambda stored: of(stored, "vectors").transformer_list.__setitem__(
            0, ("heading", of(stored, *TITLE))
        ),
        "a field dropped": lambda stored: of(stored, "vectors").transformer_list.__setitem__(0, ("title", "drop")),
        "fields in another order": lambda stored: of(stored, "vectors").transformer_list.reverse(),
        "a vectorizer without steps": lambda stored: of(stored, *TITLE).steps.clear(),
        "a pipeline for a field": lambda stored: of(stored, *TITLE).steps.append(("more", Pipeline([("a", "drop")]))),
        "one word more": _vocabulary(lambda words: words.update(more=len(words))),
        "two words of one column": _vocabulary(lambda words: words.update(dict.fromkeys(words, 0))),
        "a column that is no number": _vocabulary(lambda words: words.update({next(iter(words)): "0"})),
        "a truth for a column": _vocabulary(lambda words: words.update({next(iter(words)): False})),
        "a column below 0": _vocabulary(lambda words: words.update({next(iter(words)): -1})),
        "a number for a word": _vocabulary(lambda words: words.update({7: words.popitem()[1]})),
        "a word with control codes": _vocabulary(lambda words: words.update({"\x1b]0;x\x07": words.popitem()[1]})),
        "a word of nothing": _vocabulary(lambda words: words.update({"": words.popitem()[1]})),
        "no vocabulary": put("vocabulary_", None, *COUNT),
        "a fixed vocabulary": put("vocabulary", ["gardener"], *COUNT),
        "a name less": _names(lambda names: names.pop()),
        "a name with control codes": _names(lambda names: names.__setitem__(0, "title: \x1b[2J")),
        "a name of another field": _names(lambda names: names.__setitem__(0, "text: title")),
        "a number for a name": _names(lambda names: names.__setitem__(0, 0)),
        "no name": _names(lambda names: names.__setitem__(0, None)),
    }
