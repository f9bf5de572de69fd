"""All commands of `firsthand`, each in its own file."""

import typer

from firsthand.cli import (
    account,
    authority,
    backtest,
    calendar,
    check_words,
    demo,
    depth,
    draw,
    estimate,
    export,
    failing,
    fetch,
    files,
    funnel,
    grade_model,
    hash_list,
    hidden,
    invent_population,
    link,
    lists,
    load,
    log,
    method,
    pack,
    picture,
    plan,
    programme,
    read,
    run,
    serve,
    signals,
    subject_register,
    subjects,
    thematic,
    triage,
    unseen,
    verify,
    worker,
    xmr,
)
from firsthand.cli.estimates import group as estimates
from firsthand.cli.linked.group import linked

app = typer.Typer(
    name="firsthand",
    help="What is known at first hand of every children's services authority in England, "
    "and what nobody has looked at.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(run.run)
app.command()(serve.serve)
app.command()(picture.picture)
app.command()(authority.authority)
app.command()(read.read)
app.command()(load.load)
app.command()(pack.pack)
app.command()(fetch.fetch)
app.command()(calendar.calendar)
app.command()(programme.programme)
app.command()(worker.worker)
app.command()(unseen.unseen)
app.command()(xmr.xmr)
app.command()(funnel.funnel)
app.command()(failing.failing)
app.command()(backtest.backtest)
app.command()(signals.signals)
app.command("not-tested")(signals.not_tested)
app.command()(thematic.thematic)
app.command("grade-model")(grade_model.grade_model)
app.command()(subjects.subjects)
app.command()(triage.triage)
app.command("subject-register")(subject_register.subject_register)
app.command()(hidden.hidden)
app.command("hash-list")(hash_list.hash_list)
app.command("invent-population")(invent_population.invent_population)
app.command()(link.link)
app.command()(estimate.estimate)
app.command()(depth.depth)
app.command()(lists.lists)
app.command()(draw.draw)
app.command()(plan.plan)
app.command()(method.method)
app.command("check-words")(check_words.check_words)
app.command()(export.export)
app.command()(demo.demo)
app.command()(verify.verify)
app.add_typer(log.log)
app.add_typer(account.account)
app.add_typer(files.files)
app.add_typer(estimates.estimates)
app.add_typer(linked)
