//! The gate by a law: something goes out exactly when everything is true, whatever the card, the clock and the zone.

use jiff::civil::{date, time};

use super::*;
use crate::foundation::form::Fields;

/// Zones with and without summer time, half hours, and a day that one of them never had.
const ZONES: [&str; 9] = [
    "Asia/Almaty",
    "America/Lima",
    "Europe/Madrid",
    "America/New_York",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Africa/Casablanca",
    "Asia/Kolkata",
    "UTC",
];

/// How many states are tried.
const CASES: u32 = 200_000;

/// Small numbers that look random and come out the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[usize::try_from(self.below(all.len() as u64)).expect("small")]
    }
}

fn minute(at: u64) -> Time {
    let at = i8::try_from(at / 60).expect("an hour");
    time(at, 0, 0, 0)
}

fn card(dice: &mut Dice) -> Card {
    let first = dice.below(22);
    let written = date(2020, 1, 1).saturating_add(i64::try_from(dice.below(2500)).expect("small").days());
    let lasts = i64::try_from(dice.below(120)).expect("small");
    Card {
        whose: dice.of(&Whose::ALL),
        channel: dice.of(&Channel::ALL),
        number: "+7 701 000 00 00".to_owned(),
        days: (1..=7).filter(|_| dice.below(4) > 0).collect(),
        from: minute(first * 60),
        until: minute((first + 1 + dice.below(23 - first)) * 60),
        zone: dice.of(&ZONES).to_owned(),
        may_pick_up: String::new(),
        say: "wrong number".to_owned(),
        code_word: String::new(),
        language: Language::Ru,
        written,
        valid_until: written.saturating_add(lasts.days()),
    }
}

/// The same question answered another way: by seconds since 1970, the zone's offset at that instant, and counting days.
fn oracle(card: Option<&Card>, channel: Channel, facts: Facts) -> bool {
    let Some(card) = card else { return false };
    let zone = TimeZone::get(&card.zone).expect("a known zone");
    let local = facts.now.as_second() + i64::from(zone.to_offset(facts.now).seconds());
    let (day, second) = (local.div_euclid(86_400), local.rem_euclid(86_400));
    let epoch_day = |day: Date| i64::from((day - date(1970, 1, 1)).get_days());
    // 1 January 1970 was a Thursday.
    let weekday = (day + 3).rem_euclid(7) + 1;
    let seconds = |time: Time| i64::from(time.hour()) * 3600 + i64::from(time.minute()) * 60;
    let (written, last) = (epoch_day(card.written), epoch_day(card.valid_until));
    let true_facts = [
        facts.consent,
        !facts.paused,
        !facts.safe_mode,
        card.channel == channel,
        written <= day,
        day <= last,
        day - written <= 90,
        card.days.contains(&weekday),
        seconds(card.from) <= second,
        second < seconds(card.until),
    ];
    true_facts.into_iter().all(|fact| fact)
}

#[test]
fn something_goes_out_exactly_when_everything_is_true() {
    try_states(2026, CASES);
}

/// By hand: `cargo nextest run -p minka -E 'test(a_million_states)' --run-ignored only`.
#[test]
#[ignore = "a million, for the figure of the rule"]
fn a_million_states_go_out_exactly_when_everything_is_true() {
    try_states(1_000_003, 1_000_000);
}

fn try_states(seed: u64, cases: u32) {
    let mut dice = Dice(seed);
    let (mut out, mut expired, mut near_change) = (0, 0, 0);
    for case in 0..cases {
        let card = card(&mut dice);
        let given = dice.below(20) > 0;
        // Near the days of the card; every fourth near a change of the clocks of its zone, if there is one.
        let zone = TimeZone::get(&card.zone).expect("a known zone");
        let begin = card.written.to_zoned(zone.clone()).expect("a day").timestamp();
        let mut now = begin + (i64::try_from(dice.below(100 * 86_400)).expect("small") - 3 * 86_400).seconds();
        let change = zone.following(now).next().map(|change| change.timestamp());
        if let Some(change) = change.filter(|_| case % 4 == 0)
            && change.as_second() - now.as_second() < 200 * 86_400
        {
            now = change + (i64::try_from(dice.below(4 * 3600)).expect("small") - 2 * 3600).seconds();
            near_change += 1;
        }
        let card =
            if case % 4 == 0 { Card { valid_until: card.written.saturating_add(90.days()), ..card } } else { card };
        let facts =
            Facts { now, consent: dice.below(5) > 0, paused: dice.below(6) == 0, safe_mode: dice.below(20) == 0 };
        let channel = if dice.below(3) > 0 { card.channel } else { dice.of(&Channel::ALL) };
        let asked = given.then_some(&card);
        let said = may_go_out(asked, channel, facts);
        assert_eq!(said.is_ok(), oracle(asked, channel, facts), "{case}: {said:?} in {} at {now}", card.zone);
        out += u32::from(said.is_ok());
        expired += u32::from(said == Err(Held::Expired));
    }
    assert!(out > 5_000 && expired > 5_000 && near_change > 10_000, "{out} {expired} {near_change}");
}

fn typed(changes: &[(&str, &str)]) -> Fields {
    let usual = [
        ("whose", "own"),
        ("channel", "call"),
        ("number", "+7 701 000 00 00"),
        ("days", "2"),
        ("from", "10:00"),
        ("until", "12:30"),
        ("say", "It is the library"),
        ("language", "kk"),
        ("valid-day", "22"),
        ("valid-month", "2"),
        ("valid-year", "2027"),
    ];
    let mut fields = Fields::default();
    for (name, value) in usual.into_iter().filter(|(name, _)| changes.iter().all(|(changed, _)| changed != name)) {
        fields = fields.with(name, value);
    }
    changes.iter().fold(fields, |fields, (name, value)| fields.with(name, value))
}

#[test]
fn a_card_names_its_days_and_hours_and_its_end() {
    let (now, today) = ("2026-11-24T13:00:00Z".parse().expect("an instant"), date(2026, 11, 24));
    let read = |changes: &[(&str, &str)]| {
        read_card(&typed(changes), now, "Asia/Almaty")
            .map_err(|problems| problems.0.into_iter().map(|problem| problem.key).collect::<Vec<_>>())
    };
    let card = read(&[]).expect("a card");
    assert_eq!((card.days, card.from, card.until), (vec![2], time(10, 0, 0, 0), time(12, 30, 0, 0)));
    assert_eq!((card.written, card.valid_until, card.zone.as_str()), (today, date(2027, 2, 22), "Asia/Almaty"));
    for (changes, problem) in [
        (&[("from", "any time")][..], "contact-any-time"),
        (&[("until", "когда угодно")], "contact-any-time"),
        (&[("from", "")], "contact-hour-unknown"),
        (&[("from", "25:00")], "contact-hour-unknown"),
        (&[("from", "12:30")], "contact-until-before-from"),
        (&[("days", "")], "contact-days-missing"),
        (&[("days", "8")], "contact-days-missing"),
        (&[("number", "ask her")], "identity-phone-unknown"),
        (&[("number", "")], "identity-phone-unknown"),
        (&[("say", " .")], "contact-say-missing"),
        (&[("whose", "his")], "contact-whose-missing"),
        (&[("channel", "")], "contact-channel-missing"),
        (&[("language", "de")], "contact-language-missing"),
        (&[("zone", "Europe/Nowhere")], "contact-zone-unknown"),
        (&[("zone", "UTC")], "contact-zone-unknown"),
        (&[("valid-day", "23")], "contact-end-far"),
        (&[("valid-day", "23"), ("valid-month", "11"), ("valid-year", "2026")], "contact-end-past"),
    ] {
        assert_eq!(read(changes).err(), Some(vec![problem]), "{changes:?}");
    }
    let both = read(&[("from", "any time"), ("until", "when you like")]);
    assert_eq!(both.err(), Some(vec!["contact-any-time", "contact-hour-unknown"]), "said once");
    let every_day: Vec<(&str, &str)> = ["1", "2", "3", "4", "5", "6", "7"].map(|day| ("days", day)).to_vec();
    let whole = [every_day.as_slice(), &[("from", "0:00"), ("until", "23:59")]].concat();
    assert_eq!(read(&whole).err(), Some(vec!["contact-any-time"]));
    assert_eq!(read(&[("from", "0:00"), ("until", "23:59")]).err(), Some(vec!["contact-any-time"]), "one whole day");
    assert!(read(&[("from", "8:00"), ("until", "22:00")]).is_ok());
    let mornings = [every_day.as_slice(), &[("from", "9"), ("until", "11.30")]].concat();
    assert!(read(&mornings).is_ok());
    assert!(
        read(&[("valid-day", "24"), ("valid-month", "11"), ("valid-year", "2026")]).is_ok(),
        "today is the shortest"
    );
}

/// She moved from Almaty to Madrid: half past ten is half past ten where she lives, and her day may still be yesterday's.
#[test]
fn her_hours_are_those_of_the_place_where_she_lives() {
    let written: Timestamp = "2026-11-23T20:30:00Z".parse().expect("an instant");
    let card = read_card(&typed(&[("zone", "Europe/Madrid")]), written, "Asia/Almaty").expect("a card");
    // In Almaty it is Tuesday, half past one in the morning; in Madrid it is Monday evening.
    assert_eq!((card.zone.as_str(), card.written), ("Europe/Madrid", date(2026, 11, 23)));
    assert_eq!(card.valid_until, date(2027, 2, 21), "ninety days from her own day");
    let facts =
        |now: &str| Facts { now: now.parse().expect("an instant"), consent: true, paused: false, safe_mode: false };
    for (now, held) in [
        // Tuesday, 10:30 in Almaty: her husband sleeps beside her.
        ("2026-11-24T05:30:00Z", Some(Held::OtherHour)),
        // Tuesday, 10:30 in Madrid.
        ("2026-11-24T09:30:00Z", None),
        // Tuesday, 12:30 in Madrid: over.
        ("2026-11-24T11:30:00Z", Some(Held::OtherHour)),
    ] {
        assert_eq!(may_go_out(Some(&card), Channel::Call, facts(now)).err(), held, "{now}");
    }
    let at_home = read_card(&typed(&[]), written, "Asia/Almaty").expect("a card");
    assert_eq!((at_home.zone.as_str(), at_home.written), ("Asia/Almaty", date(2026, 11, 24)));
    assert!(may_go_out(Some(&at_home), Channel::Call, facts("2026-11-24T05:30:00Z")).is_ok());
}
