//! Her page of links: by code and word, nothing of the other's file; and what can be written down or ended.

use askama::Template;
use axum::extract::State;
use jiff::{Timestamp, civil::Date};

use super::{
    model::{HerKin, KinId, Residence, StaffTieId},
    rules::{self, WORDS},
    staff::{self, Close},
    store,
};
use crate::{
    foundation::{
        access::{Action, Actor, View},
        app::App,
        audit::Entry,
        change::Change,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problem, Problems},
        ids::ParticipantId,
        page::{At, Frame, Screen, see_other_with, show, show_again},
        store::Db,
    },
    people::{self, Participant},
    users,
};

#[derive(Template)]
#[template(path = "households/kin.html")]
struct KinPage {
    frame: Frame,
    form: Form,
    code: String,
    kin: Vec<Line>,
    /// How many more there are out of the reader's reach. Whoever named the reader is not among them: she is nowhere.
    unseen: i64,
    lives_alone: bool,
    is_head: bool,
    /// Whether she can be made the head: not when she is and nobody else is.
    may_be_head: bool,
    home: Vec<Line>,
    unseen_home: i64,
    words: Vec<Choice>,
    close: Close,
}

struct Line {
    code: String,
    word: String,
    since: String,
    end: String,
}

/// A woman within reach, and the day at her site.
pub(super) struct Known {
    pub(super) woman: Participant,
    pub(super) today: Date,
}

fn load(db: &mut Db<'_>, actor: &Actor, code: &str, now: Timestamp) -> Result<Known, Error> {
    let (woman, _) = people::in_reach(db, actor, Action::KinEdit, code, now)?;
    let today = users::today_at(db, woman.site, now)?;
    Ok(Known { woman, today })
}

/// The code of a woman, for whoever may know of her.
fn seen(db: &mut Db<'_>, actor: &Actor, woman: ParticipantId, today: Date) -> Result<Option<String>, Error> {
    let Some(woman) = people::find_by_id(db, woman)? else { return Ok(None) };
    let target = people::target_of(db, &woman, today)?;
    Ok(actor.check(Action::KinEdit, &target).is_ok_and(|view| view == View::Full).then_some(woman.code))
}

fn kin_page(db: &mut Db<'_>, (screen, actor): (&Screen, &Actor), known: &Known, form: Form) -> Result<KinPage, Error> {
    let (text, here) = (&screen.text, format!("/people/{}/kin", known.woman.code));
    let since = |day: Date| text.phrase("households-since").with("day", text.short_day(day)).to_string();
    let (mut kin, mut unseen) = (Vec::new(), 0);
    for one in store::list_kin(db, known.woman.id, known.today)? {
        let HerKin { id, beside, word, from } = one;
        match seen(db, actor, beside, known.today)? {
            Some(code) => kin.push(Line {
                code,
                word: text.say(&format!("households-kin-{word}")),
                since: since(from),
                end: format!("{here}/{id}/end"),
            }),
            None => unseen += 1,
        }
    }
    let own = store::list_homes(db, known.woman.id, known.today)?.into_iter().next();
    let (mut home, mut unseen_home, mut has_other_head) = (Vec::new(), 0, false);
    for resident in store::list_residents(db, known.woman.id, known.today)? {
        let Residence { woman, is_head, from, .. } = resident;
        has_other_head |= is_head;
        match seen(db, actor, woman, known.today)? {
            Some(code) => home.push(Line {
                code,
                word: text.say(if is_head { "households-head" } else { "households-lives-there" }),
                since: since(from),
                end: String::new(),
            }),
            None => unseen_home += 1,
        }
    }
    let is_head = own.as_ref().is_some_and(|own| own.is_head);
    let choice = |(word, ..): (&'static str, _, _)| {
        Choice::new(word, text.say(&format!("households-kin-{word}")), form.value("word") == word)
    };
    Ok(KinPage {
        frame: screen.frame_titled(&known.woman.code, "people").told(&form),
        code: known.woman.code.clone(),
        words: WORDS.into_iter().map(choice).collect(),
        close: staff::look(db, text, known, &form)?,
        lives_alone: own.is_none(),
        is_head,
        may_be_head: !is_head || has_other_head,
        kin,
        unseen,
        home,
        unseen_home,
        form,
    })
}

/// The page.
pub(super) async fn show_kin(screen: Screen, State(app): State<App>, actor: Actor, At(code): At<String>) -> Answer {
    let now = app.clock().now();
    let form = Form::new(app.clock(), Fields::default());
    let page = app.store().read(move |db| {
        let known = load(db, &actor, &code, now)?;
        kin_page(db, (&screen, &actor), &known, form)
    });
    show(&page.await?)
}

async fn again(
    screen: &Screen,
    app: &App,
    actor: Actor,
    code: String,
    (fields, problems): (Fields, Problems),
) -> Answer {
    let (now, screen) = (app.clock().now(), screen.clone());
    let form = Form::again(fields, &problems, &screen.text);
    let page = app.store().read(move |db| {
        let known = load(db, &actor, &code, now)?;
        kin_page(db, (&screen, &actor), &known, form)
    });
    show_again(&page.await?)
}

/// The other woman, by her code: another one, at the same site, within reach.
fn read_other(
    db: &mut Db<'_>,
    actor: &Actor,
    known: &Known,
    (field, typed): (&'static str, &str),
    now: Timestamp,
) -> Result<Participant, Error> {
    let other = match people::in_reach(db, actor, Action::KinEdit, typed, now) {
        Err(Error::NotFound) => return Err(Problem::new(field, "households-code-unknown").into()),
        found => found?.0,
    };
    if other.id == known.woman.id {
        return Err(Problem::new(field, "households-herself").into());
    }
    if other.site == known.woman.site { Ok(other) } else { Err(Problem::new(field, "households-two-sites").into()) }
}

/// Writes a link down.
pub(super) async fn link(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(code): At<String>,
    fields: Fields,
) -> Answer {
    let (who, typed, at) = (actor.clone(), fields.clone(), code.clone());
    let linked = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = load(change, &who, &at, now)?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(known.woman.code);
        }
        let word = rules::read_word(typed.text("word"));
        let (kind, is_one) = word.ok_or_else(|| Problem::new("word", "households-word-missing"))?;
        let other = read_other(change, &who, &known, ("other", typed.text("other")), now)?;
        let held = store::list_kin(change, known.woman.id, known.today)?;
        if held.iter().any(|one| one.beside == other.id && one.word == rules::word_of(kind, is_one)) {
            return Err(Problem::new("other", "households-already").into());
        }
        let ends = if is_one { (known.woman.id, other.id) } else { (other.id, known.woman.id) };
        let link = store::add_kin(change, known.woman.site, ends, (kind, known.today))?;
        let entry = Entry::new(Action::KinEdit).on_woman(known.woman.id).with_woman(other.id);
        change.commit(entry.detail(format!("linked, link {link}")), known.woman.code)
    });
    match linked.await {
        Ok(code) => Ok(see_other_with(&format!("/people/{code}/kin"), "households-linked")),
        Err(Error::Refused(problems)) => again(&screen, &app, actor, code, (fields, problems)).await,
        Err(other) => Err(other),
    }
}

/// What was done, and with whom: an entry that names both shows to nobody whom one of them named.
type Done = (String, Vec<ParticipantId>);

/// Runs a change on her home or links and goes back to her page.
async fn act(
    app: &App,
    (actor, code): (Actor, String),
    fields: Fields,
    notice: &str,
    work: impl FnOnce(&mut Change<'_>, &Actor, &Known) -> Result<Done, Error> + Send + 'static,
) -> Answer {
    let done = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = load(change, &actor, &code, now)?;
        if change.seen_before(&fields.submission())? {
            return change.unchanged(known.woman.code);
        }
        let (detail, others) = work(change, &actor, &known)?;
        let entry = Entry::new(Action::KinEdit).on_woman(known.woman.id).detail(detail);
        change.commit(others.into_iter().fold(entry, Entry::with_woman), known.woman.code)
    });
    Ok(see_other_with(&format!("/people/{}/kin", done.await?), notice))
}

/// A link that holds no more, or was a mistake.
pub(super) async fn end_link(
    State(app): State<App>,
    actor: Actor,
    At((code, link)): At<(String, KinId)>,
    fields: Fields,
) -> Answer {
    act(&app, (actor, code), fields, "households-ended", move |change, actor, known| {
        let held = store::list_kin(change, known.woman.id, known.today)?;
        let held = held.into_iter().find(|one| one.id == link).ok_or(Error::NotFound)?;
        seen(change, actor, held.beside, known.today)?.ok_or(Error::NotFound)?;
        store::end_kin(change, link, known.today)?;
        Ok((format!("link {link} ended"), vec![held.beside]))
    })
    .await
}

/// She lives with another woman of the programme.
pub(super) async fn live_with(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(code): At<String>,
    fields: Fields,
) -> Answer {
    let (typed, who, at) = (fields.clone(), actor.clone(), code.clone());
    let done = act(&app, (who, at), fields.clone(), "households-lives", move |change, actor, known| {
        let now = change.at();
        let other = read_other(change, actor, known, ("with", typed.text("with")), now)?;
        if !store::list_homes(change, known.woman.id, known.today)?.is_empty() {
            return Err(Problem::new("with", "households-lives-already").into());
        }
        store::leave_empty_homes(change, known.woman.id, known.today)?;
        let home = store::list_homes(change, other.id, known.today)?.into_iter().next();
        let household = match home {
            Some(home) => home.household,
            None => {
                store::leave_empty_homes(change, other.id, known.today)?;
                let household = store::add_household(change, known.woman.site)?;
                store::add_resident(change, (known.woman.site, household), other.id, known.today)?;
                household
            }
        };
        store::add_resident(change, (known.woman.site, household), known.woman.id, known.today)?;
        Ok((format!("household {household}"), vec![other.id]))
    });
    match done.await {
        Err(Error::Refused(problems)) => again(&screen, &app, actor, code, (fields, problems)).await,
        other => other,
    }
}

/// She is the head of her home.
pub(super) async fn set_head(State(app): State<App>, actor: Actor, At(code): At<String>, fields: Fields) -> Answer {
    act(&app, (actor, code), fields, "households-head-set", move |change, _, known| {
        let own = store::list_homes(change, known.woman.id, known.today)?.into_iter().next().ok_or(Error::NotFound)?;
        store::set_head(change, &own)?;
        Ok((format!("head of household {}", own.household), Vec::new()))
    })
    .await
}

/// She lives there no more.
pub(super) async fn move_out(State(app): State<App>, actor: Actor, At(code): At<String>, fields: Fields) -> Answer {
    act(&app, (actor, code), fields, "households-moved-out", move |change, _, known| {
        let homes = store::list_homes(change, known.woman.id, known.today)?;
        let last = homes.last().ok_or(Error::NotFound)?.household;
        for home in &homes {
            store::end_residence(change, home.id, known.today)?;
        }
        Ok((format!("left household {last}"), Vec::new()))
    })
    .await
}

/// Somebody who works here is close to her.
pub(super) async fn tie_staff(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(code): At<String>,
    fields: Fields,
) -> Answer {
    let (typed, who, at) = (fields.clone(), actor.clone(), code.clone());
    let done = act(&app, (who, at), fields.clone(), "households-linked", move |change, _, known| {
        let (user, kind) = staff::read(change, known, &typed)?;
        let about = (known.woman.site, known.woman.id);
        let id = store::add_staff_tie(change, about, user, (kind, known.today))?;
        // Who it is stands in the tie alone: the chain is read by more people than her page.
        Ok((format!("staff tie {id}"), Vec::new()))
    });
    match done.await {
        Err(Error::Refused(problems)) => again(&screen, &app, actor, code, (fields, problems)).await,
        other => other,
    }
}

/// That holds no more, or was a mistake.
pub(super) async fn end_staff_tie(
    State(app): State<App>,
    actor: Actor,
    At((code, tie)): At<(String, StaffTieId)>,
    fields: Fields,
) -> Answer {
    act(&app, (actor, code), fields, "households-ended", move |change, _, known| {
        let held = store::list_staff_ties(change, known.woman.id, known.today)?;
        held.iter().find(|one| one.id == tie).ok_or(Error::NotFound)?;
        store::end_staff_tie(change, tie, known.today)?;
        Ok((format!("staff tie {tie} ended"), Vec::new()))
    })
    .await
}
