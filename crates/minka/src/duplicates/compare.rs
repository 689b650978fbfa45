//! Two files side by side: why they look like one woman's, and the word that they are not.

use askama::Template;
use axum::extract::State;
use jiff::Timestamp;

use super::{
    list::{PairLine, day_at, pair_line},
    model::{Found, PairKey, Verdict},
    rules::WORDS,
    store,
};
use crate::{
    foundation::{
        access::{Action, Actor, Decision, Target},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problem, Problems},
        page::{At, Frame, Query, Screen, see_other, see_other_with, show, show_again},
        store::Db,
        text::Text,
    },
    people::{self, Participant},
};

#[derive(Template)]
#[template(path = "duplicates/choose.html")]
struct ChoosePage {
    frame: Frame,
    form: Form,
}

#[derive(Template)]
#[template(path = "duplicates/both.html")]
struct BothPage {
    frame: Frame,
    form: Form,
    pair: PairLine,
    /// What was said of them, or empty.
    said: String,
    words: Vec<Choice>,
    /// Where they are put together; empty for whoever may not.
    merge: String,
}

/// Two women within reach.
struct Both {
    one: Participant,
    other: Participant,
    key: PairKey,
    target: Target,
}

fn load(db: &mut Db<'_>, actor: &Actor, (one, other): (&str, &str), now: Timestamp) -> Result<Both, Error> {
    let (one, target) = people::in_reach(db, actor, Action::DuplicateReview, one, now)?;
    let (other, _) = people::in_reach(db, actor, Action::DuplicateReview, other, now)?;
    let key = PairKey::of(one.id, other.id).filter(|_| one.site == other.site).ok_or(Error::NotFound)?;
    Ok(Both { one, other, key, target })
}

/// Two codes, to look at side by side.
pub(super) async fn choose(screen: Screen, State(app): State<App>, actor: Actor, Query(query): Query) -> Answer {
    if actor.reach(Action::DuplicateReview).is_empty() {
        return Err(Error::NotFound);
    }
    if !query.has("one") && !query.has("other") {
        let form = Form::new(app.clock(), query);
        return show(&ChoosePage { frame: screen.frame("duplicates-compare", "people"), form });
    }
    let (now, typed) = (app.clock().now(), query.clone());
    let found = app.store().read(move |db| {
        let mut problems = Problems::default();
        let mut woman = |field: &'static str| {
            let found = people::in_reach(db, &actor, Action::DuplicateReview, typed.text(field), now);
            match found {
                Ok((woman, _)) => Ok(Some(woman)),
                Err(Error::NotFound) => {
                    problems.add(Problem::new(field, "duplicates-code-unknown"));
                    Ok(None)
                }
                Err(other) => Err(other),
            }
        };
        let (one, other) = (woman("one")?, woman("other")?);
        if let Some((one, other)) = one.as_ref().zip(other.as_ref()) {
            if one.id == other.id {
                problems.add(Problem::new("other", "duplicates-same-file"));
            } else if one.site != other.site {
                problems.add(Problem::new("other", "duplicates-two-sites"));
            }
        }
        problems.none()?;
        one.zip(other).ok_or(Error::NotFound)
    });
    match found.await {
        Ok((one, other)) => Ok(see_other(&format!("/duplicates/{}/{}", one.code, other.code))),
        Err(Error::Refused(problems)) => {
            let form = Form::again(query, &problems, &screen.text);
            show_again(&ChoosePage { frame: screen.frame("duplicates-compare", "people").told(&form), form })
        }
        Err(other) => Err(other),
    }
}

fn both_page(
    db: &mut Db<'_>,
    (screen, actor): (&Screen, &Actor),
    both: &Both,
    form: Form,
    now: Timestamp,
) -> Result<BothPage, Error> {
    let text = &screen.text;
    let (today, zone) = day_at(db, both.one.site, now)?;
    let found = store::find_pair(db, both.key)?;
    let known = found.is_some();
    let found = found.unwrap_or(Found { key: both.key, likely: 0, reasons: Vec::new() });
    let mut pair = pair_line(db, &found, text, (today, &zone))?.ok_or(Error::NotFound)?;
    if !known {
        pair.likely = text.say("duplicates-not-found-alike");
    }
    let said = store::find_verdict(db, both.one.id, both.other.id)?;
    let may = |action| actor.decide(action, &both.target) != Decision::Deny;
    let merge = format!("/people/{}/merge/{}", both.one.code, both.other.code);
    Ok(BothPage {
        frame: screen.frame("duplicates-compare", "people").told(&form),
        words: word_choices(text, form.value("word")),
        merge: if may(Action::MergePropose) && said.is_none() { merge } else { String::new() },
        said: said.map(|verdict| say_verdict(text, &verdict, &zone)).unwrap_or_default(),
        pair,
        form,
    })
}

fn word_choices(text: &Text, chosen: &str) -> Vec<Choice> {
    let none = Choice::new("", text.say("duplicates-word-none"), chosen.is_empty());
    let each = |word: &&'static str| Choice::new(word, text.say(&format!("duplicates-word-{word}")), chosen == *word);
    std::iter::once(none).chain(WORDS.iter().map(each)).collect()
}

/// Who said when that they are two, and the word that goes with it.
pub(super) fn say_verdict(text: &Text, verdict: &Verdict, zone: &str) -> String {
    let at = text.instant(verdict.at, zone);
    let said = text.phrase("duplicates-said").with("name", &verdict.by).with("at", at).to_string();
    if verdict.word.is_empty() {
        return said;
    }
    format!("{said} {}", text.say(&format!("duplicates-word-{}", verdict.word)))
}

/// Both.
pub(super) async fn show_both(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At((one, other)): At<(String, String)>,
) -> Answer {
    let now = app.clock().now();
    let form = Form::new(app.clock(), Fields::default());
    let page = app.store().read(move |db| {
        let both = load(db, &actor, (&one, &other), now)?;
        both_page(db, (&screen, &actor), &both, form, now)
    });
    show(&page.await?)
}

/// They are two women: the pair is not shown again.
pub(super) async fn tell_apart(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At((one, other)): At<(String, String)>,
    fields: Fields,
) -> Answer {
    let (who, typed, at) = (actor.clone(), fields.clone(), (one.clone(), other.clone()));
    let told = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let both = load(change, &who, (&at.0, &at.1), now)?;
        let list = format!("/duplicates?scope={}", both.one.site);
        if change.seen_before(&typed.submission())?
            || store::find_verdict(change, both.one.id, both.other.id)?.is_some()
        {
            return change.unchanged(list);
        }
        let word = typed.text("word");
        if !word.is_empty() && !WORDS.contains(&word) {
            return Err(Problem::new("word", "duplicates-word-unknown").into());
        }
        let verdict = store::add_verdict(change, both.one.site, both.key, word)?;
        let entry = Entry::new(Action::DuplicateReview).on_woman(both.one.id).with_woman(both.other.id);
        let detail = format!("told apart, verdict {verdict}");
        change.commit(entry.detail(detail), list)
    });
    match told.await {
        Ok(list) => Ok(see_other_with(&list, "duplicates-told-apart")),
        Err(Error::Refused(problems)) => {
            let now = app.clock().now();
            let form = Form::again(fields, &problems, &screen.text);
            let page = app.store().read(move |db| {
                let both = load(db, &actor, (&one, &other), now)?;
                both_page(db, (&screen, &actor), &both, form, now)
            });
            show_again(&page.await?)
        }
        Err(other) => Err(other),
    }
}
