//! Taking out the table from a browser: a reason, a fresh proof, an entry in the audit chain; then the rows.

use std::io::{self, Write};

use askama::Template;
use axum::{
    body::Body,
    extract::State,
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use futures_util::StreamExt;
use http::header;
use jiff::{SignedDuration, Timestamp, civil::Date};
use tokio::sync::mpsc;

use super::{
    rules::{read_recipient, read_span},
    sealed::export_for,
    write::{Kind, Mark, Register, What},
    written_down,
};
use crate::{
    attendance,
    foundation::{
        access::{Action, Actor, Target},
        app::App,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problem, Problems},
        ids::SiteId,
        page::{Frame, Query, Screen, show, show_again},
    },
    users,
};

#[derive(Template)]
#[template(path = "exports/export.html")]
struct ExportPage {
    frame: Frame,
    form: Form,
    tables: Vec<Choice>,
    kinds: Vec<Choice>,
}

/// What the form calls the tables.
const REGISTER: &str = "register";
const ATTENDANCE: &str = "attendance";
const GOALS: &str = "goals";
const ATTAINMENT: &str = "attainment";

/// Each with its words, and a line below them where there is something to say.
const TABLES: [(&str, &str, &str); 4] = [
    (REGISTER, "exports-register", ""),
    (ATTENDANCE, "exports-attendance", ""),
    (GOALS, "exports-goals", "exports-goals-hint"),
    (ATTAINMENT, "exports-attainment", "exports-attainment-hint"),
];

impl ExportPage {
    fn new(screen: &Screen, form: Form) -> Self {
        let kind =
            |kind: Kind, key| Choice::new(kind.ending(), screen.text.say(key), form.value("kind") == kind.ending());
        let kinds = vec![kind(Kind::Csv, "exports-csv"), kind(Kind::Xlsx, "exports-xlsx")];
        let table = |(value, key, hint): (&str, &str, &str)| {
            let mut choice = Choice::new(value, screen.text.say(key), form.value("table") == value);
            choice.hint = if hint.is_empty() { String::new() } else { screen.text.say(hint) };
            choice
        };
        let tables = TABLES.map(table).to_vec();
        ExportPage { frame: screen.frame("exports-title", "more"), tables, kinds, form }
    }
}

/// The sites whose table this actor may take out with this reason.
fn sites(actor: &Actor, reason: &str) -> Result<Vec<SiteId>, Error> {
    let reach = actor.reach(Action::ExportCodes).sites;
    if reach.is_empty() {
        return Err(Error::NotFound);
    }
    for site in &reach {
        actor.check(Action::ExportCodes, &Target::site(*site).reason(reason))?;
    }
    Ok(reach)
}

/// Today at the first of the sites.
async fn today(app: &App, sites: &[SiteId]) -> Result<Date, Error> {
    let (now, site) = (app.clock().now(), *sites.first().ok_or(Error::NotFound)?);
    app.store().read(move |db| users::today_at(db, site, now)).await
}

/// The form; an address may name the table and its period.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor, Query(query): Query) -> Answer {
    let today = today(&app, &sites(&actor, "to be asked")?).await?;
    let asked = query.text("table");
    let table = TABLES.into_iter().map(|(table, ..)| table).find(|table| *table == asked).unwrap_or(REGISTER);
    let period = attendance::read_period(&query, today).unwrap_or_else(|_| attendance::usual(today));
    let fields = Fields::default().with("table", table).with("kind", "csv");
    show(&ExportPage::new(&screen, Form::new(app.clock(), attendance::fill(fields, period))))
}

/// For so long a page gives its one table.
const HOURS: i64 = 24;

/// Takes it out: first the entry, durable; then the bytes. A page gives one table, and on the same day: whoever asks it again
/// is sent to a new one, which is an entry of its own.
pub(super) async fn take_out(screen: Screen, State(app): State<App>, actor: Actor, fields: Fields) -> Answer {
    let today = today(&app, &sites(&actor, "to be asked")?).await?;
    let Wanted { what, kind, reason, recipients } = match read(&fields, today) {
        Ok(wanted) => wanted,
        Err(problems) => return show_again(&ExportPage::new(&screen, Form::again(fields, &problems, &screen.text))),
    };
    let reach = sites(&actor, &reason)?;
    let at = app.clock().now();
    let is_fresh = |made: Timestamp| at.duration_since(made) <= SignedDuration::from_hours(HOURS);
    if !fields.made_at().is_some_and(is_fresh) {
        return Err(Error::Gone("exports-over"));
    }
    let mark = Mark::default();
    let eyes = Some(actor.clone());
    let register = Register { what, sites: reach, names: false, eyes, recipients: recipients.len(), at, mark };
    let (keyring, out) = (app.keyring().clone(), register.clone());
    let form = fields.submission();
    let noted = app.store().change(actor.by(), move |change| match change.seen_before(&form) {
        Ok(true) | Err(Error::Conflict(_)) => Err(Error::Gone("exports-taken")),
        Ok(false) => written_down::commit(change, &keyring, (kind, &out), &reason),
        Err(other) => Err(other),
    });
    let mark = noted.await?;
    Ok(stream(&app, (kind, recipients), Register { mark, ..register }))
}

/// What somebody asked for.
struct Wanted {
    what: What,
    kind: Kind,
    reason: String,
    recipients: Vec<age::x25519::Recipient>,
}

fn read(fields: &Fields, today: Date) -> Result<Wanted, Problems> {
    let mut problems = Problems::default();
    let mut what = What::Women;
    match fields.text("table") {
        "" | REGISTER => {}
        ATTENDANCE => match attendance::read_period(fields, today) {
            Ok(period) => what = What::Attendance(period),
            Err(wrong) => problems.0.extend(wrong.0),
        },
        table @ (GOALS | ATTAINMENT) => match read_span(fields, today) {
            Ok(span) if table == GOALS => what = What::Goals(span),
            Ok(span) => what = What::Attainment(span),
            Err(wrong) => problems.0.extend(wrong.0),
        },
        _ => problems.add(Problem::new("table", "exports-table-missing")),
    }
    let kind = Kind::parse(fields.text("kind")).ok_or_else(|| Problem::new("kind", "exports-kind-missing"));
    let kind = problems.keep(kind);
    let reason = fields.text("reason");
    if reason.is_empty() {
        problems.add(Problem::new("reason", "exports-reason-missing"));
    } else if reason.chars().count() > 200 {
        problems.add(Problem::new("reason", "people-too-long").with("most", 200));
    }
    let typed = fields.text("recipient").trim();
    let recipients: Vec<_> = read_recipient(typed).into_iter().collect();
    if !typed.is_empty() && recipients.is_empty() {
        problems.add(Problem::new("recipient", "exports-recipient-unknown"));
    }
    match kind {
        Some(kind) if problems.is_empty() => Ok(Wanted { what, kind, reason: reason.to_owned(), recipients }),
        _ => Err(problems),
    }
}

/// How many pieces may wait for a slow line: a few, then the reading waits too.
const WAITING: usize = 4;
const PIECE: usize = 64 * 1024;

fn stream(app: &App, (kind, recipients): (Kind, Vec<age::x25519::Recipient>), register: Register) -> Response {
    let (pieces, waiting) = mpsc::channel::<Result<Bytes, io::Error>>(WAITING);
    let (store, is_sealed, what) = (app.store().clone(), !recipients.is_empty(), register.what);
    tokio::task::spawn_blocking(move || {
        let out = Pieces { pieces: pieces.clone(), held: Vec::with_capacity(PIECE) };
        if let Err(why) = export_for(&recipients, (&store, kind, &register), out, &mut |_| {}) {
            tracing::warn!(%why, "an export ended early");
            // The connection breaks off: half a table must not look like a whole one.
            drop(pieces.blocking_send(Err(io::Error::other("the export ended early"))));
        }
    });
    let pieces = futures_util::stream::unfold(waiting, |mut waiting| async move {
        waiting.recv().await.map(|piece| (piece, waiting))
    });
    let content = match kind {
        _ if is_sealed => "application/octet-stream",
        Kind::Csv => "text/csv; charset=utf-8",
        Kind::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };
    let ending = if is_sealed { ".age" } else { "" };
    let name = format!("attachment; filename=\"{}.{}{ending}\"", what.name(), kind.ending());
    let headers = [(header::CONTENT_TYPE, content.to_owned()), (header::CONTENT_DISPOSITION, name)];
    (headers, Body::from_stream(pieces.fuse())).into_response()
}

/// Gathers what is written into pieces and hands them to the answer.
struct Pieces {
    pieces: mpsc::Sender<Result<Bytes, io::Error>>,
    held: Vec<u8>,
}

impl Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.held.extend_from_slice(bytes);
        if self.held.len() >= PIECE {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.held.is_empty() {
            return Ok(());
        }
        let piece = std::mem::replace(&mut self.held, Vec::with_capacity(PIECE));
        self.pieces.blocking_send(Ok(piece.into())).map_err(|_| io::Error::from(io::ErrorKind::BrokenPipe))
    }
}
