//! Cyrillic written in Latin letters by the standards in use, for cards and for showing one name beside another.

/// A way to write Russian and Kazakh names in Latin letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standard {
    /// Machine-readable passports: ICAO Doc 9303 part 3, section 6 B, with the Kazakh letters as the nearest Latin ones.
    Passport,
    /// BGN/PCGN 1947 for Russian letters and 1979 for the Kazakh ones.
    BgnPcgn,
    /// ISO 9:1995, the same as GOST 7.79-2000 system A: one letter for one letter.
    Iso9,
    /// The Kazakh Latin alphabet as decreed on 19 February 2018 (acute accents).
    Kazakh2018,
    /// The Kazakh Latin alphabet as put forward in January 2021 (umlaut, breve, cedilla, macron).
    Kazakh2021,
    /// As people write in messages: no marks, `j` for ж, `h` for х.
    Everyday,
}

impl Standard {
    /// Every standard, in the order of this type.
    pub const ALL: [Self; 6] =
        [Self::Passport, Self::BgnPcgn, Self::Iso9, Self::Kazakh2018, Self::Kazakh2021, Self::Everyday];
}

/// What all standards agree on.
const SHARED: [(char, &str); 19] = [
    ('а', "a"),
    ('б', "b"),
    ('в', "v"),
    ('г', "g"),
    ('д', "d"),
    ('е', "e"),
    ('з', "z"),
    ('к', "k"),
    ('л', "l"),
    ('м', "m"),
    ('н', "n"),
    ('о', "o"),
    ('п', "p"),
    ('р', "r"),
    ('с', "s"),
    ('т', "t"),
    ('у', "u"),
    ('ф', "f"),
    ('ы', "y"),
];

/// What they write differently, one column a standard in the order of [`Standard::ALL`].
const APART: [(char, [&str; 6]); 23] = [
    ('ё', ["e", "ë", "ë", "e", "e", "e"]),
    ('ж', ["zh", "zh", "ž", "j", "j", "j"]),
    ('и', ["i", "i", "i", "ı", "ı", "i"]),
    ('й', ["i", "y", "j", "ı", "ı", "y"]),
    ('х', ["kh", "kh", "h", "h", "h", "h"]),
    ('ц', ["ts", "ts", "c", "ts", "ts", "ts"]),
    ('ч', ["ch", "ch", "č", "ch", "ch", "ch"]),
    ('ш', ["sh", "sh", "š", "sh", "ş", "sh"]),
    ('щ', ["shch", "shch", "ŝ", "sh", "ş", "sh"]),
    ('ъ', ["ie", "”", "ʺ", "", "", ""]),
    ('ь', ["", "’", "ʹ", "", "", ""]),
    ('э', ["e", "e", "è", "e", "e", "e"]),
    ('ю', ["iu", "yu", "û", "iý", "iu", "yu"]),
    ('я', ["ia", "ya", "â", "ia", "ia", "ya"]),
    ('ә', ["a", "ä", "a\u{30b}", "á", "ä", "a"]),
    ('ғ', ["gh", "gh", "ġ", "ǵ", "ğ", "g"]),
    ('қ', ["q", "q", "ķ", "q", "q", "k"]),
    ('ң', ["ng", "ng", "ņ", "ń", "ñ", "n"]),
    ('ө', ["o", "ö", "ô", "ó", "ö", "o"]),
    ('ұ', ["u", "u", "u\u{307}", "u", "ū", "u"]),
    ('ү', ["u", "ü", "ù", "ú", "ü", "u"]),
    ('һ', ["h", "h", "ḥ", "h", "h", "h"]),
    ('і', ["i", "i", "ì", "i", "i", "i"]),
];

/// A text with every Cyrillic letter in Latin by a standard. Other letters stay; a capital letter stays a capital.
#[must_use]
pub fn latin(text: &str, standard: Standard) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    let mut before = ' ';
    for letter in text.chars() {
        let small = letter.to_lowercase().next().unwrap_or(letter);
        let written = written(small, before, standard);
        match written {
            None => out.push(letter),
            Some(written) if small == letter => out.push_str(written),
            Some(written) => {
                let mut letters = written.chars();
                out.extend(letters.next().into_iter().flat_map(char::to_uppercase));
                out.push_str(letters.as_str());
            }
        }
        before = small;
    }
    out
}

fn written(letter: char, before: char, standard: Standard) -> Option<&'static str> {
    // BGN/PCGN: ye and yë where the letter begins a syllable.
    let begins = matches!(before, 'а' | 'е' | 'ё' | 'и' | 'о' | 'у' | 'ы' | 'э' | 'ю' | 'я' | 'й' | 'ъ' | 'ь')
        || !before.is_alphabetic();
    match (letter, standard) {
        ('е', Standard::BgnPcgn) if begins => return Some("ye"),
        ('ё', Standard::BgnPcgn) if begins => return Some("yë"),
        ('у', Standard::Kazakh2018) => return Some("ý"),
        _ => {}
    }
    let shared = SHARED.iter().find(|(one, _)| *one == letter).map(|(_, latin)| *latin);
    shared.or_else(|| APART.iter().find(|(one, _)| *one == letter).map(|(_, all)| all[standard as usize]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{clean, sounds};

    /// Names as the standards' own tables spell them.
    #[test]
    fn writes_by_each_standard() {
        for (name, standard, latin_name) in [
            ("Айгерім", Standard::Passport, "Aigerim"),
            ("Қуаныш Жұмабаев", Standard::Passport, "Quanysh Zhumabaev"),
            ("Юлия Щербакова", Standard::Passport, "Iuliia Shcherbakova"),
            ("Елена", Standard::BgnPcgn, "Yelena"),
            ("Наталья", Standard::BgnPcgn, "Natal’ya"),
            ("Юлия Щербакова", Standard::Iso9, "Ûliâ Ŝerbakova"),
            ("Жанар", Standard::Iso9, "Žanar"),
            ("Шолпан", Standard::Kazakh2021, "Şolpan"),
            ("Гүлнұр Әбішқызы", Standard::Kazakh2021, "Gülnūr Äbişqyzy"),
            ("Сәуле", Standard::Kazakh2018, "Sáýle"),
            ("Айжан", Standard::Everyday, "Ayjan"),
            ("María", Standard::Passport, "María"),
        ] {
            assert_eq!(latin(name, standard), latin_name, "{name} {standard:?}");
        }
    }

    /// Whatever the standard, the sounds are the same in one of the readings.
    #[test]
    fn every_standard_sounds_like_the_cyrillic() {
        let names = "айгерім ақмарал әсем баян ботагөз гаухар ғалия дариға еркежан жадыра жұлдыз зәуре индира күләш қаламқас \
                     ләззат майра меруерт назгүл нұргүл өміржан перизат раушан сәния тоғжан толқын ұлжан үміт шолпан шынар ырысты \
                     анастасия валентина екатерина елена ирина людмила мария наталья оксана ольга светлана татьяна юлия яна эльмира \
                     жумабаева щербакова шевченко захарова мұратқызы байтұрсынқызы";
        for name in names.split_whitespace() {
            let wanted = sounds(name).usual;
            for standard in Standard::ALL {
                let typed = clean(&latin(name, standard));
                let read = sounds(&typed);
                assert!(
                    read.usual == wanted || read.other.as_deref() == Some(&wanted),
                    "{name} {standard:?} {typed}: {read:?}, wanted {wanted}"
                );
            }
        }
    }
}
