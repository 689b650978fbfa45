//! R8: on what each purpose rests, in each country, and what stays of hers when she stops it.

use std::{collections::BTreeMap, fs};

use minka::{
    consents::{Purpose, basis_of, countries, country_of, country_under, kept_after, kept_tables},
    foundation::{
        law::Country,
        text::{Language, Text},
    },
};

use http::StatusCode;

use super::tell;
use crate::{on_both, world::World};

/// The grounds that there are. Peru asks for writing where the data are sensitive (Ley 29733, article 13.6).
const GROUNDS: [&str; 7] = ["consent", "written", "request", "own", "safety", "counting", "proof"];

#[test]
fn every_purpose_rests_on_something_in_every_country() {
    assert_eq!(countries(), ["kz", "other", "pe"]);
    for (currency, country) in [("KZT", "kz"), ("PEN", "pe"), ("USD", "other"), ("", "other")] {
        assert_eq!(country_of(currency), country);
        assert_eq!(country_under(None, currency), country);
        // What the folder says goes before what the money says.
        for (said, law) in [("PE", "pe"), ("KZ", "kz"), ("DE", "other")] {
            assert_eq!(country_under(Country::parse(said), currency), law, "{said} {currency}");
        }
    }
    for country in countries() {
        for purpose in Purpose::ALL {
            let basis = basis_of(purpose, country).unwrap_or_else(|| panic!("{purpose:?} in {country}"));
            assert!(GROUNDS.contains(&basis), "{purpose:?} in {country}: {basis}");
            // What nobody needs for her place rests on her word alone.
            assert!(
                purpose == Purpose::Service || ["consent", "written"].contains(&basis),
                "{purpose:?} in {country}: {basis}"
            );
            let kept = kept_after(purpose, country);
            assert!(kept.iter().any(|(class, _)| *class == "record"), "{purpose:?}: that she stopped it stays");
            assert!(
                kept.iter().all(|(_, basis)| GROUNDS.contains(basis) && *basis != "consent" && *basis != "written"),
                "{purpose:?} in {country}: what stays after she stopped cannot rest on what she stopped: {kept:?}"
            );
        }
        assert!(basis_of(Purpose::Photo, "nowhere").is_none());
    }
}

/// Every table that leads to a woman is in one class of what stays, so that none is left out of the receipt.
#[test]
fn every_table_of_hers_stands_in_one_class_of_what_stays() {
    let fields =
        fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../migrations/fields.toml")).expect("a file");
    let fields: toml::Table = fields.parse().expect("TOML");
    let tables = fields["table"].as_table().expect("tables");
    let hers: Vec<&String> =
        tables.iter().filter(|(_, about)| about.get("erased").is_some()).map(|(name, _)| name).collect();
    let mut classes: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (class, of) in kept_tables() {
        of.iter().for_each(|table| classes.entry(table).or_default().push(class));
    }
    for table in &hers {
        let found = classes.get(table.as_str()).cloned().unwrap_or_default();
        assert_eq!(found.len(), 1, "{table} stands in {found:?} of src/consents/bases.toml");
    }
    for table in classes.keys() {
        assert!(hers.iter().any(|known| known == table), "{table} is no table of hers");
    }
    // When she takes part no more, everything that is left of hers is named.
    for country in countries() {
        let named: Vec<&str> = kept_after(Purpose::Service, country).iter().map(|(class, _)| *class).collect();
        assert!(kept_tables().all(|(class, _)| named.contains(&class)), "{country}: {named:?}");
    }
}

on_both! {
    async fn the_receipt_names_all_that_stays_with_what_it_rests_on(world) {
        receipts(&world).await;
    }
}

async fn receipts(world: &World) {
    for (user, code, way, country) in [
        (world.aigul, world.women[0].1.clone(), "spoken", "kz"),
        (world.aigul, world.women[1].1.clone(), "mark", "kz"),
        (world.aigul, world.women[2].1.clone(), "", "kz"),
        (world.lucia, world.lima_women[0].1.clone(), "written", "pe"),
        (world.lucia, world.lima_women[1].1.clone(), "", "pe"),
    ] {
        let mut visit = world.visit(user);
        for purpose in Purpose::ALL {
            if !way.is_empty() {
                let named = purpose == Purpose::Sharing;
                let sharing = [("sector", "health"), ("recipient", "Clinic 3")];
                let said = [&[("way", way)][..], if named { &sharing[..] } else { &[] }].concat();
                let agreed = tell(&mut visit, &code, purpose.key(), &said).await;
                assert_eq!(agreed.status, StatusCode::SEE_OTHER, "{country} {purpose:?}: {}", agreed.text());
            }
            let asked = format!("/people/{code}/consents/{}", purpose.key());
            visit.tap(&format!("{asked}/withdrawal"), &[("consent", "all")]).await;
            let receipt = visit.get(&format!("{asked}/withdrawal")).await;
            let text = Text(Language::En);
            // On her own word, said as she gave it, whatever the country could do with; else on the ground of the country.
            let basis = match (basis_of(purpose, country).expect("a ground"), way) {
                ("consent" | "written", "spoken") => "spoken",
                ("consent" | "written", "") => "hers",
                ("consent" | "written", _) => "written",
                (other, _) => other,
            };
            assert!(
                receipt.says(&text.say(&format!("consent-basis-{basis}"))),
                "{country} {purpose:?}: {}",
                receipt.text()
            );
            for (class, basis) in kept_after(purpose, country) {
                assert!(receipt.says(&text.say(&format!("consent-kept-{class}"))), "{country} {purpose:?}: {class}");
                assert!(receipt.says(&text.say(&format!("consent-basis-{basis}"))), "{country} {purpose:?}: {basis}");
            }
        }
    }
}
