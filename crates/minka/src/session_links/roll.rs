//! What whoever holds a live link sees: the roll of one meeting, to be marked. Nothing before it, nothing beside it.

use askama::Template;
use axum::{extract::State, response::Response};
use http::{HeaderValue, header};
use jiff::{Timestamp, civil::Date};
use qrcode::{QrCode, render::svg};

use super::{
    model::{SessionLink, start_of},
    rules, store,
};
use crate::{
    foundation::{
        access::Action,
        app::App,
        audit::Entry,
        change::By,
        clock::day_in,
        crypto::token_hash,
        error::{Answer, Error},
        form::{Fields, Form},
        page::{At, Frame, Screen, see_other_with, show, show_again},
        store::Db,
    },
    groups::{self, Member},
    sessions::{self, AttendanceMark, Session, SessionState},
    users,
};

/// A live link and its meeting.
struct Opened {
    link: SessionLink,
    session: Session,
    today: Date,
    members: Vec<Member>,
    marks: Vec<AttendanceMark>,
}

impl Opened {
    /// What a token opens. Unknown, ended, over, closed, not met: all of them are nothing, as any other address.
    fn load(db: &mut Db<'_>, hash: &[u8; 32], now: Timestamp) -> Result<Self, Error> {
        let link = store::find_link(db, hash)?.ok_or(Error::NotFound)?;
        let session = sessions::get_session(db, link.session)?;
        let is_over = session.closed.is_some() || session.state == SessionState::NotMet;
        if is_over || !rules::is_live(link.ended, link.expires, now) {
            return Err(Error::NotFound);
        }
        Ok(Opened {
            today: day_in(now, &users::get_programme_of(db, session.site)?.zone),
            members: groups::list_members_on(db, session.group, session.day)?,
            marks: sessions::list_marks(db, session.id)?,
            link,
            session,
        })
    }
}

struct Row {
    sign: String,
    name: String,
    code: String,
    mark: String,
    problem: String,
}

#[derive(Template)]
#[template(path = "session_links/roll.html")]
struct RollPage {
    frame: Frame,
    form: Form,
    token: String,
    when: String,
    /// Whether the day has come.
    open: bool,
    rows: Vec<Row>,
    marked: usize,
}

/// The frame of a stranger's page, also for somebody who is signed in: nothing leads into the program.
fn frame(screen: &Screen) -> Frame {
    let mut frame = screen.frame("links-title", "");
    frame.signed_in = false;
    frame.sees_groups = false;
    frame.sees_people = false;
    frame.person.clear();
    frame.place.clear();
    frame
}

fn page(screen: &Screen, token: String, opened: &Opened, form: Form) -> RollPage {
    let open = opened.session.day <= opened.today;
    let marked = |member: &Member| {
        let mark = opened.marks.iter().find(|mark| mark.participant == member.participant);
        mark.map_or("", |mark| mark.mark.key()).to_owned()
    };
    let row = |member: &Member| {
        let field = format!("mark-{}", member.code);
        let typed = form.value(&field);
        Row {
            sign: member.sign.clone(),
            name: member.chosen_name.clone(),
            code: member.code.clone(),
            mark: if typed.is_empty() { marked(member) } else { typed.to_owned() },
            problem: form.problem(&field).to_owned(),
        }
    };
    // Before the day nobody needs the names.
    let rows: Vec<Row> = if open { opened.members.iter().map(row).collect() } else { Vec::new() };
    RollPage {
        frame: frame(screen),
        token,
        when: format!("{}, {}", screen.text.day(opened.session.day), screen.text.hour(opened.session.starts)),
        open,
        marked: rows.iter().filter(|row| !row.mark.is_empty()).count(),
        rows,
        form,
    }
}

/// Search engines keep away from what a lost link would show.
fn unlisted(mut response: Response) -> Response {
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
            rules::check_day(opened.session.day, opened.today)?;
            let find =
                |code: &str| opened.members.iter().find(|member| member.code == code).map(|member| member.participant);
            let reason_of = |_: &str| "";
            let marks = rules::read_marks(typed.starting("mark-"), reason_of, find, &[]).map_err(Error::Refused)?;
            let mut changed = 0;
            for mark in &marks {
                changed += i64::from(sessions::save_mark(change, &opened.session, mark)?);
            }
            store::note_saved(change, &hash)?;
            let entry = Entry::new(Action::AttendanceMark).on("session", opened.session.id);
            change.commit(entry.detail(format!("marks {changed}")), ())
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
