//! Asking for two files to be put together: which one stays, and of which the sealed fields hold.

use askama::Template;
use axum::extract::State as Shared;
use jiff::Timestamp;

use super::{
    carry::{self, Choice as Wanted},
    model::{MergeId, SEALED_FIELDS},
    page::{Line, lines},
    store,
};
use crate::{
    duplicates,
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problem, Problems},
        ids::Id,
        page::{At, Frame, Screen, see_other_with, show, show_again},
        store::Db,
        text::Text,
    },
    people::{self, Participant},
    users,
};

#[derive(Template)]
#[template(path = "merges/propose.html")]
struct ProposePage {
    frame: Frame,
    form: Form,
    here: String,
    women: Vec<Participant>,
    stays: Vec<Choice>,
    sealed: Vec<SealedField>,
    lines: Vec<Line>,
}

struct SealedField {
    name: String,
    label: String,
    choices: Vec<Choice>,
}

/// Two women of one site within reach.
pub(super) struct Two {
    pub(super) one: Participant,
    pub(super) other: Participant,
}

fn load(db: &mut Db<'_>, actor: &Actor, (one, other): (&str, &str), now: Timestamp) -> Result<Two, Error> {
    let (one, _) = people::in_reach(db, actor, Action::MergePropose, one, now)?;
    let (other, _) = people::in_reach(db, actor, Action::MergePropose, other, now)?;
    if one.site == other.site { Ok(Two { one, other }) } else { Err(Error::NotFound) }
}

/// What stands against it: herself, two who are kept apart or were told apart, a merge that waits already.
pub(super) fn check(db: &mut Db<'_>, two: &Two, own: Option<MergeId>, now: Timestamp) -> Result<(), Error> {
    let (one, other) = (two.one.id, two.other.id);
    if one == other {
        return Err(Problem::new("", "merges-herself").into());
    }
    let today = users::today_at(db, two.one.site, now)?;
    let mut problems = Problems::default();
    if store::are_kept_apart(db, (one, other), today)? {
        problems.add(Problem::new("", "merges-kept-apart"));
    }
    if store::are_linked(db, (one, other), today)? {
        problems.add(Problem::new("", "merges-related"));
    }
    if duplicates::is_told_apart(db, one, other)? {
        problems.add(Problem::new("", "merges-told-apart"));
    }
    if store::find_waiting(db, [one, other], own)?.is_some() {
        problems.add(Problem::new("", "merges-waits-already"));
    }
    problems.none()
}

fn propose_page(db: &mut Db<'_>, screen: &Screen, two: &Two, form: Form, now: Timestamp) -> Result<ProposePage, Error> {
    let text = &screen.text;
    let wanted = Wanted {
        id: MergeId::from_uuid(uuid::Uuid::nil()),
        site: two.one.site,
        first: two.one.id,
        second: two.other.id,
        from_second: Vec::new(),
    };
    let moment = carry::moment(db, two.one.site, now)?;
    let foreseen = carry::foresee(db, &wanted, &moment)?;
    let codes = [&two.one.code, &two.other.code];
    let choices = |name: &str, words: &str| {
        codes.map(|code| Choice::new(code, text.phrase(words).with("code", code), form.value(name) == *code)).to_vec()
    };
    let sealed = SEALED_FIELDS.map(|field| SealedField {
        name: format!("of-{field}"),
        label: text.say(&format!("merges-sealed-{field}")),
        choices: choices(&format!("of-{field}"), "merges-of-file"),
    });
    Ok(ProposePage {
        frame: screen.frame("merges-title", "people").told(&form),
        here: format!("/people/{}/merge/{}", two.one.code, two.other.code),
        stays: choices("first", "merges-stays"),
        sealed: sealed.into(),
        lines: lines(text, &foreseen, &two.other.id.to_string()),
        women: vec![two.one.clone(), two.other.clone()],
        form,
    })
}

/// The question.
pub(super) async fn ask(
    screen: Screen,
    Shared(app): Shared<App>,
    actor: Actor,
    At((one, other)): At<(String, String)>,
) -> Answer {
    let (now, clock) = (app.clock().now(), app.clock().clone());
    let page = app.store().read(move |db| {
        let two = load(db, &actor, (&one, &other), now)?;
        if two.one.id == two.other.id {
            return Err(Error::NotFound);
        }
        let mut fields = Fields::default().with("first", &two.one.code);
        for field in SEALED_FIELDS {
            fields = fields.with(&format!("of-{field}"), &two.one.code);
        }
        propose_page(db, &screen, &two, Form::new(&clock, fields), now)
    });
    show(&page.await?)
}

/// Reads which file stays, and of which sealed fields the other's hold.
fn read<'a>(typed: &Fields, two: &'a Two) -> Result<(&'a Participant, &'a Participant, Vec<&'static str>), Problem> {
    let chosen = people::read_code(typed.text("first")).unwrap_or_default();
    let (first, second) = match chosen {
        code if code == two.one.code => (&two.one, &two.other),
        code if code == two.other.code => (&two.other, &two.one),
        _ => return Err(Problem::new("first", "merges-stays-missing")),
    };
    let mut from_second = Vec::new();
    for field in SEALED_FIELDS {
        let name = format!("of-{field}");
        match typed.text(&name) {
            code if code == second.code => from_second.push(field),
            code if code == first.code => {}
            _ => return Err(Problem::new(name, "merges-of-file-missing")),
        }
    }
    Ok((first, second, from_second))
}

/// Takes it: now another person has to do it.
pub(super) async fn propose(
    screen: Screen,
    Shared(app): Shared<App>,
    actor: Actor,
    At((one, other)): At<(String, String)>,
    fields: Fields,
) -> Answer {
    let (who, typed, at) = (actor.clone(), fields.clone(), (one.clone(), other.clone()));
    let proposed = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let two = load(change, &who, (&at.0, &at.1), now)?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(());
        }
        check(change, &two, None, now)?;
        let (first, second, from_second) = read(&typed, &two)?;
        let ids = (first.id, second.id, second.code.as_str());
        let merge = store::add_proposal(change, first.site, ids, &from_second)?;
        let entry = Entry::new(Action::MergePropose).on_woman(first.id).with_woman(second.id);
        change.commit(entry.detail(format!("merge {merge}")), ())
    });
    match proposed.await {
        Ok(()) => Ok(see_other_with("/merges", "merges-proposed")),
        Err(Error::Refused(problems)) => refuse(&screen, &app, actor, (one, other), (fields, problems)).await,
        Err(other) => Err(other),
    }
}

async fn refuse(
    screen: &Screen,
    app: &App,
    actor: Actor,
    (one, other): (String, String),
    (fields, problems): (Fields, Problems),
) -> Answer {
    let (now, screen) = (app.clock().now(), screen.clone());
    let form = Form::again(fields, &problems, &screen.text);
    let page = app.store().read(move |db| {
        let two = load(db, &actor, (&one, &other), now)?;
        propose_page(db, &screen, &two, form, now)
    });
    show_again(&page.await?)
}

/// A field of the sealed part in words.
pub(super) fn say_sealed(text: &Text, field: &str) -> String {
    text.say(&format!("merges-sealed-{field}"))
}
