//! The alarm that rings by itself: once a day the program looks whether the answers to each questionnaire with reversed questions hang
//! together, language by language, and notes where something is wrong. What is noted is the questionnaire and the language: no figure, and
//! nothing of any woman.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{many, store, together::alphas};
use crate::{
    foundation::{app::App, audit::Entry, change::By, clock::day_in, error::Error, keyring::Keyring, store::Db},
    instruments,
    users::{self, Programme},
};

/// Looks once more in every programme; gives how many questionnaires ring. Where nothing of the kind is asked nothing is read.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn look_again(app: &App) -> Result<usize, Error> {
    let programmes = app.store().read(|db| {
        let sites: Vec<_> = users::list_sites(db)?.into_iter().map(|site| site.id).collect();
        let mut programmes: Vec<Programme> = Vec::new();
        for (_, programme) in users::list_programmes_of(db, &sites)? {
            if programmes.iter().all(|known| known.id != programme.id) {
                programmes.push(programme);
            }
        }
        Ok(programmes)
    });
    let mut ringing = 0;
    for programme in programmes.await? {
        let (keyring, id) = (app.keyring().clone(), programme.id);
        let today = day_in(app.clock().now(), &programme.zone);
        // Read aside: whoever marks a roll call does not wait for it.
        let found = app.store().read(move |db| find(db, &keyring, &programme, today)).await?;
        let Some((alarms, women)) = found else { continue };
        ringing += alarms.len();
        let noted = app.store().change(By::Program, move |change| {
            store::set_alarms(change, id, &alarms)?;
            let entry = Entry::event("answers.compared").on("programme", id);
            change.commit(entry.detail(format!("answers of {women} women, {} alarms", alarms.len())), ())
        });
        noted.await?;
    }
    Ok(ringing)
}

/// A questionnaire's key, and a language.
type Alarms = BTreeSet<(String, String)>;

fn find(
    db: &mut Db<'_>,
    keyring: &Keyring,
    programme: &Programme,
    today: Date,
) -> Result<Option<(Alarms, usize)>, Error> {
    let on = instruments::list_on(db, programme.id)?;
    let mut looked_at = on.iter().filter(|held| held.instrument.has_both_polarities()).peekable();
    if looked_at.peek().is_none() {
        return Ok(None);
    }
    let (mut alarms, mut women) = (Alarms::new(), 0);
    for held in looked_at {
        let (many, answered) = many::gather(db, keyring, (programme.id, held.key()), today)?;
        women += answered;
        for (language, alpha, _) in alphas(&many) {
            if alpha.is_some_and(|alpha| alpha.suspect(true)) {
                alarms.insert((held.key().to_owned(), language.to_owned()));
            }
        }
    }
    Ok(Some((alarms, women)))
}
