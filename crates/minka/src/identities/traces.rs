//! Traces of what is sealed: keyed digests of the sounds of a legal name and of the digits of a telephone.
//!
//! They find her in another script or spelling and say nothing to whoever lacks the installation's key. Whole words only: the
//! start of a name leaves no trace.

use hmac::{Hmac, Mac};
use sha2::Sha256;

use super::sealed::Identity;
use crate::foundation::{crypto::Keys, error::Error, ids::SiteId};

/// Part of what is kept: never change it.
const LABEL: &str = "identity traces";
/// How many bytes of a digest are kept.
const KEPT: usize = 16;

/// Every sealed part leaves this one, so that one without any other is known to have been looked at.
const HELD: &str = "held";

fn digest(keys: &Keys, site: SiteId, kind: &str, text: &str) -> Result<Vec<u8>, Error> {
    let mut mac = Hmac::<Sha256>::new_from_slice(keys.subkey(LABEL).as_slice())
        .map_err(|cause| Error::unexpected("make a trace", cause))?;
    mac.update(format!("{site}/{kind}/{text}").as_bytes());
    Ok(mac.finalize().into_bytes().get(..KEPT).unwrap_or_default().to_vec())
}

/// The readings of a word: one, or two where a spelling allows another.
fn readings(word: &str) -> Vec<String> {
    let sounds = linkage::words::sounds(word);
    std::iter::once(sounds.usual).chain(sounds.other).filter(|reading| !reading.is_empty()).collect()
}

/// What a sealed part leaves.
pub(super) fn traces_of(keys: &Keys, site: SiteId, identity: &Identity) -> Result<Vec<Vec<u8>>, Error> {
    let mut traces = vec![digest(keys, site, HELD, "")?];
    for word in linkage::clean(&identity.legal_name).split_whitespace() {
        for reading in readings(word) {
            traces.push(digest(keys, site, "name", &reading)?);
        }
    }
    if let Some(line) = linkage::phone_line(&identity.phone) {
        traces.push(digest(keys, site, "phone", &line.to_string())?);
    }
    traces.sort_unstable();
    traces.dedup();
    Ok(traces)
}

/// What was typed: of each list she must have left one. Nothing when there is neither a word nor a number in it.
pub(super) fn asked_for(keys: &Keys, site: SiteId, typed: &str) -> Result<Vec<Vec<Vec<u8>>>, Error> {
    if let Some(line) = linkage::phone_line(typed).filter(|_| linkage::is_phone(typed)) {
        return Ok(vec![vec![digest(keys, site, "phone", &line.to_string())?]]);
    }
    let cleaned = linkage::clean(typed);
    let words = cleaned.split_whitespace().map(|word| {
        readings(word).iter().map(|reading| digest(keys, site, "name", reading)).collect::<Result<Vec<_>, _>>()
    });
    let words = words.collect::<Result<Vec<_>, _>>()?;
    Ok(words.into_iter().filter(|readings| !readings.is_empty()).collect())
}

/// How much it weighs when a trace is shared, and the traces of which one is enough.
pub(super) type Shared = (usize, Vec<Vec<u8>>);

/// What a sealed part has in common with others when they share it: for each word of the legal name the traces of its readings,
/// and those of the telephone, with how much each weighs.
pub(super) fn shared_by(keys: &Keys, site: SiteId, identity: &Identity) -> Result<Vec<Shared>, Error> {
    let mut shared: Vec<_> =
        asked_for(keys, site, &identity.legal_name)?.into_iter().map(|one_of| (1, one_of)).collect();
    if linkage::phone_line(&identity.phone).is_some() {
        shared.extend(asked_for(keys, site, &identity.phone)?.into_iter().map(|one_of| (ENOUGH, one_of)));
    }
    Ok(shared)
}

/// Whoever shares so much is compared: a telephone, or two words of a legal name.
pub(super) const ENOUGH: usize = 2;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::{clock::Clock, ids::Id};

    fn finds(legal_name: &str, phone: &str, typed: &str) -> bool {
        let (keys, site) = (Keys::new([1; 32]), SiteId::new(&Clock::frozen(jiff::Timestamp::UNIX_EPOCH)));
        let identity = Identity { legal_name: legal_name.to_owned(), phone: phone.to_owned(), ..Identity::default() };
        let left = traces_of(&keys, site, &identity).expect("traces");
        let asked = asked_for(&keys, site, typed).expect("a question");
        !asked.is_empty() && asked.iter().all(|one_of| one_of.iter().any(|trace| left.contains(trace)))
    }

    #[test]
    fn another_script_or_spelling_finds_her_and_another_name_does_not() {
        for (held, typed, found) in [
            ("Оразбаева Айгүл", "оразбаева", true),
            ("Оразбаева Айгүл", "Orazbayeva", true),
            ("Оразбаева Айгүл", "Orazbaeva Aigul", true),
            ("Оразбаева Айгүл", "айгүл ОРАЗБАЕВА", true),
            ("Оразбаева Айгүл", "Омарова", false),
            ("Оразбаева Айгүл", "Оразбаева Бота", false),
            ("Оразбаева Айгүл", "Ораз", false),
            ("Quispe Mamani Rosa", "quispe", true),
            ("Оразбаева Айгүл", "", false),
            ("Оразбаева Айгүл", " - ", false),
        ] {
            assert_eq!(finds(held, "", typed), found, "{held}: {typed}");
        }
    }

    #[test]
    fn a_number_finds_her_however_it_is_written_and_only_whole() {
        for (typed, found) in [
            ("+7 701 999 88 77", true),
            ("8 (701) 999-88-77", true),
            ("7019998877", true),
            ("+7 701 999 88 78", false),
            ("99887", false),
        ] {
            assert_eq!(finds("", "+7 701 999-88-77", typed), found, "{typed}");
        }
    }

    #[test]
    fn the_same_name_leaves_other_traces_at_another_site_and_under_another_key() {
        let clock = Clock::system();
        let (one, other) = (SiteId::new(&clock), SiteId::new(&clock));
        let identity = Identity { legal_name: "Роза".to_owned(), ..Identity::default() };
        let (keys, others) = (Keys::new([1; 32]), Keys::new([2; 32]));
        let first = traces_of(&keys, one, &identity).expect("traces");
        for traces in [traces_of(&keys, other, &identity), traces_of(&others, one, &identity)] {
            assert!(traces.expect("traces").iter().all(|trace| !first.contains(trace)));
        }
    }
}
