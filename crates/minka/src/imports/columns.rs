//! Which column is what: asked once, remembered by the programme.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use jiff::civil::Time;

use super::{
    model::ImportId,
    upload::sentence,
    uploads::{self, Check, Checks, Runs, Upload, Uploads},
};
use crate::{
    bulk_registration::{self, Job, Outcome, Rules},
    foundation::{
        access::{Action, Actor, Target},
        app::App,
        error::{Answer, Error},
        form::{FORM_ID, Fields, Form, Problem, Problems},
        jobs::End,
        page::{At, Frame, Query, Screen, see_other, show, show_again},
        sheet::{SheetInfo, SheetProblem, TextEncoding, column_name},
        text::Text,
    },
    registers::{self, Field, Look, Mapping, Reading, Table},
    switches::{self, Off},
};

/// One thing to choose.
pub(super) struct Choice {
    value: String,
    label: String,
    chosen: bool,
}

/// One column with a few of its values.
struct Column {
    name: String,
    title: String,
    samples: String,
    fields: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "imports/columns.html")]
struct ColumnsPage {
    frame: Frame,
    form: Form,
    path: String,
    file: String,
    sheets: Vec<Choice>,
    encodings: Vec<Choice>,
    delimiters: Vec<Choice>,
    header_row: String,
    unreadable: String,
    columns: Vec<Column>,
    weekdays: Vec<Choice>,
}

/// A table as it was opened to be shown.
struct Opened {
    sheets: Vec<SheetInfo>,
    encoding: Option<TextEncoding>,
    delimiter: Option<char>,
    look: Result<Look, SheetProblem>,
}

fn open(table: &Table) -> Opened {
    match table.open() {
        Ok(sheets) => Opened {
            sheets: sheets.list().to_vec(),
            encoding: sheets.encoding(),
            delimiter: sheets.delimiter(),
            look: registers::look(table),
        },
        Err(problem) => Opened { sheets: Vec::new(), encoding: None, delimiter: None, look: Err(problem) },
    }
}

const DELIMITERS: [(char, &str); 4] = [(',', "comma"), (';', "semicolon"), ('\t', "tab"), ('|', "bar")];

/// How the file is to be read, from the form.
fn reading(fields: &Fields) -> Reading {
    let encoding = fields.text("encoding");
    let delimiter = fields.text("delimiter");
    Reading {
        sheet: Some(fields.text("sheet").to_owned()).filter(|name| !name.is_empty()),
        header_row: fields.text("header_row").parse().ok().filter(|row| (1..=1000).contains(row)),
        encoding: TextEncoding::ALL.into_iter().find(|known| known.name() == encoding),
        delimiter: DELIMITERS.iter().find(|(_, name)| *name == delimiter).map(|(sign, _)| *sign),
    }
}

async fn opened(table: Table) -> Result<Opened, Error> {
    let work = tokio::task::spawn_blocking(move || open(&table)).await;
    work.map_err(|cause| Error::unexpected("look at a file", cause))
}

/// The columns, as remembered or guessed.
pub(super) async fn ask(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<ImportId>,
    query: Query,
) -> Answer {
    let upload = uploads::of_actor(&app, &actor, id)?;
    if app.extension::<Runs>().find(&id.to_string(), actor.user()).is_some() {
        return Ok(see_other(&upload.path("/registration")));
    }
    let table = Table { reading: reading(&query.0), ..upload.table.clone() };
    let opened = opened(table).await?;
    let site = upload.site;
    let known = app.store().read(move |db| Ok((registers::list_mapping(db, site)?, switches::list_off_at(db, site)?)));
    let (remembered, off) = known.await?;
    let mut start = query.0.with("weekday", "2").with("starts", "18:00");
    if let Ok(look) = &opened.look {
        let proposed = registers::propose(look, &remembered).leaving_out(&off, &[]);
        for (at, field) in proposed.fields.iter().enumerate() {
            start = start.with(&format!("field-{at}"), field.map_or("", Field::key));
        }
        if proposed.has(Field::Code) {
            start = start.with("update", "yes");
        }
    }
    show(&page(&screen, &upload, (&opened, &off), Form::new(app.clock(), start)))
}

fn page(screen: &Screen, upload: &Upload, (opened, off): (&Opened, &Off), form: Form) -> ColumnsPage {
    let text = &screen.text;
    let choice = |value: &str, label: String, chosen: bool| Choice { value: value.to_owned(), label, chosen };
    let wanted = form.value("sheet").to_owned();
    let visible = opened.sheets.iter().filter(|sheet| !sheet.hidden || sheet.name.as_deref() == Some(wanted.as_str()));
    let sheets = visible.filter_map(|sheet| sheet.name.as_ref());
    let sheets = sheets.map(|name| choice(name, name.clone(), *name == wanted)).collect();
    let encodings = TextEncoding::ALL.into_iter().filter(|_| opened.encoding.is_some());
    let encodings =
        encodings.map(|known| choice(known.name(), known.name().to_owned(), opened.encoding == Some(known))).collect();
    let delimiters = DELIMITERS.into_iter().filter(|_| opened.delimiter.is_some());
    let delimiters = delimiters.map(|(sign, name)| {
        choice(name, text.say(&format!("imports-delimiter-{name}")), opened.delimiter == Some(sign))
    });
    let columns = opened.look.as_ref().map(|look| columns(look, (&form, off), text)).unwrap_or_default();
    let unreadable = match &opened.look {
        Ok(_) => String::new(),
        Err(problem) => sentence(&registers::flaw_of_file(problem), screen),
    };
    ColumnsPage {
        frame: screen.frame("imports-columns-title", "people"),
        path: upload.path(""),
        file: upload.table.name.clone(),
        sheets,
        encodings,
        delimiters: delimiters.collect(),
        header_row: form.value("header_row").to_owned(),
        unreadable,
        columns,
        weekdays: (1..=7)
            .map(|day: i64| choice(&day.to_string(), text.weekday(day), form.value("weekday") == day.to_string()))
            .collect(),
        form,
    }
}

fn columns(look: &Look, (form, off): (&Form, &Off), text: &Text) -> Vec<Column> {
    let none = Mapping { headings: look.headings.clone(), fields: vec![None; look.headings.len()] };
    let unasked = registers::left_unasked(&none, off);
    let shown = |(at, heading): (usize, &String)| {
        let name = format!("field-{at}");
        let letters = column_name(u32::try_from(at).unwrap_or(u32::MAX));
        let title = if heading.is_empty() { letters } else { format!("{letters} · {heading}") };
        let samples =
            look.samples.get(at).map(|values| values.iter().map(|value| cut(value)).collect::<Vec<_>>().join(" · "));
        let ignore = Choice {
            value: String::new(),
            label: text.say("imports-field-ignore"),
            chosen: form.value(&name).is_empty(),
        };
        // What the programme does not ask for is offered nowhere; where it was sent all the same, the page says what was sent.
        let offered = Field::ALL.into_iter().filter(|field| field.is_asked(off) || form.value(&name) == field.key());
        let fields = offered.map(|field| Choice {
            value: field.key().to_owned(),
            label: field.say(text),
            chosen: form.value(&name) == field.key(),
        });
        let note = unasked
            .iter()
            .find(|(column, _)| *column == at)
            .map(|(_, field)| text.phrase("imports-column-unasked").with("field", field.say(text)).to_string());
        let samples = [samples.unwrap_or_default(), note.unwrap_or_default()];
        Column {
            title,
            samples: samples.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(". "),
            fields: std::iter::once(ignore).chain(fields).collect(),
            name,
        }
    };
    look.headings.iter().enumerate().map(shown).collect()
}

fn cut(value: &str) -> String {
    let short: String = value.chars().take(30).collect();
    if short.len() < value.len() { short + "…" } else { short }
}

/// Takes the choice and starts to look at every row.
pub(super) async fn take(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<ImportId>,
    fields: Fields,
) -> Answer {
    let upload = uploads::of_actor(&app, &actor, id)?;
    let runs: Runs = app.extension();
    match runs.find(&id.to_string(), actor.user()) {
        Some((_, _, End::Done(end))) if !matches!(*end, Ok(Outcome::Done(_))) => runs.forget(&id.to_string()),
        Some(_) => return Ok(see_other(&upload.path("/registration"))),
        None => {}
    }
    let check = check_of(&upload, &fields)?;
    let table = Table { reading: reading(&fields), ..upload.table.clone() };
    let opened = opened(table.clone()).await?;
    let site = upload.site;
    let off = app.store().read(move |db| switches::list_off_at(db, site)).await?;
    let job = match &opened.look {
        Ok(look) => read_job(&upload, table, look, (&fields, &off, &screen.text)),
        Err(problem) => Err(Problems::one(Problem::new("", registers::flaw_of_file(problem).key))),
    };
    let job = match job {
        Ok(job) => Arc::new(job),
        Err(problems) => {
            let form = Form::again(fields, &problems, &screen.text);
            return show_again(&page(&screen, &upload, (&opened, &off), form));
        }
    };
    if !job.mapping.sealed().is_empty() {
        actor.check(Action::IdentityWrite, &Target::site(upload.site).reason(&job.reason))?;
    }
    start(&app, &actor, &upload, job, check);
    Ok(see_other(&upload.path("/check")))
}

/// The look that a form asks for. The same form again asks for the same look; other words under its id are refused.
fn check_of(upload: &Upload, fields: &Fields) -> Result<Check, Error> {
    let form = fields.submission();
    if !form.is_form {
        return Err(Error::Unreadable("error-bad-form"));
    }
    let check = Check { id: fields.text(FORM_ID).to_owned(), digest: form.digest };
    match &upload.check {
        Some(known) if known.id == check.id && *known != check => Err(Error::Conflict("error-form-changed")),
        _ => Ok(check),
    }
}

fn start(app: &App, actor: &Actor, upload: &Upload, job: Arc<Job>, check: Check) {
    let checks: Checks = app.extension();
    if let Some(old) = upload.check.as_ref().filter(|old| old.id != check.id) {
        checks.forget(&old.id);
    }
    let (tools, by) = (uploads::tools(app), actor.by());
    let looked_at = Arc::clone(&job);
    checks.start(&check.id, actor.user(), move |progress| {
        bulk_registration::check(&tools, by, &looked_at, progress).map(Arc::new)
    });
    app.extension::<Uploads>().set(upload.id, |kept| {
        kept.job = Some(job);
        kept.check = Some(check);
    });
}

fn read_job(
    upload: &Upload,
    table: Table,
    look: &Look,
    (fields, off, text): (&Fields, &Off, &Text),
) -> Result<Job, Problems> {
    let mut problems = Problems::default();
    let chosen = (0..look.headings.len()).map(|at| Field::parse(fields.text(&format!("field-{at}"))));
    let mapping = Mapping { headings: look.headings.clone(), fields: chosen.collect() };
    for (at, _) in registers::twice(&mapping) {
        problems.add(Problem::new(format!("field-{at}"), "imports-field-twice"));
    }
    for (at, field) in mapping.unasked(off) {
        problems.add(Problem::new(format!("field-{at}"), "imports-not-asked").with("field", field.say(text)));
    }
    if mapping.fields.iter().all(Option::is_none) {
        problems.add(Problem::new("field-0", "imports-field-none"));
    }
    let weekday = fields.text("weekday").parse().ok().filter(|day| (1..=7).contains(day));
    let starts: Option<Time> = fields.text("starts").parse().ok();
    let usual = Rules::default().meets;
    let meets = if fields.has("create_groups") {
        let weekday = problems.keep(weekday.ok_or_else(|| Problem::new("weekday", "imports-bad-weekday")));
        let starts = problems.keep(starts.ok_or_else(|| Problem::new("starts", "imports-bad-hour")));
        (weekday.unwrap_or(usual.0), starts.unwrap_or(usual.1))
    } else {
        usual
    };
    let reason = match mapping.sealed().is_empty() {
        true => String::new(),
        false => problems.keep(bulk_registration::check_reason(fields.text("reason"))).unwrap_or_default(),
    };
    if !problems.is_empty() {
        return Err(problems);
    }
    let rules = Rules {
        update: fields.has("update"),
        create_groups: fields.has("create_groups"),
        match_names: fields.has("match_names"),
        are_others: fields.has("are_others"),
        meets,
    };
    Ok(Job { site: upload.site, table, mapping, rules, reason })
}
