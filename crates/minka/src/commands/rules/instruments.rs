//! The instruments that come with the program, and those in a file of the programme's own.

use std::path::Path;

use measure::Instrument;

use super::refuse;
use crate::{
    foundation::{
        error::Error,
        text::{Language, Text},
    },
    instruments::{list_shipped, say_problem},
};

/// No instrument is larger.
const LARGEST: u64 = 1 << 20;

/// An instrument by its name or its file.
pub(super) fn find(name: &str) -> Result<Instrument, Error> {
    if Path::new(name).extension().is_some_and(|ending| ending == "toml") {
        return read_file(Path::new(name));
    }
    let mut names = Vec::new();
    for instrument in list_shipped() {
        let definition = instrument.definition();
        if definition.id == name {
            return Ok(Instrument::clone(instrument));
        }
        if let Some(turned) = instrument.in_order(name) {
            return Ok(turned);
        }
        names.push(definition.id.clone());
        names.extend(definition.orders.iter().map(|order| order.id.clone()));
    }
    names.sort();
    Err(refuse(format!("there is no instrument {name}; there are {}, or a file ending in .toml", names.join(", "))))
}

fn read_file(path: &Path) -> Result<Instrument, Error> {
    let shown = path.display().to_string();
    let size = std::fs::metadata(path).map_err(|cause| refuse(format!("{shown}: {cause}")))?.len();
    if size > LARGEST {
        return Err(refuse(format!("{shown}: is too large for an instrument")));
    }
    let text = std::fs::read_to_string(path).map_err(|cause| refuse(format!("{shown}: {cause}")))?;
    read(&shown, &text)
}

fn read(file: &str, text: &str) -> Result<Instrument, Error> {
    Instrument::read(text).map_err(|problems| {
        let said =
            problems.iter().map(|problem| format!("{file}: {}", say_problem(&Text(Language::En), problem, text)));
        let said: Vec<String> = said.collect();
        refuse(said.join("\n"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_name_by_order_and_by_nothing() {
        for name in ["phq9", "rses", "rses-1965"] {
            assert_eq!(find(name).expect("an instrument").definition().id, name);
        }
        let refused = find("phq10").expect_err("none").to_string();
        assert!(refused.contains("phq9") && refused.contains("rses-1965"), "{refused}");
        assert!(find("nowhere.toml").is_err());
    }

    #[test]
    fn a_file_says_what_is_wrong_and_where() {
        let file = tempfile::Builder::new().suffix(".toml").tempfile().expect("a file");
        let good = std::fs::read_to_string("../../packs/instruments/phq2.toml").expect("shipped");
        std::fs::write(file.path(), good.replacen("id = \"mood\"", "id = \"interest\"", 1)).expect("written");
        let name = file.path().display().to_string();
        let refused = find(&name).expect_err("twice").to_string();
        assert!(refused.contains("Line ") && refused.contains("“interest” stands here a second time"), "{refused}");
        std::fs::write(file.path(), good.replacen("options =", "optoins =", 1)).expect("written");
        let refused = find(&name).expect_err("misspelt").to_string();
        assert!(refused.contains("cannot be read") && refused.contains("optoins"), "{refused}");
        std::fs::write(file.path(), &good).expect("written");
        assert_eq!(find(&name).expect("an instrument").definition().id, "phq2");
    }
}
