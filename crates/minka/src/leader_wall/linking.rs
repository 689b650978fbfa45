//! Saying which account is hers, and taking back a mistake.

use askama::Template;
use axum::extract::State;
use jiff::Timestamp;

use super::{
    model::{OwnFile, OwnFileId},
    store,
};
use crate::{
    foundation::{
        access::{Action, Actor, Target},
        app::App,
        audit::Entry,
        clock::day_in,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problem},
        ids::{Id, UserId},
        page::{At, Frame, Screen, see_other_with, show, show_again},
        store::Db,
    },
    people::{Participant, in_reach},
    users,
};

#[derive(Template)]
#[template(path = "leader_wall/linking.html")]
struct LinkingPage {
    frame: Frame,
    form: Form,
    code: String,
    here: String,
    now: Vec<Line>,
    before: Vec<Line>,
    staff: Vec<Choice>,
}

struct Line {
    name: String,
    words: String,
    end: String,
}

struct Known {
    woman: Participant,
    target: Target,
    links: Vec<OwnFile>,
    staff: Vec<(UserId, String)>,
}

impl Known {
    fn load(db: &mut Db<'_>, actor: &Actor, code: &str, now: Timestamp) -> Result<Self, Error> {
        let (woman, target) = in_reach(db, actor, Action::FileLink, code, now)?;
        let today = day_in(now, &users::get_programme_of(db, woman.site)?.zone);
        let staff = users::list_staff_of_site(db, woman.site, today)?;
        Ok(Known { links: store::list_links(db, woman.id)?, staff, woman, target })
    }

    fn entry(&self) -> Entry {
        Entry::new(Action::FileLink).on_woman(self.woman.id)
    }
}

/// The page. That somebody looked is written down first.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor, At(code): At<String>) -> Answer {
    let form = Form::new(app.clock(), Fields::default());
    show(&page(&screen, look(&app, actor, code).await?, form))
}

async fn look(app: &App, actor: Actor, code: String) -> Result<Known, Error> {
    let by = actor.by();
    let looked = app.store().change(by, move |change| {
        let now = change.at();
        let known = Known::load(change, &actor, &code, now)?;
        change.commit(known.entry().detail("looked"), known)
    });
    looked.await
}

fn page(screen: &Screen, known: Known, form: Form) -> LinkingPage {
    let (text, code) = (&screen.text, known.woman.code);
    let here = format!("/people/{code}/account");
    let day = |at: Timestamp| text.full_day(day_in(at, &screen.zone));
    let line = |link: &OwnFile| Line {
        name: link.name.clone(),
        words: match link.ended {
            Some(ended) => text.phrase("wall-mistake-on").with("day", day(ended)).to_string(),
            None => text.phrase("wall-since").with("day", day(link.linked)).to_string(),
        },
        end: format!("{here}/{}/ending", link.id),
    };
    let (now, before): (Vec<_>, Vec<_>) = known.links.iter().partition(|link| link.ended.is_none());
    let choose = Choice::new("", text.say("wall-choose"), form.value("who").is_empty());
    let staff = known.staff.iter().map(|(user, name)| {
        let user = user.to_string();
        let chosen = form.value("who") == user;
        Choice::new(user, name, chosen)
    });
    LinkingPage {
        frame: screen.frame_titled(&code, "people").told(&form),
        now: now.into_iter().map(&line).collect(),
        before: before.into_iter().map(&line).collect(),
        staff: std::iter::once(choose).chain(staff).collect(),
        here,
        code,
        form,
    }
}

/// Links them. From the next request on the wall stands.
pub(super) async fn link(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(code): At<String>,
    fields: Fields,
) -> Answer {
    let (typed, who, at) = (fields.clone(), actor.clone(), code.clone());
    let linked = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = Known::load(change, &who, &at, now)?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(known.woman.code);
        }
        let chosen = UserId::parse(typed.text("who"));
        let user = known.staff.iter().map(|(user, _)| *user).find(|user| Some(*user) == chosen);
        let user = user.ok_or_else(|| Problem::new("who", "wall-who-missing"))?;
        if user == who.user() {
            return Err(Problem::new("who", "wall-self").into());
        }
        who.check(Action::FileLink, &Target { about_actor: user == who.user(), ..known.target.clone() })?;
        store::link_file(change, (known.woman.site, known.woman.id), user).map_err(taken)?;
        let entry = known.entry().detail(format!("user {user}"));
        change.commit(entry, known.woman.code)
    });
    match linked.await {
        Ok(code) => Ok(see_other_with(&format!("/people/{code}"), "wall-linked")),
        Err(Error::Refused(problems)) => {
            let known = look(&app, actor, code).await?;
            show_again(&page(&screen, known, Form::again(fields, &problems, &screen.text)))
        }
        Err(other) => Err(other),
    }
}

fn taken(error: Error) -> Error {
    match error {
        Error::Taken(index) if index == "own_file_user_id" => Problem::new("who", "wall-account-taken").into(),
        Error::Taken(index) if index == "own_file_participant_id" => Problem::new("who", "wall-file-taken").into(),
        other => other,
    }
}

/// It was somebody else of the same name: the wall goes, what was done stays known.
pub(super) async fn end(
    State(app): State<App>,
    actor: Actor,
    At((code, id)): At<(String, OwnFileId)>,
    fields: Fields,
) -> Answer {
    let who = actor.clone();
    let ended = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = Known::load(change, &who, &code, now)?;
        if change.seen_before(&fields.submission())? {
            return change.unchanged(known.woman.code);
        }
        let link = known.links.iter().find(|link| link.id == id).ok_or(Error::NotFound)?;
        who.check(Action::FileLink, &Target { about_actor: link.user == who.user(), ..known.target.clone() })?;
        if !store::end_link(change, known.woman.id, id)? {
            return change.unchanged(known.woman.code);
        }
        let entry = known.entry().detail(format!("a mistake, user {}", link.user));
        change.commit(entry, known.woman.code)
    });
    Ok(see_other_with(&format!("/people/{}/account", ended.await?), "wall-ended"))
}
