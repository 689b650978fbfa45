//! One letter at a time: Cyrillic letters to sounds, Latin letters with marks to plain ones.
//!
//! Sounds are written with small Latin letters, one a sound, so that one slip stays one edit:
//! `j` is ж (zh), `w` is ш and щ (sh), `c` is ч (ch), `q` is ц (ts), `h` is х, һ and kh, `i` is и, й, ы, і, i and y.

/// The sounds of a Cyrillic letter: Russian, Kazakh, and what Kyrgyz, Uzbek, Uyghur and Ukrainian names bring along.
pub(super) fn cyrillic(letter: char) -> Option<&'static str> {
    Some(match letter {
        'а' | 'ә' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ғ' | 'ґ' => "g",
        'д' => "d",
        'е' | 'ё' | 'э' | 'є' => "e",
        'ж' | 'җ' => "j",
        'з' => "z",
        'и' | 'й' | 'ы' | 'і' | 'ї' => "i",
        'к' | 'қ' => "k",
        'л' => "l",
        'м' => "m",
        'н' | 'ң' => "n",
        'о' | 'ө' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' | 'ұ' | 'ү' | 'ў' => "u",
        'ф' => "f",
        'х' | 'һ' | 'ҳ' => "h",
        'ц' => "q",
        'ч' => "c",
        'ш' | 'щ' => "w",
        'ъ' | 'ь' => "",
        'ю' => "iu",
        'я' => "ia",
        _ => return None,
    })
}

/// A Latin letter as the plain letters that say the same: marks of the Kazakh Latin alphabets (2018, 2021), Turkish,
/// Spanish, and of ISO 9:1995, whose `â`, `û`, `ž`, `č`, `š`, `ŝ`, `è` are я, ю, ж, ч, ш, щ, э.
pub(super) fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'á' | 'à' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'â' => "ya",
        'û' => "yu",
        'ç' | 'ć' | 'č' => "ch",
        'é' | 'è' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' | 'ə' => "e",
        'ğ' | 'ǵ' | 'ġ' | 'ģ' => "g",
        'ḥ' | 'ħ' => "h",
        'í' | 'ì' | 'î' | 'ï' | 'ī' | 'ı' | 'ĭ' => "i",
        'ķ' => "k",
        'ł' | 'ľ' | 'ļ' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' | 'ŋ' => "n",
        'ó' | 'ò' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => "o",
        'ŕ' | 'ř' => "r",
        'ş' | 'ś' | 'š' | 'ș' | 'ŝ' => "sh",
        'ß' => "s",
        'ţ' | 'ț' | 'ť' => "t",
        // In the Kazakh Latin alphabet of 2018 ý is у; Spanish and ISO 9 have no ý.
        'ú' | 'ù' | 'ü' | 'ū' | 'ů' | 'ű' | 'ŭ' | 'ý' => "u",
        'ÿ' => "y",
        'ž' => "zh",
        'ź' | 'ż' => "z",
        _ => return None,
    })
}
