//! Decisions about what she agreed to, without database or clock.

use jiff::{ToSpan, civil::Date};

use super::model::{ConsentEvent, Purpose, SECTORS, Said, Way};
use crate::foundation::form::Problem;

/// Nobody can foresee more: after so many months she is asked again.
const MOST_MONTHS: i32 = 12;
/// The longest name of a reader, a witness or a recipient.
const LONGEST_LINE: usize = 80;

/// Whether an answer lets something happen on a day. Only for the newest of its kind.
pub(super) fn lets(event: &ConsentEvent, day: Date) -> bool {
    event.said == Said::Agreed && event.from <= day && event.until.is_some_and(|until| day <= until)
}

/// How things stand today, in the words of `consent-state-…`, with the day that belongs to it.
pub(super) fn state(event: &ConsentEvent, today: Date) -> (&'static str, Date) {
    match (event.said, event.until) {
        (Said::Agreed, Some(until)) if today <= until => ("agreed", until),
        (Said::Agreed, until) => ("expired", until.unwrap_or(event.from)),
        (Said::Refused, _) => ("refused", event.from),
        (Said::Withdrawn, _) => ("withdrawn", event.from),
    }
}

/// The newest answer of each purpose and recipient, in the order of the purposes. `events`: the earliest first.
pub(super) fn newest(events: &[ConsentEvent]) -> Vec<&ConsentEvent> {
    let mut standing: Vec<&ConsentEvent> = Vec::new();
    for event in events.iter().rev() {
        if standing.iter().all(|newer| !newer.is_about_same(event)) {
            standing.push(event);
        }
    }
    let place = |purpose: Purpose| Purpose::ALL.iter().position(|other| *other == purpose);
    standing.sort_by_key(|event| place(event.purpose));
    standing
}

/// The agreements of which an answer takes something back: those about the same that last longer than it allows. Any of them
/// may be what a back-up knows. `events`: all that she said before.
pub(super) fn narrowed_by<'a>(event: &ConsentEvent, events: &'a [ConsentEvent]) -> Vec<&'a ConsentEvent> {
    let lasts_longer = |other: &&ConsentEvent| match event.said {
        Said::Agreed => other.until > event.until,
        Said::Refused | Said::Withdrawn => other.until >= Some(event.from),
    };
    let agreed = events.iter().filter(|other| other.said == Said::Agreed && other.is_about_same(event));
    agreed.filter(lasts_longer).collect()
}

/// Her word that a purpose is stopped, where that is the newest about it.
pub(super) fn stopped(events: &[ConsentEvent], purpose: Purpose) -> Option<&ConsentEvent> {
    newest(events).into_iter().find(|event| event.purpose == purpose && event.said == Said::Withdrawn)
}

/// How she agreed to a purpose the last time; nothing when she never did.
pub(super) fn last_way(events: &[ConsentEvent], purpose: Purpose) -> Option<Way> {
    events.iter().rev().find(|event| event.purpose == purpose && event.said == Said::Agreed)?.way
}

/// What a withdrawal ends: what was pointed at, or everything of the purpose that holds.
pub(super) fn ended_by<'a>(
    events: &'a [ConsentEvent],
    purpose: Purpose,
    pointed_at: Option<&'a ConsentEvent>,
    today: Date,
) -> Vec<&'a ConsentEvent> {
    let of_purpose = newest(events).into_iter().filter(|event| event.purpose == purpose && lets(event, today));
    of_purpose.filter(|event| pointed_at.is_none_or(|pointed| pointed.is_about_same(event))).collect()
}

/// The last day that a consent of a day may name.
pub(super) fn latest_end(from: Date) -> Date {
    from.saturating_add(MOST_MONTHS.months())
}

/// The end that the form proposes.
pub(super) fn usual_end(purpose: Purpose, from: Date) -> Date {
    from.saturating_add(purpose.usual_months().months())
}

/// An end that is still to come, and within a year.
pub(super) fn check_until(from: Date, until: Date, today: Date) -> Result<Date, Problem> {
    if until <= today {
        Err(Problem::new("until", "consent-until-past"))
    } else if until > latest_end(from) {
        Err(Problem::new("until", "consent-until-far"))
    } else {
        Ok(until)
    }
}

/// A paper that is typed in late must not bring back what she has stopped or refused since.
pub(super) fn check_from(event: &ConsentEvent, events: &[ConsentEvent]) -> Result<(), Problem> {
    let no = |other: &&ConsentEvent| {
        let all_of_it = other.purpose == event.purpose && other.recipient.is_none();
        other.said != Said::Agreed && (all_of_it || other.is_about_same(event))
    };
    let last = events.iter().filter(no).map(|other| other.from).max();
    match last.filter(|last| event.said == Said::Agreed && event.from < *last) {
        Some(last) => {
            let day = format!("{:02}.{:02}.{}", last.day(), last.month(), last.year());
            Err(Problem::new("from", "consent-from-before-no").with("day", day))
        }
        None => Ok(()),
    }
}

/// One line with something in it.
pub(super) fn check_line(field: &str, typed: &str, missing: &'static str) -> Result<String, Problem> {
    let line = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() {
        Err(Problem::new(field, missing))
    } else if line.chars().any(char::is_control) {
        Err(Problem::new(field, "people-name-signs"))
    } else if line.chars().count() > LONGEST_LINE {
        Err(Problem::new(field, "people-too-long").with("most", LONGEST_LINE))
    } else {
        Ok(line)
    }
}

/// Where the law wants her agreement in writing, it is not given aloud. A no needs no paper anywhere.
pub(super) fn check_way((said, way): (Said, Way), in_writing: bool) -> Result<Way, Problem> {
    if in_writing && said == Said::Agreed && way == Way::Spoken {
        Err(Problem::new("way", "consent-way-in-writing"))
    } else {
        Ok(way)
    }
}

/// Whoever agreed aloud, or with a mark where the law wants it in writing, was heard by somebody who did not ask.
pub(super) fn check_witness(
    ((said, way), in_writing): ((Said, Way), bool),
    reader: &str,
    typed: &str,
) -> Result<String, Problem> {
    let needed = said == Said::Agreed && (way == Way::Spoken || way == Way::Mark && in_writing);
    if typed.trim().is_empty() && !needed {
        return Ok(String::new());
    }
    let witness = check_line("witness", typed, "consent-witness-missing")?;
    let same = needed && crate::people::name_key(&witness) == crate::people::name_key(reader);
    if same { Err(Problem::new("witness", "consent-witness-same")) } else { Ok(witness) }
}

/// One of the sectors.
pub(super) fn check_sector(typed: &str) -> Result<String, Problem> {
    let known = SECTORS.iter().find(|sector| **sector == typed);
    known.map(|sector| (*sector).to_owned()).ok_or_else(|| Problem::new("sector", "consent-sector-missing"))
}

#[cfg(test)]
mod tests {
    use jiff::{Timestamp, civil::date};

    use super::*;
    use crate::{
        consents::{ConsentId, Recipient},
        foundation::{clock::Clock, ids::Id},
    };

    fn event(purpose: Purpose, name: &str, said: Said, from: Date, until: Option<Date>) -> ConsentEvent {
        ConsentEvent {
            id: ConsentId::new(&Clock::frozen(Timestamp::UNIX_EPOCH)),
            purpose,
            recipient: (!name.is_empty()).then(|| Recipient { sector: "health".to_owned(), name: name.to_owned() }),
            said,
            way: Some(Way::Written),
            reader: "Bota".to_owned(),
            witness: String::new(),
            language: None,
            text_version: "1".to_owned(),
            from,
            until,
            recorded_at: Timestamp::UNIX_EPOCH,
        }
    }

    #[test]
    fn an_agreement_holds_from_its_first_to_its_last_day() {
        let (from, until) = (date(2026, 11, 24), date(2027, 2, 24));
        let agreed = event(Purpose::Photo, "", Said::Agreed, from, Some(until));
        for (day, held) in [(date(2026, 11, 23), false), (from, true), (until, true), (date(2027, 2, 25), false)] {
            assert_eq!(lets(&agreed, day), held, "{day}");
        }
        for said in [Said::Refused, Said::Withdrawn] {
            assert!(!lets(&event(Purpose::Photo, "", said, from, Some(until)), from), "{said:?}");
        }
    }

    #[test]
    fn the_newest_of_each_recipient_decides() {
        let day = date(2026, 11, 24);
        let until = Some(date(2026, 12, 24));
        let all = [
            event(Purpose::Sharing, "Clinic 3", Said::Agreed, day, until),
            event(Purpose::Sharing, "Legal aid", Said::Agreed, day, until),
            event(Purpose::Service, "", Said::Agreed, day, until),
            event(Purpose::Sharing, "clinic  3", Said::Withdrawn, day, None),
        ];
        let said: Vec<_> = newest(&all).iter().map(|event| (event.purpose, event.said)).collect();
        let sharing = Purpose::Sharing;
        assert_eq!(said, [(Purpose::Service, Said::Agreed), (sharing, Said::Withdrawn), (sharing, Said::Agreed)]);
        let ended: Vec<_> = ended_by(&all, sharing, None, day).iter().map(|event| event.id).collect();
        assert_eq!(ended, [all[1].id]);
        assert!(ended_by(&all, sharing, Some(&all[0]), day).is_empty());
    }

    #[test]
    fn an_end_is_still_to_come_and_within_a_year() {
        let (from, today) = (date(2026, 11, 20), date(2026, 11, 24));
        for (until, problem) in [
            (date(2026, 11, 23), Some("consent-until-past")),
            (today, Some("consent-until-past")),
            (date(2026, 11, 25), None),
            (date(2027, 11, 20), None),
            (date(2027, 11, 21), Some("consent-until-far")),
            (date(9999, 12, 31), Some("consent-until-far")),
        ] {
            assert_eq!(check_until(from, until, today).err().map(|problem| problem.key), problem, "{until}");
        }
        assert_eq!(latest_end(date(2028, 2, 29)), date(2029, 2, 28));
    }

    #[test]
    fn what_she_stopped_comes_back_only_by_what_she_says_later() {
        let (before, stopped) = (date(2026, 11, 20), date(2026, 11, 22));
        let until = Some(date(2027, 1, 1));
        let all = [event(Purpose::Sharing, "", Said::Withdrawn, stopped, None)];
        for (purpose, said, from, refused) in [
            (Purpose::Sharing, Said::Agreed, before, true),
            (Purpose::Sharing, Said::Agreed, stopped, false),
            (Purpose::Sharing, Said::Refused, before, false),
            (Purpose::Photo, Said::Agreed, before, false),
        ] {
            let name = if purpose == Purpose::Sharing { "Clinic 3" } else { "" };
            let typed = event(purpose, name, said, from, until);
            assert_eq!(check_from(&typed, &all).is_err(), refused, "{purpose:?} {said:?} {from}");
        }
    }

    #[test]
    fn who_agrees_aloud_is_heard_by_another() {
        for (said, way, in_writing, typed, problem) in [
            (Said::Agreed, Way::Spoken, false, "", Some("consent-witness-missing")),
            (Said::Agreed, Way::Spoken, false, " bota ", Some("consent-witness-same")),
            (Said::Agreed, Way::Spoken, false, "Aigul", None),
            (Said::Agreed, Way::Written, true, "", None),
            (Said::Agreed, Way::Mark, false, "", None),
            (Said::Agreed, Way::Mark, true, "", Some("consent-witness-missing")),
            (Said::Agreed, Way::Mark, true, "Aigul", None),
            (Said::Refused, Way::Spoken, true, "", None),
        ] {
            let checked = check_witness(((said, way), in_writing), "Bota", typed);
            assert_eq!(checked.err().map(|problem| problem.key), problem, "{said:?} {way:?} {typed}");
        }
    }

    #[test]
    fn only_a_yes_has_to_be_in_writing_where_the_law_wants_it() {
        for (said, way, in_writing, refused) in [
            (Said::Agreed, Way::Spoken, true, true),
            (Said::Agreed, Way::Spoken, false, false),
            (Said::Agreed, Way::Written, true, false),
            (Said::Agreed, Way::Mark, true, false),
            (Said::Refused, Way::Spoken, true, false),
        ] {
            assert_eq!(check_way((said, way), in_writing).is_err(), refused, "{said:?} {way:?} {in_writing}");
        }
    }

    #[test]
    fn a_later_answer_narrows_every_longer_yes_about_the_same() {
        let (day, later) = (date(2026, 11, 24), date(2026, 12, 24));
        let ends = [date(2026, 11, 30), date(2027, 1, 31), date(2027, 6, 30)];
        let mut all: Vec<ConsentEvent> =
            ends.iter().map(|until| event(Purpose::Sharing, "Clinic 3", Said::Agreed, day, Some(*until))).collect();
        all.push(event(Purpose::Sharing, "Legal aid", Said::Agreed, day, Some(ends[2])));
        all.push(event(Purpose::Photo, "", Said::Agreed, day, Some(ends[2])));
        for (said, until, narrowed) in [
            (Said::Withdrawn, None, 2),
            (Said::Refused, None, 2),
            (Said::Agreed, Some(date(2027, 2, 1)), 1),
            (Said::Agreed, Some(date(2027, 1, 31)), 1),
            (Said::Agreed, Some(ends[2]), 0),
        ] {
            let found = narrowed_by(&event(Purpose::Sharing, "clinic  3", said, later, until), &all);
            assert_eq!(found.len(), narrowed, "{said:?} {until:?}");
        }
    }
}
