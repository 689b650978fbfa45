//! Raising a concern by hand. One tap says how urgent it is and nothing else; whoever may write about her adds what she knows.

use askama::Template;
use axum::extract::State;
use jiff::Timestamp;

use super::{
    model::{Kind, NewConcern, Procedure, Risk, Source},
    procedure, raising,
    rules::{self, LONGEST},
};
use crate::{
    foundation::{
        access::{Action, Actor, Decision, View},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problem, Problems},
        ids::{Id, UserId},
        page::{At, Frame, Screen, see_other_with, show, show_again},
        store::Db,
    },
    people::{self, Participant},
    users,
};

#[derive(Template)]
#[template(path = "concerns/asking.html")]
struct AskingPage {
    frame: Frame,
    form: Form,
    here: String,
    code: String,
    /// Whether words may be written here, or one tap is all.
    full: bool,
    /// Whether the reader may also write down what few may read.
    may_note: bool,
    /// The two who answer; empty where nobody is named.
    answers: String,
    /// Whether anybody here would see it, and whether the reader finds places that help.
    seen: bool,
    may_help: bool,
    steps: String,
    paths: String,
    taps: Vec<Tap>,
    kinds: Vec<Choice>,
    risks: Vec<Choice>,
    staff: Vec<Choice>,
}

/// One tap.
struct Tap {
    key: &'static str,
    label: String,
    kind: &'static str,
}

/// A woman for whom somebody may fear, and how much may be said about it.
struct Known {
    woman: Participant,
    full: bool,
    may_note: bool,
    seen: bool,
    may_help: bool,
    procedure: Option<Procedure>,
    staff: Vec<(UserId, String)>,
}

fn load(db: &mut Db<'_>, actor: &Actor, typed: &str, now: Timestamp) -> Result<Known, Error> {
    let woman = people::get_by_code(db, &people::read_code(typed).ok_or(Error::NotFound)?)?;
    let today = users::today_at(db, woman.site, now)?;
    let target = people::target_of(db, &woman, today)?;
    let full = actor.check(Action::ConcernRaise, &target)? == View::Full;
    let may_note = actor.decide(Action::RestrictedWrite, &target) == Decision::Permit(View::Full);
    let mut staff = users::list_staff_of_site(db, woman.site, today)?;
    staff.retain(|(user, _)| *user != actor.user());
    let seen = raising::is_seen(db, woman.id, None, now)?;
    let may_help = actor.may_somewhere(Action::HelpRead);
    Ok(Known { procedure: procedure::find_in_force(db, woman.site)?, full, may_note, seen, may_help, staff, woman })
}

/// How urgent each is, most urgent first: the look of a tap.
fn look_of(risk: Risk) -> &'static str {
    match risk {
        Risk::High => "danger",
        Risk::Medium => "primary",
        Risk::Low => "plain",
    }
}

fn page(screen: &Screen, known: Known, form: Form) -> AskingPage {
    let text = &screen.text;
    let code = known.woman.code;
    let answers = |procedure: &Procedure| {
        let [one, two] = &procedure.names;
        text.phrase("concerns-answers").with("name", one).with("other", two).to_string()
    };
    let staff = known.staff.iter().map(|(user, name)| {
        let user = user.to_string();
        let chosen = form.value("about") == user;
        Choice::new(user, name, chosen)
    });
    let nobody = Choice::new("", text.say("concerns-about-nobody"), form.value("about").is_empty());
    let kind = |kind: &Kind| {
        let key = kind.key();
        Choice::new(key, text.say(&format!("concerns-kind-{key}")), form.chosen("kind", key))
    };
    let risk = |risk: Risk| {
        let key = risk.key();
        let mut choice = Choice::new(key, text.say(&format!("concerns-risk-{key}")), form.chosen("risk", key));
        let (seen, _) = rules::hours(risk);
        choice.hint = text.phrase("concerns-risk-hours").count(seen).to_string();
        choice
    };
    let tap = |risk: Risk| Tap {
        key: risk.key(),
        label: text.say(&format!("concerns-tap-{}", risk.key())),
        kind: look_of(risk),
    };
    AskingPage {
        frame: screen.frame_titled(&code, "people").told(&form),
        here: format!("/people/{code}/concern"),
        full: known.full,
        may_note: known.may_note,
        seen: known.seen,
        may_help: known.may_help,
        answers: known.procedure.as_ref().map(answers).unwrap_or_default(),
        steps: known.procedure.as_ref().map(|procedure| procedure.steps.clone()).unwrap_or_default(),
        paths: known.procedure.map(|procedure| procedure.paths).unwrap_or_default(),
        taps: Risk::ALL.map(tap).into_iter().collect(),
        kinds: Kind::ALL.iter().filter(|kind| **kind != Kind::Unsaid).map(kind).collect(),
        risks: Risk::ALL.map(risk).to_vec(),
        staff: std::iter::once(nobody).chain(staff).collect(),
        code,
        form,
    }
}

async fn look(app: &App, actor: Actor, code: String) -> Result<Known, Error> {
    let now = app.clock().now();
    app.store().read(move |db| load(db, &actor, &code, now)).await
}

/// The page.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor, At(code): At<String>) -> Answer {
    let form = Form::new(app.clock(), Fields::default());
    show(&page(&screen, look(&app, actor, code).await?, form))
}

/// What somebody sent: a tap, or words.
struct Said {
    risk: Risk,
    kind: Kind,
    words: String,
    about: Option<UserId>,
}

fn read(typed: &Fields, known: &Known) -> Result<Said, Error> {
    let risk = Risk::parse(typed.text("risk"));
    // A tap has no field but how urgent it is; whoever may only tap is not heard beyond it.
    if !known.full || !typed.has("told") {
        let risk = risk.ok_or_else(|| Problem::new("risk", "concerns-risk-missing"))?;
        return Ok(Said { risk, kind: Kind::Unsaid, words: String::new(), about: None });
    }
    let mut problems = Problems::default();
    let kind = Kind::parse(typed.text("kind")).filter(|kind| *kind != Kind::Unsaid);
    let kind = problems.keep(kind.ok_or_else(|| Problem::new("kind", "concerns-kind-missing")));
    let risk = problems.keep(risk.ok_or_else(|| Problem::new("risk", "concerns-risk-missing")));
    let words = problems.keep(rules::check_words("words", typed.text("words"), LONGEST)).unwrap_or_default();
    let about = UserId::parse(typed.text("about"));
    if typed.has("about") && known.staff.iter().all(|(user, _)| Some(*user) != about) {
        problems.add(Problem::new("about", "concerns-about-unknown"));
    }
    match (risk, kind) {
        (Some(risk), Some(kind)) if problems.is_empty() => Ok(Said { risk, kind, words, about }),
        _ => Err(Error::Refused(problems)),
    }
}

/// Raises it: at the very next request it is there for whoever answers.
pub(super) async fn raise(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(code): At<String>,
    fields: Fields,
) -> Answer {
    let (who, typed, at) = (actor.clone(), fields.clone(), code.clone());
    let raised = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = load(change, &who, &at, now)?;
        let said = read(&typed, &known)?;
        if change.seen_before(&typed.submission())? {
            let seen = raising::is_seen(change, known.woman.id, said.about, now)?;
            return change.unchanged((known.woman.code, seen));
        }
        let words = Some(said.words.as_str()).filter(|words| !words.is_empty());
        let (participant, source) = (known.woman.id, Source::ByHand);
        let new = NewConcern { participant, source, kind: said.kind, risk: said.risk, words };
        let id = raising::raise_about(change, new, said.about)?;
        let seen = raising::is_seen(change, participant, said.about, now)?;
        change.commit(Entry::new(Action::ConcernRaise).on("concern", id), (known.woman.code, seen))
    });
    match raised.await {
        Ok((code, seen)) => {
            let said = if seen { "concerns-raised" } else { "concerns-raised-unseen" };
            Ok(see_other_with(&format!("/people/{code}/concern"), said))
        }
        Err(Error::Refused(problems)) => {
            let known = look(&app, actor, code).await?;
            show_again(&page(&screen, known, Form::again(fields, &problems, &screen.text)))
        }
        Err(other) => Err(other),
    }
}
