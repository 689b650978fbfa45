//! Which site or programme a command means: the only one there is, or the one that was named.

use super::refuse;
use crate::{
    foundation::{error::Error, ids::SiteId, store::Store},
    users::{self, Programme, ProgrammeId, Site},
};

/// All sites, each with its programme.
pub(super) fn sites(store: &Store) -> Result<Vec<(Site, Programme)>, Error> {
    store.read_now(|db| {
        let sites = users::list_sites(db)?.into_iter();
        sites.map(|site| users::get_programme_of(db, site.id).map(|programme| (site, programme))).collect()
    })
}

/// All programmes, by name.
pub(super) fn programmes(store: &Store) -> Result<Vec<Programme>, Error> {
    let mut all: Vec<Programme> = sites(store)?.into_iter().map(|(_, programme)| programme).collect();
    all.sort_by(|one, other| (&one.name, one.id.to_string()).cmp(&(&other.name, other.id.to_string())));
    all.dedup_by_key(|programme| programme.id);
    Ok(all)
}

/// The site that is meant.
pub(super) fn site(store: &Store, named: Option<&str>) -> Result<SiteId, Error> {
    let known = sites(store)?.into_iter().map(|(site, programme)| {
        let whole = format!("{}/{}", programme.name, site.name);
        (site.id, [site.name, whole])
    });
    choose("site", named, known.collect())
}

/// The programme that is meant.
pub(super) fn programme(store: &Store, named: Option<&str>) -> Result<ProgrammeId, Error> {
    let known = programmes(store)?.into_iter().map(|one| (one.id, [one.name.clone(), one.name]));
    choose("programme", named, known.collect())
}

/// One of those known by a short and a whole name. Names are compared without case, as they are typed.
fn choose<T>(what: &str, named: Option<&str>, known: Vec<(T, [String; 2])>) -> Result<T, Error> {
    let fold = |name: &str| name.trim().to_lowercase();
    let all: Vec<String> = known.iter().map(|(_, [_, whole])| whole.clone()).collect();
    let is_meant = |names: &[String; 2]| named.is_none_or(|named| names.iter().any(|name| fold(name) == fold(named)));
    let mut meant: Vec<T> = known.into_iter().filter(|(_, names)| is_meant(names)).map(|(one, _)| one).collect();
    let words = match (meant.len(), named) {
        (1, _) => return meant.pop().ok_or(Error::NotFound),
        (0, Some(named)) => format!("there is no {what} {named}; known are: {}", all.join(", ")),
        (0, None) => format!("there is no {what} in this folder"),
        (_, Some(named)) => format!("more than one {what} is called {named}; choose one of: {}", all.join(", ")),
        (_, None) => format!("there is more than one {what}; name it with --{what}: {}", all.join(", ")),
    };
    Err(refuse(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(names: &[(&str, &str)]) -> Vec<(usize, [String; 2])> {
        let names = names.iter().enumerate();
        names.map(|(at, (short, whole))| (at, [(*short).to_owned(), (*whole).to_owned()])).collect()
    }

    #[test]
    fn the_only_one_needs_no_name_and_two_of_a_name_need_the_whole_of_it() {
        let one = &[("Alatau", "Asar/Alatau")];
        assert_eq!(choose("site", None, known(one)).ok(), Some(0));
        let three = &[("Centre", "Asar/Centre"), ("Alatau", "Asar/Alatau"), ("Centre", "Lima/Centre")];
        assert_eq!(choose("site", Some(" alatau"), known(three)).ok(), Some(1));
        assert_eq!(choose("site", Some("Lima/Centre"), known(three)).ok(), Some(2));
        for (named, words) in [
            (None, "more than one site; name it with --site: Asar/Centre, Asar/Alatau, Lima/Centre"),
            (Some("Centre"), "more than one site is called Centre"),
            (Some("Comas"), "no site Comas; known are: Asar/Centre"),
        ] {
            let why = choose("site", named, known(three)).expect_err("refused").to_string();
            assert!(why.contains(words), "{why}");
        }
        assert!(choose("site", None, known(&[])).is_err());
    }
}
