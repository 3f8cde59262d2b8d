"""What a model's file holds: the names in it, and the checks that all of it is as this program stores it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
from sklearn.linear_model import SGDClassifier
from sklearn.pipeline import FeatureUnion, Pipeline

from jobsearch.classifier.model import TrainedModel, assemble, versions
from jobsearch.classifier.unpickling import Name, Stored
from jobsearch.classifier.vectors import FIELDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

FORMAT = 1
LARGEST = 1e100  # so that no square or sum is infinite
MOST_CHARACTERS = 32_000_000  # of all names of columns; each is in the file once
CLASSES = (TrainedModel, Pipeline, FeatureUnion, CountVectorizer, TfidfTransformer, SGDClassifier)
PROTOCOL = 4


def name_of(known: Any) -> Name:  # noqa: ANN401 - a class or a function
    return Name(known.__module__, known.__qualname__)


NAMES = tuple(map(name_of, (*CLASSES, np.int64, *FIELDS.values())))


def document(model: TrainedModel, trained_at: str, labels: str) -> dict[str, Any]:
    """Return what is stored: the model, what is needed to recognise it, when and from which labels it was trained."""
    known = {"format": FORMAT, "versions": versions(), "id": model.id, "model": model}
    return known | {"trained_at": trained_at, "labels": labels}


def is_of_this_version(stored: Any) -> bool:  # noqa: ANN401 - not known yet
    """Return whether what was read from a file was stored by this version of the program and its libraries."""
    return bool((stored["format"], stored["versions"]) == (FORMAT, versions()))


def restore(stored: Any) -> TrainedModel:  # noqa: ANN401 - not known yet
    """Make the model of what was read from its file.

    Only numbers, terms and names are taken from it. All else must be what this program stores with these: another
    class, parameter or attribute raises an exception of any kind.
    """
    pipeline, threshold, max_chance, names = stored["model"].state
    (_, vectors), (_, classifier) = pipeline.state["steps"]
    fields = vectors.state["transformer_list"]
    _check(len(fields) <= len(FIELDS))
    learned = {_text(name): _learned(field) for name, field in fields}
    _check(list(learned) == [name for name in FIELDS if name in learned])
    columns = [name for name, (vocabulary, _) in learned.items() for _ in vocabulary]
    weights = _numbers(classifier.state["coef_"], (1, len(columns)))
    intercept = _numbers(classifier.state["intercept_"], (1,))
    _check(all(type(chance) is float and 0 <= chance <= 1 for chance in (threshold, max_chance)))
    _check(type(names) is list and len(names) == len(columns))
    _check(sum(map(len, names)) <= MOST_CHARACTERS)  # the same long one may stand at many places
    _check(all(name == "" or _text(name).startswith(f"{of}: ") for name, of in zip(names, columns, strict=True)))
    model = TrainedModel(assemble(learned, weights, intercept), threshold, max_chance, names)
    _check(_is_same(stored, document(model, _text(stored["trained_at"]), _text(stored["labels"]))))
    return model


def _learned(field: Stored) -> tuple[dict[str, int], NDArray[np.float64]]:
    """Return the vocabulary of a field, each term with a column of its own, and the idf of each column."""
    state: Any = field.state
    (_, count), (_, tfidf) = state["steps"]
    vocabulary = count.state["vocabulary_"]
    _check(all(type(column) is int for column in vocabulary.values()))
    _check(all(map(_text, vocabulary)) and sorted(vocabulary.values()) == list(range(len(vocabulary))))
    return vocabulary, _numbers(tfidf.state["idf_"], (len(vocabulary),))


def _numbers(found: Any, shape: tuple[int, ...]) -> NDArray[np.float64]:  # noqa: ANN401 - not known yet
    _check(isinstance(found, np.ndarray) and found.dtype == np.float64 and found.shape == shape)
    numbers: NDArray[np.float64] = found
    _check(bool(np.abs(numbers).max() <= LARGEST))  # not so for what is no number
    return numbers


def _text(found: object) -> str:
    _check(type(found) is str and found.isprintable())
    return str(found)


def _check(holds: bool) -> None:  # noqa: FBT001 - reads as a sentence
    if not holds:
        raise ValueError


def _is_same(stored: object, expected: object) -> bool:
    """Return whether a value is stored as this program would store it; it is as deep as `expected`, or differs."""
    if stored is expected:
        return True
    (kind, parts), (expected_kind, expected_parts) = map(_take_apart, (stored, expected))
    alike = kind == expected_kind and len(parts) == len(expected_parts)
    return alike and all(map(_is_same, parts, expected_parts))


def _take_apart(value: Any) -> tuple[object, Sequence[object]]:  # noqa: ANN401 - anything
    """Return of which kind a value is, and its parts; what has no parts is of a kind of its own."""
    if isinstance(value, CLASSES):
        return name_of(type(value)), ((), value.__reduce_ex__(PROTOCOL)[2])
    if isinstance(value, Stored):
        return value.of, (value.arguments, value.state)
    if isinstance(value, dict):
        keys = sorted(value)
        return dict, (*keys, *map(value.get, keys))
    if isinstance(value, list | tuple):
        return type(value), value
    if isinstance(value, np.ndarray):
        return value.dtype, (value.shape, value.tobytes())
    leaf = name_of(value) if callable(value) else value
    return (type(leaf), leaf), ()
