//! Where a programme's data may stand: whose law it keeps, in which country its database is, and where its back-ups may go.
//!
//! A folder says it in `minka.toml`; the program cannot know it. What the law of a country wants stands in `law.toml`. A
//! folder that says nothing works as before, and its manager is told.

mod country;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{Arc, LazyLock, OnceLock},
};

use serde::{Deserialize, Serialize};

pub use self::country::Country;
use super::error::Error;

/// What the law of one country wants.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Law {
    /// Whether the database itself has to stand in the country.
    pub primary_inside: bool,
    /// Whether every place of back-ups has to be named before one is put there.
    pub targets_named: bool,
    /// Where that stands.
    pub source: String,
    /// How long there is until the authority has to hear that something came into strange hands.
    pub breach: Deadline,
    /// Where that stands.
    pub breach_source: String,
}

/// How long there is, from noticing on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deadline {
    /// So many business days.
    BusinessDays(u8),
    /// So many hours.
    Hours(i64),
}

static LAWS: LazyLock<BTreeMap<String, Law>> =
    LazyLock::new(|| toml::from_str(include_str!("law.toml")).expect("a test reads it before anybody does"));

/// What the law of a country wants; that of `other` for one that has no entry.
#[must_use]
pub fn law_of(country: Country) -> &'static Law {
    law_named(country.code())
}

/// The same by the name of its entry, such as `KZ` or `other`.
#[must_use]
pub fn law_named(name: &str) -> &'static Law {
    LAWS.get(name).or_else(|| LAWS.get(OTHER)).expect("a test holds that there is one for every other country")
}

/// Whose law holds for a programme, as the name of an entry: of the country that was said, or else of its currency's.
#[must_use]
pub fn name_of(said: Option<Country>, by_currency: &str) -> &'static str {
    let code = said.map_or_else(|| by_currency.to_ascii_uppercase(), |country| country.code().to_owned());
    LAWS.keys().find(|known| **known == code).map_or(OTHER, String::as_str)
}

const OTHER: &str = "other";

/// A folder where back-ups may be put, and the country in which it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BackupTarget {
    /// The folder, from the root on: back-ups may lie in it and below.
    pub path: PathBuf,
    /// Where it is, or where the disk in it is kept.
    pub country: Country,
}

/// What a folder says of where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Whereabouts {
    /// Whose law the programme keeps; nothing: nobody has said so.
    pub country: Option<Country>,
    /// In which country the database is: this machine, or the PostgreSQL.
    pub kept_in: Option<Country>,
    /// Whether the database is on another machine.
    pub elsewhere: bool,
    /// Where back-ups may be put; empty: anywhere, unless the law wants it named.
    pub targets: Vec<BackupTarget>,
}

/// How a folder without a country is told so.
pub const UNDECLARED: &str = "nobody has said whose law this programme keeps and where this machine stands: say it with \
                              minka country --law KZ --kept-in KZ";

impl Whereabouts {
    /// Whether anything may be done with what is kept here.
    ///
    /// # Errors
    /// When the law wants the database in the country and it is not, or nobody has said where it is.
    pub fn check(&self) -> Result<(), Error> {
        let Some(country) = self.country else { return Ok(()) };
        let law = law_of(country);
        match self.kept_in {
            Some(there) if law.primary_inside && there != country => Err(Error::Unexpected(format!(
                "the law of {country} wants the database in the country, and this one is kept in {there} ({}). `minka \
                 backup` and `minka restore` carry it to a machine in {country}; there say minka country --kept-in {country}",
                law.source
            ))),
            None if self.elsewhere => Err(Error::Unexpected(format!(
                "this programme keeps the law of {country}, its database is on another machine, and nobody has said in \
                 which country that is: minka country --kept-in {country}"
            ))),
            None if law.primary_inside => Err(Error::Unexpected(format!(
                "the law of {country} wants the database in the country, and nobody has said where this machine stands: \
                 minka country --kept-in {country}"
            ))),
            _ => Ok(()),
        }
    }

    /// In which country a folder for a back-up is; nothing where no place is named and none has to be.
    ///
    /// # Errors
    /// When the folder is none of those that are named, and has to be.
    pub fn target_of(&self, folder: &Path) -> Result<Option<Country>, Error> {
        // A stick that is not there is no folder of this name either; what leads elsewhere is where it leads.
        let real = |path: &Path| std::fs::canonicalize(path).ok();
        let holds = |target: &&BackupTarget| {
            let named = target.path.is_absolute().then(|| real(&target.path)).flatten();
            named.zip(real(folder)).is_some_and(|(named, folder)| folder.starts_with(named))
        };
        let nearest = self.targets.iter().filter(holds).max_by_key(|target| target.path.components().count());
        if let Some(target) = nearest {
            return Ok(Some(target.country));
        }
        let must = self.country.is_some_and(|country| law_of(country).targets_named);
        if self.targets.is_empty() && !must {
            return Ok(None);
        }
        let known: Vec<String> =
            self.targets.iter().map(|target| format!("{} ({})", target.path.display(), target.country)).collect();
        let known =
            if known.is_empty() { "none is named".to_owned() } else { format!("named are {}", known.join(", ")) };
        Err(Error::Unexpected(format!(
            "{} is no place where back-ups of this programme may be put: {known}. One more is named with minka country \
             --backup-target {}=KZ, with the country in which it is",
            folder.display(),
            folder.display()
        )))
    }

    /// Whether something in that country is abroad, for this programme.
    #[must_use]
    pub fn is_abroad(&self, there: Country) -> bool {
        self.country.is_some_and(|country| country != there)
    }
}

/// What the running program was told of where it stands; said once, when it starts. Its clones share it.
#[derive(Clone, Debug, Default)]
pub struct Declared(Arc<OnceLock<Whereabouts>>);

impl Declared {
    /// Says it. A second time changes nothing.
    pub fn is(&self, whereabouts: Whereabouts) {
        drop(self.0.set(whereabouts));
    }

    /// What was said; nothing while nobody has said anything.
    #[must_use]
    pub fn whereabouts(&self) -> Option<&Whereabouts> {
        self.0.get()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn country(code: &str) -> Option<Country> {
        if code.is_empty() { None } else { Some(Country::parse(code).expect("a country")) }
    }

    #[test]
    fn every_country_has_a_law_with_a_source() {
        for code in ["KZ", "PE", "DE", "US"] {
            let law = law_of(country(code).expect("a country"));
            assert!(law.source.len() > 20 && law.breach_source.len() > 20, "{code}");
            assert_eq!((law.primary_inside, law.targets_named), (code == "KZ", code == "KZ"), "{code}");
        }
        for code in LAWS.keys().filter(|code| *code != "other") {
            assert!(Country::parse(code).is_some(), "{code} is no country");
        }
    }

    #[test]
    fn the_clock_is_that_of_the_country_that_was_said_or_of_the_currency() {
        for (said, currency, name, breach) in [
            ("", "kz", "KZ", Deadline::BusinessDays(1)),
            ("", "pe", "PE", Deadline::Hours(48)),
            ("", "other", "other", Deadline::Hours(72)),
            ("PE", "kz", "PE", Deadline::Hours(48)),
            ("DE", "kz", "other", Deadline::Hours(72)),
        ] {
            assert_eq!(name_of(country(said), currency), name, "{said} {currency}");
            assert_eq!(law_named(name).breach, breach, "{name}");
        }
    }

    /// R24: a programme that keeps the law of Kazakhstan does not start from a database abroad.
    #[test]
    fn a_database_stands_where_the_law_wants_it_or_nothing_starts() {
        for (law, kept_in, elsewhere, starts) in [
            ("", "", false, true),
            ("", "", true, true),
            ("", "DE", true, true),
            ("KZ", "KZ", false, true),
            ("KZ", "KZ", true, true),
            ("KZ", "DE", false, false),
            ("KZ", "DE", true, false),
            ("KZ", "", false, false),
            ("KZ", "", true, false),
            ("PE", "PE", false, true),
            ("PE", "US", true, true),
            ("PE", "", false, true),
            ("PE", "", true, false),
            ("DE", "FR", true, true),
            ("DE", "", true, false),
        ] {
            let said = Whereabouts { country: country(law), kept_in: country(kept_in), elsewhere, targets: vec![] };
            assert_eq!(said.check().is_ok(), starts, "{law} {kept_in} {elsewhere}");
        }
    }

    #[test]
    fn a_back_up_goes_where_it_is_named_and_its_country_is_known() {
        let disk = tempfile::tempdir().expect("a folder");
        let at = |name: &str| disk.path().join(name);
        for name in ["stick/deep", "stick-two", "abroad"] {
            std::fs::create_dir_all(at(name)).expect("made");
        }
        std::os::unix::fs::symlink(at("abroad"), at("stick/link")).expect("a link");
        let target = |path: PathBuf, code: &str| BackupTarget { path, country: country(code).expect("a country") };
        let named = vec![target(at("stick"), "KZ"), target(at("stick/deep"), "DE"), target(at("gone"), "KZ")];
        let said = |law: &str, targets: &[BackupTarget]| Whereabouts {
            country: country(law),
            kept_in: country(law),
            elsewhere: false,
            targets: targets.to_vec(),
        };
        for (folder, expected) in [
            ("stick", Some("KZ")),
            ("stick/deep", Some("DE")),
            ("stick/deep/..", Some("KZ")),
            // Leads to another place than its name says.
            ("stick/link", None),
            ("stick-two", None),
            ("abroad", None),
            ("gone", None),
        ] {
            let found = said("KZ", &named).target_of(&at(folder)).ok().flatten();
            assert_eq!(found.map(|country| country.to_string()).as_deref(), expected, "{folder}");
            assert_eq!(said("PE", &named).target_of(&at(folder)).is_ok(), expected.is_some(), "{folder}: a list binds");
        }
        assert!(said("KZ", &[]).target_of(&at("stick")).is_err(), "the law wants them named");
        for free in ["", "PE"] {
            assert!(matches!(said(free, &[]).target_of(&at("stick")), Ok(None)), "{free}: nobody asks");
        }
        let relative = [target(PathBuf::from("stick"), "KZ")];
        assert!(
            said("KZ", &relative).target_of(&at("stick")).is_err(),
            "a place that depends on where one stands is none"
        );
        assert!(
            said("KZ", &named).is_abroad(country("DE").expect("one"))
                && !said("", &named).is_abroad(country("DE").expect("one"))
        );
    }
}
