//! One woman, two first names: Наталья and Наташа, Гүлнар and Гуля, Guadalupe and Lupe.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::words::sounds;

/// Own lists, written from general knowledge; a line is a name with its variants and short forms.
const LISTS: [&str; 3] = [include_str!("russian.txt"), include_str!("kazakh.txt"), include_str!("spanish.txt")];

/// What is put after a name to make it small, in sounds: Айжан-ка, Rosa-(s)ita, Carmen-cita, Анн-ушка, Мар-ита.
const ENDINGS: [&str; 10] = ["ka", "ita", "sita", "iuwa", "uwka", "ocka", "ecka", "ik", "wa", "jan"];

/// Lines of the lists in which a code stands.
pub(crate) fn lines_of(code: &str) -> &'static [u16] {
    static TABLE: OnceLock<FxHashMap<String, Vec<u16>>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let mut table: FxHashMap<String, Vec<u16>> = FxHashMap::default();
        let lines = LISTS.iter().flat_map(|list| list.lines()).filter(|line| !line.starts_with('#'));
        for (number, line) in lines.enumerate() {
            for name in line.split_whitespace() {
                let lines = table.entry(sounds(name).usual).or_default();
                if lines.last() != Some(&(number as u16)) {
                    lines.push(number as u16);
                }
            }
        }
        table
    });
    table.get(code).map_or(&[], Vec::as_slice)
}

/// How two first names that sound different can be one woman's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kin {
    /// The lists know both as forms of one name.
    Listed,
    /// One is the other with a small ending, or its beginning.
    Made,
}

/// Whether two codes (see [`sounds`]) are forms of one first name.
pub(crate) fn kin(one: &str, other: &str) -> Option<Kin> {
    let (a, b) = (lines_of(one), lines_of(other));
    if a.iter().any(|line| b.contains(line)) {
        return Some(Kin::Listed);
    }
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let enlarged = ENDINGS.iter().any(|ending| {
        long.strip_suffix(ending).is_some_and(|stem| stem.len() >= 3 && (stem == short || stem == without_vowel(short)))
    });
    let begun = without_vowel(short);
    let cut = begun.len() >= 4 && long.len() >= short.len() + 2 && long.starts_with(begun);
    (enlarged || cut).then_some(Kin::Made)
}

fn without_vowel(code: &str) -> &str {
    code.strip_suffix(['a', 'e', 'i', 'o', 'u']).unwrap_or(code)
}

/// Whether two first names, in any script, are forms of one: `same_first_name("Наталья", "Natasha")`.
#[must_use]
pub fn same_first_name(one: &str, other: &str) -> bool {
    let (one, other) = (crate::clean(one), crate::clean(other));
    let (one, other) = (sounds(&one), sounds(&other));
    let readings = |word: &crate::words::Sounds| [Some(word.usual.clone()), word.other.clone()];
    readings(&one).iter().flatten().any(|a| readings(&other).iter().flatten().any(|b| a == b || kin(a, b).is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_name() {
        for (one, other) in [
            ("Наталья", "Наташа"),
            ("Natalya", "Наташа"),
            ("Светлана", "Sveta"),
            ("Гүлнар", "Гуля"),
            ("Gulnara", "Гүлнар"),
            ("Гульмира", "Gulya"),
            ("Екатерина", "Katya"),
            ("Татьяна", "Tanja"),
            ("Айжан", "Айжанка"),
            ("Салтанат", "Салта"),
            ("Ләззат", "Ляззат"),
            ("Әсел", "Асель"),
            ("María", "Mari"),
            ("Guadalupe", "Lupe"),
            ("Rosa", "Rosita"),
            ("Carmen", "Carmencita"),
            ("Francisca", "Paquita"),
            ("Isabel", "Chabela"),
            ("Rosario", "Charo"),
            ("Julia", "Юлия"),
        ] {
            assert!(same_first_name(one, other), "{one} {other}");
            assert!(same_first_name(other, one), "{other} {one}");
        }
    }

    #[test]
    fn different_names() {
        for (one, other) in [
            ("Гүлнар", "Гүлмира"),
            ("Гульнара", "Гульдана"),
            ("Мария", "Марина"),
            ("Айгерім", "Айжан"),
            ("Наталья", "Настя"),
            ("Ана", "Инна"),
            ("Rosa", "Rosario"),
            ("Lucía", "Luisa"),
            ("Жанар", "Шынар"),
            ("Алма", "Алия"),
        ] {
            assert!(!same_first_name(one, other), "{one} {other}");
        }
    }
}
