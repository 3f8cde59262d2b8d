"""A labelling session: posts are offered one by one, and each answer is stored at once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from jobsearch.dataaccess import answers, jobs, rules
from jobsearch.labelling.hiding import find_hidden
from jobsearch.labelling.offer import Offer, Reason, Reply
from jobsearch.labelling.others import Others, alone
from jobsearch.labelling.queue import Queue, first
from jobsearch.labelling.tally import Summary, Tally
from jobsearch.posts import JobPost, JobPostLabel, Outline, Score
from jobsearch.rules import Rule, RuleKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from jobsearch.dataaccess.database import Session
    from jobsearch.labelling.background import Learner
    from jobsearch.labelling.opinion import SavedOpinion
    from jobsearch.labelling.others import Claim

GUESSES_COUNTED = 40
NEAREST_SHOWN = 2
LABELS = {Reply.INTERESTED: JobPostLabel.INTERESTED, Reply.NOT_INTERESTED: JobPostLabel.NOT_INTERESTED}


def no_reason(_post: JobPost) -> None:
    """Give no reason for the last answer."""


@dataclass(slots=True)
class LabellingSession:
    """One session of offers and answers.

    `labels` are those of all stored posts, and change with the answers. Call `start_learning` once the user reads;
    `get_learner` returns None until a learner is ready; until then, and always with `keep_order`, posts come in the
    order of the queue; `saved` explains and guesses until then. Answers count as today's from `since` on. `known` are
    the posts labeled before the session: `saved` may have learned from them. `has_words` is whether the user has said
    what they look for, `living_in` where they live, by name. Posts that the user has `named` are offered though another
    command answers them meanwhile.
    """

    session: Session
    queue: Queue
    labels: dict[int, JobPostLabel]
    get_learner: Callable[[], Learner | None]
    start_learning: Callable[[], None]
    clock: Callable[[], datetime]
    since: datetime
    saved: SavedOpinion | None = None
    keep_order: bool = False
    has_words: bool = False
    living_in: str = ""
    named: bool = False
    tally: Tally = field(default_factory=Tally)
    learned: dict[int, JobPostLabel] | None = None
    offered: tuple[Outline, JobPost] | None = None
    last_no: JobPost | None = None
    undone: bool = False
    rule: Rule | None = None
    known: frozenset[int] = field(init=False)
    others: Others = field(init=False)

    def __post_init__(self) -> None:
        self.known = frozenset(self.labels)
        self.others = Others(self.session, self.queue, self.labels, self.tally, self.named)

    def run(
        self,
        ask: Callable[[Offer], Reply | Reason],
        limit: int | None = None,
        claim: Claim = alone,
        ask_last: Callable[[JobPost], Reply | Reason | None] = no_reason,
    ) -> int:
        """Offer posts until none is left, the user quits or `limit` answers are given; return how many were.

        Where none is left after a no, `ask_last` is asked for its reason; it may also reply UNDO.
        """
        self.others.claim = claim
        goes_on = True
        while goes_on and (limit is None or self.tally.answered < limit):
            learner = self._learner()
            choose = learner.choose if learner and not self.keep_order else first
            post = self.others.next(choose)
            goes_on = self._ask(self._offer(self._read(post), learner), ask) if post else self._ask_last(ask_last)
        return self.tally.answered

    def can_explain(self) -> bool:
        """Return whether a model is ready to explain why a post is offered."""
        return self.get_learner() is not None or (self.saved is not None and self.saved.is_loaded())

    def summary(self) -> Summary:
        """Return what was done so far."""
        interested = sum(label is JobPostLabel.INTERESTED for label in self.labels.values())
        others, tally = len(self.labels) - interested, self.tally
        done = tally.answered, tally.liked, tally.taken_back, tuple(tally.rules)
        left = self.queue.ids()
        elsewhere, busy = len(left & self.queue.last), len(left & self.others.busy)
        return Summary(*done, interested, others, len(left), elsewhere, busy)

    def _ask(self, offer: Offer, ask: Callable[[Offer], Reply | Reason]) -> bool:
        """Ask about a post until that is answered, or the post hidden; return whether to go on."""
        reply = ask(offer)
        while isinstance(reply, Reason) or reply is Reply.WHY:
            offer = self._explain(offer) if reply is Reply.WHY else self._note(offer, reply)
            if offer.post.id in self.queue.hidden:
                return True
            reply = ask(offer)
        if reply is Reply.QUIT:
            return False
        self._record(reply, offer)
        return True

    def _ask_last(self, ask: Callable[[JobPost], Reply | Reason | None]) -> bool:
        """Ask why the last answer was a no; return whether to go on, as it was taken back."""
        reply = ask(self.last_no) if self.last_no else None
        if isinstance(reply, Reason):
            self._give_reason(reply)
        return reply is Reply.UNDO and self._take_back()

    def _left(self, learner: Learner | None) -> tuple[int, float | None]:
        """Return how many posts are left, and how many of the likely ones should be interesting."""
        left = self.queue.ids()
        expected = learner.expected(left - self.queue.last) if learner else None
        return len(left), expected

    def _learner(self) -> Learner | None:
        learner = self.get_learner()
        if learner and self.learned != self.labels:
            learner.learn(self.labels)
            self.learned = dict(self.labels)
        return learner

    def _read(self, outline: Outline) -> JobPost:
        """Return the post to offer, as it was read if it was offered just now, too."""
        if self.offered is None or self.offered[0] is not outline:
            (post,) = jobs.get(self.session, [outline.id])
            self.offered = outline, post
        return self.offered[1]

    def _offer(self, post: JobPost, learner: Learner | None) -> Offer:
        left, expected = self._left(learner)
        return Offer(
            post=post,
            score=learner.score(post.id) if learner else None,
            progress=answers.get_progress(self.session, self.since, GUESSES_COUNTED),
            left=left,
            interesting_left=expected,
            last_no=self.last_no,
            undone=self.undone,
            rule=self.rule,
            misses=0 if self.has_words else self.tally.not_liked_in_a_row,
            not_open_to=self.living_in if post.id in self.queue.last else "",
        )

    def _note(self, offer: Offer, reason: Reason) -> Offer:
        """Store why the last answer was a no; the offer stays."""
        self._give_reason(reason)
        left, expected = self._left(self._learner())
        return replace(offer, last_no=None, rule=self.rule, left=left, interesting_left=expected)

    def _give_reason(self, reason: Reason) -> None:
        """Store why the last answer was a no, and hide the company if it is the reason."""
        post, self.last_no = self.last_no, None
        if post:
            hides = reason is Reason.COMPANY and post.company.strip()
            self.rule = Rule(RuleKind.COMPANY, post.company) if hides else None
            answers.give_reason(self.session, post.id, reason, self.rule)
            if self.rule:
                self.queue.hide(self.rule)
                self.tally.hide(self.rule)

    def _explain(self, offer: Offer) -> Offer:
        """Return the offer with its explanation, by a model that may have become ready since; or close it again."""
        if offer.explained and not (offer.waiting and self.can_explain()):
            return replace(offer, explained=False, waiting=False)
        learner = self._learner()
        if learner is None:
            score = self.saved.score(offer.post) if self.saved else None
            return replace(offer, score=score, explained=True, preliminary=score is not None, waiting=score is None)
        near = learner.nearest(offer.post.id, self.labels.keys())[:NEAREST_SHOWN]
        shown = replace(offer, score=learner.score(offer.post.id), explained=True, preliminary=False, waiting=False)
        return replace(shown, nearest=tuple(jobs.get(self.session, near)))

    def _record(self, reply: Reply, offer: Offer) -> None:
        """Store an answer, or take the last one back."""
        if reply is Reply.UNDO:
            self._take_back()
            return
        self.last_no, self.rule, self.undone = None, None, False
        label, post = LABELS.get(reply), offer.post
        answer = answers.record(self.session, post.id, label, self._guess(offer), self.clock())
        self.tally.add(answer, post.id, label)
        if label is None:
            self.queue.skip(post.id)
            return
        self.queue.remove(post.id)
        self.labels.pop(post.id, None)
        self.labels[post.id] = label  # as the newest one, even if the post had a label before
        if label is JobPostLabel.NOT_INTERESTED:
            self.last_no = post

    def _guess(self, offer: Offer) -> Score | None:
        """Return what a model that can't have known the answer said of the post."""
        if offer.post.id in self.labels:
            return None
        if offer.score and not offer.preliminary:
            return offer.score
        return self.saved.guess(offer.post) if self.saved and offer.post.id not in self.known else None

    def _take_back(self) -> bool:
        """Take back the last answer; return whether there was one."""
        self.last_no, self.rule = None, None
        self.undone = self._undo()
        return self.undone

    def _undo(self) -> bool:
        """Take back the last answer of this session or from before it, and its rule; return whether there was one."""
        before = rules.get_rules(self.session)
        post_id = self.others.undo()
        if post_id is None:
            return False
        (post,) = jobs.get(self.session, [post_id])
        self.tally.take_back(post_id, skip=self.labels.pop(post_id, None) == post.label)
        if post.label is not None:
            self.labels[post_id] = post.label
        in_force = rules.get_rules(self.session)
        self.rule = next((rule for rule in before if rule not in in_force), None)
        if self.rule:
            self.queue.show_again(lambda posts: find_hidden(self.session, posts, in_force))
            self.tally.show_again(self.rule)
        self.queue.put_back(Outline.of(post))
        return True
