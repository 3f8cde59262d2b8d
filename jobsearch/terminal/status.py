"""What stands beside an offered post: the keys, why, how labelling goes, and when it is time to stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from jobsearch.labelling import Reason
from jobsearch.posts import JobPostLabel
from jobsearch.terminal import words
from jobsearch.terminal.posts import AGAINST, FOR, LEAST_WEIGHT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jobsearch.labelling import Offer
    from jobsearch.posts import JobPost, Score, Term

KEYS = (
    ("y", "interesting", "yes"),
    ("n", "not", "no"),
    ("s", "skip", "skip"),
    ("u", "undo", "undo"),
    ("o", "open", "open"),
    ("w", "why", "why"),
    ("?", "keys", "keys"),
    ("q", "quit", "quit"),
)
KEY_STYLES = {"y": "bold reverse green", "n": "bold reverse red"}
HELP = """\
y  this post is interesting
n  it is not; then, if you like, 1 to 6 say why
s  skip: it is asked again later
u  undo the last answer, as often as you like
o  open the post in the browser
w  why: the words that speak for and against it
?  these keys
q  quit; every answer is stored already"""
FEW_GOOD = 2.0
LABELS_TO_TRUST = 50
TERMS_SHOWN = 4
SHORTEST_TITLE = 12
ANSWERS = {JobPostLabel.INTERESTED: "interesting", JobPostLabel.NOT_INTERESTED: "not"}


def keys(width: int) -> Text:
    """Name the keys in one line of at most `width` cells, or by their letters alone."""
    long, short = ([(key, f" {names[place]}") for key, *names in KEYS] for place in (0, 1))
    return _fitting([_keys(long), _keys(short), _keys([(key, "") for key, *_ in KEYS], " ")], width)


def reasons(post: JobPost, width: int) -> Text:
    """Offer the second key that says why the last answer was a no."""
    numbered = [(str(number), f" {reason}") for number, reason in enumerate(Reason, 1)]
    choice, close = _keys(numbered), _keys(numbered, " ")
    title, room = Text(words.title(post), style="italic"), width - len("Why not ?  ") - choice.cell_len
    title.truncate(max(room, SHORTEST_TITLE), overflow="ellipsis")
    variants = (Text.assemble("Why not ", title, "?  ", choice), Text.assemble("Why?  ", choice))
    return _fitting([*variants, Text.assemble("Why? ", close), close], width)


def _keys(named: Iterable[tuple[str, str]], gap: str = "  ") -> Text:
    return Text(gap).join(Text.assemble((key, KEY_STYLES.get(key, "bold reverse")), name) for key, name in named)


def _fitting(variants: Sequence[Text], width: int) -> Text:
    """Return the first variant that fits, else the last, cut."""
    for text in variants:
        if text.cell_len <= width:
            return text
    last = variants[-1].copy()
    last.truncate(max(1, width), overflow="ellipsis")
    return last


def progress(offer: Offer) -> Text:
    """Say how many answers there are, how right the model was, and what it expects of the rest."""
    return Text(" · ".join((*_counts(offer), *_guesses(offer, "right in {} of the last {}"), _left(offer))))


def progress_line(offer: Offer, width: int) -> Text:
    """Say the same in one line of at most `width` cells."""
    counts, brief = _counts(offer), _guesses(offer, "right {}/{}")
    wordings = [
        (*counts, *brief, _left(offer)),
        (*counts, *brief, _left(offer, brief=True)),
        (*counts[1:], *brief, _left(offer, brief=True)),
    ]
    lines = [Text(", ".join(facts)) for facts in wordings]
    middle = (*counts, *_guesses(offer, "right in {} of {}"), _left(offer))
    dotted = [Text(" · ".join(facts)) for facts in (middle, wordings[0])]
    return _fitting([progress(offer), *dotted, *lines], width)


def _counts(offer: Offer) -> tuple[str, str, str]:
    done = offer.progress
    in_all = done.interested + done.not_interested
    return f"{done.recently} today", f"{in_all} in all", f"{done.interested} wanted"


def _guesses(offer: Offer, wording: str) -> list[str]:
    done = offer.progress
    return [wording.format(done.right, done.guesses)] if done.guesses else []


def _left(offer: Offer, *, brief: bool = False) -> str:
    if offer.good_left is None:
        return f"{offer.left} left"
    return f"~{offer.good_left:.0f} good left" if brief else f"about {offer.good_left:.0f} good in {offer.left} left"


def is_time_to_stop(offer: Offer) -> bool:
    """Tell whether by the model's own estimate, once it can be trusted, hardly a good post is left."""
    answered = offer.progress.interested + offer.progress.not_interested
    return offer.good_left is not None and offer.good_left < FEW_GOOD and answered >= LABELS_TO_TRUST


def advice(offer: Offer) -> Text:
    """Say that it is time to stop, and that one may go on."""
    few = f"Few good posts are left: about {offer.good_left:.1f} in {offer.left}, by the model's estimate."
    return Text(f"{few} Stop with q, or go on.", style="bold")


def before(label: JobPostLabel) -> Text:
    """Recall the old answer to a post that is judged again."""
    return Text(f"You said: {ANSWERS[label]}.", style="bold")


def explanation(offer: Offer) -> Text:
    """Name the terms that speak for and against the post, and the judged posts most like it."""
    no_model = "There is no model yet: it takes answers of both kinds, and a moment."
    text = why(offer.score) if offer.score else Text(no_model)
    for post in offer.nearest:
        text.append(f"\n{like(post)}")
    return text


def like(post: JobPost) -> str:
    """Name a judged post that is like the one shown, and what was said of it."""
    company = f", {post.company}" if post.company else ""
    said = f" (you said: {ANSWERS[post.label]})" if post.label is not None else ""
    return f"Like: {words.title(post)}{company}{said}"


def why(score: Score) -> Text:
    """Name a post's chance, and the terms that speak for and against it."""
    text = Text.assemble("Chance ", (words.percent(score.chance), "bold"))
    _append_terms(text, "For", FOR, [term for term in score.why if term.weight >= LEAST_WEIGHT])
    _append_terms(text, "Against", AGAINST, [term for term in score.why if term.weight <= -LEAST_WEIGHT])
    return text


def _append_terms(text: Text, heading: str, style: str, terms: list[Term]) -> None:
    if terms:
        named = ", ".join(f"{term.term} {term.weight:+.1f}" for term in terms[:TERMS_SHOWN])
        text.append("\n").append(heading, style=style).append(f" {named}")
