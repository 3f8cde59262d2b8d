"""The screen for a question that a line answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text

from jobsearch.errors import JobSearchError
from jobsearch.terminal import rendering
from jobsearch.terminal.labelling.canvas import rule_above, rule_below
from jobsearch.terminal.labelling.key_names import fitting, named
from jobsearch.terminal.labelling.keyboard import ENTER
from jobsearch.terminal.labelling.line_editor import LineEditor, editor

if TYPE_CHECKING:
    from collections.abc import Callable

    from jobsearch.terminal.labelling.canvas import Canvas
    from jobsearch.terminal.labelling.question import Question

PROMPT = "> "
LINES_OF_A_REFUSAL = 3


@dataclass(slots=True)
class QuestionScreen:
    """Asks one question on the full screen; `line` is its answer so far, `refused` says why one was not taken."""

    canvas: Canvas
    question: Question
    accept: Callable[[str], object]
    line: LineEditor
    refused: str = ""

    def ask(self) -> str | None:
        """Return the line that was accepted, or None at the end of input."""
        return self.line.text.strip() if self.canvas.press_until_answered(self.draw, self._press) else None

    def draw(self) -> None:
        """Fill the screen: the question, the line, and the keys at the bottom."""
        width, height = self.canvas.width, self.canvas.console.height
        rules = self.canvas.has_rules
        below = [*self._refusal(width)[: max(0, height - 2)], self._keys(width)]
        head = self._head(max(0, height - 1 - 2 * rules - len(below)))
        shown, cell = self.line.window(width - len(PROMPT))
        line = [Text.assemble((PROMPT, "bold"), shown)]
        if rules:
            line = [rule_above(width), *line, rule_below([], width)]
        blank = [Text()] * (height - len(head) - len(line) - len(below))
        row = len(head) + rules
        self.canvas.fill([*head, *line, *blank, *below][-height:], (len(PROMPT) + cell, row))

    def _press(self, key: str) -> bool:
        """Do what a key does; return whether it ends an answer that is accepted."""
        if key == ENTER:
            return self._is_accepted()
        self.refused = ""
        self.line.press(key, self.canvas.keys.pasted)
        return False

    def _is_accepted(self) -> bool:
        self.refused = ""
        try:
            self.accept(self.line.text.strip())
        except JobSearchError as error:
            self.refused = str(error)
        return not self.refused

    def _head(self, rows: int) -> list[Text]:
        asked, purpose = Text(self.question.asked, style="bold"), Text(self.question.purpose)
        example = Text.assemble(("Example: ", "dim"), self.question.example)
        return self.canvas.longest([(asked, purpose, example), (asked, example), (asked,)], rows)

    def _refusal(self, width: int) -> list[Text]:
        text = Text(self.refused, style="italic")
        return rendering.first_lines(self.canvas.console, text, width, LINES_OF_A_REFUSAL) if self.refused else []

    def _keys(self, width: int) -> Text:
        does = "done" if self.line.text.strip() else self.question.alone
        enter = "Enter", f" {does}"
        others = ("Ctrl-U", " clear"), ("Ctrl-D", " quit")
        return fitting([named((enter, *others)), named((enter, others[1])), named((enter,))], width)


def ask_line(canvas: Canvas, question: Question, before: str, accept: Callable[[str], object]) -> str | None:
    """Ask for a line, `before` standing in it, until `accept` raises no `JobSearchError`; None is the end of input."""
    return QuestionScreen(canvas, question, accept, editor(before)).ask()
