//! What both papers go by besides the program itself: whose they are, where the data stand, when things were done last.

use jiff::Timestamp;

use super::model::{Paper, Part};
use crate::{
    consents::country_under,
    foundation::{
        law::{Country, Whereabouts},
        text::Text,
        upkeep::Upkeep,
    },
    users::Programme,
};

/// What both papers go by.
#[derive(Clone, Debug)]
pub struct Facts {
    /// When they are made.
    pub at: Timestamp,
    /// Whose they are.
    pub programmes: Vec<Programme>,
    /// Where the data stand.
    pub whereabouts: Whereabouts,
    /// When back-ups and drills were made last; nothing where nobody knows.
    pub upkeep: Option<Upkeep>,
}

impl Facts {
    /// The columns of the table of grounds that count here: that of the country whose law is kept, or else those of the programmes' own.
    pub(super) fn grounds(&self) -> Vec<&'static str> {
        let said = self.whereabouts.country;
        if said.is_some() {
            return vec![country_under(said, "")];
        }
        let mut found: Vec<&str> = self.programmes.iter().map(|one| country_under(None, &one.currency)).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    pub(super) fn zone(&self) -> &str {
        self.programmes.first().map_or("UTC", |programme| programme.zone.as_str())
    }

    /// What stands on top of both.
    pub(super) fn begin(&self, text: &Text, title: &str) -> Paper {
        let mut paper = Paper::new(text.say(title));
        let names: Vec<&str> = self.programmes.iter().map(|programme| programme.name.as_str()).collect();
        let country = |said: Option<Country>| said.map_or_else(|| text.say("records-not-said"), |one| one.to_string());
        let kept = if self.whereabouts.elsewhere { "records-kept-elsewhere" } else { "records-kept-here" };
        let rows = [
            ("records-programme", names.join(", ")),
            ("records-made", text.instant(self.at, self.zone())),
            ("records-law", country(self.whereabouts.country)),
            ("records-kept-in", format!("{} ({})", country(self.whereabouts.kept_in), text.say(kept))),
        ];
        let rows = rows.into_iter().map(|(key, words)| vec![text.say(key), words]);
        paper.table(vec![text.say("records-what"), text.say("records-said")], rows.collect());
        paper
    }

    /// Where back-ups may be put, each with its country.
    pub(super) fn targets(&self, text: &Text) -> Part {
        let rows: Vec<Vec<String>> = self.whereabouts.targets.iter().map(|target| self.target(text, target)).collect();
        if rows.is_empty() {
            return Part::Words(text.say("records-targets-none"));
        }
        let heads = ["records-target", "records-country", "records-abroad"];
        Part::Table(heads.map(|key| text.say(key)).to_vec(), rows)
    }

    fn target(&self, text: &Text, target: &crate::foundation::law::BackupTarget) -> Vec<String> {
        let abroad =
            if self.whereabouts.is_abroad(target.country) { "records-abroad-yes" } else { "records-abroad-no" };
        vec![target.path.display().to_string(), target.country.to_string(), text.say(abroad)]
    }
}
