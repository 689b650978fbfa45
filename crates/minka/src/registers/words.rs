//! How programmes call things in their spreadsheets, in four languages. Pure tables; compared without case, accents and
//! punctuation.

mod reasons;

use std::{collections::HashMap, sync::LazyLock};

use self::reasons::REASONS;
use super::model::Field;
use crate::{
    foundation::text::{Language, Text},
    people::{Step, name_key},
};

/// Headings, most telling first.
const HEADINGS: [(Field, &[&str]); 12] = [
    (
        Field::Key,
        &[
            "key",
            "row",
            "id",
            "no",
            "nr",
            "n",
            "number",
            "record id",
            "own id",
            "code",
            "ключ",
            "номер",
            "ид",
            "код",
            "код участницы",
            "нөмір",
            "нөмірі",
            "коды",
            "número",
            "num",
            "código",
            "codigo de la participante",
        ],
    ),
    (
        Field::LegalName,
        &[
            "фио",
            "ф и о",
            "full name",
            "legal name",
            "name in papers",
            "surname and name",
            "name and surname",
            "фамилия имя отчество",
            "фамилия имя",
            "полное имя",
            "имя по документам",
            "аты жөні",
            "толық аты",
            "құжаттағы аты",
            "nombre completo",
            "nombres y apellidos",
            "apellidos y nombres",
            "nombre legal",
        ],
    ),
    (
        Field::ChosenName,
        &[
            "name",
            "chosen name",
            "first name",
            "preferred name",
            "nickname",
            "имя",
            "выбранное имя",
            "как обращаться",
            "аты",
            "есімі",
            "таңдаған аты",
            "nombre",
            "nombres",
            "nombre elegido",
            "apodo",
        ],
    ),
    (
        Field::Group,
        &[
            "group",
            "group name",
            "cluster",
            "группа",
            "название группы",
            "топ",
            "тобы",
            "топ аты",
            "grupo",
            "nombre del grupo",
        ],
    ),
    (Field::Language, &["language", "lang", "язык", "родной язык", "тіл", "тілі", "idioma", "lengua"]),
    (
        Field::Step,
        &[
            "state",
            "status",
            "step",
            "статус",
            "состояние",
            "этап",
            "күйі",
            "мәртебесі",
            "estado",
            "etapa",
            "situación",
        ],
    ),
    (
        Field::Reason,
        &[
            "reason",
            "reason for leaving",
            "why",
            "причина",
            "причина ухода",
            "почему",
            "себебі",
            "кету себебі",
            "motivo",
            "motivo de salida",
        ],
    ),
    (
        Field::EnrolledOn,
        &[
            "enrolled",
            "enrolled on",
            "enrolment date",
            "enrollment date",
            "start date",
            "date joined",
            "joined",
            "since",
            "дата",
            "дата зачисления",
            "дата вступления",
            "дата начала",
            "зачислена",
            "принята",
            "пришла",
            "күні",
            "қабылданған күні",
            "келген күні",
            "басталған күні",
            "fecha",
            "fecha de ingreso",
            "fecha de inscripción",
            "fecha de inicio",
            "ingreso",
            "desde",
        ],
    ),
    (Field::Sign, &["sign", "picture", "знак", "картинка", "белгі", "белгісі", "signo", "símbolo", "dibujo"]),
    (
        Field::Phone,
        &[
            "phone",
            "telephone",
            "mobile",
            "tel",
            "phone number",
            "телефон",
            "тел",
            "мобильный",
            "номер телефона",
            "телефоны",
            "ұялы телефон",
            "teléfono",
            "celular",
            "móvil",
            "número de teléfono",
        ],
    ),
    (
        Field::Address,
        &["address", "home address", "адрес", "домашний адрес", "мекенжай", "мекенжайы", "dirección", "domicilio"],
    ),
    (
        Field::BirthDate,
        &[
            "birth date",
            "birthdate",
            "date of birth",
            "dob",
            "birthday",
            "born",
            "дата рождения",
            "день рождения",
            "туған күні",
            "fecha de nacimiento",
            "nacimiento",
        ],
    ),
];

const LANGUAGES: [(Language, &[&str]); 4] = [
    (Language::En, &["en", "eng", "english", "английский", "ағылшын", "ағылшынша", "inglés"]),
    (Language::Ru, &["ru", "rus", "russian", "русский", "рус", "орыс", "орысша", "орыс тілі", "ruso"]),
    (
        Language::Kk,
        &["kk", "kz", "kaz", "kazakh", "казахский", "каз", "қазақ", "қазақша", "қаз", "қазақ тілі", "kazajo"],
    ),
    (Language::Es, &["es", "esp", "spa", "spanish", "испанский", "испан", "испанша", "español", "castellano"]),
];

const STEPS: [(Step, &[&str]); 9] = [
    (
        Step::Applied,
        &[
            "applied",
            "applicant",
            "заявка",
            "подала заявку",
            "кандидат",
            "өтініш берді",
            "postuló",
            "postulante",
            "solicitó",
        ],
    ),
    (
        Step::Waitlisted,
        &[
            "waitlisted",
            "waiting",
            "waiting list",
            "в очереди",
            "ожидает",
            "лист ожидания",
            "кезекте",
            "күтуде",
            "en espera",
            "lista de espera",
        ],
    ),
    (
        Step::Enrolled,
        &["enrolled", "accepted", "зачислена", "принята", "қабылданды", "inscrita", "matriculada", "admitida"],
    ),
    (
        Step::Active,
        &["active", "активна", "активная", "участвует", "ходит", "белсенді", "қатысады", "activa", "participa"],
    ),
    (Step::Paused, &["paused", "on pause", "пауза", "на паузе", "приостановлена", "үзілісте", "pausada", "en pausa"]),
    (
        Step::Graduated,
        &[
            "graduated",
            "graduate",
            "закончила",
            "завершила",
            "выпустилась",
            "бітірді",
            "аяқтады",
            "graduada",
            "egresada",
            "terminó",
        ],
    ),
    (Step::Alumna, &["alumna", "выпускница", "түлек", "exalumna"]),
    (
        Step::Left,
        &[
            "left",
            "dropped out",
            "exited",
            "вышла",
            "выбыла",
            "ушла",
            "кетті",
            "шықты",
            "salió",
            "se retiró",
            "retirada",
            "dejó",
        ],
    ),
    (
        Step::Transferred,
        &["transferred", "переведена", "перешла", "ауысты", "ауыстырылды", "trasladada", "transferida"],
    ),
];

const SIGN_WORDS: [(&str, &[&str]); 12] = [
    ("sun", &["sun", "солнце", "күн", "sol"]),
    ("bird", &["bird", "птица", "құс", "pájaro", "ave"]),
    ("mountain", &["mountain", "гора", "тау", "montaña", "cerro"]),
    ("tulip", &["tulip", "тюльпан", "қызғалдақ", "tulipán"]),
    ("spindle", &["spindle", "веретено", "ұршық", "huso"]),
    ("fish", &["fish", "рыба", "рыбка", "балық", "pez"]),
    ("star", &["star", "звезда", "жұлдыз", "estrella"]),
    ("moon", &["moon", "луна", "ай", "luna"]),
    ("apple", &["apple", "яблоко", "алма", "manzana"]),
    ("leaf", &["leaf", "лист", "листок", "жапырақ", "hoja"]),
    ("horse", &["horse", "лошадь", "конь", "ат", "жылқы", "caballo"]),
    ("cup", &["cup", "чашка", "пиала", "кесе", "taza"]),
];

/// A word without case, accents, punctuation and doubled spaces.
#[must_use]
pub fn fold(words: &str) -> String {
    let spaced: String = words.chars().map(|sign| if sign.is_alphanumeric() { sign } else { ' ' }).collect();
    name_key(&spaced)
}

/// How a heading is remembered: folded; one of signs only (№) as it stands.
#[must_use]
pub fn heading_key(heading: &str) -> String {
    let folded = fold(heading);
    if folded.is_empty() { heading.trim().to_owned() } else { folded }
}

/// A table turned round: a hundred thousand rows ask it.
type Meanings<T> = LazyLock<HashMap<String, T>>;

fn turn<T: Copy>(table: &[(T, &[&str])]) -> HashMap<String, T> {
    table.iter().flat_map(|(meaning, words)| words.iter().map(|word| (fold(word), *meaning))).collect()
}

/// A table with what our own screens say in all languages besides: a list typed off a screen is understood.
fn turn_with_screen<T: Copy>(table: &[(T, &[&str])], key: impl Fn(T) -> String) -> HashMap<String, T> {
    let mut meant = turn(table);
    for (meaning, _) in table {
        for language in Language::ALL {
            meant.entry(fold(&Text(language).say(&key(*meaning)))).or_insert(*meaning);
        }
    }
    meant
}

/// What a heading most likely means.
#[must_use]
pub(super) fn guess_field(heading: &str) -> Option<Field> {
    static MEANT: Meanings<Field> = LazyLock::new(|| turn(&HEADINGS));
    if heading.trim() == "№" { Some(Field::Key) } else { MEANT.get(&fold(heading)).copied() }
}

/// The language that a cell names.
#[must_use]
pub(super) fn read_language(cell: &str) -> Option<Language> {
    static MEANT: Meanings<Language> = LazyLock::new(|| turn(&LANGUAGES));
    MEANT.get(&fold(cell)).copied()
}

/// The step that a cell names.
#[must_use]
pub(super) fn read_step(cell: &str) -> Option<Step> {
    static MEANT: Meanings<Step> =
        LazyLock::new(|| turn_with_screen(&STEPS, |step| format!("people-step-{}", step.key())));
    MEANT.get(&fold(cell)).copied()
}

/// The reason that a cell names.
#[must_use]
pub(super) fn read_reason(cell: &str) -> Option<&'static str> {
    static MEANT: Meanings<&'static str> =
        LazyLock::new(|| turn_with_screen(&REASONS, |reason| format!("journey-reason-{reason}")));
    MEANT.get(&fold(cell)).copied()
}

/// The sign that a cell names.
#[must_use]
pub(super) fn read_sign(cell: &str) -> Option<&'static str> {
    static MEANT: Meanings<&'static str> =
        LazyLock::new(|| turn_with_screen(&SIGN_WORDS, |sign| format!("people-sign-{sign}")));
    MEANT.get(&fold(cell)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::SIGNS;

    #[test]
    fn headings_are_understood_in_four_languages() {
        for (heading, field) in [
            ("row", Field::Key),
            ("№", Field::Key),
            ("Код", Field::Key),
            ("cluster", Field::Group),
            ("Группа", Field::Group),
            ("ТОП", Field::Group),
            ("grupo", Field::Group),
            ("Ф.И.О.", Field::LegalName),
            ("Имя", Field::ChosenName),
            ("Аты", Field::ChosenName),
            ("Аты-жөні", Field::LegalName),
            ("nombre", Field::ChosenName),
            ("Nombres y Apellidos", Field::LegalName),
            ("telefono", Field::Phone),
            ("Туған күні", Field::BirthDate),
            ("fecha_de_ingreso", Field::EnrolledOn),
            ("  Статус  ", Field::Step),
        ] {
            assert_eq!(guess_field(heading), Some(field), "{heading}");
        }
        for heading in
            ["", " ", "age", "arm", "hamd_baseline", "namen", "Имя мужа", "телефон мужа", "grupo sanguíneo", "***"]
        {
            assert_eq!(guess_field(heading), None, "{heading}");
        }
    }

    #[test]
    fn no_word_means_two_things() {
        fn once<T: Copy>(table: &[(T, &[&str])]) {
            let mut all: Vec<String> =
                table.iter().flat_map(|(_, words)| words.iter().map(|word| fold(word))).collect();
            let count = all.len();
            all.sort();
            all.dedup();
            assert_eq!(all.len(), count);
        }
        once(&HEADINGS);
        once(&LANGUAGES);
        once(&STEPS);
        once(&SIGN_WORDS);
        once(&REASONS);
        assert_eq!(REASONS.map(|(reason, _)| reason), crate::journeys::REASONS);
        assert_eq!(SIGN_WORDS.map(|(sign, _)| sign), SIGNS);
        assert_eq!(STEPS.map(|(step, _)| step), Step::ALL);
    }

    #[test]
    fn what_the_screens_say_is_understood_as_what_they_mean() {
        for language in Language::ALL {
            let say = |key: String| Text(language).say(&key);
            for step in Step::ALL {
                assert_eq!(read_step(&say(format!("people-step-{}", step.key()))), Some(step), "{language:?}");
            }
            for (reason, _) in REASONS {
                assert_eq!(read_reason(&say(format!("journey-reason-{reason}"))), Some(reason), "{language:?}");
            }
            for sign in SIGNS {
                assert_eq!(read_sign(&say(format!("people-sign-{sign}"))), Some(sign), "{language:?}");
            }
        }
    }

    #[test]
    fn values_are_understood_or_not_guessed_at() {
        assert_eq!(read_language("Қазақша"), Some(Language::Kk));
        assert_eq!(read_language("ESPANOL"), Some(Language::Es));
        assert_eq!(read_language("русский"), Some(Language::Ru));
        for cell in ["", "quechua", "ru/kk", "0"] {
            assert_eq!(read_language(cell), None, "{cell}");
        }
        assert_eq!(read_step("в очереди"), Some(Step::Waitlisted));
        assert_eq!(read_step("Se retiró"), Some(Step::Left));
        assert_eq!(read_step("белсенді"), Some(Step::Active));
        for cell in ["", "да", "1", "married", "activ"] {
            assert_eq!(read_step(cell), None, "{cell}");
        }
        assert_eq!(read_sign("Тюльпан"), Some("tulip"));
        assert_eq!(read_sign("rose"), None);
        assert_eq!(read_reason("Көшіп кетті"), Some("moved"));
        assert_eq!(read_reason("other_help"), Some("other_help"));
        assert_eq!(read_reason("her husband"), None);
    }
}
