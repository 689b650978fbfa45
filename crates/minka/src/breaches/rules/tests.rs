//! The clock, the form, the end: accepted and refused.

use jiff::civil::date;

use super::{
    super::model::{BreachId, Reply},
    *,
};
use crate::foundation::{clock::Clock, ids::Id};

fn at(text: &str) -> Timestamp {
    text.parse().expect("an instant")
}

/// R23: one business day in Kazakhstan, 48 hours in Peru, 72 elsewhere; over weekends, zones and a change of the clock.
#[test]
fn the_clock_runs_as_the_law_of_the_country_says() {
    let (kz, pe, other) = (Deadline::BusinessDays(1), Deadline::Hours(48), Deadline::Hours(72));
    for (deadline, noticed, zone, expected) in [
        // Tuesday to Wednesday, the same hour.
        (kz, "2026-11-24T13:00:00Z", "Asia/Almaty", "2026-11-25T13:00:00Z"),
        // Friday evening to Monday evening.
        (kz, "2026-11-27T13:00:00Z", "Asia/Almaty", "2026-11-30T13:00:00Z"),
        // On a Saturday and on a Sunday: until the end of Monday there, which is 19:00 in Greenwich.
        (kz, "2026-11-28T06:00:00Z", "Asia/Almaty", "2026-11-30T19:00:00Z"),
        (kz, "2026-11-29T18:59:00Z", "Asia/Almaty", "2026-11-30T19:00:00Z"),
        // Already Monday there, still Sunday in Greenwich; already Saturday there, still Friday in Greenwich.
        (kz, "2026-11-29T19:30:00Z", "Asia/Almaty", "2026-11-30T19:30:00Z"),
        (kz, "2026-11-27T19:30:00Z", "Asia/Almaty", "2026-11-30T19:00:00Z"),
        // Hours do not rest, and do not care about zones.
        (pe, "2026-11-27T23:00:00Z", "America/Lima", "2026-11-29T23:00:00Z"),
        (pe, "2026-11-27T23:00:00Z", "Asia/Almaty", "2026-11-29T23:00:00Z"),
        (other, "2026-03-27T12:00:00Z", "Europe/Berlin", "2026-03-30T12:00:00Z"),
        (other, "2028-02-27T12:00:00Z", "UTC", "2028-03-01T12:00:00Z"),
        (Deadline::BusinessDays(2), "2026-11-27T13:00:00Z", "Asia/Almaty", "2026-12-01T13:00:00Z"),
        // A zone that nobody knows is read as Greenwich.
        (kz, "2026-11-27T19:30:00Z", "Moon/Sea", "2026-11-30T19:30:00Z"),
    ] {
        assert_eq!(due(deadline, at(noticed), zone), at(expected), "{deadline:?} {noticed} {zone}");
    }
}

proptest::proptest! {
    /// Never earlier than it was noticed, never later than three days for one business day, and the later noticed the later due.
    #[test]
    fn a_clock_never_runs_backwards(first in 0i64..40_000_000, more in 0i64..1_000_000) {
        let begin = at("2026-01-01T00:00:00Z");
        let one = begin + first.seconds();
        let later = one + more.seconds();
        for zone in ["Asia/Almaty", "America/Lima"] {
            let (due_one, due_later) =
                (due(Deadline::BusinessDays(1), one, zone), due(Deadline::BusinessDays(1), later, zone));
            proptest::prop_assert!(one < due_one && due_one <= one + 72.hours());
            proptest::prop_assert!(due_one <= due_later);
        }
    }
}

fn breach(reply: Option<Reply>, looked: bool, closed: bool) -> Breach {
    let clock = Clock::frozen(at("2026-11-24T13:00:00Z"));
    let then = at("2026-11-24T10:00:00Z");
    Breach {
        id: BreachId::new(&clock),
        site: SiteId::new(&clock),
        kind: Kind::PhoneLost,
        thing: Thing::Account,
        thing_id: String::new(),
        law: "KZ".to_owned(),
        noticed: then,
        safe: then,
        due: at("2026-11-25T10:00:00Z"),
        looked: looked.then_some(then),
        reply: reply.map(|reply| (reply, then)),
        closed: closed.then_some(then),
    }
}

#[test]
fn it_is_closed_when_the_clock_is_answered_the_list_made_and_everybody_told() {
    let answered = Some(Reply::Reported);
    for (reply, looked, untold, expected) in [
        (None, false, true, Some("breaches-close-unanswered")),
        (None, true, false, Some("breaches-close-unanswered")),
        (answered, false, false, Some("breaches-close-no-list")),
        (answered, true, true, Some("breaches-close-untold")),
        (answered, true, false, None),
        (Some(Reply::NotNeeded), true, false, None),
    ] {
        assert_eq!(still_open(&breach(reply, looked, false), untold), expected, "{reply:?} {looked} {untold}");
    }
    let (before, after) = (at("2026-11-25T10:00:00Z"), at("2026-11-25T10:00:01Z"));
    assert_eq!(state(&breach(None, false, false), before), ("open", "wait"));
    assert_eq!(state(&breach(None, true, false), after), ("late", "danger"));
    assert_eq!(state(&breach(answered, true, false), after), ("answered", "wait"));
    assert_eq!(state(&breach(answered, true, true), after), ("closed", "good"));
}

fn form(typed: &str) -> Result<NewBreach, Vec<&'static str>> {
    let fields = Fields::parse(typed.as_bytes()).expect("fields");
    let known = ["user-1".to_owned(), "group-1".to_owned()];
    let clock = Clock::frozen(at("2026-11-24T13:00:00Z"));
    let read = read(&fields, (date(2026, 11, 24), clock.now(), "Asia/Almaty"), (SiteId::new(&clock), &known));
    read.map_err(|problems| problems.0.iter().map(|problem| problem.key).collect())
}

#[test]
fn what_is_not_whole_or_has_not_been_is_refused() {
    let whole = "kind=phone_lost&thing=account&account=user-1&words=Gone&noticed-day=24&noticed-month=11&noticed-year=2026\
                 &noticed_hour=17:30&safe-day=23&safe-month=11&safe-year=2026";
    let said = form(whole).expect("it is whole");
    assert_eq!((said.noticed, said.safe), (at("2026-11-24T12:30:00Z"), at("2026-11-22T19:00:00Z")));
    assert_eq!(said.thing_id, "user-1");
    for (was, is, expected) in [
        ("kind=phone_lost", "kind=", "breaches-kind-missing"),
        ("thing=account", "thing=moon", "breaches-thing-missing"),
        ("account=user-1", "account=user-2", "breaches-which-missing"),
        ("thing=account", "thing=group_papers", "breaches-which-missing"),
        ("thing=account", "thing=export", "breaches-mark-unknown"),
        ("words=Gone", "words=...", "breaches-words-missing"),
        ("noticed_hour=17:30", "noticed_hour=18:01", "breaches-future"),
        ("noticed_hour=17:30", "noticed_hour=evening", "contact-hour-unknown"),
        ("noticed-day=24", "noticed-day=25", "people-day-future"),
        ("safe-day=23", "safe-day=", "people-day-unknown"),
        ("noticed-day=24", "noticed-day=22", "breaches-safe-after"),
    ] {
        let found = form(&whole.replace(was, is)).expect_err("refused");
        assert_eq!(found, [expected], "{is}");
    }
    let nothing = form("").expect_err("refused");
    assert!(nothing.len() >= 4, "{nothing:?}");
    for thing in ["back_up", "unknown"] {
        assert_eq!(form(&whole.replace("thing=account", &format!("thing={thing}"))).expect("whole").thing_id, "");
    }
    let mark = whole.replace("thing=account", "thing=export&mark=0A1B2C3D4E5F");
    assert_eq!(form(&mark).expect("whole").thing_id, "0a1b2c3d4e5f");
}

#[test]
fn an_entry_leads_to_whomever_it_names() {
    let mark = |mark: &str| Named::Mark(mark.to_owned());
    for (subject, detail, expected) in [
        ("woman ab12", "", vec![mark("ab12")]),
        ("woman ab12", "with woman cd34, with woman ef56", vec![mark("ab12"), mark("cd34"), mark("ef56")]),
        ("participant BAKO-7", "reason 0199", vec![Named::Code("BAKO-7".to_owned())]),
        ("session 0199", "marks 3", vec![Named::Session("0199".to_owned())]),
        ("group 0199", "", vec![Named::Group("0199".to_owned())]),
        ("concern 0199", "high", vec![Named::Concern("0199".to_owned())]),
        ("site 0199", "3 women", vec![]),
        ("", "", vec![]),
    ] {
        assert_eq!(named_in(subject, detail), expected, "{subject} {detail}");
    }
    assert!(is_by_telephone("7 codes by the telephone of link 0a1b"));
    assert!(!is_by_telephone("link 0a1b"));
}
