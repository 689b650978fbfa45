//! What the mentors of the play can give, what walking beside its women takes, and a few notes for whoever comes next.
//!
//! Told by places and not by dice: one mentor more changes nobody's story.

use std::collections::BTreeSet;

use super::{super::cast::Woman, Act, site_of};
use crate::{
    foundation::{change::Change, error::Error, keyring::Keyring, text::Language},
    matching,
    needs::{self, Offer, Terms},
};

/// Parts of Almaty and of Lima.
const DISTRICTS: [[&str; 4]; 2] =
    [["Алатау", "Әуезов", "Жетісу", "Түрксіб"], ["Comas", "San Juan", "Villa El Salvador", "Ate"]];
/// Days on which somebody can.
const DAYS: [&[u8]; 5] = [&[1, 3], &[2, 4, 6], &[1, 2, 5], &[4, 6], &[3, 5]];
/// How heavy needs are, one after the other.
const WEIGHTS: [i64; 7] = [1, 2, 1, 3, 2, 1, 2];

/// In Kazakh, Russian and Spanish.
const NOTES: [&str; 3] = [
    "Тігін курсының кестесін сұрап беремін деп уәде еттім. Ол дүйсенбіде анасына қоңырау шалады. Сейсенбіде кездесеміз.",
    "Я обещала узнать расписание курсов. Она в понедельник позвонит маме. Встречаемся по вторникам.",
    "Le prometí preguntar el horario del curso. Ella llamará a su mamá el lunes. Nos vemos los martes.",
];

fn terms(place: usize, language: Language, languages: Vec<Language>) -> Terms {
    let town = usize::from(language == Language::Es);
    Terms {
        languages,
        days: DAYS[place % DAYS.len()].iter().copied().collect::<BTreeSet<u8>>(),
        district: DISTRICTS[town][place / 2 % 4].to_owned(),
    }
}

/// Four women of five have told what they need; every mentor has said what she can give, each a little more than she carries.
pub(super) fn accompany(
    change: &mut Change<'_>,
    keyring: &Keyring,
    act: &Act,
    mentored: &[&Woman],
) -> Result<(), Error> {
    let first = super::super::script::language(&act.script.languages[0]);
    let spoken: Vec<Language> = act.script.languages.iter().map(|code| super::super::script::language(code)).collect();
    for (place, (user, site)) in act.stage.mentors.iter().enumerate() {
        let languages = if place % 2 == 0 { spoken.clone() } else { vec![first] };
        let room = 24 + i64::try_from(place % 4).unwrap_or(0) * 3;
        let offer = Offer { user: *user, room, terms: terms(place, first, languages) };
        needs::add_offer(change, *site, &offer)?;
    }
    let here = act.women.iter().filter(|woman| woman.group.is_some() && woman.until.is_none());
    for (place, woman) in here.enumerate().filter(|(place, _)| place % 5 != 4) {
        let more = spoken.iter().copied().filter(|language| *language != woman.language && place % 3 == 0).collect();
        let about = (site_of(act, woman), woman.id);
        needs::add_need(change, about, WEIGHTS[place % WEIGHTS.len()], &terms(place / 3, first, more))?;
    }
    for woman in mentored.iter().step_by(6) {
        let note = match woman.language {
            Language::Kk => NOTES[0],
            Language::Es => NOTES[2],
            Language::Ru | Language::En => NOTES[1],
        };
        matching::add_note(change, keyring, (site_of(act, woman), woman.id), note)?;
    }
    Ok(())
}
