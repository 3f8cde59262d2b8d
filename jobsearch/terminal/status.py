"""What stands beside an offered post: the keys, why, how labelling goes, and when it is time to stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from jobsearch.labelling import Reason
from jobsearch.posts import JobPostLabel
from jobsearch.terminal import words

if TYPE_CHECKING:
    from jobsearch.labelling import Offer
    from jobsearch.posts import JobPost, Score, Term

KEYS = (
    ("y", "interesting"),
    ("n", "not"),
    ("s", "skip"),
    ("u", "undo"),
    ("o", "open"),
    ("w", "why"),
    ("?", "keys"),
    ("q", "quit"),
)
HELP = """\
y  this post is interesting
n  it is not; then, if you like, 1 to 6 say why
s  skip: it is asked again later
u  undo the last answer, as often as you like
o  open the post in the browser
w  why: the words that speak for and against it
?  these keys
q  quit; every answer is stored already"""
FEW_GOOD = 1.0
LABELS_TO_TRUST = 20
TERMS_SHOWN = 4
ANSWERS = {JobPostLabel.INTERESTED: "interesting", JobPostLabel.NOT_INTERESTED: "not"}


def keys() -> Text:
    """Name the keys in one line."""
    parts = [part for key, meaning in KEYS for part in ((key, "bold reverse"), f" {meaning}  ")]
    return Text.assemble(*parts)


def reasons(post: JobPost) -> Text:
    """Offer the second key that says why the last answer was a no."""
    parts = [
        part for number, reason in enumerate(Reason, 1) for part in ((str(number), "bold reverse"), f" {reason}  ")
    ]
    return Text.assemble("Why not", (f" {words.title(post)}", "italic"), "?  ", *parts)


def progress(offer: Offer) -> Text:
    """Say how many answers there are, how right the model was, and what it expects of the rest."""
    done = offer.progress
    facts = [
        f"{done.recently} today",
        f"{done.interested + done.not_interested} in all",
        f"{done.interested} wanted",
    ]
    if done.guesses:
        facts.append(f"right in {done.right} of the last {done.guesses}")
    facts.append(f"{offer.left} left")
    if offer.good_left is not None:
        facts.append(f"about {offer.good_left:.0f} of them good")
    line = Text(" · ".join(facts), style="dim")
    if is_time_to_stop(offer):
        line = Text(
            f"Few good posts are left: about {offer.good_left:.1f} in {offer.left}. q stops here.",
            style="bold",
        )
    return line


def is_time_to_stop(offer: Offer) -> bool:
    """Tell whether by the model's own estimate hardly a good post is left."""
    answered = offer.progress.interested + offer.progress.not_interested
    return offer.good_left is not None and offer.good_left < FEW_GOOD and answered >= LABELS_TO_TRUST


def before(label: JobPostLabel) -> Text:
    """Recall the old answer to a post that is judged again."""
    return Text(f"You said: {ANSWERS[label]}.", style="bold")


def explanation(offer: Offer) -> Text:
    """Name the terms that speak for and against the post, and the judged posts most like it."""
    if offer.score is None:
        return Text("There is no model yet: it learns from a few answers of each kind.")
    text = why(offer.score)
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
    _append_terms(text, "\nFor: ", "green", [term for term in score.why if term.weight > 0])
    _append_terms(text, "\nAgainst: ", "red", [term for term in score.why if term.weight < 0])
    return text


def _append_terms(text: Text, heading: str, style: str, terms: list[Term]) -> None:
    if terms:
        named = ", ".join(f"{term.term} {term.weight:+.1f}" for term in terms[:TERMS_SHOWN])
        text.append(heading, style=f"bold {style}")
        text.append(named)
