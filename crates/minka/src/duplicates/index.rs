//! The names of a site in memory, to ask while somebody types. Built when it is first asked for, kept for a few sites, brought
//! up to date by the audit chain: nothing is written without an entry there, so nothing is missed, whoever wrote it.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use linkage::{Candidate, Index, Register, Settings};

use super::{rules, store};
use crate::{
    foundation::{
        error::Error,
        ids::{ParticipantId, SiteId},
        keyring::Keyring,
        store::Db,
    },
    people,
};

/// So many women are kept in memory, all sites together, unless a single site has more.
const MOST_WOMEN: usize = 400_000;
/// More than this many changes at once are read anew.
const MOST_CHANGES: usize = 5_000;

/// The indexes of the sites that were asked for last, the newest first.
#[derive(Clone, Default)]
pub struct Indexes(Arc<Mutex<Vec<Held>>>);

type Held = (SiteId, Arc<Mutex<Option<SiteIndex>>>);

/// One site's names.
struct SiteIndex {
    names: Index,
    /// By place in the index.
    women: Vec<ParticipantId>,
    places: HashMap<ParticipantId, u32>,
    /// The newest entry of the audit chain that it knows of.
    seen: i64,
}

impl Indexes {
    /// Whoever may be of this name, likeliest first. The keyring tells whom an entry of the chain is about.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub(super) fn candidates(
        &self,
        (db, keyring): (&mut Db<'_>, &Keyring),
        site: SiteId,
        name: &str,
        (least, most): (f64, usize),
    ) -> Result<Vec<(ParticipantId, Candidate)>, Error> {
        self.with((db, keyring), site, |known| {
            let found = known.names.candidates(&rules::by_name(name), least, most);
            found.into_iter().map(|candidate| (known.women[candidate.place as usize], candidate)).collect()
        })
    }

    /// Reads a site's names, so that the first question is as quick as the next.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub(super) fn warm(&self, asking: (&mut Db<'_>, &Keyring), site: SiteId) -> Result<(), Error> {
        self.with(asking, site, |_| ())
    }

    /// How many women are kept in memory.
    #[must_use]
    pub fn women(&self) -> usize {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.iter().map(|(_, index)| size(index)).sum()
    }

    fn with<T>(
        &self,
        (db, keyring): (&mut Db<'_>, &Keyring),
        site: SiteId,
        ask: impl FnOnce(&mut SiteIndex) -> T,
    ) -> Result<T, Error> {
        let index = self.take(site);
        let mut index = index.lock().unwrap_or_else(PoisonError::into_inner);
        let stands = match index.as_mut() {
            Some(known) => known.catch_up(db, keyring, site)?,
            None => false,
        };
        if !stands {
            *index = Some(SiteIndex::read(db, site)?);
        }
        let known = index.as_mut().ok_or_else(|| Error::Unexpected("an index was just made".to_owned()))?;
        Ok(ask(known))
    }

    /// The site's index, moved to the front; the last ones go while all together are too large.
    fn take(&self, site: SiteId) -> Arc<Mutex<Option<SiteIndex>>> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let at = held.iter().position(|(known, _)| *known == site);
        let entry = at.map_or_else(|| (site, Arc::default()), |at| held.remove(at));
        let index = Arc::clone(&entry.1);
        held.insert(0, entry);
        while held.len() > 1 && held.iter().map(|(_, index)| size(index)).sum::<usize>() > MOST_WOMEN {
            held.pop();
        }
        index
    }
}

/// Women in an index; none in one that is just being read.
fn size(index: &Arc<Mutex<Option<SiteIndex>>>) -> usize {
    index.try_lock().ok().and_then(|index| index.as_ref().map(|known| known.women.len())).unwrap_or(0)
}

impl SiteIndex {
    fn read(db: &mut Db<'_>, site: SiteId) -> Result<Self, Error> {
        // First the chain, then the names: what is written between is read twice, which changes nothing.
        let seen = store::newest_entry(db)?;
        let (mut register, mut women) = (Register::new(Settings::default()), Vec::new());
        store::each_name(db, site, |woman, name| {
            register.add(&rules::by_name(name));
            women.push(woman);
        })?;
        let places = women.iter().copied().zip(0..).collect();
        Ok(SiteIndex { names: register.into_index(), women, places, seen })
    }

    /// Takes in what was written since. Whether that could be done one by one.
    fn catch_up(&mut self, db: &mut Db<'_>, keyring: &Keyring, site: SiteId) -> Result<bool, Error> {
        let happened = store::list_happened(db, self.seen)?;
        if happened.len() > MOST_CHANGES || happened.iter().any(|one| one.mark.is_empty()) {
            return Ok(false);
        }
        let marks: Vec<&str> = happened.iter().map(|one| one.mark.as_str()).collect();
        let women = if marks.is_empty() { Vec::new() } else { keyring.find_marked(&marks)? };
        for (one, woman) in happened.iter().zip(women) {
            self.seen = one.seq;
            let Some(woman) = woman else { continue };
            let Some(woman) = people::find_by_id(db, woman)?.filter(|woman| woman.site == site) else { continue };
            if let Some(place) = self.places.get(&woman.id) {
                self.names.remove(*place);
            }
            let place = self.names.add(&rules::by_name(&woman.chosen_name));
            self.women.push(woman.id);
            self.places.insert(woman.id, place);
        }
        Ok(true)
    }
}
