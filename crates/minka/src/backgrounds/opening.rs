//! Opening what she told: asked for by a form, written into the audit chain before anything is shown, shown once; and the questions,
//! answered as far as she likes.

use askama::Template;
use axum::extract::State;
use jiff::Timestamp;

use super::{
    model::{Answers, Choices, DIFFICULTY, QUESTIONS, Question, RATHER_NOT, Why},
    rules::{self, Functioning},
    sealed, store,
};
use crate::{
    consents,
    foundation::{
        access::{Action, Actor, Decision, Target},
        app::App,
        audit::Entry,
        change::Change,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problem, Problems},
        ids::ParticipantId,
        keyring::Keyring,
        page::{At, Frame, Screen, see_other_with, show, show_again},
        store::Db,
        text::Text,
        told::Told,
    },
    identities,
    people::{self, Participant},
    switches::{self, About, Emptying, Off},
    users::{self, ProgrammeId},
};

/// Longest reason.
const LONGEST_REASON: usize = 200;

#[derive(Template)]
#[template(path = "backgrounds/ask.html")]
struct AskPage {
    frame: Frame,
    form: Form,
    code: String,
    asks_reason: bool,
}

#[derive(Template)]
#[template(path = "backgrounds/opened.html")]
struct OpenedPage {
    frame: Frame,
    form: Form,
    code: String,
    reason: String,
    lines: Vec<(String, String)>,
    told: String,
    earlier: Vec<String>,
    functioning: String,
    may_write: bool,
    /// Whether the programme asks anything of this.
    asks_anything: bool,
    questions: Vec<Asked>,
    emptying: Emptying,
}

/// One question of the form.
struct Asked {
    key: &'static str,
    label: String,
    choices: Vec<Choice>,
}

/// What a programme asks, and its own list.
struct Asking {
    questions: Vec<Question>,
    whys: Vec<Why>,
    off: Off,
}

impl Asking {
    fn load(db: &mut Db<'_>, programme: ProgrammeId) -> Result<Self, Error> {
        let off = switches::list_off(db, programme)?;
        let whys = store::list_whys(db, programme)?;
        let is_on = |question: &Question| !off.has(question.switch);
        let some = |question: &Question| question.choices != Choices::Own || whys.iter().any(|why| !why.ended);
        let questions = QUESTIONS.into_iter().filter(|question| is_on(question) && some(question)).collect();
        Ok(Asking { questions, whys, off })
    }

    /// The lines that may be chosen: those that are offered, and the one that she chose.
    fn own(&self, chosen: Option<&String>) -> Vec<String> {
        let offered = self.whys.iter().filter(|why| !why.ended || Some(&why.id.to_string()) == chosen);
        offered.map(|why| why.id.to_string()).collect()
    }
}

/// What she told last, for herself: each question with her answer.
///
/// # Errors
/// When it cannot be read, or the seal does not open.
pub fn tell(
    db: &mut Db<'_>,
    keyring: &Keyring,
    (programme, woman): (ProgrammeId, ParticipantId),
    text: &Text,
) -> Result<Vec<Told>, Error> {
    let Some((answers, _)) = sealed::find_newest(db, keyring, woman)? else { return Ok(Vec::new()) };
    let whys = store::list_whys(db, programme)?;
    let line = |question: &Question| {
        let answer = answers.get(question.key)?;
        let asked = text.say(&format!("backgrounds-ask-{}", question.key));
        let line = Told::new(asked, say_answer(text, question, answer, &whys));
        Some(line.with("question", question.key).with("answer", answer))
    };
    Ok(QUESTIONS.iter().filter_map(line).collect())
}

/// An answer in words.
fn say_answer(text: &Text, question: &Question, answer: &str, whys: &[Why]) -> String {
    if answer == RATHER_NOT {
        return text.say("backgrounds-rather-not");
    }
    match question.choices {
        Choices::Keys(_) => text.say(&format!("backgrounds-{}-{answer}", question.key)),
        Choices::Difficulty => text.say(&format!("backgrounds-difficulty-{answer}")),
        Choices::Number(..) => answer.to_owned(),
        Choices::Own => {
            whys.iter().find(|why| why.id.to_string() == answer).map(|why| why.words.clone()).unwrap_or_default()
        }
    }
}

fn asked(text: &Text, question: &Question, asking: &Asking, chosen: &str) -> Asked {
    let answers: Vec<String> = match question.choices {
        Choices::Keys(keys) => keys.iter().map(|key| (*key).to_owned()).collect(),
        Choices::Number(least, most) => (least..=most).map(|number| number.to_string()).collect(),
        Choices::Own => asking.own(Some(&chosen.to_owned())),
        Choices::Difficulty => DIFFICULTY.map(str::to_owned).into(),
    };
    let none = Choice::new("", text.say("backgrounds-not-asked"), chosen.is_empty());
    let rather_not = Choice::new(RATHER_NOT, text.say("backgrounds-rather-not"), chosen == RATHER_NOT);
    let each = answers
        .iter()
        .map(|answer| Choice::new(answer, say_answer(text, question, answer, &asking.whys), chosen == answer));
    Asked {
        key: question.key,
        label: text.say(&format!("backgrounds-ask-{}", question.key)),
        choices: std::iter::once(none).chain(each).chain([rather_not]).collect(),
    }
}

/// Whether this actor has to say why.
fn asks_reason(actor: &Actor, target: &Target) -> bool {
    actor.decide(Action::BackgroundRead, &target.clone().reason("")) == Decision::Deny
}

/// Asks whether to open it, and why. Nothing is read yet.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor, At(code): At<String>) -> Answer {
    let (now, who) = (app.clock().now(), actor.clone());
    let found = app
        .store()
        .read(move |db| people::in_reach_because(db, &who, Action::BackgroundRead, (&code, "to be asked"), now));
    let (woman, target) = found.await?;
    let form = Form::new(app.clock(), Fields::default());
    show(&ask_page(&screen, woman.code, asks_reason(&actor, &target), form))
}

fn ask_page(screen: &Screen, code: String, asks_reason: bool, form: Form) -> AskPage {
    AskPage { frame: screen.frame_titled(&code, "people").told(&form), form, code, asks_reason }
}

/// What was opened.
struct Opened {
    woman: Participant,
    zone: String,
    newest: Option<(Answers, Timestamp)>,
    days: Vec<Timestamp>,
    asking: Asking,
    may_write: bool,
}

fn read_opened(db: &mut Db<'_>, keyring: &Keyring, woman: Participant, may_write: bool) -> Result<Opened, Error> {
    let programme = users::get_programme_of(db, woman.site)?;
    let newest = sealed::find_newest(db, keyring, woman.id)?;
    let days = store::list_days(db, woman.id)?;
    let asking = Asking::load(db, programme.id)?;
    Ok(Opened { zone: programme.zone, newest, days, asking, may_write, woman })
}

fn opened_page(screen: &Screen, opened: Opened, reason: &str, form: Form) -> OpenedPage {
    let text = &screen.text;
    let (answers, at) = opened.newest.unwrap_or_default();
    let line = |question: &Question| {
        let answer = answers.get(question.key)?;
        let label = text.say(&format!("backgrounds-ask-{}", question.key));
        Some((label, say_answer(text, question, answer, &opened.asking.whys)))
    };
    let day = |at: &Timestamp| text.instant(*at, &opened.zone);
    let emptying = Emptying::of(text, &opened.asking.off, &form, |switch| {
        let of = |question: &&Question| question.switch == switch && answers.contains_key(question.key);
        QUESTIONS.iter().find(of).map(|_| String::new())
    });
    let functioning = match rules::functioning(&answers) {
        Functioning::With => text.say("backgrounds-functioning-with"),
        Functioning::Without => text.say("backgrounds-functioning-without"),
        Functioning::Unknown => String::new(),
    };
    OpenedPage {
        frame: screen.frame_titled(&opened.woman.code, "people").told(&form),
        lines: QUESTIONS.iter().filter_map(line).collect(),
        told: if answers.is_empty() {
            String::new()
        } else {
            text.phrase("backgrounds-told").with("at", day(&at)).to_string()
        },
        earlier: opened.days.iter().skip(1).map(day).collect(),
        functioning,
        may_write: opened.may_write,
        asks_anything: opened.asking.off.leaves_some_of(About::Life),
        emptying,
        questions: opened
            .asking
            .questions
            .iter()
            .map(|question| asked(text, question, &opened.asking, form.value(question.key)))
            .collect(),
        reason: reason.to_owned(),
        code: opened.woman.code,
        form,
    }
}

/// Checks the reason, where one is needed.
fn check_reason(actor: &Actor, (action, target): (Action, &Target), reason: &str) -> Result<(), Error> {
    if actor.decide(action, &target.clone().reason("")) == Decision::Deny {
        if reason.is_empty() {
            return Err(Problem::new("reason", "identity-reason-needed").into());
        }
        if reason.chars().count() > LONGEST_REASON || reason.chars().any(char::is_control) {
            return Err(Problem::new("reason", "people-too-long").with("most", LONGEST_REASON).into());
        }
    }
    actor.check(action, &target.clone().reason(reason)).map(|_| ())
}

/// The entry; a reason that was given stands sealed beside it.
fn because(
    change: &mut Change<'_>,
    keyring: &Keyring,
    (action, woman): (Action, &Participant),
    reason: &str,
) -> Result<Entry, Error> {
    let entry = Entry::new(action).on_woman(woman.id);
    if reason.is_empty() {
        return Ok(entry);
    }
    let id = identities::keep_reason(change, keyring, (woman.site, Some(woman.id)), action, reason)?;
    Ok(entry.detail(format!("reason {id}")))
}

/// Opens it: first the entry, durable; then the bytes.
pub(super) async fn open(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(code): At<String>,
    fields: Fields,
) -> Answer {
    let (who, reason, keyring, at) =
        (actor.clone(), fields.text("reason").to_owned(), app.keyring().clone(), code.clone());
    let opened = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let asked = (at.as_str(), "to be asked");
        let (woman, target) = people::in_reach_because(change, &who, Action::BackgroundRead, asked, now)?;
        check_reason(&who, (Action::BackgroundRead, &target), &reason)?;
        let may_write = who.decide(Action::BackgroundWrite, &target.reason(&reason)) != Decision::Deny;
        let entry = because(change, &keyring, (Action::BackgroundRead, &woman), &reason)?;
        let opened = read_opened(change, &keyring, woman, may_write)?;
        change.commit(entry, opened)
    });
    match opened.await {
        Ok(opened) => {
            let answers = opened.newest.as_ref().map(|(answers, _)| answers.clone()).unwrap_or_default();
            let filled = answers.iter().fold(Fields::default(), |fields, (key, answer)| fields.with(key, answer));
            let form = Form::new(app.clock(), filled);
            show(&opened_page(&screen, opened, fields.text("reason"), form))
        }
        Err(Error::Refused(problems)) => {
            let form = Form::again(fields, &problems, &screen.text);
            show_again(&ask_page(&screen, people::read_code(&code).unwrap_or_default(), true, form))
        }
        Err(other) => Err(other),
    }
}

/// Keeps what she told, as a new telling.
pub(super) async fn save(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(code): At<String>,
    fields: Fields,
) -> Answer {
    let (who, typed, keyring, at) = (actor.clone(), fields.clone(), app.keyring().clone(), code.clone());
    let saved = app.store().change(actor.by(), move |change| {
        let (now, reason) = (change.at(), typed.text("reason").to_owned());
        let asked = (at.as_str(), reason.as_str());
        let (woman, _) = people::in_reach_because(change, &who, Action::BackgroundWrite, asked, now)?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(woman.code);
        }
        consents::check_takes_part(change, woman.id)?;
        let programme = users::get_programme_of(change, woman.site)?.id;
        let asking = Asking::load(change, programme)?;
        let before = sealed::find_newest(change, &keyring, woman.id)?.unwrap_or_default().0;
        let own = asking.own(before.get("brings"));
        let emptied = switches::emptied(&typed, &asking.off);
        let told = rules::told(&before, (&asking.questions, &emptied), &own, |key| typed.text(key).to_owned());
        let told = told.map_err(|problems| Error::Refused(Problems(problems)))?;
        let telling = sealed::add_background(change, &keyring, (woman.site, woman.id), &told)?;
        let entry = because(change, &keyring, (Action::BackgroundWrite, &woman), &reason)?;
        change.commit(entry.detail(format!("telling {telling}")), woman.code)
    });
    match saved.await {
        Ok(code) => Ok(see_other_with(&format!("/people/{code}"), "backgrounds-saved")),
        Err(Error::Refused(problems)) => {
            let (now, reason, keyring) = (app.clock().now(), fields.text("reason").to_owned(), app.keyring().clone());
            let (because, at) = (reason.clone(), code.clone());
            let opened = app.store().read(move |db| {
                let asked = (at.as_str(), because.as_str());
                let (woman, _) = people::in_reach_because(db, &actor, Action::BackgroundWrite, asked, now)?;
                let mut opened = read_opened(db, &keyring, woman, true)?;
                // What stood before is not shown again: only what was just typed.
                opened.newest = None;
                opened.days.clear();
                Ok(opened)
            });
            let form = Form::again(fields, &problems, &screen.text);
            show_again(&opened_page(&screen, opened.await?, &reason, form))
        }
        Err(other) => Err(other),
    }
}
