//! The page of the lists: which given words are offered, and the programme's own.

use askama::Template;
use axum::extract::State;

use super::{
    model::{List, Word, WordId},
    rules, store,
};
use crate::{
    foundation::{
        access::{Action, Actor, Target},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problems},
        ids::{Id, SiteId},
        page::{At, Frame, Screen, see_other_with, show, show_again},
        store::Db,
        text::Text,
    },
    users::{self, Programme, ProgrammeId},
};

#[derive(Template)]
#[template(path = "vocabularies/settings.html")]
struct SettingsPage {
    frame: Frame,
    form: Form,
    parts: Vec<Part>,
}

/// One list of one programme.
struct Part {
    /// Names its two forms, and the field of a new word.
    about: String,
    site: String,
    title: String,
    list: &'static str,
    given: Vec<Choice>,
    own: Vec<Word>,
}

/// The programmes of the sites that somebody runs, each with one of its sites.
fn programmes(db: &mut Db<'_>, actor: &Actor) -> Result<Vec<(SiteId, Programme)>, Error> {
    users::list_programmes_of(db, &actor.reach(Action::VocabularyChoose).sites)
}

fn field_of(site: SiteId, list: List) -> String {
    format!("words-{site}-{}", list.key())
}

fn load(db: &mut Db<'_>, actor: &Actor, text: &Text) -> Result<Vec<Part>, Error> {
    let mut parts = Vec::new();
    for (site, programme) in programmes(db, actor)? {
        for list in List::ALL {
            let words = store::list_words(db, programme.id, list)?;
            let (given, own): (Vec<Word>, Vec<Word>) = words.into_iter().partition(|word| word.words.is_empty());
            parts.push(Part {
                about: field_of(site, list),
                site: site.to_string(),
                title: format!("{}: {}", programme.name, text.say(&format!("vocabularies-list-{}", list.key()))),
                list: list.key(),
                given: given.iter().map(|word| Choice::new(&word.key, word.say(text, list), word.offered)).collect(),
                own: own.into_iter().filter(|word| word.offered).collect(),
            });
        }
    }
    Ok(parts)
}

/// The programme and the list that a form names, for whoever runs it.
fn chosen(db: &mut Db<'_>, actor: &Actor, fields: &Fields) -> Result<(SiteId, ProgrammeId, List), Error> {
    let site = SiteId::parse(fields.text("site")).ok_or(Error::NotFound)?;
    let list = List::parse(fields.text("list")).ok_or(Error::NotFound)?;
    actor.check(Action::VocabularyChoose, &Target::site(site))?;
    Ok((site, users::get_programme_of(db, site)?.id, list))
}

/// The page.
pub(super) async fn show_settings(screen: Screen, State(app): State<App>, actor: Actor) -> Answer {
    let text = screen.text;
    let parts = app.store().read(move |db| load(db, &actor, &text)).await?;
    let form = Form::new(app.clock(), Fields::default());
    show(&SettingsPage { frame: screen.frame("vocabularies-title", "more"), form, parts })
}

/// Switches given words on and off.
pub(super) async fn choose(State(app): State<App>, actor: Actor, fields: Fields) -> Answer {
    let done = app.store().change(actor.by(), move |change| {
        let (_, programme, list) = chosen(change, &actor, &fields)?;
        if change.seen_before(&fields.submission())? {
            return change.unchanged(());
        }
        let (on, off): (Vec<&str>, Vec<&str>) =
            list.given().iter().partition(|key| fields.all("on").any(|chosen| chosen == **key));
        store::set_on(change, (programme, list), &on)?;
        store::set_off(change, (programme, list), &off)?;
        let entry = Entry::new(Action::VocabularyChoose).on("programme", programme);
        change.commit(entry.detail(format!("{}: {}", list.key(), on.join(" "))), ())
    });
    done.await?;
    Ok(see_other_with("/vocabularies", "vocabularies-chosen"))
}

/// Adds a word of one's own.
pub(super) async fn add(screen: Screen, State(app): State<App>, actor: Actor, fields: Fields) -> Answer {
    let (who, typed) = (actor.clone(), fields.clone());
    let done = app.store().change(actor.by(), move |change| {
        let (site, programme, list) = chosen(change, &who, &typed)?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(());
        }
        let (field, known) = (field_of(site, list), store::list_words(change, programme, list)?);
        let words = rules::check_word(&field, typed.text(&field), (list, &known))?;
        let word = store::add_word(change, (programme, list), &words)?;
        let entry = Entry::new(Action::VocabularyChoose).on("programme", programme);
        change.commit(entry.detail(format!("{} {word} added", list.key())), ())
    });
    match done.await {
        Ok(()) => Ok(see_other_with("/vocabularies", "vocabularies-chosen")),
        Err(Error::Refused(problems)) => again(&screen, &app, actor, fields, &problems).await,
        Err(other) => Err(other),
    }
}

async fn again(screen: &Screen, app: &App, actor: Actor, fields: Fields, problems: &Problems) -> Answer {
    let text = screen.text;
    let parts = app.store().read(move |db| load(db, &actor, &text)).await?;
    let form = Form::again(fields, problems, &screen.text);
    show_again(&SettingsPage { frame: screen.frame("vocabularies-title", "more").told(&form), form, parts })
}

/// A word that is no longer offered; where it was chosen it stays.
pub(super) async fn end(State(app): State<App>, actor: Actor, At(word): At<WordId>, fields: Fields) -> Answer {
    let done = app.store().change(actor.by(), move |change| {
        let programme = store::find_programme_of(change, word)?.ok_or(Error::NotFound)?;
        let mine = programmes(change, &actor)?.into_iter().find(|(_, known)| known.id == programme);
        let (site, _) = mine.ok_or(Error::NotFound)?;
        actor.check(Action::VocabularyChoose, &Target::site(site))?;
        if change.seen_before(&fields.submission())? {
            return change.unchanged(());
        }
        store::end_word(change, word)?;
        let entry = Entry::new(Action::VocabularyChoose).on("programme", programme);
        change.commit(entry.detail(format!("word {word} ended")), ())
    });
    done.await?;
    Ok(see_other_with("/vocabularies", "vocabularies-chosen"))
}
