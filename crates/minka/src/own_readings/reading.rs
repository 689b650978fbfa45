//! What she asked for, opened for her: that it is read stands in the chain first, with the sealed reason; then the words.

use askama::Template;
use axum::extract::State;

use super::{asking, hearing::Reading, model::Part, rules};
use crate::{
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        clock::day_in,
        error::{Answer, Error},
        form::{Fields, Form},
        page::{At, Frame, Screen, show, show_again},
        text::Text,
        told::Told,
    },
    identities,
    people::in_reach_because,
    users,
};

#[derive(Template)]
#[template(path = "own_readings/reading.html")]
struct ReadingPage {
    frame: Frame,
    code: String,
    parts: Vec<Lines>,
    /// How many notes others wrote who walk with her; empty: none.
    others: String,
    /// How many those wrote who walk with her no more, when she did not ask for them; empty: none.
    left: String,
}

/// One part, as she hears it.
struct Lines {
    title: String,
    lines: Vec<Told>,
}

/// How many, in words; nothing for none.
fn say_count(text: &Text, key: &str, count: usize) -> String {
    match i64::try_from(count).unwrap_or(i64::MAX) {
        0 => String::new(),
        count => text.phrase(key).count(count).to_string(),
    }
}

/// Opens it.
pub(super) async fn read_out(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(code): At<String>,
    fields: Fields,
) -> Answer {
    let (who, typed, keyring, at) = (actor.clone(), fields.clone(), app.keyring().clone(), code.clone());
    let text = screen.text;
    let opened = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let for_her = (at.as_str(), "to be asked");
        let (woman, target) = in_reach_because(change, &who, Action::NoteExtract, for_her, now)?;
        let asked = rules::read(&typed).map_err(Error::Refused)?;
        who.check(Action::NoteExtract, &target.reason(&asked.reason))?;
        let about = (woman.site, Some(woman.id));
        let id = identities::keep_reason(change, &keyring, about, Action::NoteExtract, &asked.reason)?;
        let zone = users::get_programme_of(change, woman.site)?.zone;
        let (actor, today) = (&who, day_in(now, &zone));
        let reading = Reading { keyring: &keyring, actor, woman: &woman, today, text: &text, zone: &zone };
        let heard = reading.hear(change, &asked)?;
        let also = if asked.of_left { ", also what those wrote who walk with her no more" } else { "" };
        let entry = Entry::new(Action::NoteExtract).on_woman(woman.id);
        change.commit(entry.detail(format!("reason {id}, read to her{also}")), (woman, heard))
    });
    match opened.await {
        Ok((woman, heard)) => {
            let part = |(part, lines): (Part, Vec<Told>)| Lines {
                title: text.say(&format!("own-reading-hear-{}", part.key())),
                lines,
            };
            show(&ReadingPage {
                frame: screen.frame_titled(&woman.code, "people"),
                code: woman.code,
                others: say_count(&text, "visits-notes-of-others", heard.of_others),
                left: say_count(&text, "own-reading-left-wait", heard.of_left),
                parts: heard.parts.into_iter().map(part).collect(),
            })
        }
        Err(Error::Refused(problems)) => {
            let woman = asking::find(&app, &actor, code).await?;
            show_again(&asking::page(&screen, woman, Form::again(fields, &problems, &screen.text)))
        }
        Err(other) => Err(other),
    }
}
