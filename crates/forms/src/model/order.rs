//! In which order values are computed: each after those that it uses.

use std::collections::{BTreeMap, BTreeSet};

/// A place from which one comes back to it, if there is one. `uses`: what each place uses.
pub(crate) fn find_cycle(uses: &BTreeMap<String, Vec<String>>) -> Option<String> {
    sort(uses).err()
}

/// The places, each after those that it uses.
///
/// # Errors
/// A place from which one comes back to it.
pub(crate) fn sort(uses: &BTreeMap<String, Vec<String>>) -> Result<Vec<String>, String> {
    let (mut sorted, mut done): (Vec<String>, BTreeSet<&str>) = (Vec::new(), BTreeSet::new());
    // Round by round whatever waits for nothing: forms are small, and no chain is so long that it could exhaust a stack.
    while done.len() < uses.len() {
        let ready = |place: &str, used: &[String]| {
            !done.contains(place) && used.iter().all(|one| done.contains(one.as_str()) || !uses.contains_key(one))
        };
        let next: Vec<&str> =
            uses.iter().filter(|(place, used)| ready(place, used)).map(|(place, _)| place.as_str()).collect();
        if next.is_empty() {
            let stuck = uses.keys().find(|place| !done.contains(place.as_str()) && returns(place, uses));
            return Err(stuck.cloned().unwrap_or_default());
        }
        sorted.extend(next.iter().map(ToString::to_string));
        done.extend(next);
    }
    Ok(sorted)
}

/// Whether a place leads back to itself.
fn returns(place: &str, uses: &BTreeMap<String, Vec<String>>) -> bool {
    let (mut seen, mut next) = (BTreeSet::new(), vec![place]);
    while let Some(at) = next.pop() {
        for used in uses.get(at).into_iter().flatten() {
            if used == place {
                return true;
            }
            if seen.insert(used.as_str()) {
                next.push(used);
            }
        }
    }
    false
}
