"""The options of the command line, but for those that filter: their names and their help texts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from jobsearch import rules
from jobsearch.instance import default_folder
from jobsearch.posts import LabelName, Order, StageName
from jobsearch.terminal.command_help import LOOK, WHERE
from jobsearch.terminal.completion import (
    complete_file,
    complete_folder,
    complete_id,
    complete_new_rule,
    complete_rule,
)
from jobsearch.terminal.filter_options import named, typed
from jobsearch.terminal.values import (
    parse_count,
    parse_folder,
    parse_id,
    parse_output,
    parse_rule,
    parse_text,
    parse_words,
)

Instance: TypeAlias = Annotated[
    Path,
    typer.Option(
        "--instance",
        envvar="JOBSEARCH_INSTANCE",
        parser=typed(parse_folder),
        help="The folder with your posts, labels and model.",
        metavar="DIR",
        autocompletion=complete_folder,
        default_factory=default_folder,
        show_default="instance/ beside main.py, or your data folder where installed",
        rich_help_panel=WHERE,
    ),
]
Quiet: TypeAlias = Annotated[
    bool, typer.Option("--quiet", "-q", help="Print no messages but errors.", rich_help_panel=LOOK)
]
Json: TypeAlias = Annotated[bool, typer.Option("--json", help="Print one JSON document.", rich_help_panel=LOOK)]
NoPager: TypeAlias = Annotated[
    bool, typer.Option("--no-pager", help="Never show long output in $PAGER.", rich_help_panel=LOOK)
]
Csv: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--csv",
        help="Print comma-separated values for a spreadsheet: a ' stands before what it might take for a formula.",
        rich_help_panel=LOOK,
    ),
]
CsvRaw: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--csv-raw", help="Print comma-separated values with every text as it is, for programs.", rich_help_panel=LOOK
    ),
]

Ids: TypeAlias = Annotated[
    list[int] | None,
    typer.Argument(help="Label these posts again.", autocompletion=complete_id, metavar="[ID]...", parser=parse_id),
]
LookingFor: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--looking-for",
        help="A few words for what you look for. @FILE reads a file, such as a CV, but a few words find more. "
        'Remembered; "" forgets them; without WORDS you are asked.',
        metavar="[WORDS]",
        parser=parse_words,
    ),
]
ChosenOrder: TypeAlias = Annotated[Order, named("--order", Order, "Which post comes next.")]
AnswerLimit: TypeAlias = Annotated[
    int | None, typer.Option("--limit", help="Stop after N answers.", metavar="N", parser=parse_count)
]
Plain: TypeAlias = Annotated[
    bool, typer.Option("--plain", help="Ask by lines, for screen readers.", rich_help_panel=LOOK)
]
JsonLines: TypeAlias = Annotated[
    bool, typer.Option("--json", help="Print posts as JSON lines; read one answer a line.", rich_help_panel=LOOK)
]

Hide: TypeAlias = Annotated[
    list[rules.Rule] | None,
    typer.Option(
        "--hide",
        help="Never show company:NAME or word:TEXT again.",
        metavar="RULE",
        parser=parse_rule,
        autocompletion=complete_new_rule,
    ),
]
Unhide: TypeAlias = Annotated[
    list[rules.Rule] | None,
    typer.Option(
        "--unhide",
        help="End a rule made by --hide.",
        metavar="RULE",
        parser=parse_rule,
        autocompletion=complete_rule,
    ),
]
Html: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--html",
        help="Write a web page, to mail or to serve; - is standard output.",
        metavar="FILE",
        parser=parse_output,
        autocompletion=complete_file,
        rich_help_panel=WHERE,
    ),
]
Atom: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--atom",
        help="Write the 50 likeliest as a feed for feed readers; - is standard output.",
        metavar="FILE",
        parser=parse_output,
        autocompletion=complete_file,
        rich_help_panel=WHERE,
    ),
]
NoTrain: TypeAlias = Annotated[
    bool, typer.Option("--no-train", help="Use the model as it is, even if labels or posts have changed.")
]

WithLabel: TypeAlias = Annotated[LabelName | None, named("--label", LabelName, "Only posts with this label.")]
WithStage: TypeAlias = Annotated[StageName | None, named("--stage", StageName, "Only posts at this stage.")]
All: TypeAlias = Annotated[bool, typer.Option("--all", help="List all that is stored.")]
Search: TypeAlias = Annotated[
    str,
    typer.Option(
        "--search", help='Only posts with these words, a "phrase" or a prefix*.', metavar="WORDS", parser=parse_text
    ),
]
Like: TypeAlias = Annotated[
    int | None,
    typer.Option(
        "--like",
        help="List the stored posts most similar to this one.",
        metavar="ID",
        parser=parse_id,
        autocompletion=complete_id,
    ),
]
MarkedIds: TypeAlias = Annotated[
    list[str],
    typer.Argument(
        help="The posts' ids; - reads them from standard input, one a line.",
        parser=str,
        autocompletion=complete_id,
        metavar="ID",
    ),
]
NewLabel: TypeAlias = Annotated[LabelName | None, named("--label", LabelName, "Label them; none removes the label.")]
NewStage: TypeAlias = Annotated[
    StageName | None, named("--stage", StageName, "The stage your application has reached.")
]
Note: TypeAlias = Annotated[
    str | None, typer.Option("--note", help='Replace the note; "" removes it.', metavar="TEXT", parser=parse_text)
]

Id: TypeAlias = Annotated[
    int, typer.Argument(help="The post's id.", autocompletion=complete_id, metavar="ID", parser=parse_id)
]
Open: TypeAlias = Annotated[bool, typer.Option("--open", help="Also open it in the browser.")]
