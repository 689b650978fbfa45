//! Whoever is written alike, asked for while somebody registers a woman.

use jiff::civil::Date;

use super::{
    index::Indexes,
    model::{Found, PairKey, Side, Why},
    rules, store, words,
};
use crate::{
    foundation::{
        access::{Action, Actor, Target},
        app::App,
        change::Change,
        error::Error,
        ids::{GroupId, ParticipantId, SiteId},
        keyring::Keyring,
        store::Db,
        text::{Language, Text},
    },
    people::{self, Participant},
    users,
};

/// So many of a name are looked through for those of the same group.
const LOOKED_THROUGH: usize = 400;
/// Less probable than this is nothing.
const LEAST: f64 = 0.000_01;

/// The woman who is just being registered.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Her own id, when she has one already.
    pub id: Option<ParticipantId>,
    /// Where.
    pub site: SiteId,
    /// The name she chose.
    pub name: String,
    /// The group that was chosen for her.
    pub group: Option<GroupId>,
    /// Her language.
    pub language: Option<Language>,
    /// The day, there.
    pub today: Date,
}

/// Somebody who may be the same woman.
#[derive(Clone, Debug)]
pub struct Alike {
    side: Side,
    likely: i64,
    reasons: Vec<Why>,
    same_group: bool,
    same_language: bool,
}

impl Alike {
    /// Who it is.
    #[must_use]
    pub fn woman(&self) -> &Participant {
        &self.side.woman
    }
}

/// What may be shown of somebody alike: her row in a list, and why she is in it, in words.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Her code.
    pub code: String,
    /// Her sign.
    pub sign: String,
    /// The name she chose.
    pub name: String,
    /// Why, in the reader's language.
    pub reasons: Vec<String>,
}

/// Reads the names of the sites that somebody may register at, beside her question.
pub fn warm(app: &App, sites: Vec<SiteId>) {
    let (indexes, store, keyring) = (app.extension::<Indexes>(), app.store().clone(), app.keyring().clone());
    tokio::spawn(async move {
        for site in sites {
            let (indexes, keyring) = (indexes.clone(), keyring.clone());
            if let Err(cause) = store.read(move |db| indexes.warm((db, &keyring), site)).await {
                tracing::error!(%cause, "names could not be read beforehand");
            }
        }
    });
}

/// Everybody who may be the same woman, the likeliest first: also those whom the asker must not know of. What is shown to her
/// goes through [`shown_to`].
///
/// # Errors
/// When the database cannot be read.
pub fn find_alike(
    (indexes, keyring): (&Indexes, &Keyring),
    db: &mut Db<'_>,
    asked: &Asked,
) -> Result<Vec<Alike>, Error> {
    let candidates = indexes.candidates((db, keyring), asked.site, &asked.name, (LEAST, LOOKED_THROUGH))?;
    let near = asked.group.map_or(Ok(Vec::new()), |group| store::list_near(db, group, asked.today))?;
    let zone = users::get_programme_of(db, asked.site)?.zone;
    let mut found = Vec::new();
    for (woman, candidate) in candidates {
        let mut reasons = rules::whys(&candidate.reasons, false);
        // Both names are said whole.
        reasons.retain(|why| why.field == "given_name");
        let may_be_near = rules::is_asked_about(candidate.probability, true, &reasons);
        if Some(woman) == asked.id || !may_be_near {
            continue;
        }
        let same_group = near.contains(&woman);
        let is_near = same_group || asked.group.is_none() && !store::is_in_a_group(db, woman, asked.today)?;
        if !rules::is_asked_about(candidate.probability, is_near, &reasons) {
            continue;
        }
        let Some(side) = store::find_side(db, woman, (asked.today, &zone))? else { continue };
        let same_language = asked.language == Some(side.woman.language);
        let likely = rules::ten_thousandths(candidate.probability);
        found.push(Alike { side, likely, reasons, same_group, same_language });
        if found.len() == rules::MOST_SHOWN * 2 {
            break;
        }
    }
    Ok(found)
}

/// Whoever is written like a name, the likeliest first, whoever may see them: for comparing further.
///
/// # Errors
/// When the database cannot be read.
pub fn list_named_like(
    (indexes, keyring): (&Indexes, &Keyring),
    db: &mut Db<'_>,
    (site, name): (SiteId, &str),
    most: usize,
) -> Result<Vec<ParticipantId>, Error> {
    let found = indexes.candidates((db, keyring), site, name, (rules::LEAST_ASKED, most))?;
    Ok(found.into_iter().map(|(woman, _)| woman).collect())
}

/// Those whom the asker may see anyway: a question must not tell her of others.
///
/// # Errors
/// When the database cannot be read.
pub fn shown_to(
    db: &mut Db<'_>,
    actor: &Actor,
    (asked, alike): (&Asked, &[Alike]),
    text: &Text,
) -> Result<Vec<Shown>, Error> {
    let mut shown = Vec::new();
    for one in alike {
        let target: Target = people::target_of(db, one.woman(), asked.today)?;
        if shown.len() < rules::MOST_SHOWN && actor.check(Action::PersonReadBasic, &target).is_ok() {
            shown.push(Shown {
                code: one.woman().code.clone(),
                sign: one.woman().sign.clone(),
                name: one.woman().chosen_name.clone(),
                reasons: say(text, asked, one),
            });
        }
    }
    Ok(shown)
}

fn say(text: &Text, asked: &Asked, one: &Alike) -> Vec<String> {
    let names = (asked.name.as_str(), one.woman().chosen_name.as_str());
    let mut said: Vec<String> = one.reasons.iter().map(|why| words::say_why(text, why, names)).collect();
    match one.side.groups.as_slice() {
        [] => {}
        groups if one.same_group => {
            said.push(text.phrase("duplicates-same-group").with("group", groups.join(", ")).to_string());
        }
        groups => said.push(text.phrase("duplicates-in-group").with("group", groups.join(", ")).to_string()),
    }
    if one.same_language {
        let language = one.woman().language.own_name();
        said.push(text.phrase("duplicates-same-language").with("language", language).to_string());
    }
    let day = text.full_day(one.side.registered);
    said.push(text.phrase("duplicates-registered").with("day", day).to_string());
    said
}

/// Writes down whom a woman may be who was just registered, for the review list. Whoever was shown somebody alike and may judge
/// both has said, by registering her, that they are two: that is remembered, and the pair does not come to the list.
///
/// # Errors
/// When it cannot be written.
pub fn note_alike(
    change: &mut Change<'_>,
    actor: &Actor,
    (woman, today): (&Participant, Date),
    alike: &[Alike],
) -> Result<(), Error> {
    let own = people::target_of(change, woman, today)?;
    let judges = actor.check(Action::DuplicateReview, &own).is_ok();
    let mut seen = 0;
    for one in alike {
        let Some(key) = PairKey::of(woman.id, one.woman().id) else { continue };
        let found = Found { key, likely: one.likely, reasons: one.reasons.clone() };
        store::save_pair(change, woman.site, &found, "registration")?;
        let target = people::target_of(change, one.woman(), today)?;
        seen += usize::from(actor.check(Action::PersonReadBasic, &target).is_ok());
        let was_shown = seen <= rules::MOST_SHOWN;
        if judges && was_shown && actor.check(Action::DuplicateReview, &target).is_ok() {
            store::add_verdict(change, woman.site, key, "")?;
        }
    }
    Ok(())
}
