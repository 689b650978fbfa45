//! The groups that an import fills: found by name however it is written, counted, and made where that was chosen.

use std::collections::HashMap;

use jiff::civil::Date;

use super::{model::Plan, store};
use crate::{
    foundation::{
        error::Error,
        ids::{GroupId, SiteId},
        store::Db,
    },
    groups,
    registers::{self, Field, Flaw, Mapping},
};

/// The most places a group can have.
const MOST_PLACES: i64 = 60;

/// One group.
pub(super) struct Place {
    pub(super) name: String,
    /// None: it is to be made.
    pub(super) id: Option<GroupId>,
    closed: bool,
    /// Free places before the import; none: nobody has joined it yet.
    left: Option<i64>,
    joins: i64,
    leaves: i64,
    /// The row of the first woman who found no place.
    first_over: Option<u32>,
}

impl Place {
    /// Free places as they were before the first woman came or went.
    fn count(&mut self, db: &mut Db<'_>, today: Date) -> Result<i64, Error> {
        let left = match (self.left, self.id) {
            (Some(left), _) => left,
            (None, Some(id)) => groups::places_left(db, id, today)?,
            (None, None) => MOST_PLACES,
        };
        self.left = Some(left);
        Ok(left)
    }
}

/// All of them.
pub(super) struct Places {
    all: Vec<Place>,
    by_name: HashMap<String, usize>,
    by_id: HashMap<GroupId, usize>,
}

impl Places {
    pub(super) fn load(db: &mut Db<'_>, site: SiteId) -> Result<Self, Error> {
        let mut places = Places { all: Vec::new(), by_name: HashMap::new(), by_id: HashMap::new() };
        for group in store::list_groups(db, site)? {
            let at = places.add(group.name, Some(group.id), group.closed);
            places.by_id.insert(group.id, at);
        }
        Ok(places)
    }

    fn add(&mut self, name: String, id: Option<GroupId>, closed: bool) -> usize {
        let at = self.all.len();
        // Two names that differ in case only: the first one is meant unless the other is written exactly so.
        self.by_name.entry(key(&name)).or_insert(at);
        self.all.push(Place { name, id, closed, left: None, joins: 0, leaves: 0, first_over: None });
        at
    }

    /// The group of a name, to be made where that was chosen.
    pub(super) fn find(&mut self, name: &str, create: bool) -> Result<usize, &'static str> {
        let exact = self.by_name.get(&key(name)).copied();
        match exact {
            Some(at) if self.get(at).is_some_and(|place| place.closed) => Err("imports-group-closed"),
            Some(at) => Ok(at),
            None if create => Ok(self.add(name.to_owned(), None, false)),
            None => Err("imports-no-such-group"),
        }
    }

    pub(super) fn get(&self, at: usize) -> Option<&Place> {
        self.all.get(at)
    }

    /// Tells that a group now exists.
    pub(super) fn made(&mut self, at: usize, id: GroupId) {
        if let Some(place) = self.all.get_mut(at) {
            place.id = Some(id);
            self.by_id.insert(id, at);
        }
    }

    /// A woman joins.
    pub(super) fn join(&mut self, db: &mut Db<'_>, at: usize, (row, today): (u32, Date)) -> Result<(), Error> {
        let Some(place) = self.all.get_mut(at) else { return Ok(()) };
        let left = place.count(db, today)?;
        place.joins += 1;
        if place.first_over.is_none() && place.joins > left {
            place.first_over = Some(row);
        }
        Ok(())
    }

    /// A woman leaves.
    pub(super) fn leave(&mut self, db: &mut Db<'_>, group: GroupId, today: Date) -> Result<(), Error> {
        if let Some(place) = self.by_id.get(&group).and_then(|at| self.all.get_mut(*at)) {
            place.count(db, today)?;
            place.leaves += 1;
        }
        Ok(())
    }

    /// Names the groups that are too small, and those to be made.
    pub(super) fn finish(&self, plan: &mut Plan, column: Option<usize>) {
        for place in &self.all {
            let left = place.left.unwrap_or(MOST_PLACES).max(0);
            if place.joins - place.leaves > left {
                let row = place.first_over.unwrap_or_default();
                let flaw = Flaw::new(row, column, "imports-group-full")
                    .with("group", &place.name)
                    .number("places", left)
                    .number("count", place.joins);
                plan.add(flaw);
            }
            if place.id.is_none() && place.joins > 0 {
                plan.groups.push((place.name.clone(), u32::try_from(place.joins).unwrap_or(u32::MAX)));
            }
        }
    }
}

/// Names are compared without case and accents; one without letters or digits as it stands.
fn key(name: &str) -> String {
    let folded = registers::fold(name);
    if folded.is_empty() { name.to_owned() } else { folded }
}

/// How a group is named in a flaw.
pub(super) fn flaw(row: u32, column: Option<usize>, key: &'static str, name: &str) -> Flaw {
    Flaw::new(row, column, key).with("group", name)
}

/// The column of groups.
pub(super) fn column(mapping: &Mapping) -> Option<usize> {
    mapping.column(Field::Group)
}
