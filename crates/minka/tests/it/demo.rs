//! The demonstration: the same every time, with a group that meets today, everybody plausible, every role there.

use std::collections::BTreeSet;

use jiff::{Timestamp, tz::TimeZone};
use minka::{
    demo::{self, Scale},
    foundation::{
        access::Role,
        audit::{self, Chain},
        clock::Clock,
        crypto::Keys,
        folder::Kind,
        keyring::Keyring,
        store::{Database, Store},
        text::{Language, Text},
    },
    people, roll_call,
};

/// A Tuesday evening in Almaty, a Tuesday morning in Lima.
const NOW: &str = "2026-11-24T13:10:00Z";

struct Played {
    store: Store,
    _folder: tempfile::TempDir,
}

fn play(now: &str, scale: Scale) -> Played {
    let folder = tempfile::tempdir().expect("a folder");
    let database = Database::Sqlite { file: folder.path().join("minka.db"), key: [3; 32] };
    let keyring = Keyring::create_at(&folder.path().join("keyring.db"), &Keys::new([3; 32]), Kind::Demo);
    let into = (&database, &keyring.expect("a keyring"));
    demo::fill(into, now.parse().expect("an instant"), scale, &|_| ()).expect("it is played");
    Played { store: Store::open(&database, &Clock::system()).expect("it opens"), _folder: folder }
}

impl Played {
    fn lines(&self, sql: &'static str) -> Vec<String> {
        self.store.read_now(move |db| db.list(sql, &[], |row| row.get(0))).expect("it can be read")
    }

    fn count(&self, sql: &'static str) -> i64 {
        self.store.read_now(move |db| db.get(sql, &[], |row| row.get(0))).expect("a number")
    }
}

/// Everything but the ids, as lines.
const TABLES: [&str; 10] = [
    "select p.code || p.chosen_name || p.sign || p.language || p.state || p.state_since from participant p order by p.code",
    "select p.code || j.step || j.on_day || j.reason || j.recorded_at from journey_step j
     join participant p on p.id = j.participant_id order by p.code, j.on_day, j.step",
    "select p.code || g.name || m.role || m.from_day || coalesce(m.until_day, '') || m.left_reason
     from membership m join participant p on p.id = m.participant_id join weekly_group g on g.id = m.group_id
     order by p.code, m.from_day",
    "select g.name || g.place || g.weekday || g.starts_at || g.first_day from weekly_group g order by g.name",
    "select g.name || s.day || s.state || s.not_met_reason || coalesce(s.headcount, 0) || coalesce(s.closed_at, '')
     from session s join weekly_group g on g.id = s.group_id order by g.name, s.day",
    "select g.name || s.day || p.code || a.mark || a.reason || a.marked_at from attendance a
     join session s on s.id = a.session_id join weekly_group g on g.id = s.group_id
     join participant p on p.id = a.participant_id order by g.name, s.day, p.code",
    "select p.code || w.asked_at || coalesce(w.taken_at, '') from private_word w
     join participant p on p.id = w.participant_id order by p.code, w.asked_at",
    "select u.sign_in_name || a.role || s.name || coalesce(p.code, '') from assignment a
     join staff_user u on u.id = a.user_id join site s on s.id = a.site_id
     left join participant p on p.id = a.participant_id order by u.sign_in_name, s.name, p.code",
    "select p.code || c.number || c.purpose || c.recipient || c.said || c.reader || c.witness || c.from_day ||
       coalesce(c.last_day, '') || c.recorded_at
     from consent_event c join participant p on p.id = c.participant_id order by p.code, c.number",
    "select p.code || i.key || i.version || a.language || a.way || a.state || a.asked_on || coalesce(w.kind, '') ||
       coalesce(a.minutes, 0) || (select count(*) from assessment_answer x where x.assessment_id = a.id)
     from assessment a join participant p on p.id = a.participant_id join instrument i on i.id = a.instrument_id
     left join wave w on w.id = a.wave_id order by p.code, a.asked_on, i.key, a.way",
];

#[test]
fn it_comes_out_the_same_every_time() {
    let (one, other) = (play(NOW, Scale::lived()), play(NOW, Scale::lived()));
    for table in TABLES {
        let lines = one.lines(table);
        assert!(lines.len() > 20, "{table}");
        assert!(lines == other.lines(table), "{table}");
    }
}

#[test]
fn it_holds_what_it_promises() {
    let played = play(NOW, Scale::lived());
    let now_in = "select count(distinct m.participant_id) from membership m join weekly_group g on g.id = m.group_id
                  join site s on s.id = g.site_id join programme p on p.id = s.programme_id
                  where m.until_day is null and p.zone = 'Asia/Almaty'";
    assert_eq!(played.count(now_in), 196, "14 groups of 14");
    assert_eq!(played.count("select count(*) from participant where state = 'waitlisted'"), 8);
    assert_eq!(played.count("select count(*) from membership where until_day is null"), 196 + 116);
    assert_eq!(played.count("select count(*) from weekly_group"), 14 + 8);
    assert_eq!(played.count("select count(*) from programme"), 2);
    for state in ["active", "paused", "graduated", "alumna", "left"] {
        let states = played.lines("select state from participant");
        assert!(states.iter().any(|found| found == state), "nobody is {state}");
    }
    // Lived: not perfect, not empty.
    let there = played.count("select count(*) from attendance where mark in ('present', 'late')");
    let rate = there * 100 / played.count("select count(*) from attendance");
    assert!((78..=90).contains(&rate), "{rate} of a hundred");
    let weeks = played.count("select count(distinct day) from session where state = 'met'");
    assert!(weeks > 100, "{weeks} days with a meeting");
    assert!(played.count("select count(*) from session where state = 'not_met'") > 5);
    assert!(played.count("select count(*) from private_word where taken_at is null") > 0);
    assert!(played.count("select count(*) from make_up where on_day is null") > 0);
    // What a group's page counts from: most meetings are marked, and groups are in the order in which people count them.
    assert!(played.count("select count(*) from her_meeting where mark is not null") > 1000);
    assert_eq!(played.count("select count(*) from weekly_group where name_key = ''"), 0);
    assert!(played.count("select count(*) from keep_apart") >= 5);
    assert!(played.count("select count(*) from holiday") > 20);
    assert_eq!(
        played.count("select count(*) from retention_notice"),
        4,
        "files that come to their end, one of two kept"
    );
    assert_eq!(played.count("select count(*) from hold where lifted_at is null"), 2);
    assert_eq!(played.count("select count(*) from file_merge where state = 'merged'"), 2, "one of each programme");
    assert_eq!(played.count("select count(*) from former_code"), 2, "whose old codes find them");
    let looked_at = "select count(*) from emergency_opening where verdict = 'justified' and words_id is not null";
    assert_eq!(played.count(looked_at), 2, "somebody else has looked at each opening");
    for (language, kind) in [("es", "baseline"), ("es", "midline"), ("ru", "baseline"), ("ru", "midline")] {
        let asked =
            played.lines("select a.language || ' ' || w.kind from assessment a join wave w on w.id = a.wave_id");
        assert!(asked.iter().filter(|line| **line == format!("{language} {kind}")).count() > 20, "{language} {kind}");
    }
    assert!(
        played.count("select count(*) from assessment where wave_id is null and state = 'finished'") > 0,
        "some came late"
    );
    played
        .store
        .read_now(|db| {
            assert!(matches!(audit::verify(db)?, Chain::Whole { entries, .. } if entries > 40));
            assert!(people::check_codes(db)?.1.is_empty());
            assert!(roll_call::check_attendance(db)?.1.is_empty());
            Ok(())
        })
        .expect("it can be checked");
}

#[test]
fn the_first_groups_meet_today_whatever_day_and_hour_it_is() {
    for now in [NOW, "2026-03-22T02:40:00Z", "2026-12-31T19:59:00Z", "2027-01-01T06:00:00Z"] {
        let played = play(now, Scale::lived());
        let now: Timestamp = now.parse().expect("an instant");
        for (group, zone) in [("Тюльпан", "Asia/Almaty"), ("Las Flores", "America/Lima")] {
            let here = now.to_zoned(TimeZone::get(zone).expect("a zone"));
            let day = here.date();
            let (weekday, starts, members, today) = played
                .store
                .read_now(move |db| {
                    let about = "select g.weekday, g.starts_at,
                          (select count(*) from membership m where m.group_id = g.id and m.until_day is null),
                          (select count(*) from session s where s.group_id = g.id and s.day = $2)
                        from weekly_group g where g.name = $1";
                    db.get(about, minka::binds![group, day], |row| {
                        Ok((row.get::<i64>(0)?, row.get::<String>(1)?, row.get::<i64>(2)?, row.get::<i64>(3)?))
                    })
                })
                .expect("the group");
            assert_eq!(weekday, i64::from(here.weekday().to_monday_one_offset()), "{now}");
            assert_eq!((members, today), (14, 0), "{now}: 14 women, and nothing recorded yet");
            let starts: jiff::civil::Time = starts.parse().expect("an hour");
            assert!(starts <= here.time() && (here.time() - starts).get_hours() < 4, "{now}: {starts}");
        }
        let holiday =
            "select count(*) from holiday h join site s on s.id = h.site_id join programme p on p.id = s.programme_id
                       where h.first_day <= '2026-03-22' and h.last_day >= '2026-03-22' and p.zone = 'Asia/Almaty'";
        if now.to_string().starts_with("2026-03-22") {
            assert_eq!(played.count(holiday), 0, "Nauryz gives way to today's meeting");
        }
    }
}

#[test]
fn everybody_of_staff_is_there_and_can_be_printed() {
    let played = play(NOW, Scale::lived());
    let roles: BTreeSet<String> =
        played.lines("select distinct role from assignment where approved_by is not null").into_iter().collect();
    let wanted = Role::ALL.into_iter().filter(|role| *role != Role::Participant).map(|role| role.key().to_owned());
    assert_eq!(roles, wanted.collect::<BTreeSet<_>>());
    let known = played.lines("select sign_in_name from staff_user where password_hash is not null");
    let shown = demo::sign_ins().expect("scripts");
    assert_eq!(shown.len(), 14, "seven roles in two programmes");
    for one in shown {
        assert!(known.contains(&one.sign_in_name), "{}", one.sign_in_name);
        assert!(one.sign_in_name.ends_with(&one.role), "{}", one.sign_in_name);
    }
    assert_eq!(played.count("select count(distinct password_hash) from staff_user"), 1, "hashed once");
}

#[test]
fn every_word_in_it_is_somebody_s() {
    let played = play(NOW, Scale::lived());
    let words: Vec<String> = [
        "select chosen_name from participant",
        "select name from weekly_group",
        "select place from weekly_group",
        "select name from staff_user",
        "select name from site",
        "select name from holiday",
    ]
    .into_iter()
    .flat_map(|sql| played.lines(sql))
    .collect();
    for word in &words {
        let lower = word.to_lowercase();
        let is_filler = ["test", "lorem", "foo", "xxx", "тест", "женщина", "mujer ", "user"];
        assert!(word.trim() == word && !word.is_empty(), "{word:?}");
        assert!(is_filler.iter().all(|filler| !lower.contains(filler)), "{word}");
    }
    // Reasons are keys that every language has words for.
    for (sql, prefix) in [("select distinct reason from journey_step where reason <> ''", "journey-reason-")] {
        for reason in played.lines(sql) {
            for language in Language::ALL {
                assert!(Text(language).knows(&format!("{prefix}{reason}")), "{prefix}{reason}");
            }
        }
    }
    // Within a group nobody is mistaken for another.
    let twice = "select count(*) from (select m.group_id, p.chosen_name from membership m
        join participant p on p.id = m.participant_id group by m.group_id, p.chosen_name having count(*) > 1) t";
    assert_eq!(played.count(twice), 0);
}

#[test]
fn circles_seat_whoever_was_there_and_keep_apart_whom_they_must() {
    let played = play(NOW, Scale::lived());
    assert!(played.count("select count(*) from circle") > 500);
    let absent = "select count(*) from circle_seat c where not exists (select 1 from attendance a
        where a.session_id = c.session_id and a.participant_id = c.participant_id and a.mark in ('present', 'late'))";
    assert_eq!(played.count(absent), 0);
    let both_there = "select count(*) from keep_apart k join circle_seat a on a.participant_id = k.participant_a
        join circle_seat b on b.participant_id = k.participant_b and b.session_id = a.session_id";
    let together = "select count(*) from keep_apart k join circle_seat a on a.participant_id = k.participant_a
        join circle_seat b on b.participant_id = k.participant_b and b.session_id = a.session_id and b.number = a.number";
    assert!(played.count(both_there) > 20, "they do come on the same evenings");
    assert_eq!(played.count(together), 0);
    for themes in played.lines("select distinct themes from circle") {
        for key in themes.split_whitespace() {
            assert!(minka::circles::THEMES.contains(&key), "{key}");
        }
    }
}

#[test]
fn what_women_agreed_to_is_lived_in_both_programmes() {
    let played = play(NOW, Scale::lived());
    for zone in ["Asia/Almaty", "America/Lima"] {
        let in_zone = |rest: &str| -> i64 {
            let sql = format!(
                "select count(*) from consent_event c join site s on s.id = c.site_id
                 join programme g on g.id = s.programme_id where g.zone = '{zone}' and {rest}"
            );
            played.count(sql.leak())
        };
        for rest in [
            "c.purpose = 'service' and c.said = 'agreed'",
            "c.purpose = 'photo' and c.said = 'refused'",
            "c.purpose = 'photo' and c.said = 'withdrawn'",
            "c.purpose = 'messages' and c.last_day < '2026-11-24'",
            "c.purpose = 'sharing' and c.recipient <> '' and c.said = 'agreed'",
        ] {
            assert!(in_zone(rest) > 3, "{zone}: {rest}");
        }
    }
    let wrong = "select count(*) from consent_event where said = 'agreed'
        and (last_day is null or last_day <= from_day or witness = '' or witness = reader or reader = '')";
    assert_eq!(played.count(wrong), 0);
    // Where the law wants it in writing nobody agreed aloud, and some gave a thumb.
    let sensitive = ["notes", "handover", "sharing", "survey", "story"];
    for purpose in sensitive {
        assert_eq!(
            minka::consents::basis_of(minka::consents::Purpose::parse(purpose).expect("one"), "pe"),
            Some("written")
        );
    }
    let aloud =
        "select count(*) from consent_event c join site s on s.id = c.site_id join programme g on g.id = s.programme_id
        where g.currency = 'PEN' and c.said = 'agreed' and c.way = 'spoken'
            and c.purpose in ('notes', 'handover', 'sharing', 'survey', 'story')";
    assert_eq!(played.count(aloud), 0);
    assert!(played.count("select count(*) from consent_event where way = 'written'") > 10);
}

#[test]
fn a_larger_world_has_as_many_women_as_asked() {
    let played = play(NOW, Scale::of(3000));
    let almaty = "select count(*) from participant p join site s on s.id = p.site_id
                  join programme g on g.id = s.programme_id where g.zone = 'Asia/Almaty'";
    assert_eq!(played.count(almaty), 3000);
    assert!(played.count("select count(*) from attendance") > 8000);
}

#[test]
fn a_woman_in_danger_is_answered_in_both_programmes() {
    let played = play(NOW, Scale::lived());
    for (zone, sites) in [("Asia/Almaty", 2), ("America/Lima", 2)] {
        let count = |rest: &str| {
            let sql = format!(
                "select count(*) from {rest} and x.site_id in (select s.id from site s join programme g
                     on g.id = s.programme_id where g.zone = '{zone}')"
            );
            played.count(sql.leak())
        };
        assert_eq!(count("response_procedure x where x.ended_at is null"), sites, "{zone}: in force");
        for state in [
            "seen_at is null and closed_at is null and raised_at > '2026-11-24T12'",
            "seen_at is null and closed_at is null and raised_at < '2026-11-24T10'",
            "acted_at is not null and closed_at is null",
            "closed_at is not null and outcome = 'safe'",
        ] {
            assert_eq!(count(&format!("concern x where {state}")), 1, "{zone}: {state}");
        }
        assert_eq!(count("safety_plan x where true"), 1);
        assert_eq!(count("restricted_note x where true"), 2, "a note, and what was added");
        assert_eq!(count("complaint x where x.state = 'in_progress'"), 1);
        assert_eq!(count("outside_request x where x.state = 'open' and x.on_paper"), 1);
        assert_eq!(count("outside_woman x where true"), 2);
    }
}
