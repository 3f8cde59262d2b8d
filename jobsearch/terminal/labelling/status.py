"""What stands beside an offered post: the keys, why, how labelling goes, what the last key did, when to stop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text

from jobsearch.labelling.offer import Reason, Reply
from jobsearch.terminal import links, rendering, words
from jobsearch.terminal.labelling.key_names import KEY, fitting, named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from jobsearch.labelling.offer import Offer
    from jobsearch.labelling.session import LabellingSession
    from jobsearch.posts import JobPost

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
REASONS = {str(number): reason for number, reason in enumerate(Reason, 1)}
KEY_STYLES = {"y": f"{KEY} green", "n": f"{KEY} red"}
HELP = """\
y  this post is interesting
n  it is not; then, if you like, a number says why:
   1  place: it is not open to you where you live
   2  level: too senior for you, or too junior
   3  stack: other tools or skills than yours
   4  pay: too little
   5  company: hides all its posts from now on
   6  contract: not the hours or the terms you want
   Once three answers have the same reason, train tests whether a rule would help.
s  skip: it is asked again later
u  undo the last answer, as often as you like, and what it hid
o  open the post in the browser
w  why: the words that count for and against it; w again closes that
?  these keys; ? again or Esc closes them
q  quit; every answer is stored already"""
ONE_MOMENT = "One moment…"
NO_MODEL = "There is no model yet: it takes a few answers of both kinds."
WELCOME = "One key decides, and every answer is stored at once."
DONE = {Reply.INTERESTED: "Interesting", Reply.NOT_INTERESTED: "Not interesting", Reply.SKIP: "Skipped"}
FEW_INTERESTING = 2.0
LABELS_TO_TRUST = 50
LABELS_TO_ESTIMATE = 10
SHORTEST_TITLE = 12
MISSES_BEFORE_ADVICE = 10


def keys(width: int) -> Text:
    """Return the keys in one line of at most `width` cells: with their names, or the letters alone."""
    long, short = ([(key, f" {names[index]}") for key, *names in KEYS] for index in (0, 1))
    return fitting([_keys(long), _keys(short), _keys([(key, "") for key, *_ in KEYS], " ")], width)


def reasons(post: JobPost, width: int) -> Text:
    """Return the question why the last answer was a no, with the keys that answer it."""
    numbered = [(key, f" {reason}") for key, reason in REASONS.items()]
    choice, close = _keys(numbered), _keys(numbered, " ")
    title, room = Text(words.title(post), style="italic"), width - len("Why not ?  ") - choice.cell_len
    title.truncate(max(room, SHORTEST_TITLE), overflow="ellipsis")
    variants = (Text.assemble("Why not ", title, "?  ", choice), Text.assemble("Why?  ", choice))
    return fitting([*variants, Text.assemble("Why? ", close), close], width)


def _keys(keys: Iterable[tuple[str, str]], gap: str = "  ") -> Text:
    return named(keys, gap, KEY_STYLES)


def progress(offer: Offer) -> Text:
    """Return how many answers there are, how right the model was, and what it expects of the rest."""
    return Text(" · ".join((*_counts(offer), *_guesses(offer, "my last guesses: {} of {} right"), _left(offer))))


def progress_line(offer: Offer, width: int) -> Text:
    """Return the same in one line of at most `width` cells."""
    counts, brief = _counts(offer), _guesses(offer, "{}/{} right")
    wordings = [
        (*counts, *brief, _left(offer)),
        (*counts, *brief, _left(offer, brief=True)),
        (*counts[1:], *brief, _left(offer, brief=True)),
    ]
    variants = [Text(separator.join(facts)) for facts in wordings for separator in (" · ", ", ")]
    return fitting([progress(offer), *variants], width)


def _counts(offer: Offer) -> tuple[str, str, str]:
    done = offer.progress
    return f"{done.recently} today", f"{_labels(offer)} in all", f"{done.interested} interesting"


def _labels(offer: Offer) -> int:
    return offer.progress.interested + offer.progress.not_interested


def _guesses(offer: Offer, wording: str) -> list[str]:
    done = offer.progress
    return [wording.format(done.right, done.guesses)] if done.guesses else []


def _left(offer: Offer, *, brief: bool = False) -> str:
    if offer.interesting_left is None or _labels(offer) < LABELS_TO_ESTIMATE:
        return f"{offer.left:,} left"
    expected = f"{offer.interesting_left:.0f} interesting"
    return f"~{expected} left" if brief else f"about {expected} in {offer.left:,} left"


def is_time_to_stop(offer: Offer) -> bool:
    """Return whether by the model's own estimate, once it can be trusted, hardly an interesting post is left."""
    left = offer.interesting_left
    return left is not None and left < FEW_INTERESTING and _labels(offer) >= LABELS_TO_TRUST


def advice(offer: Offer) -> Text:
    """Return the advice to stop, with the estimate it rests on."""
    about = f"about {offer.interesting_left:.0f} in {offer.left:,}"
    return Text(
        f"Few interesting posts are left: {about}, by the model's estimate. Stop with q, or go on.", style="bold"
    )


def not_open(offer: Offer) -> Text:
    """Return why the post comes last: it is open elsewhere only."""
    return Text(f"Not open to {words.the(offer.not_open_to)}, like all that is left.", style="bold")


def greeting(labelling: LabellingSession) -> str:
    """Return what is said before the first answer: how many posts come last, if any does."""
    left = labelling.queue.ids()
    if last := len(left & labelling.queue.last):
        are, come = ("is", "comes") if last == 1 else ("are", "come")
        return f"{last:,} of {len(left):,} posts {are} not open to {words.the(labelling.living_in)} and {come} last."
    return WELCOME


def is_time_for_words(offer: Offer) -> bool:
    """Return whether so many posts in a row were not interesting that words should be named, which would help."""
    return offer.misses >= MISSES_BEFORE_ADVICE


def words_would_help(offer: Offer) -> tuple[Text, Text]:
    """Return the advice to say what to look for, in full and in brief."""
    full = f"{_in_a_row(offer.misses)} were not for you. A few words help: q, then label --looking-for"
    return Text(full), Text("Few hits: q, then label --looking-for")


def _in_a_row(number: int) -> str:
    return f"{'Ten' if number == MISSES_BEFORE_ADVICE else number} in a row"


def explanation(offer: Offer, blank: str = " ") -> Text:
    """Return the terms that count for and against the post, and the labeled posts most like it.

    `blank` stands between the words of a term.
    """
    if offer.waiting:
        return Text(ONE_MOMENT)
    text = rendering.why(offer.score, blank) if offer.score else Text(NO_MODEL)
    for post in offer.nearest:
        text.append(f"\n{rendering.like(post)}")
    return text


def opened(message: str, post: JobPost, width: int) -> Text:
    """Return what came of opening a post's address, with the address as a link, broken anywhere if it has to be."""
    before, address, after = message.partition(post.url)
    if len(address) > width:
        before = before.replace(" ", rendering.NO_BREAK)
    return Text(before, style="italic").append(links.linked(address)).append(after)


def no_post_has(unknown: Sequence[str]) -> str:
    """Return that no post has these words, and how to name others."""
    *others, last = (f'"{word}"' for word in unknown)
    named = f"{', '.join(others)} or {last}" if others else last
    return f"No post has {named}; label --looking-for asks again."


@dataclass(frozen=True, slots=True)
class Learning:
    """How to start learning, once the user reads, and to ask whether there is something to explain with."""

    start: Callable[[], None]
    can_explain: Callable[[], bool]


@dataclass(slots=True)
class Feedback:
    """Remembers what was replied to which offer; `greeting` is said before there was a reply."""

    greeting: str = WELCOME
    offer: Offer | None = None
    reply: Reply | Reason | None = None

    def remember(self, offer: Offer, reply: Reply | Reason) -> None:
        self.offer, self.reply = offer, reply

    def on(self, offer: Offer) -> str:
        """Return what the last reply did, now that `offer` is the post on screen."""
        if self.offer is None:
            return self.greeting
        if isinstance(self.reply, Reason):
            return words.hidden(offer.rule) if offer.rule else f"Noted: {self.reply}"
        if self.reply is Reply.UNDO or offer.undone:
            shown_again = f"; {offer.rule.text} is shown again" if offer.rule else ""
            return f"Undone: {words.title(offer.post)}{shown_again}" if offer.undone else "Nothing to undo"
        return f"{DONE[self.reply]}: {words.title(self.offer.post)}" if self.reply in DONE else ""
