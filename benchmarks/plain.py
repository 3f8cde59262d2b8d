"""What commands that learn are compared with: the plain pipeline, with its imports and no more.

    python benchmarks/plain.py fit DATABASE MODEL       # fits it on the labeled posts
    python benchmarks/plain.py predict DATABASE MODEL   # predicts the other ones

The database has a table `posts` of texts with their labels, NULL for those to predict; `plain_posts` writes it.
"""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing

import joblib
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
from sklearn.linear_model import SGDClassifier
from sklearn.pipeline import make_pipeline

LABELED = "SELECT text, label FROM posts WHERE label IS NOT NULL"
OTHERS = "SELECT text, label FROM posts WHERE label IS NULL"


def rows(database: str, query: str) -> tuple[list[str], list[int]]:
    with closing(sqlite3.connect(database)) as opened:
        found = opened.execute(query).fetchall()
    return [text for text, _ in found], [label for _, label in found]


def main() -> None:
    what, database, model = sys.argv[1:]
    if what == "fit":
        pipeline = make_pipeline(CountVectorizer(), TfidfTransformer(), SGDClassifier(loss="log_loss", random_state=0))
        joblib.dump(pipeline.fit(*rows(database, LABELED)), model)
    else:
        texts, _ = rows(database, OTHERS)
        print(sum(joblib.load(model).predict(texts)), "of", len(texts))


if __name__ == "__main__":
    main()
