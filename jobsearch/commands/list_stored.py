"""The command list: the interesting posts that the user has yet to act on, and whatever else is stored."""

from __future__ import annotations

from jobsearch.commands.ending import say_next
from jobsearch.commands.living import find_home
from jobsearch.commands.opening import now, opened
from jobsearch.terminal import common_options as common
from jobsearch.terminal import filter_options as by
from jobsearch.terminal import options as opt


def list_stored(
    *,
    label: opt.WithLabel = None,
    stage: opt.WithStage = None,
    everything: opt.All = False,
    search: opt.Search = "",
    like: opt.Like = None,
    limit: by.Limit = 20,
    min_chance: by.MinChance = None,
    since: by.ListSince = None,
    new: by.OnlyNew = False,
    tags: by.Tags = None,
    min_salary: by.MinSalary = None,
    max_years: by.MaxYears = None,
    level: by.Levels = None,
    contract: by.Contracts = None,
    no_on_site: by.NoOnSite = False,
    place: by.Place = None,
    living_in: by.LivingIn = None,
    anywhere: by.Anywhere = False,
    company: by.Company = None,
    page: opt.Html = None,
    instance: opt.Instance,
    as_json: opt.Json = False,
    as_csv: opt.Csv = False,
    as_raw_csv: opt.CsvRaw = False,
    no_pager: opt.NoPager = False,
    quiet: opt.Quiet = False,
    _no_color: common.NoColor = False,
    _verbose: common.Verbose = False,
) -> None:
    """Show the posts to apply to, or search all that is stored.

    Example: python main.py list --all --search "python dev*"
    """
    from jobsearch import filtering, listing
    from jobsearch.demands import Demands
    from jobsearch.next_step import Step
    from jobsearch.terminal import formats, listings, next_steps

    asked = formats.Formats(as_json, as_csv, page, as_raw_csv=as_raw_csv)
    selection = listing.Selection(label, stage, everything, search, like, complete=as_json)
    demands = Demands(min_salary, max_years, tuple(level or ()), tuple(contract or ()), no_on_site, place)
    with opened(instance, quiet=quiet) as (terminal, folder, session):
        home = find_home(terminal, session, living_in, anywhere=anywhere)
        filters = filtering.Filters(limit, min_chance, since, new, tuple(tags or ()), company, demands, home, now())
        with terminal.progress("Scoring posts") as on_progress:
            found = listing.list_posts(session, folder.model, selection, filters, on_progress)
        with terminal.paged(off=no_pager):
            listings.write(terminal, found, asked, limit, now())
        if selection.is_shortlist and found.posts:
            next_steps.say(terminal, Step.APPLY, found.posts.ids[0])
        elif found.posts or not found.elsewhere:  # else the list has said that --anywhere shows what it found
            say_next(terminal, folder, session)
