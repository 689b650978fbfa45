//! How the mentors of the play walked beside their women: visits every other week, promises of both, here and there a silence.
//!
//! Told by her place among those with a mentor and not by dice: one more visit changes nobody's story.

use jiff::{SignedDuration, Timestamp, ToSpan, civil::Date};

use super::{
    cast::Woman,
    play::{Act, site_of},
};
use crate::{
    consents::{self, Purpose},
    foundation::{
        change::Change,
        error::Error,
        ids::{Id, UserId},
        keyring::Keyring,
        text::Language,
    },
    visits::{self, Ending, Medium, Promise, PromiseId, Visit, VisitId, Whose},
};

/// How many visits back the play tells.
const VISITS: i64 = 6;

/// What was said, in Kazakh, Russian and Spanish.
const NOTES: [[&str; 3]; 3] = [
    [
        "Ұлы мектепке жақсы барып жүр. Өзі шаршаған, бірақ көңілді.",
        "Сын хорошо ходит в школу. Сама устала, но бодрится.",
        "Al hijo le va bien en la escuela. Ella está cansada, pero de buen ánimo.",
    ],
    [
        "Күйеуі жұмыс тапты. Ақша туралы аз ұрысады.",
        "Муж нашёл работу. О деньгах ссорятся меньше.",
        "El esposo encontró trabajo. Pelean menos por la plata.",
    ],
    [
        "Қызының емтиханына алаңдайды. Апасы көмектеседі.",
        "Волнуется из-за экзамена дочери. Помогает сестра.",
        "Le preocupa el examen de su hija. Su hermana la ayuda.",
    ],
];

/// What she, her mentor, and a day promise: whose, and the words in each language.
const PROMISES: [(Whose, [&str; 3]); 3] = [
    (Whose::Hers, ["Дүйсенбіде кестені сұрайды", "В понедельник узнает расписание", "El lunes preguntará el horario"]),
    (
        Whose::Mentor,
        [
            "Тігін курсының мекенжайын табамын",
            "Найду адрес курсов шитья",
            "Le busco la dirección del taller de costura",
        ],
    ),
    (Whose::Appointment, ["Емханаға бару", "Приём в поликлинике", "Cita en la posta médica"]),
];

/// Her visits up to today; every seventh woman has not been reached for a month or two, and notes stand only where she agrees to them.
pub(super) fn visit(
    change: &mut Change<'_>,
    keyring: &Keyring,
    (act, woman, mentor, place): (&Act, &Woman, UserId, usize),
    today: Date,
) -> Result<(), Error> {
    let silent = if place % 7 == 3 { 4 } else { 0 };
    let notes = consents::holds(change, woman.id, Purpose::Notes, None, today)?;
    let shift = i64::try_from(place % 10).unwrap_or(0);
    for number in (0..VISITS).rev() {
        let on = today.saturating_sub((14 * (number + silent / 2) + shift + 1).days());
        if on < woman.from {
            continue;
        }
        let held = visit_of(change, woman, (mentor, on), (place, number));
        visits::add_visit(change, site_of(act, woman), &held)?;
        if notes && held.reached && number % 2 == 0 {
            let line = NOTES[(place + usize::try_from(number).unwrap_or(0)) % NOTES.len()];
            let note = visits::new_note(change, mentor, line[language(woman)]);
            visits::add_note(change, keyring, (held.id, woman.id), &note)?;
        }
        if held.reached && number < 2 {
            promise(change, keyring, (act, woman), (&held, number, place), today)?;
        }
    }
    Ok(())
}

fn visit_of(change: &Change<'_>, woman: &Woman, (mentor, on): (UserId, Date), (place, number): (usize, i64)) -> Visit {
    let turn = place + usize::try_from(number).unwrap_or(0);
    let reached = turn % 6 != 5;
    let media = [Medium::Together, Medium::Call, Medium::Together, Medium::Message];
    let areas = ["emotional", "social", "practical", "physical"];
    let obstacles = ["money", "relations", "parenting", "health"];
    Visit {
        id: VisitId::new(change.clock()),
        woman: woman.id,
        mentor,
        on,
        reached,
        medium: Some(if reached { media[turn % 4] } else { Medium::Call }),
        minutes: reached.then_some([40, 15, 55, 10][turn % 4]),
        areas: if reached { vec![areas[turn % 4].to_owned()] } else { Vec::new() },
        obstacles: if reached && turn % 2 == 0 { vec![obstacles[place % 4].to_owned()] } else { Vec::new() },
        heavy: number == 0 && place % 11 == 4,
        recorded_at: evening_of(on),
        set_aside: false,
    }
}

/// The promises of one of the last two visits: those of the one before were kept.
fn promise(
    change: &mut Change<'_>,
    keyring: &Keyring,
    (act, woman): (&Act, &Woman),
    (held, number, place): (&Visit, i64, usize),
    today: Date,
) -> Result<(), Error> {
    let count = if place % 3 == 0 { 2 } else { 1 };
    for offset in 0..count {
        let (whose, words) = PROMISES[(place + offset) % PROMISES.len()];
        let days = [-2, 1, 9, 20][(place / 3 + offset) % 4];
        let due = if number == 0 { today.saturating_add(days.days()) } else { held.on.saturating_add(14.days()) };
        let promise = Promise {
            id: PromiseId::new(change.clock()),
            woman: woman.id,
            whose,
            made_on: held.on,
            due: Some(due),
            ended: (number > 0).then_some((Ending::Kept, held.on.saturating_add(12.days()).min(today))),
            words: words[language(woman)].to_owned(),
        };
        visits::add_promise(change, keyring, (site_of(act, woman), Some(held.id)), &promise)?;
    }
    Ok(())
}

fn language(woman: &Woman) -> usize {
    match woman.language {
        Language::Kk => 0,
        Language::Es => 2,
        Language::Ru | Language::En => 1,
    }
}

fn evening_of(day: Date) -> Timestamp {
    let midnight = day.to_zoned(jiff::tz::TimeZone::UTC).map_or(Timestamp::UNIX_EPOCH, |zoned| zoned.timestamp());
    midnight.saturating_add(SignedDuration::from_hours(14)).unwrap_or(midnight)
}
