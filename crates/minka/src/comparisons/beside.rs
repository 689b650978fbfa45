//! One woman beside everybody else: those of her site, and those of the other sites of the programme.
//!
//! A small site is compared whole. In a large one those come into question who share her telephone or two words of a legal name
//! (by the keyed traces that sealed parts leave) or whose chosen name is like hers, beside some others who say which names are
//! frequent there.

use linkage::{Candidate, Register, Settings};

use super::{rules, searching, store};
use crate::{
    duplicates::{self, Compared, Found, Indexes},
    foundation::{
        access::Action,
        app::App,
        audit::Entry,
        change::By,
        error::Error,
        ids::{ParticipantId, SiteId},
        keyring::Keyring,
        store::Db,
    },
    identities::{self, Identity},
    people::Participant,
    users,
};

/// A site of fewer women is compared whole; in a larger one so many say which names are frequent.
const SMALL_SITE: u32 = 400;
/// Of a large site so many who share something with her are compared.
const MOST_SHARING: usize = 200;
/// And so many whose chosen name is like hers.
const MOST_NAMED_LIKE: usize = 20;
/// So many are kept of one woman.
const MOST_FOUND: usize = 10;

/// Her site, and after it the other sites of the programme.
pub(super) fn list_sites(db: &mut Db<'_>, own: SiteId) -> Result<Vec<SiteId>, Error> {
    let all = users::list_sites(db)?;
    let programme = all.iter().find(|site| site.id == own).map(|site| site.programme);
    let others = all.iter().filter(|site| site.id != own && Some(site.programme) == programme);
    Ok(std::iter::once(own).chain(others.map(|site| site.id)).collect())
}

/// Compares her with everybody else and keeps what is found, in place of what was found about her before. The caller has
/// written into the chain that it begins.
pub(super) async fn compare_woman(app: &App, by: By, hers: (Participant, Identity)) -> Result<(), Error> {
    let (indexes, keyring, woman) = (app.extension::<Indexes>(), app.keyring().clone(), hers.0.clone());
    let compared = app.store().read(move |db| {
        // Whoever is hidden from the one who saves is compared too: the review list is for others.
        db.see_as(None);
        let (mut here, mut elsewhere) = (Vec::new(), Vec::new());
        for site in list_sites(db, hers.0.site)? {
            if site == hers.0.site {
                here = find_alike(db, (&indexes, &keyring), &hers, (site, duplicates::LEAST_LISTED))?;
            } else {
                elsewhere.extend(find_alike(db, (&indexes, &keyring), &hers, (site, rules::LEAST_ELSEWHERE))?);
            }
        }
        Ok((here, elsewhere))
    });
    let (here, elsewhere) = compared.await?;
    let kept = app.store().change(by, move |change| {
        let gone = duplicates::remove_found(change, woman.id, "sealed")?
            + duplicates::remove_found(change, woman.id, "elsewhere")?;
        if gone == 0 && here.is_empty() && elsewhere.is_empty() {
            return change.unchanged(());
        }
        for pair in &here {
            duplicates::save_pair(change, woman.site, pair, "sealed")?;
        }
        for pair in &elsewhere {
            duplicates::save_elsewhere(change, pair)?;
        }
        let detail = format!("{} pairs, {} at other sites", here.len(), elsewhere.len());
        change.commit(Entry::new(Action::DuplicateReview).on("site", woman.site).detail(detail), ())
    });
    kept.await
}

/// Who of a site may be the same woman.
fn find_alike(
    db: &mut Db<'_>,
    known: (&Indexes, &Keyring),
    hers: &(Participant, Identity),
    (site, least): (SiteId, f64),
) -> Result<Vec<Found>, Error> {
    let others = list_others(db, known, hers, site)?;
    let others = searching::open_all(db, Some(known.1), others)?;
    let mut register = Register::new(Settings::default());
    for (_, other) in &others {
        register.add(&other.person());
    }
    let mine = Compared::of(hers.0.chosen_name.clone(), hers.1.clone());
    let alike = register.into_index().candidates(&mine.person(), least, MOST_FOUND);
    let found = |candidate: Candidate| {
        let (other, compared) = &others[candidate.place as usize];
        let by_papers = mine.by_papers() || compared.by_papers();
        Found::of((hers.0.id, *other), candidate.probability, &candidate.reasons, by_papers)
    };
    Ok(alike.into_iter().filter_map(found).collect())
}

/// Those of a site with whom she is compared, with the names they chose.
fn list_others(
    db: &mut Db<'_>,
    (indexes, keyring): (&Indexes, &Keyring),
    (hers, identity): &(Participant, Identity),
    site: SiteId,
) -> Result<Vec<(ParticipantId, String)>, Error> {
    let mut others = duplicates::list_names_after(db, site, "", SMALL_SITE)?;
    if others.len() == SMALL_SITE as usize {
        let mut near = identities::list_sharing(db, keyring, (site, identity), MOST_SHARING)?;
        for name in [&hers.chosen_name, &identity.legal_name] {
            near.extend(duplicates::list_named_like((indexes, keyring), db, (site, name), MOST_NAMED_LIKE)?);
        }
        near.sort_unstable();
        near.dedup();
        near.retain(|woman| others.iter().all(|(known, _)| known != woman));
        for woman in near {
            others.extend(store::find_name(db, woman)?.map(|name| (woman, name)));
        }
    }
    others.retain(|(woman, _)| *woman != hers.id);
    Ok(others)
}
