"""The `course` command: opens the course, and looks after its content, its pages and its files."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from helpers import content
from helpers.refusal import Refusal
from helpers.startup import leave_out_grammar

if TYPE_CHECKING:
    from helpers.workshop.printed.printing import Paper

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FOR_JUPYTERLAB = {"ignore_unknown_options": True, "help_option_names": []}


class Worded(click.Command):
    """A command whose help stands in ui.yml, under `command_` and its name."""

    def get_short_help_str(self, limit: int = 45) -> str:
        """The line beside the command in the list of commands."""
        return content.ui(f"command_{self.name}")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The sentence under the usage line."""
        formatter.write_paragraph()
        formatter.write_text(content.ui(f"command_{self.name}"))


class WordedOption(click.Option):
    """An option whose help stands in ui.yml, under `option_` and its name."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option and what it is for."""
        self.help = content.ui(f"option_{self.name}")
        return super().get_help_record(ctx)


class CourseCommand(Worded, click.Group):
    """`course` alone opens the course; so does `course` with options, which go to JupyterLab."""

    command_class = Worded

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Puts in the name of the command where it was left out."""
        asks_for_help = args[:1] and args[0] in self.get_help_option_names(ctx)
        if not args or (args[0].startswith("-") and not asks_for_help):
            args = ["open", *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command; what cannot be done is said in a sentence, with exit code 1."""
        try:
            return super().invoke(ctx)
        except Refusal as refusal:
            _stop(refusal.key, **refusal.params)


@click.group(cls=CourseCommand, name="course")
def main() -> None:
    """What can be done with the course from a terminal."""
    leave_out_grammar()


@main.command("open", context_settings=FOR_JUPYTERLAB)
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
def open_course(options: tuple[str, ...]) -> None:
    """Opens the course in JupyterLab, or the browser where it is open already."""
    from helpers import opening

    if address := opening.running_address():
        _say("open_already" if opening.show(address) else "open_no_browser", address=address)
        return
    how = opening.plan(options)
    _say("open_soon" if how.opens_browser else "open_no_browser", address=how.address)
    _say("open_until")
    opening.open_jupyterlab(how)


@main.command()
def check() -> None:
    """Names every problem in the content, all at once."""
    from helpers.check import problems

    found = problems()
    for problem in found:
        click.echo(f"{problem}\n")
    if found:
        _stop("check_found", count=len(found))
    _say("check_fine")


@main.command()
@click.argument("notebooks", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--check", "only_check", is_flag=True)
def previews(notebooks: tuple[Path, ...], only_check: bool) -> None:
    """Refreshes the pages' previews and locks the pages, or only names the stale ones."""
    from helpers.notebooks import all_pages, refresh, stale

    pages = notebooks or all_pages()
    results = [_of_page(stale if only_check else refresh, page) for page in pages]
    for page, changed in zip(pages, results, strict=True):
        if changed:
            _say("page_stale" if only_check else "page_refreshed", page=page.name)
    not_done = results.count(None) + (results.count(True) if only_check else 0)
    if not_done:
        _stop("previews_stale", count=not_done)
    _say("previews_fine", count=len(pages))


@main.command()
@click.argument("notebook", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def write(notebook: Path) -> None:
    """Unlocks a page for a writer."""
    from helpers.notebooks import unlock

    if _of_page(unlock, notebook) is None:
        raise SystemExit(1)
    _say("page_unlocked", page=notebook.name)


@main.command("new-lesson")
@click.argument("slug")
def new_lesson(slug: str) -> None:
    """Adds a lesson for a writer to fill, sound from the start."""
    from helpers.new_lesson import add_lesson

    written = add_lesson(slug)
    for path in written:
        click.echo(f"  {path}")
    _say("lesson_added", slug=slug, page=written[-1].name)


@main.command()
@click.argument("lessons", nargs=-1)
@click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True)
@click.option("--to", "folder", type=click.Path(path_type=Path), default=Path("handouts"))
@click.option("--booklet", is_flag=True)
def handouts(lessons: tuple[str, ...], paper: "Paper", folder: Path, booklet: bool) -> None:
    """Makes PDFs to print: one for each lesson, and all of them as a booklet."""
    from helpers.workshop.printed.files import write_all

    for path in write_all(lessons, paper, folder, with_booklet=booklet):
        click.echo(f"  {path}")
    _say("handouts_made", folder=folder)


@main.command()
@click.option("--yes", is_flag=True)
def erase(yes: bool) -> None:
    """Lists what the learner's files are, asks, deletes, and says what it cannot reach."""
    from helpers.journal.erase import erase as delete
    from helpers.journal.erase import traces
    from helpers.paths import journal_folder, notebooks_folder

    found = traces(journal_folder(), notebooks_folder())
    if not found:
        _say("erase_nothing", folder=journal_folder())
        return
    for trace in found:
        click.echo(f"  {trace.path}")
    if not yes and not click.confirm(content.ui("erase_sure", count=len(found))):
        _say("erase_kept")
        return
    left = delete(found)
    for trace in left:
        click.echo(f"  {trace.path}")
    _say("erase_unreachable")
    if left:
        _stop("erase_left", count=len(left))
    _say("erase_done")


@main.command()
@click.option("--word", cls=WordedOption)
@click.option("--port", default=8000, cls=WordedOption)
@click.option("--ip", default="0.0.0.0", cls=WordedOption)
@click.option("--certificate", type=FILE, cls=WordedOption)
@click.option("--key", type=FILE, cls=WordedOption)
@click.option("--memory", type=click.IntRange(min=256), default=1024, cls=WordedOption)
@click.option("--most", type=click.IntRange(min=0), cls=WordedOption)
@click.option("--idle", type=click.IntRange(min=1), default=60, cls=WordedOption)
@click.option("--facilitator", envvar="SUDO_USER", default="root", cls=WordedOption)
@click.option("--prefix", default="course-", hidden=True)
def workshop(facilitator: str, **chosen: Any) -> None:
    """Runs the course for a room full of people on this machine, until it is stopped."""
    from helpers.workshop.hub import command

    with closing(command.run(facilitator, chosen)) as lines:
        for line in lines:
            click.echo(line)


@main.command("erase-workshop")
@click.option("--yes", is_flag=True)
def erase_workshop(yes: bool) -> None:
    """Lists everything of a workshop's day, asks, deletes, and says what it cannot reach."""
    from helpers.paths import workshop_folder
    from helpers.workshop.hub import erasing
    from helpers.workshop.hub.day import only_one

    if not erasing.may_erase():
        _stop("hub_only_root")
    folder = workshop_folder()
    day = erasing.day_in(folder)
    with only_one(folder) as alone:
        if not alone:
            _stop("hub_erase_running")
        found = erasing.kept(day)
        if not found:
            _say("hub_erase_nothing", folder=folder)
            return
        for one in found:
            _say(
                "hub_kept", what=content.ui(one.key), path=one.path, files=one.files, size=one.size
            )
        if not yes and not click.confirm(content.ui("hub_erase_sure")):
            _say("erase_kept")
            return
        left = erasing.erase(day)
    for one in left:
        click.echo(f"  {one.path}")
    _say("hub_erase_unreachable")
    if left:
        _stop("hub_erase_left", count=len(left))
    _say("hub_erase_done", people=sum(one.kind == "home" for one in found))


def _of_page(work: Callable[[Path], bool], page: Path) -> bool | None:
    """What the work on this page comes to; None, and a sentence, where it cannot be done."""
    from helpers.notebooks import PageError

    try:
        return work(page)
    except PageError as error:
        click.echo(content.ui(error.key, **error.params), err=True)
        return None


def _say(key: str, **params: object) -> None:
    click.echo(content.ui(key, **params))


def _stop(key: str, **params: object) -> NoReturn:
    """Ends the command with a plain sentence and exit code 1."""
    click.echo(content.ui(key, **params), err=True)
    raise SystemExit(1)
