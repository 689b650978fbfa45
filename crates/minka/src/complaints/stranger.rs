//! The door for everybody: no account, no code, no name. It shows two names, of those who would read what is written, so that whoever
//! speaks can say whom it shall not reach.

use askama::Template;
use axum::extract::State as Held;
use jiff::ToSpan;

use super::{
    filing::{Asking, SlipPage, file, read_told},
    model::{Answer, Colleague, NewComplaint, State, WayIn},
    rules::{self, LONGEST_LINE, MOST_AN_HOUR},
    sealed,
    standing::Standing,
    store,
};
use crate::{
    concerns,
    foundation::{
        app::App,
        audit::Entry,
        change::By,
        error::{self, Error},
        form::{Choice, FORM_ID, Fields, Form, Problems},
        ids::{SiteId, UserId},
        page::{At, Frame, Screen, show, show_again},
    },
    users,
};

#[derive(Template)]
#[template(path = "complaints/stranger.html")]
struct StrangerPage {
    frame: Frame,
    form: Form,
    here: String,
    /// The two who would read it.
    readers: Vec<Choice>,
    ask: Asking,
}

#[derive(Template)]
#[template(path = "complaints/asked.html")]
struct AskedPage {
    frame: Frame,
    here: String,
    /// Where it stands; empty for a number that nobody has.
    state: String,
    kind: &'static str,
    answers: Vec<String>,
}

/// The colleagues who would read it, the first two.
fn readers(standing: &Standing) -> Vec<Colleague> {
    let takers = standing.takers(&[], false);
    let of = |user: &UserId| standing.colleagues.iter().find(|one| one.user == *user).cloned();
    takers.iter().filter_map(of).take(2).collect()
}

async fn page(screen: &Screen, app: &App, site: SiteId, form: Form) -> Result<StrangerPage, Error> {
    let now = app.clock().now();
    let standing = app.store().read(move |db| {
        if users::list_sites(db)?.iter().all(|known| known.id != site) {
            return Err(Error::NotFound);
        }
        Standing::load(db, site, now)
    });
    let readers = readers(&standing.await?);
    let choice = |one: &Colleague| {
        let user = one.user.to_string();
        let chosen = form.chosen("not", &user);
        Choice::new(user, &one.name, chosen)
    };
    Ok(StrangerPage {
        frame: screen.frame("complaints-word", "").told(&form),
        here: format!("/word/{site}"),
        readers: readers.iter().map(choice).collect(),
        ask: Asking::of(&screen.text, &form, |key| format!("complaints-mine-{key}")),
        form,
    })
}

/// The form.
pub(super) async fn ask(screen: Screen, Held(app): Held<App>, At(site): At<SiteId>) -> error::Answer {
    let form = Form::new(app.clock(), Fields::default());
    show(&page(&screen, &app, site, form).await?)
}

fn read(typed: &Fields, site: SiteId, standing: &Standing) -> Result<NewComplaint, Error> {
    let mut problems = Problems::default();
    let (category, mut told) = read_told(typed, &mut problems);
    let about = concerns::check_words("about", typed.text("about"), LONGEST_LINE);
    told.about = problems.keep(about).unwrap_or_default();
    let ticked = |one: &&Colleague| typed.all("not").any(|user| user == one.user.to_string());
    let mut named: Vec<UserId> = standing.colleagues.iter().filter(ticked).map(|one| one.user).collect();
    // Whoever takes complaints and stands in the words does not read them, ticked or not.
    named.extend(rules::named_in(&format!("{} {}", told.about, told.words), "", &standing.colleagues));
    match category {
        Some(category) if problems.is_empty() => {
            Ok(NewComplaint { site, category, way_in: WayIn::Stranger, named, also_shut: Vec::new(), told })
        }
        _ => Err(Error::Refused(problems)),
    }
}

/// Files it, and shows the number of the slip.
pub(super) async fn save(screen: Screen, Held(app): Held<App>, At(site): At<SiteId>, fields: Fields) -> error::Answer {
    let typed = fields.clone();
    let filed = app.store().change(By::Stranger, move |change| {
        let now = change.at();
        if users::list_sites(change)?.iter().all(|known| known.id != site) {
            return Err(Error::NotFound);
        }
        let number = sealed::slip(change.keyring()?.installation(), site, typed.text(FORM_ID));
        if change.seen_before(&typed.submission())? {
            return change.unchanged(number);
        }
        if store::count_from_strangers(change, site, now - 1.hour())? >= MOST_AN_HOUR {
            return Err(Error::TooMany);
        }
        let standing = Standing::load(change, site, now)?;
        let id = file(change, &read(&typed, site, &standing)?, &number)?;
        change.commit(Entry::event("complaint.filed").on("complaint", id), number)
    });
    match filed.await {
        Ok(number) => {
            show(&SlipPage { frame: screen.frame("complaints-word", ""), number, here: format!("/word/{site}") })
        }
        Err(Error::Refused(problems)) => {
            show_again(&page(&screen, &app, site, Form::again(fields, &problems, &screen.text)).await?)
        }
        Err(other) => Err(other),
    }
}

/// How it stands, for whoever has the number. A number that nobody has gets a plain answer.
pub(super) async fn look(screen: Screen, Held(app): Held<App>, At(site): At<SiteId>, fields: Fields) -> error::Answer {
    let hash = sealed::slip_hash(fields.text("number"));
    let looked = app.store().change(By::Stranger, move |change| {
        let Some(complaint) = store::find_by_slip(change, site, &hash)? else { return change.unchanged(None) };
        let keyring = change.keyring()?;
        let mut answers = Vec::new();
        for (id, _, _, _, blob) in store::list_steps(change, complaint.id)? {
            let said = sealed::open_step(keyring.installation(), id, &blob)?;
            answers.extend(Some(said.for_her).filter(|words| !words.is_empty()));
        }
        let entry = Entry::event("complaint.asked").on("complaint", complaint.id);
        change.commit(entry, Some((complaint.state, answers)))
    });
    let found = looked.await?;
    let text = &screen.text;
    let state = found.as_ref().map(|(state, _)| text.say(&format!("complaints-hers-{}", hers(*state))));
    let kind = if matches!(found, Some((State::Closed, _))) { "good" } else { "wait" };
    show(&AskedPage {
        frame: screen.frame("complaints-word", ""),
        here: format!("/word/{site}"),
        state: state.unwrap_or_default(),
        kind,
        answers: found.map(|(_, answers)| answers).unwrap_or_default(),
    })
}

/// What she is told of a state: received, looked into, or over.
fn hers(state: State) -> &'static str {
    match state {
        State::New => "new",
        State::Closed => "closed",
        State::Assigned | State::InProgress | State::OnHold | State::ForApproval => "open",
    }
}

/// Whether she is told by her slip alone, or somebody has to tell her.
pub(super) fn is_told_by_us(answer: &str) -> bool {
    matches!(Answer::parse(answer), Some(Answer::Telephone | Answer::Person))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn she_is_told_as_she_chose() {
        for answer in Answer::ALL {
            let expected = matches!(answer, Answer::Telephone | Answer::Person);
            assert_eq!(is_told_by_us(answer.key()), expected);
        }
        assert_eq!(State::ALL.map(hers), ["new", "open", "open", "open", "open", "closed"]);
    }
}
