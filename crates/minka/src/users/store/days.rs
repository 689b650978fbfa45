//! Today, where it is asked: each programme has a zone of its own, and one member of staff may work in several.

use std::collections::{HashMap, hash_map::Entry};

use jiff::{Timestamp, civil::Date};

use super::get_programme_of;
use crate::{
    binds,
    foundation::{
        clock::day_in,
        error::Error,
        ids::{GroupId, SiteId},
        store::Db,
    },
};

/// Today at a site, in its programme's zone.
///
/// # Errors
/// [`Error::NotFound`].
pub fn today_at(db: &mut Db<'_>, site: SiteId, now: Timestamp) -> Result<Date, Error> {
    Ok(day_in(now, &get_programme_of(db, site)?.zone))
}

/// One instant as the day it is at each site and group that is asked about; each is looked up once.
pub struct Days {
    now: Timestamp,
    sites: HashMap<SiteId, Date>,
    groups: HashMap<GroupId, SiteId>,
}

impl Days {
    /// Of an instant.
    #[must_use]
    pub fn new(now: Timestamp) -> Self {
        Days { now, sites: HashMap::new(), groups: HashMap::new() }
    }

    /// Today at a site.
    ///
    /// # Errors
    /// As [`today_at`].
    pub fn at_site(&mut self, db: &mut Db<'_>, site: SiteId) -> Result<Date, Error> {
        match self.sites.entry(site) {
            Entry::Occupied(known) => Ok(*known.get()),
            Entry::Vacant(unknown) => Ok(*unknown.insert(today_at(db, site, self.now)?)),
        }
    }

    /// Today where a group meets.
    ///
    /// # Errors
    /// As [`today_at`].
    pub fn at_group(&mut self, db: &mut Db<'_>, group: GroupId) -> Result<Date, Error> {
        let site = match self.groups.entry(group) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(unknown) => {
                let found =
                    db.get("select site_id from weekly_group where id = $1", binds![group], |row| row.get(0))?;
                *unknown.insert(found)
            }
        };
        self.at_site(db, site)
    }
}
