//! Making a link, showing it once, printing its slip, ending it.

use askama::Template;
use axum::extract::State;
use jiff::{Timestamp, tz::TimeZone};

use super::{
    model::{SessionLink, start_of},
    roll, rules, store,
};
use crate::{
    foundation::{
        access::{Action, Actor, Decision},
        app::App,
        audit::Entry,
        clock::day_in,
        crypto,
        error::{Answer, Error},
        form::{Fields, Form, Problem, Problems},
        ids::{self, Id, UserId},
        page::{At, Frame, Screen, download, see_other, see_other_with, show, show_again},
        store::Db,
        text::Text,
    },
    groups,
    sessions::{self, Session, SessionId, SessionState},
    users,
};

/// What the pages about one meeting's links need.
struct Meeting {
    session: Session,
    group: String,
    zone: String,
    links: Vec<SessionLink>,
}

impl Meeting {
    fn load(db: &mut Db<'_>, id: SessionId, now: Timestamp) -> Result<Self, Error> {
        let session = sessions::get_session(db, id)?;
        let mut links = store::list_links(db, id)?;
        for link in links.iter_mut().filter(|link| link.ended.is_none()) {
            link.vouched = is_vouched(db, &link.maker, &session, now)?;
        }
        Ok(Meeting {
            group: groups::get_group(db, session.group)?.name,
            zone: users::get_programme_of(db, session.site)?.zone,
            links,
            session,
        })
    }

    fn live(&self, now: Timestamp) -> impl Iterator<Item = &SessionLink> {
        self.links.iter().filter(move |link| link.vouched && rules::is_live(link.ended, link.expires, now))
    }

    fn check(&self, now: Timestamp, live: usize) -> Result<(), Problem> {
        let days = (self.session.day, day_in(now, &self.zone));
        rules::check_issue(self.is_open(), days, (self.expires(), now), live)
    }

    /// Whether a link could still mark something.
    fn is_open(&self) -> bool {
        self.session.closed.is_none() && self.session.state != SessionState::NotMet
    }

    fn expires(&self) -> Timestamp {
        rules::expires(self.session.day, &self.zone)
    }

    fn caption(&self, text: &Text) -> String {
        format!("{}, {}", self.group, text.day(self.session.day))
    }

    fn until(&self, text: &Text) -> String {
        let day = text.full_day(rules::last_day(self.session.day));
        text.phrase("links-until").with("day", day).to_string()
    }
}

/// Whether whoever made a link is still in service and still could make it, but for a fresh proof of who she is.
pub(super) fn is_vouched(db: &mut Db<'_>, maker: &str, session: &Session, now: Timestamp) -> Result<bool, Error> {
    let Some(maker) = UserId::parse(maker) else { return Ok(false) };
    let Some((actor, _)) = users::find_actor(db, maker, now)? else { return Ok(false) };
    Ok(actor.decide(Action::LinkIssue, &sessions::target_of(session)) != Decision::Deny)
}

/// A live link in the list.
struct Shown {
    start: String,
    /// The id of its own form.
    ending: String,
    made: String,
    used: String,
}

#[derive(Template)]
#[template(path = "session_links/issue.html")]
struct IssuePage {
    frame: Frame,
    form: Form,
    id: SessionId,
    caption: String,
    until: String,
    links: Vec<Shown>,
    /// Why none can be made now; empty when one can.
    closed: String,
    /// Whether she may make one now; otherwise she proves first who she is.
    fresh: bool,
    token: String,
}

#[derive(Template)]
#[template(path = "session_links/made.html")]
struct MadePage {
    frame: Frame,
    id: SessionId,
    caption: String,
    until: String,
    made_by: String,
    address: String,
    token: String,
}

fn address_of(app: &App, token: &str) -> String {
    format!("{}/r/{token}", app.setting().public_url.trim_end_matches('/'))
}

/// The links that live, and a button for another.
pub(super) async fn show_links(screen: Screen, State(app): State<App>, actor: Actor, At(id): At<SessionId>) -> Answer {
    let now = app.clock().now();
    let meeting = app.store().read(move |db| Meeting::load(db, id, now)).await?;
    actor.check(Action::LinkRevoke, &sessions::target_of(&meeting.session))?;
    show(&page(&screen, &app, &actor, &meeting, Form::new(app.clock(), Fields::default())))
}

fn page(screen: &Screen, app: &App, actor: &Actor, meeting: &Meeting, form: Form) -> IssuePage {
    let (text, now) = (&screen.text, app.clock().now());
    let shown = |link: &SessionLink| Shown {
        start: link.start(),
        ending: ids::new_uuid(app.clock()).to_string(),
        made: text
            .phrase("links-made")
            .with("name", &link.made_by)
            .with("when", text.instant(link.created, &meeting.zone))
            .to_string(),
        used: text.phrase("links-used").number("opened", link.opened).number("saved", link.saved).to_string(),
    };
    let decision = actor.decide(Action::LinkIssue, &sessions::target_of(&meeting.session));
    IssuePage {
        frame: screen.frame("links-title", "groups"),
        form,
        id: meeting.session.id,
        caption: meeting.caption(text),
        until: meeting.until(text),
        links: meeting.live(now).map(shown).collect(),
        closed: meeting.check(now, 0).err().map(|problem| why_none(&problem, text)).unwrap_or_default(),
        fresh: matches!(decision, Decision::Permit(_)),
        token: crypto::new_token(),
    }
}

/// Why no link can be made, before somebody tries.
fn why_none(problem: &Problem, text: &Text) -> String {
    if problem.key == "links-week-ahead" { problem.say(text) } else { text.say("links-none-possible") }
}

/// Makes the link that the form carries and shows it, this once. The token comes with the form, so that a second tap
/// shows the same link again; the database keeps its hash.
pub(super) async fn issue(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<SessionId>,
    fields: Fields,
) -> Answer {
    let (typed, doer) = (fields.clone(), actor.clone());
    let done = app
        .store()
        .change(actor.by(), move |change| {
            let now = change.at();
            let meeting = Meeting::load(change, id, now)?;
            doer.check(Action::LinkIssue, &sessions::target_of(&meeting.session))?;
            let token = typed.text("token");
            if !rules::is_token(token) {
                return Err(Error::Unreadable("error-bad-form"));
            }
            let hash = crypto::token_hash(token);
            if change.seen_before(&typed.submission())? {
                return change.unchanged(meeting);
            }
            meeting.check(now, meeting.live(now).count())?;
            store::add_link(change, &hash, (id, meeting.session.site), meeting.expires())?;
            let entry = Entry::new(Action::LinkIssue).on("session", id);
            change.commit(entry.detail(format!("link {}", start_of(&hash))), meeting)
        })
        .await;
    match done {
        Ok(meeting) => show(&MadePage {
            frame: screen.frame("links-title", "groups"),
            id,
            caption: meeting.caption(&screen.text),
            until: meeting.until(&screen.text),
            made_by: actor.name().to_owned(),
            address: address_of(&app, fields.text("token")),
            token: fields.text("token").to_owned(),
        }),
        Err(Error::Refused(problems)) => again(&screen, &app, &actor, id, (fields, problems)).await,
        Err(why) => Err(why),
    }
}

async fn again(
    screen: &Screen,
    app: &App,
    actor: &Actor,
    id: SessionId,
    (fields, problems): (Fields, Problems),
) -> Answer {
    let now = app.clock().now();
    let meeting = app.store().read(move |db| Meeting::load(db, id, now)).await?;
    show_again(&page(screen, app, actor, &meeting, Form::again(fields, &problems, &screen.text)))
}

/// Ends a link: from this moment there is nothing at its address.
pub(super) async fn end(State(app): State<App>, actor: Actor, At(id): At<SessionId>, fields: Fields) -> Answer {
    let doer = actor.clone();
    app.store()
        .change(actor.by(), move |change| {
            let now = change.at();
            let meeting = Meeting::load(change, id, now)?;
            doer.check(Action::LinkRevoke, &sessions::target_of(&meeting.session))?;
            if change.seen_before(&fields.submission())? {
                return change.unchanged(());
            }
            let named = meeting.links.iter().find(|link| link.start() == fields.text("link"));
            let link = named.ok_or(Error::NotFound)?;
            if store::end_link(change, &link.hash)? == 0 {
                return change.unchanged(());
            }
            let entry = Entry::new(Action::LinkRevoke).on("session", id);
            change.commit(entry.detail(format!("link {}", link.start())), ())
        })
        .await?;
    Ok(see_other_with(&format!("/sessions/{id}/link"), "links-ended"))
}

/// The slip to cut out and hand on. It carries no name of the group.
pub(super) async fn slip(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<SessionId>,
    fields: Fields,
) -> Answer {
    let token = fields.text("token").to_owned();
    let hash = crypto::token_hash(&token);
    let now = app.clock().now();
    let meeting = app.store().read(move |db| Meeting::load(db, id, now)).await?;
    actor.check(Action::LinkRevoke, &sessions::target_of(&meeting.session))?;
    let Some(link) = meeting.live(now).find(|link| link.hash == hash) else {
        return Ok(see_other(&format!("/sessions/{id}/link")));
    };
    let slips = slips(&screen.text, &app, &meeting, link, &token)?;
    let made = tokio::task::spawn_blocking(move || documents::slips(&slips)).await;
    let bytes = made.map_err(|cause| Error::unexpected("print a slip", cause))?;
    Ok(download("application/pdf", "slip.pdf", bytes.map_err(|cause| Error::unexpected("print a slip", cause))?))
}

fn slips(
    text: &Text,
    app: &App,
    meeting: &Meeting,
    link: &SessionLink,
    token: &str,
) -> Result<documents::Slips, Error> {
    let (now, address) = (app.clock().now(), address_of(app, token));
    let printed = text.phrase("links-slip-printed").with("when", text.instant(now, &meeting.zone)).to_string();
    let slip = documents::Slip {
        heading: text.say("links-slip-heading"),
        lines: vec![
            format!("{}, {}", text.day(meeting.session.day), text.hour(meeting.session.starts)),
            meeting.until(text),
            text.phrase("links-made-by").with("name", &link.made_by).to_string(),
            text.say("links-slip-care"),
        ],
        qr_svg: roll::qr(&address)?,
        qr_words: text.say("links-qr"),
        address,
    };
    Ok(documents::Slips {
        imprint: documents::Imprint {
            language: text.0.code().to_owned(),
            large_print: false,
            document_code: link.start(),
            printed,
            page_of: "{page} / {pages}".to_owned(),
            created: moment(now),
        },
        title: text.say("links-title"),
        slips: vec![slip],
    })
}

fn moment(at: Timestamp) -> documents::Moment {
    let at = at.to_zoned(TimeZone::UTC);
    let part = |number: i8| u8::try_from(number).unwrap_or(0);
    documents::Moment {
        year: u16::try_from(at.year()).unwrap_or(0),
        month: part(at.month()),
        day: part(at.day()),
        hour: part(at.hour()),
        minute: part(at.minute()),
        second: part(at.second()),
    }
}
