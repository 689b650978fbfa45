//! What whoever holds a live link sees: the roll of one meeting, to be marked. Nothing before it, nothing beside it.

use askama::Template;
use axum::{extract::State, response::Response};
use http::{HeaderValue, header};
use jiff::{Timestamp, civil::Date};
use qrcode::{QrCode, render::svg};

use super::{issue::is_vouched, model::start_of, rules, store};
use crate::{
    foundation::{
        access::Action,
        app::App,
        audit::Entry,
        change::By,
        clock::day_in,
        crypto::token_hash,
        error::{Answer, Error},
        form::{Choice, Fields, Form},
        ids::{Id, UserId},
        page::{At, Frame, Screen, see_other_with, show, show_again},
        store::Db,
    },
    roll_call::{self, RollLine, RollRow},
    sessions::{self, Session, SessionState},
    users,
};

/// The numbers that can be counted in the room.
const COUNTS: [&str; 3] = ["visitors", "children", "headcount"];

/// A live link and its meeting.
pub(super) struct Opened {
    pub(super) session: Session,
    today: Date,
    /// The roll, without what is nobody's business here: who asked for a private word.
    lines: Vec<RollLine>,
}

impl Opened {
    /// What a token opens. Unknown, ended, over, closed, not met, made by somebody who may no longer make one: all of them
    /// are nothing, as any other address.
    pub(super) fn load(db: &mut Db<'_>, hash: &[u8; 32], now: Timestamp) -> Result<Self, Error> {
        let link = store::find_link(db, hash)?.ok_or(Error::NotFound)?;
        let session = sessions::get_session(db, link.session)?;
        let is_over = session.closed.is_some() || session.state == SessionState::NotMet;
        let is_live = rules::is_live(link.ended, link.expires, now);
        if is_over || !is_live || !is_vouched(db, &link.maker, &session, now)? {
            return Err(Error::NotFound);
        }
        // The link sees no more than whoever made it.
        db.see_as(UserId::parse(&link.maker));
        let mut lines = roll_call::roll(db, &session)?;
        lines.iter_mut().for_each(|line| line.private_word = false);
        let today = day_in(now, &users::get_programme_of(db, session.site)?.zone);
        Ok(Opened { session, today, lines })
    }
}

#[derive(Template)]
#[template(path = "session_links/roll.html")]
struct RollPage {
    frame: Frame,
    form: Form,
    token: String,
    /// Whether the meeting has a lesson to read.
    lesson: bool,
    when: String,
    /// Whether the day has come.
    open: bool,
    rows: Vec<RollRow>,
    reasons: Vec<Choice>,
    marked: usize,
    /// What the form was made from: visitors, children, headcount.
    had: [String; 3],
}

/// The frame of a stranger's page, also for somebody who is signed in: nothing leads into the program.
pub(super) fn frame(screen: &Screen) -> Frame {
    let mut frame = screen.frame("links-title", "");
    frame.signed_in = false;
    frame.sees_groups = false;
    frame.sees_people = false;
    frame.person.clear();
    frame.place.clear();
    frame
}

fn page(screen: &Screen, token: String, opened: &Opened, mut form: Form) -> RollPage {
    let open = opened.session.day <= opened.today;
    // Before the day nobody needs the names.
    let lines = if open { opened.lines.as_slice() } else { &[] };
    let rows = roll_call::roll_rows(lines, &form, &screen.text);
    let session = &opened.session;
    let number = |count: Option<i64>| count.map_or(String::new(), |count| count.to_string());
    let stands = [number(session.visitors), number(session.children), number(session.headcount)];
    let mut had = stands.clone();
    for (at, name) in COUNTS.into_iter().enumerate() {
        if form.problems.is_empty() {
            form.fields = form.fields.with(name, &stands[at]);
        } else {
            had[at] = form.value(&format!("had-{name}")).to_owned();
        }
    }
    RollPage {
        frame: frame(screen),
        token,
        lesson: session.lesson.is_some(),
        when: format!("{}, {}", screen.text.day(session.day), screen.text.hour(session.starts)),
        open,
        marked: rows.iter().filter(|row| !row.mark.is_empty()).count(),
        rows,
        reasons: roll_call::absence_reasons(&screen.text),
        had,
        form,
    }
}

/// Search engines keep away from what a lost link would show.
pub(super) fn unlisted(mut response: Response) -> Response {
    response.headers_mut().insert("x-robots-tag", HeaderValue::from_static("noindex, nofollow, noarchive"));
    response
}

/// The roll. That somebody looked is written down before the names leave.
pub(super) async fn open(screen: Screen, State(app): State<App>, At(token): At<String>) -> Answer {
    let (hash, now) = (token_hash(&token), app.clock().now());
    // Reading first: whoever tries addresses at random keeps no writer busy.
    app.store().read(move |db| Opened::load(db, &hash, now)).await?;
    let opened = app
        .store()
        .change(By::Link(start_of(&hash)), move |change| {
            let at = change.at();
            let opened = Opened::load(change, &hash, at)?;
            store::note_opened(change, &hash)?;
            change.commit(Entry::event("link.opened").on("session", opened.session.id), opened)
        })
        .await?;
    show(&page(&screen, token, &opened, Form::new(app.clock(), Fields::default()))).map(unlisted)
}

/// Takes the marks.
pub(super) async fn save(screen: Screen, State(app): State<App>, At(token): At<String>, fields: Fields) -> Answer {
    let (hash, now) = (token_hash(&token), app.clock().now());
    app.store().read(move |db| Opened::load(db, &hash, now)).await?;
    let typed = fields.clone();
    let done = app
        .store()
        .change(By::Link(start_of(&hash)), move |change| {
            let at = change.at();
            let opened = Opened::load(change, &hash, at)?;
            if change.seen_before(&typed.submission())? {
                return change.unchanged(());
            }
            let roll = roll_call::read_roll(&only_roll(&typed)).map_err(Error::Refused)?;
            let decision = roll_call::save_roll(change, &opened.session, opened.today, &roll, "")?;
            store::note_saved(change, &hash)?;
            let entry = Entry::new(Action::AttendanceMark).on("session", opened.session.id);
            let counts = if decision.counts.is_some() { ", counts" } else { "" };
            change.commit(entry.detail(format!("marks {}{counts}", decision.marks.len())), ())
        })
        .await;
    match done {
        Ok(()) => Ok(see_other_with(&format!("/r/{token}"), "links-saved")),
        Err(Error::Refused(problems)) => {
            let opened = app.store().read(move |db| Opened::load(db, &hash, now)).await?;
            let form = Form::again(fields, &problems, &screen.text);
            show_again(&page(&screen, token, &opened, form)).map(unlisted)
        }
        Err(why) => Err(why),
    }
}

/// What a link may say: marks, reasons, and the three numbers. A private word can be neither asked for nor taken back, so
/// the part of `was-CODE` that tells of one is cut off as well.
fn only_roll(typed: &Fields) -> Fields {
    let mut kept = Fields::default();
    for (name, value) in typed.starting("") {
        let was = name.starts_with("was-");
        let is_count = COUNTS.contains(&name.strip_prefix("had-").unwrap_or(name));
        if was {
            let mut parts = value.split(',');
            let (mark, reason) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
            kept = kept.with(name, format!("{mark},{reason},"));
        } else if is_count || name.starts_with("mark-") || name.starts_with("reason-") {
            kept = kept.with(name, value);
        }
    }
    kept
}

/// The address as a picture, for whoever holds the address already.
pub(super) async fn picture(State(app): State<App>, At(token): At<String>) -> Answer {
    let (hash, now) = (token_hash(&token), app.clock().now());
    app.store().read(move |db| Opened::load(db, &hash, now)).await?;
    let address = format!("{}/r/{token}", app.setting().public_url.trim_end_matches('/'));
    let picture =
        axum::response::IntoResponse::into_response(([(header::CONTENT_TYPE, "image/svg+xml")], qr(&address)?));
    Ok(unlisted(picture))
}

/// An address as an SVG picture.
pub(super) fn qr(address: &str) -> Result<String, Error> {
    let code = QrCode::new(address).map_err(|cause| Error::unexpected("draw a QR code", cause))?;
    Ok(code.render::<svg::Color<'_>>().min_dimensions(240, 240).build())
}
