//! Names in what was said, as people write them: without accents, in the other alphabet, in another case.

use linkage::words::{self, Standard};

/// Shorter words are no names.
const SHORTEST: usize = 3;

/// The words of a text.
pub(super) struct Heard(Vec<Word>);

/// A word, whatever its alphabet.
struct Word {
    /// In plain Latin letters, one for one: Анна and the Kazakh word for a mother, ана, stay apart.
    letters: Vec<char>,
    /// The sounds that all spellings of it share.
    readings: Vec<Vec<char>>,
    is_cyrillic: bool,
}

impl Heard {
    pub(super) fn of(text: &str) -> Self {
        let cleaned = text.split_whitespace().map(linkage::clean);
        let words = cleaned.flat_map(|part| part.split(' ').map(Word::of).collect::<Vec<_>>());
        Heard(words.filter(|word| word.letters.len() >= SHORTEST).collect())
    }

    /// Whether a part of somebody's name stands in it that is no part of the name of whom the speaker has chosen (empty: nobody).
    pub(super) fn names(&self, name: &str, chosen: &str) -> bool {
        let (name, chosen) = (Heard::of(name), Heard::of(chosen));
        let is_of = |of: &Heard, said: &Word| of.0.iter().any(|name| said.names(name));
        self.0.iter().any(|said| is_of(&name, said) && !is_of(&chosen, said))
    }
}

impl Word {
    fn of(word: &str) -> Self {
        let latin = words::latin(word, Standard::Everyday);
        let letters = words::plain_latin(&latin).unwrap_or(latin).replace('y', "i");
        let sounds = words::sounds(word);
        Word {
            letters: letters.chars().collect(),
            readings: std::iter::once(sounds.usual).chain(sounds.other).map(|one| one.chars().collect()).collect(),
            is_cyrillic: word.chars().any(|letter| matches!(letter, '\u{400}'..='\u{52f}')),
        }
    }

    fn names(&self, name: &Word) -> bool {
        let declines = self.is_cyrillic || name.is_cyrillic;
        let sounds = |said: &Vec<char>| name.readings.iter().any(|name| goes_on(said, name));
        self.letters == name.letters
            || declines && ends_otherwise(&self.letters, &name.letters)
            || self.readings.iter().any(sounds)
    }
}

/// How many letters two words have in common from the start.
fn shared(one: &[char], other: &[char]) -> usize {
    one.iter().zip(other).take_while(|(one, other)| one == other).count()
}

/// Another case of a short name: at least three letters in common, then nothing but vowels. Анну, Анной of Анна; not анализ.
fn ends_otherwise(said: &[char], name: &[char]) -> bool {
    let shared = shared(said, name);
    let (ending, of_name) = (&said[shared..], &name[shared..]);
    let is_whole = said.len() >= name.len() || shared > 3 && said.len() + 1 == name.len();
    let is_vowel = |letter: &char| matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u');
    shared >= 3 && is_whole && ending.len() <= 2 && of_name.len() <= 2 && ending.iter().chain(of_name).all(is_vowel)
}

/// A longer name up to its last letters, or with an ending: Айгүлге of Айгүл, Светланой of Светлана.
fn goes_on(said: &[char], name: &[char]) -> bool {
    let shared = shared(said, name);
    let (ending, of_name) = (said.len() - shared, name.len() - shared);
    (shared > 4 || shared == 4 && of_name == 0) && said.len() + 1 >= name.len() && ending <= 3 && of_name <= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_the_words_is_a_name_however_it_is_written() {
        for (text, name) in [
            ("Lucía me pidió plata", "Lucía Quispe"),
            ("lucia me pidió plata", "Lucía Quispe"),
            ("Lucía me pidió plata", "Lucia"),
            ("Luci\u{301}a me pidió plata", "Lucía"),
            ("la señora QUISPE grita", "Lucía Quispe"),
            ("это Ана.", "Ана"),
            ("Анну видела с деньгами", "Анна"),
            ("я была с Анной", "Анна"),
            ("Annu videla", "Анна"),
            ("Анны нет", "Anna"),
            ("Айгуль взяла", "Aigul"),
            ("Aigul взяла", "Айгүл"),
            ("Айгүлге бердім", "Айгүл"),
            ("aigulge berdim", "Айгүл"),
            ("Марии и Марией", "Мария Иванова"),
            ("у Ивановой", "Мария Иванова"),
            ("Асельге айтпаңыз", "Асель"),
            ("Жанарға", "Zhanar"),
            ("(Светлану)", "Светлана"),
        ] {
            assert!(Heard::of(text).names(name, ""), "{text} / {name}");
        }
    }

    #[test]
    fn a_common_word_is_no_name() {
        for (text, name) in [
            ("me pidió plata", "Lucía Quispe"),
            ("Анамнез", "Ана"),
            ("ана баласымен", "Анна"),
            ("анализ, анкета", "Анна"),
            ("верно, верить", "Вера"),
            ("voy a ver", "Vera"),
            ("dinero", "Dina"),
            ("mi marido, el martes de julio", "María Marta Julia"),
            ("una carta", "Carmen"),
            ("люди любят мир", "Людмила Любовь Мира"),
            ("Гүлмира", "Гүлнар"),
            ("su", "Su"),
            ("", "Ана"),
            ("…", ""),
        ] {
            assert!(!Heard::of(text).names(name, ""), "{text} / {name}");
        }
    }

    /// A leader is chosen who has the first name of whoever runs the site: that is no word about whoever runs it.
    #[test]
    fn a_namesake_is_not_named_where_somebody_was_chosen() {
        for (text, chosen, names) in [
            ("Мария берёт деньги", "", true),
            ("Мария берёт деньги", "Мария Ким", false),
            ("видела Марию", "Мария Ким", false),
            ("Мария Иванова берёт деньги", "Мария Ким", true),
            ("Ким и Иванова", "Мария Ким", true),
        ] {
            assert_eq!(Heard::of(text).names("Мария Иванова", chosen), names, "{text} / {chosen}");
        }
    }
}
