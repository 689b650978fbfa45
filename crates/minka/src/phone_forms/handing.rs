//! What a telephone takes: the list of forms, each form, and the codes that go with it.

use axum::{extract::State, response::Response};
use forms::{
    openrosa::{ListedForm, MediaFile, Outcome, form_list, hash, manifest},
    questionnaire::{CODES, Purpose, express},
    xform,
};

use super::{opening::Opened, rules, speaking, store};
use crate::{
    foundation::{
        access::Action, app::App, audit::Entry, change::By, crypto::token_hash, error::Error, page::At, text::Text,
    },
    instruments::Held,
};

/// The address of a telephone's link.
pub(super) fn address_of(app: &App, token: &str) -> String {
    format!("{}/phone/{token}", app.setting().public_url.trim_end_matches('/'))
}

/// What it is called on the telephone: a number and how many questions, and nothing about what they ask.
pub(super) fn title(text: &Text, number: usize, held: &Held) -> String {
    let questions = held.instrument.definition().items.len();
    text.phrase("phones-form-title").with("number", number).count(questions).to_string()
}

/// A questionnaire as the form of this telephone; none where there is no form of it.
fn form(text: &Text, (number, held): &(usize, Held)) -> Option<String> {
    let (id, title) = (held.id.to_string(), title(text, *number, held));
    let whom = text.say("phones-whom");
    let purpose = Purpose::Telephone { id: &id, title: &title, language: text.0.code(), whom: &whom };
    xform::write(&express(&held.instrument, purpose).ok()?).ok()
}

/// The list.
pub(super) async fn list_forms(State(app): State<App>, At(token): At<String>) -> Result<Response, Error> {
    let (now, key) = (app.clock().now(), token.clone());
    let (opened, forms) = app
        .store()
        .read(move |db| {
            let opened = Opened::load(db, &key, now)?;
            let forms = opened.forms(db)?;
            Ok((opened, forms))
        })
        .await?;
    let (text, address) = (opened.text(), address_of(&app, &token));
    let listed = forms.iter().filter_map(|one| {
        let file = form(&text, one)?;
        let (number, held) = one;
        Some(ListedForm {
            id: held.id.to_string(),
            name: title(&text, *number, held),
            version: held.version().to_owned(),
            hash: hash(file.as_bytes()),
            download_url: format!("{address}/forms/{}", held.id),
            manifest_url: Some(format!("{address}/forms/{}/manifest", held.id)),
        })
    });
    Ok(speaking::xml(form_list(&listed.collect::<Vec<_>>()), now))
}

/// One form.
pub(super) async fn hand_form(
    State(app): State<App>,
    At((token, wanted)): At<(String, String)>,
) -> Result<Response, Error> {
    let now = app.clock().now();
    let (text, found) = app
        .store()
        .read(move |db| {
            let opened = Opened::load(db, &token, now)?;
            let found = opened.forms(db)?.into_iter().find(|(_, held)| held.id.to_string() == wanted);
            Ok((opened.text(), found))
        })
        .await?;
    match found.and_then(|found| form(&text, &found)) {
        Some(file) => Ok(speaking::xml(file, now)),
        None => Ok(speaking::outcome(&text, Outcome::NotHere, now)),
    }
}

/// What goes with a form: the codes, and nothing else.
pub(super) async fn hand_manifest(
    State(app): State<App>,
    At((token, wanted)): At<(String, String)>,
) -> Result<Response, Error> {
    let (now, key) = (app.clock().now(), token.clone());
    let (text, codes) = app
        .store()
        .read(move |db| {
            let opened = Opened::load(db, &key, now)?;
            let is_known = opened.forms(db)?.iter().any(|(_, held)| held.id.to_string() == wanted);
            let codes = if is_known { Some(opened.codes(db, now)?) } else { None };
            Ok((opened.text(), codes))
        })
        .await?;
    let Some(codes) = codes else { return Ok(speaking::outcome(&text, Outcome::NotHere, now)) };
    let file = MediaFile {
        name: format!("{CODES}.csv"),
        hash: hash(rules::codes_table(&codes).as_bytes()),
        download_url: format!("{}/codes.csv", address_of(&app, &token)),
    };
    Ok(speaking::xml(manifest(&[file]), now))
}

/// The codes of her women, without a name. That they leave is written down before.
pub(super) async fn hand_codes(State(app): State<App>, At(token): At<String>) -> Result<Response, Error> {
    let (now, key) = (app.clock().now(), token.clone());
    // Reading first: whoever tries addresses at random keeps no writer busy.
    let user = app.store().read(move |db| Opened::load(db, &key, now).map(|opened| opened.link.user)).await?;
    let codes = app.store().change(By::User(user), move |change| {
        let at = change.at();
        let opened = Opened::load(change, &token, at)?;
        let codes = opened.codes(change, at)?;
        store::note_fetched(change, &token_hash(&token))?;
        let entry = Entry::new(Action::PersonFind).on("user", opened.link.user);
        let detail = format!("{} codes by the telephone of link {}", codes.len(), opened.link.start());
        change.commit(entry.detail(detail), codes)
    });
    Ok(speaking::table(rules::codes_table(&codes.await?), now))
}
