//! What the mentored women of the play want to reach, each in her language, and how far some of them are.
//!
//! Told by her place among those with a mentor and not by dice: one more goal changes nobody's story.

use jiff::{ToSpan, civil::Date};

use super::{
    cast::Woman,
    play::{Act, site_of},
};
use crate::{
    foundation::{change::Change, error::Error, ids::Id, keyring::Keyring, text::Language},
    goals::{self, CheckIn, CheckInId, Goal, GoalId, Measure, State, Theme, Told, Words},
};

/// A goal as the play tells it: theme, measure, how it ended, and in each language (sentence, first step, unit or sign).
struct Line {
    theme: Theme,
    measure: Measure,
    /// From where to where, in thousandths.
    span: (i64, i64),
    readings: &'static [i64],
    state: State,
    told: [(&'static str, &'static str, &'static str); 3],
}

/// Kazakh, Russian, Spanish.
const LINES: [Line; 4] = [
    Line {
        theme: Theme::Savings,
        measure: Measure::Number,
        span: (0, 60_000_000),
        readings: &[8_000_000, 19_000_000, 27_500_000],
        state: State::Open,
        told: [
            ("Балаларға қыстық киім алуға ақша жинаймын", "Дүйсенбі сайын бес жүз теңге салу", "теңге"),
            ("Хочу накопить детям на зимнюю одежду", "По понедельникам откладывать пятьсот тенге", "тенге"),
            ("Quiero juntar para los útiles de mis hijos", "Apartar algo todos los lunes", "soles"),
        ],
    },
    Line {
        theme: Theme::Learning,
        measure: Measure::Steps,
        span: (0, 0),
        readings: &[1, 3],
        state: State::Open,
        told: [
            ("Тігін курсын бітіргім келеді", "Курстың кестесін сұрау", ""),
            ("Хочу закончить курсы шитья", "Узнать расписание курсов", ""),
            ("Quiero terminar el curso de tejido", "Preguntar el horario del curso", ""),
        ],
    },
    Line {
        theme: Theme::Savings,
        measure: Measure::Number,
        span: (90_000_000, 0),
        readings: &[70_000_000, 35_000_000, 0],
        state: State::Reached,
        told: [
            ("Дүкенге қарызымды төлеп бітіргім келеді", "Қанша қарыз екенін жазып алу", "теңге"),
            ("Хочу расплатиться с долгом в магазине", "Записать, сколько я должна", "тенге"),
            ("Quiero pagar lo que debo en la bodega", "Anotar cuánto debo", "soles"),
        ],
    },
    Line {
        theme: Theme::Health,
        measure: Measure::YesNo,
        span: (0, 0),
        readings: &[],
        state: State::Open,
        told: [
            ("Дәрігерге барып, тексерілгім келеді", "Емханаға жазылу", "Анықтама қолымда"),
            ("Хочу наконец пойти к врачу", "Записаться в поликлинику", "Справка у меня в руках"),
            ("Quiero hacerme el chequeo", "Pedir la cita en la posta", "Tengo el resultado en la mano"),
        ],
    },
];

/// In soles an amount is about a hundredth of what it is in tenge.
fn in_her_money(woman: &Woman, line: &Line, amount: i64) -> i64 {
    if line.measure == Measure::Number && woman.language == Language::Es { amount / 100 } else { amount }
}

/// What was done of the small steps, in each language.
const STEPS: [[&str; 3]; 3] = [
    ["Кестесін сұрау", "Бірінші сабаққа бару", "Соңғы сабаққа дейін бару"],
    ["Узнать расписание", "Прийти на первое занятие", "Дойти до последнего"],
    ["Preguntar el horario", "Ir a la primera clase", "Llegar a la última"],
];

/// Two women of three set a goal with their mentor some weeks after they came; every second reading tells how it goes.
pub(super) fn aspire(
    change: &mut Change<'_>,
    keyring: &Keyring,
    (act, woman, place): (&Act, &Woman, usize),
    today: Date,
) -> Result<(), Error> {
    if place % 3 == 2 {
        return Ok(());
    }
    let line = &LINES[place % LINES.len()];
    let set_on = woman.from.saturating_add(21.days());
    if set_on >= today {
        return Ok(());
    }
    let goal = goal_of(change, woman, line, (set_on, today));
    goals::add_goal(change, keyring, site_of(act, woman), &goal)?;
    for (number, reading) in (1..).zip(line.readings) {
        let on = set_on.saturating_add((14 * number).days());
        if on >= today {
            break;
        }
        let check_in = CheckIn {
            id: CheckInId::new(change.clock()),
            on,
            reading: in_her_money(woman, line, *reading),
            told: Told::default(),
            recorded_at: change.at(),
            set_aside: false,
        };
        goals::add_check_in(change, keyring, (goal.id, woman.id), &check_in)?;
    }
    Ok(())
}

fn goal_of(change: &Change<'_>, woman: &Woman, line: &Line, (set_on, today): (Date, Date)) -> Goal {
    let language = match woman.language {
        Language::Kk => 0,
        Language::Es => 2,
        Language::Ru | Language::En => 1,
    };
    let (said, first_step, counts) = line.told[language];
    let of_number = line.measure == Measure::Number;
    let ends = set_on.saturating_add(56.days());
    let ended = line.state != State::Open && ends < today;
    let steps = if line.measure == Measure::Steps { STEPS[language].map(str::to_owned).to_vec() } else { Vec::new() };
    Goal {
        id: GoalId::new(change.clock()),
        woman: woman.id,
        theme: line.theme,
        measure: line.measure,
        start: of_number.then_some(in_her_money(woman, line, line.span.0)),
        target: of_number.then_some(in_her_money(woman, line, line.span.1)),
        importance: Some(3),
        confidence: Some(6),
        set_on,
        by: Some(today.saturating_add(90.days())),
        state: if ended { line.state } else { State::Open },
        ended_on: ended.then_some(ends),
        successor: None,
        words: Words {
            said: said.to_owned(),
            language: woman.language.code().to_owned(),
            first_step: first_step.to_owned(),
            unit: if of_number { counts.to_owned() } else { String::new() },
            sign: if of_number { String::new() } else { counts.to_owned() },
            steps,
            ..Words::default()
        },
    }
}
