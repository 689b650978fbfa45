//! Decisions about circles, without database or clock.

use std::collections::BTreeMap;

use ::pairing::circles::{self as pairing, Finding, Refusal, Wish};
use jiff::civil::Date;
use sha2::{Digest, Sha256};

use super::model::{THEMES, Themes, Who};
use crate::foundation::{
    form::{Problem, Problems},
    ids::ParticipantId,
};

/// The largest circle that can be asked for.
const LARGEST: usize = 20;
/// How many leaders can be named.
const MOST_LEADERS: usize = 20;
/// How long a leader's name may be.
const LONGEST_NAME: usize = 60;
/// How long the line about the themes may be.
pub(super) const LONGEST_LINE: usize = 120;

/// Circles are made on the day or after it: before, nobody has come.
pub(super) fn check_day(day: Date, today: Date) -> Result<(), Problem> {
    if day <= today { Ok(()) } else { Err(Problem::new("", "circles-too-early")) }
}

/// What the leader wishes: `size` or `circles`, and the number.
pub(super) fn read_wish(by: &str, number: &str, women: usize) -> Result<Wish, Problem> {
    let most = (women / 2).max(1);
    let number: usize = number.parse().map_err(|_| Problem::new("number", "circles-number-unreadable"))?;
    match (by, number) {
        ("circles", 0) => Err(Problem::new("number", "circles-number-least")),
        ("circles", number) if number > most => {
            Err(Problem::new("number", "circles-number-most").with("women", women).with("count", most))
        }
        ("circles", number) => Ok(Wish::Circles(number)),
        ("size", 0 | 1) => Err(Problem::new("number", "circles-size-least")),
        ("size", number) if number > LARGEST => Err(Problem::new("number", "circles-size-most").with("count", LARGEST)),
        ("size", number) => Ok(Wish::Size(number)),
        _ => Err(Problem::new("by", "circles-by-missing")),
    }
}

/// The names of leaders, one a line.
pub(super) fn read_names(lines: &str) -> Result<Vec<String>, Problem> {
    let mut names: Vec<String> = Vec::new();
    for name in lines.lines().map(str::trim).filter(|name| !name.is_empty()) {
        if name.chars().count() > LONGEST_NAME {
            return Err(Problem::new("names", "circles-name-long").with("count", LONGEST_NAME));
        }
        if names.iter().all(|known| known != name) {
            names.push(name.to_owned());
        }
    }
    if names.len() > MOST_LEADERS {
        return Err(Problem::new("names", "circles-names-most").with("count", MOST_LEADERS));
    }
    Ok(names)
}

/// Another order for each mixing of each session, the same on every machine.
pub(super) fn seed(session: &str, mix: i64) -> u64 {
    let hash = Sha256::new().chain_update(session).chain_update(mix.to_be_bytes()).finalize();
    hash.iter().take(8).fold(0, |seed, byte| (seed << 8) | u64::from(*byte))
}

/// A refusal in plain words, with the number that would work. It names nobody: who must sit apart from whom is nothing
/// that a screen among women may show.
pub(super) fn explain_refusal(refusal: &Refusal<Who>) -> Problem {
    let works_with = |circles: usize, possible: Option<usize>| match possible {
        Some(number) if number > circles => Problem::new("number", "circles-needs-at-least").with("count", number),
        Some(number) => Problem::new("number", "circles-works-with").with("count", number),
        None => Problem::new("number", "circles-does-not-work"),
    };
    match refusal {
        Refusal::NobodyPresent => Problem::new("", "circles-nobody"),
        Refusal::NoCirclesAskedFor => Problem::new("number", "circles-number-least"),
        Refusal::MoreCirclesThanWomen { women, .. } => {
            Problem::new("number", "circles-number-most").with("women", *women).with("count", (*women / 2).max(1))
        }
        Refusal::FacilitatorApartFromAll { .. } => Problem::new("names", "circles-other-leader"),
        Refusal::ChainTooLong { circles, possible_with, .. }
        | Refusal::CannotKeepAll { circles, possible_with, .. }
        | Refusal::NoneFound { circles, possible_with } => works_with(*circles, *possible_with),
        Refusal::ListedTwice { .. }
        | Refusal::PairedWithHerself { .. }
        | Refusal::TogetherAndApart { .. }
        | Refusal::TwoFacilitatorsTogether { .. } => Problem::new("number", "circles-does-not-work"),
    }
}

/// The women who need another circle than these seats give them: of each pair that must not meet the one who was moved.
pub(super) fn who_must_move(
    circles: &[pairing::Circle<Who>],
    tonight: &pairing::Tonight<Who>,
    before: &BTreeMap<ParticipantId, i64>,
    after: &BTreeMap<ParticipantId, i64>,
) -> Vec<ParticipantId> {
    let mut movers = Vec::new();
    for finding in pairing::check(circles, tonight) {
        let Finding::KeptApart { pair: (one, other), .. } = finding else { continue };
        let seated = |who: Who| match who {
            Who::Woman(id) if after.contains_key(&id) => Some(id),
            _ => None,
        };
        let moved = |id: &ParticipantId| before.get(id) != after.get(id);
        let pair: Vec<ParticipantId> = [one, other].into_iter().filter_map(seated).collect();
        let mover = pair.iter().find(|id| moved(id)).or(pair.last());
        movers.extend(mover.filter(|id| !movers.contains(*id)).copied().into_iter().collect::<Vec<_>>());
    }
    movers
}

/// The smallest circle that a late-comer may join, counted from 0.
pub(super) fn circle_for(
    circles: &[pairing::Circle<Who>],
    tonight: &pairing::Tonight<Who>,
    woman: ParticipantId,
) -> Option<usize> {
    let mut order: Vec<usize> = (0..circles.len()).collect();
    order.sort_by_key(|at| (circles[*at].members.len(), *at));
    let who = Who::Woman(woman);
    order.into_iter().find(|at| {
        let mut tried = circles.to_vec();
        tried[*at].members.push(who);
        let findings = pairing::check(&tried, tonight);
        !findings
            .iter()
            .any(|finding| matches!(finding, Finding::KeptApart { pair, .. } if pair.0 == who || pair.1 == who))
    })
}

/// What one circle talked about. A quote or a name would tell who said what, so neither is taken.
pub(super) fn read_themes<'a>(
    field: &str,
    keys: impl Iterator<Item = &'a str>,
    line: &str,
    names: &[&str],
) -> Result<Themes, Problem> {
    let chosen: Vec<&str> = keys.collect();
    let keys = THEMES.iter().filter(|key| chosen.contains(key)).map(|key| (*key).to_owned()).collect();
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() > LONGEST_LINE {
        return Err(Problem::new(field, "circles-line-long").with("count", LONGEST_LINE));
    }
    if line.contains(['"', '«', '»', '“', '”', '„', '‟', '‹', '›', '＂']) {
        return Err(Problem::new(field, "circles-line-quote"));
    }
    match names.iter().find(|name| names_somebody(&line, name)) {
        Some(name) => {
            let key = if is_feeling(name) { "circles-line-feeling" } else { "circles-line-name" };
            Err(Problem::new(field, key).with("name", name))
        }
        None => Ok(Themes { keys, line }),
    }
}

/// Endings that Russian puts in place of a name's last vowel.
const INSTEAD: [&str; 10] = ["ы", "и", "е", "у", "ю", "ой", "ей", "ою", "ею", "ин"];
/// Endings that Kazakh puts behind a name, and the Spanish plural.
const BEHIND: [&str; 34] = [
    "ның", "нің", "дың", "дің", "тың", "тің", "ға", "ге", "қа", "ке", "ны", "ні", "ды", "ді", "ты", "ті", "да", "де",
    "та", "те", "дан", "ден", "тан", "тен", "нан", "нен", "мен", "бен", "пен", "лар", "лер", "жан", "s", "es",
];

/// Names that are also what a circle talks about. Written small they are the word, and no woman; a flower is no theme.
const FEELINGS: [&str; 16] = [
    "вера",
    "надежда",
    "любовь",
    "үміт",
    "бақыт",
    "қуаныш",
    "махаббат",
    "сенім",
    "esperanza",
    "paz",
    "luz",
    "fe",
    "alma",
    "soledad",
    "libertad",
    "consuelo",
];

fn is_feeling(name: &str) -> bool {
    FEELINGS.contains(&name.trim().to_lowercase().as_str())
}

/// Whether a line names somebody, in any case of the language.
fn names_somebody(line: &str, name: &str) -> bool {
    let small = |word: &&str| word.chars().next().is_some_and(char::is_lowercase);
    let line = if is_feeling(name) {
        line.split(' ').filter(|word| !small(word)).collect::<Vec<_>>().join(" ")
    } else {
        line.to_owned()
    };
    let line = line.to_lowercase();
    let words: Vec<&str> = line.split(|letter: char| !letter.is_alphabetic() && letter != '-').collect();
    let parts = name.to_lowercase();
    parts.split(|letter: char| !letter.is_alphabetic()).filter(|part| part.chars().count() > 2).any(|part| {
        let stem = part.strip_suffix(['а', 'я', 'ь']).unwrap_or_default();
        words.iter().flat_map(|word| word.split('-')).any(|word| {
            word == part
                || word.strip_prefix(part).is_some_and(|end| BEHIND.contains(&end))
                || (!stem.is_empty() && word.strip_prefix(stem).is_some_and(|end| INSTEAD.contains(&end)))
        })
    })
}

/// Hands for the four moods; empty: not asked. Together no more than sit in the circle.
pub(super) fn read_moods(field: &str, typed: [&str; 4], women: usize) -> Result<[Option<i64>; 4], Problem> {
    let mut moods = [None; 4];
    for (mood, typed) in moods.iter_mut().zip(typed) {
        if !typed.is_empty() {
            let hands: u16 = typed.parse().map_err(|_| Problem::new(field, "circles-mood-unreadable"))?;
            *mood = Some(i64::from(hands));
        }
    }
    let hands: i64 = moods.iter().flatten().sum();
    if usize::try_from(hands).is_ok_and(|hands| hands <= women) {
        Ok(moods)
    } else {
        Err(Problem::new(field, "circles-mood-most").with("count", women))
    }
}

/// Where each woman who came is to sit, as typed: `seat-CODE` with the circle's number; empty: nowhere yet.
pub(super) fn read_seats<'a>(
    typed: impl Iterator<Item = (&'a str, &'a str)>,
    find: impl Fn(&str) -> Option<ParticipantId>,
    circles: &[i64],
    before: &BTreeMap<ParticipantId, i64>,
) -> Result<BTreeMap<ParticipantId, i64>, Problems> {
    let (mut seats, mut problems) = (before.clone(), Problems::default());
    for (code, number) in typed.filter(|(_, number)| !number.is_empty()) {
        let number = number.parse().ok().filter(|number| circles.contains(number));
        match (find(code), number) {
            (Some(woman), Some(number)) => drop(seats.insert(woman, number)),
            (None, _) => problems.add(Problem::new("", "circles-not-here")),
            (_, None) => problems.add(Problem::new(format!("seat-{code}"), "circles-no-such-circle")),
        }
    }
    if problems.is_empty() { Ok(seats) } else { Err(problems) }
}

#[cfg(test)]
mod tests {
    use ::pairing::circles::{Circle, Person, Tonight};
    use jiff::civil::date;

    use super::*;
    use crate::foundation::ids::Id;

    fn key(Problem { key, .. }: Problem) -> &'static str {
        key
    }

    fn woman(number: u128) -> ParticipantId {
        ParticipantId::from_uuid(uuid::Uuid::from_u128(number))
    }

    #[test]
    fn circles_are_made_on_the_day_or_later() {
        let day = date(2026, 11, 24);
        assert_eq!(check_day(day, day), Ok(()));
        assert_eq!(check_day(day, date(2026, 11, 30)), Ok(()));
        assert_eq!(check_day(day, date(2026, 11, 23)).map_err(key), Err("circles-too-early"));
    }

    #[test]
    fn wishes_are_taken_when_nobody_would_sit_alone() {
        assert_eq!(read_wish("size", "5", 14), Ok(Wish::Size(5)));
        assert_eq!(read_wish("size", "20", 14), Ok(Wish::Size(20)));
        assert_eq!(read_wish("circles", "7", 14), Ok(Wish::Circles(7)));
        assert_eq!(read_wish("circles", "1", 1), Ok(Wish::Circles(1)));
    }

    #[test]
    fn wishes_that_cannot_be_are_refused() {
        for (by, number, women, expected) in [
            ("circles", "8", 14, "circles-number-most"),
            ("circles", "0", 14, "circles-number-least"),
            ("size", "1", 14, "circles-size-least"),
            ("size", "21", 14, "circles-size-most"),
            ("size", "five", 14, "circles-number-unreadable"),
            ("size", "-3", 14, "circles-number-unreadable"),
            ("", "5", 14, "circles-by-missing"),
        ] {
            assert_eq!(read_wish(by, number, women).map_err(key), Err(expected), "{by} {number}");
        }
        let most = read_wish("circles", "8", 14).expect_err("too many");
        assert_eq!(most.values, [("women", "14".to_owned()), ("count", "7".to_owned())]);
    }

    #[test]
    fn leaders_are_named_one_a_line() {
        assert_eq!(read_names(" Бота \n\nАйжан\nБота").as_deref(), Ok(&["Бота".to_owned(), "Айжан".to_owned()][..]));
        assert_eq!(read_names("  ").map(|names| names.len()), Ok(0));
        assert_eq!(read_names(&"x".repeat(61)).map_err(key), Err("circles-name-long"));
        let many: Vec<String> = (0..21).map(|number| format!("n{number}")).collect();
        assert_eq!(read_names(&many.join("\n")).map_err(key), Err("circles-names-most"));
    }

    #[test]
    fn each_mixing_has_its_own_seed_and_always_the_same() {
        assert_eq!(seed("a", 1), seed("a", 1));
        assert_ne!(seed("a", 1), seed("a", 2));
        assert_ne!(seed("a", 1), seed("b", 1));
    }

    #[test]
    fn a_refusal_says_the_number_and_no_name() {
        let (one, other) = (Who::Woman(woman(1)), Who::Woman(woman(2)));
        let refusal = |circles, possible_with| Refusal::CannotKeepAll {
            people: vec![one, other],
            apart: vec![(one, other)],
            together: Vec::new(),
            circles,
            possible_with,
        };
        let said = explain_refusal(&refusal(1, Some(2)));
        assert_eq!((said.key, said.values), ("circles-needs-at-least", vec![("count", "2".to_owned())]));
        assert_eq!(explain_refusal(&refusal(4, Some(3))).key, "circles-works-with");
        assert_eq!(explain_refusal(&refusal(4, None)).key, "circles-does-not-work");
        assert_eq!(explain_refusal(&Refusal::NobodyPresent).key, "circles-nobody");
        assert_eq!(explain_refusal(&Refusal::FacilitatorApartFromAll { facilitator: one }).key, "circles-other-leader");
    }

    fn room(apart: &[(u128, u128)]) -> Tonight<Who> {
        let mut tonight = Tonight::new((1..=5).map(|number| Person::new(Who::Woman(woman(number)), ["ru"])).collect());
        tonight.apart = apart.iter().map(|(a, b)| (Who::Woman(woman(*a)), Who::Woman(woman(*b)))).collect();
        tonight
    }

    fn circles(members: &[&[u128]]) -> Vec<Circle<Who>> {
        let of = |numbers: &&[u128]| Circle {
            members: numbers.iter().map(|number| Who::Woman(woman(*number))).collect(),
            facilitator: None,
        };
        members.iter().map(of).collect()
    }

    #[test]
    fn the_one_who_was_moved_is_asked_to_sit_elsewhere() {
        let before = BTreeMap::from([(woman(1), 1), (woman(2), 2)]);
        let after = BTreeMap::from([(woman(1), 2), (woman(2), 2)]);
        let tonight = room(&[(1, 2)]);
        assert_eq!(who_must_move(&circles(&[&[], &[1, 2]]), &tonight, &before, &after), [woman(1)]);
        assert_eq!(who_must_move(&circles(&[&[], &[1, 2]]), &room(&[]), &before, &after), []);
        assert_eq!(who_must_move(&circles(&[&[1], &[2]]), &tonight, &before, &before), []);
    }

    #[test]
    fn a_late_comer_joins_the_smallest_circle_that_is_allowed() {
        let seated = circles(&[&[1, 2], &[3]]);
        assert_eq!(circle_for(&seated, &room(&[]), woman(4)), Some(1));
        assert_eq!(circle_for(&seated, &room(&[(3, 4)]), woman(4)), Some(0));
        assert_eq!(circle_for(&seated, &room(&[(3, 4), (1, 4)]), woman(4)), None);
    }

    #[test]
    fn lines_without_names_and_quotes_are_taken() {
        let names = ["Алия", "Айгерим", "Роза М.", "Вера", "Надежда", "Paz"];
        for line in [
            "",
            "откуда надежда и вера в себя",
            "tener paz en casa",
            "Алименты и суд",
            "Don't give up: it's hard",
            "Балаға қалай айтамын",
            "Как быть с деньгами?",
        ] {
            let taken = read_themes("line-1", ["money", "sun"].into_iter(), line, &names).expect(line);
            assert_eq!((taken.keys, taken.line), (vec!["money".to_owned()], line.to_owned()));
        }
    }

    #[test]
    fn names_quotes_and_long_lines_are_refused() {
        let names = ["Алия", "Айгерим", "Rosa", "Надежда"];
        for (line, expected) in [
            ("Алия рассказала про мужа", "circles-line-name"),
            ("помогли Алие", "circles-line-name"),
            ("сын АЛИИ", "circles-line-name"),
            ("Айгеримнің әңгімесі", "circles-line-name"),
            ("los hijos de rosa", "circles-line-name"),
            ("как Надежда ушла от мужа", "circles-line-feeling"),
            ("муж Надежды", "circles-line-feeling"),
            ("Она сказала: «уйду»", "circles-line-quote"),
            ("\"Never again\"", "circles-line-quote"),
            (&"я".repeat(121), "circles-line-long"),
        ] {
            assert_eq!(read_themes("line-1", [].into_iter(), line, &names).map_err(key), Err(expected), "{line}");
        }
    }

    #[test]
    fn hands_are_never_more_than_women_and_nothing_is_not_zero() {
        assert_eq!(read_moods("mood-1", ["", "", "", ""], 5), Ok([None; 4]));
        assert_eq!(read_moods("mood-1", ["0", "2", "", "3"], 5), Ok([Some(0), Some(2), None, Some(3)]));
        assert_eq!(read_moods("mood-1", ["3", "3", "", ""], 5).map_err(key), Err("circles-mood-most"));
        assert_eq!(read_moods("mood-1", ["-1", "", "", ""], 5).map_err(key), Err("circles-mood-unreadable"));
        assert_eq!(read_moods("mood-1", ["1.5", "", "", ""], 5).map_err(key), Err("circles-mood-unreadable"));
    }

    #[test]
    fn seats_are_read_and_strangers_refused() {
        let before = BTreeMap::from([(woman(1), 1), (woman(2), 2)]);
        let find = |code: &str| match code {
            "A" => Some(woman(1)),
            "B" => Some(woman(3)),
            _ => None,
        };
        let read = |typed: &[(&'static str, &'static str)]| read_seats(typed.iter().copied(), find, &[1, 2], &before);
        assert_eq!(read(&[("A", "2"), ("B", "")]), Ok(BTreeMap::from([(woman(1), 2), (woman(2), 2)])),);
        assert_eq!(read(&[("B", "1")]).map(|seats| seats.len()), Ok(3));
        let refused = |typed: &[(&'static str, &'static str)]| read(typed).map_err(|problems| problems.0[0].key);
        assert_eq!(refused(&[("X", "1")]), Err("circles-not-here"));
        assert_eq!(refused(&[("A", "3")]), Err("circles-no-such-circle"));
    }

    #[test]
    fn themes_are_read_as_they_were_written() {
        for themes in [
            Themes::default(),
            Themes { keys: vec!["money".to_owned(), "hope".to_owned()], line: String::new() },
            Themes { keys: Vec::new(), line: "Суд и алименты".to_owned() },
        ] {
            assert_eq!(Themes::parse(&themes.text()), themes);
        }
    }
}
