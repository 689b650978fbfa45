//! Names in the order in which people look for them: numbers as they count, letters as their alphabets have them.
//!
//! Both databases order text by its bytes, so order is made here and kept beside the name.

/// How many digits every number of a name has in the order of names. The walk in migration 0050 writes the same.
const DIGITS: usize = 12;

/// The order in which people look for a name that may hold numbers: each number written in twelve digits, so that group 2 stands
/// before group 10; letters small and without accents, ё as е; those that an alphabet has beside another after all names with that
/// one, Қ after К and Ñ after N. Only the letters of the four languages change: migration 0056 writes the same.
#[must_use]
pub fn name_key(name: &str) -> String {
    let (mut key, mut number) = (String::with_capacity(name.len() + DIGITS), String::new());
    for letter in name.chars() {
        if letter.is_ascii_digit() {
            number.push(letter);
        } else {
            end_number(&mut key, &mut number);
            push_letter(&mut key, letter);
        }
    }
    end_number(&mut key, &mut number);
    key
}

fn end_number(key: &mut String, number: &mut String) {
    if !number.is_empty() {
        key.extend(std::iter::repeat_n('0', DIGITS.saturating_sub(number.len())));
        key.push_str(number);
        number.clear();
    }
}

/// A letter by the place it has in its alphabet. 힣 stands after every letter of the four languages.
fn push_letter(key: &mut String, letter: char) {
    match letter {
        'A'..='Z' | 'А'..='Я' => key.extend(letter.to_lowercase()),
        'Á' | 'á' => key.push('a'),
        'É' | 'é' => key.push('e'),
        'Í' | 'í' => key.push('i'),
        'Ó' | 'ó' => key.push('o'),
        'Ú' | 'ú' | 'Ü' | 'ü' => key.push('u'),
        'Ñ' | 'ñ' => key.push_str("n힣"),
        'Ё' | 'ё' => key.push('е'),
        'Ә' | 'ә' => key.push_str("а힣"),
        'Ғ' | 'ғ' => key.push_str("г힣"),
        'Қ' | 'қ' => key.push_str("к힣"),
        'Ң' | 'ң' => key.push_str("н힣"),
        'Ө' | 'ө' => key.push_str("о힣"),
        'Ұ' | 'ұ' => key.push_str("у힣"),
        'Ү' | 'ү' => key.push_str("у힣힣"),
        'Һ' | 'һ' => key.push_str("х힣"),
        'І' | 'і' => key.push_str("ы힣"),
        other => key.push(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ordered(names: &[&str]) -> bool {
        names.windows(2).all(|pair| name_key(pair[0]) < name_key(pair[1]))
    }

    #[test]
    fn groups_are_ordered_as_people_count_them() {
        let counted = [
            "9",
            "10",
            "Group 2, room 3",
            "Group 2, room 11",
            "Group 9",
            "Group 9b",
            "Group 10",
            "Group 1000000000000000",
            "Тюльпан",
        ];
        assert!(ordered(&counted));
        assert_eq!(name_key("№ 7б"), "№ 000000000007б");
        assert_eq!(name_key(""), "");
    }

    /// The Kazakh Cyrillic alphabet of 42 letters, which has the 33 of Russian in their order among them, without ё, which stands with е as
    /// in Russian dictionaries; and the Spanish one of 27.
    #[test]
    fn every_letter_stands_where_its_alphabet_has_it() {
        for (alphabet, count) in
            [("аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя", 41), ("abcdefghijklmnñopqrstuvwxyz", 27)]
        {
            let letters: Vec<char> = alphabet.chars().collect();
            assert_eq!(letters.len(), count);
            for pair in letters.windows(2) {
                // All names of a letter before all of the next, however they go on.
                let (last, next) = (format!("{}яz", pair[0]), format!("{}", pair[1]));
                assert!(name_key(&last) < name_key(&next), "{last} {next}");
            }
            for letter in letters {
                let large: String = letter.to_uppercase().collect();
                assert_eq!(name_key(&large), name_key(&letter.to_string()), "{letter}");
            }
        }
        assert_eq!(name_key("Ёлка"), name_key("елка"));
        assert!(ordered(&["Ábaco", "Abril", "ave María", "Nube", "Ñandú", "Óleo", "zoo"]));
    }
}
