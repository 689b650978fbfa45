use super::*;

fn at(hours: i64) -> Timestamp {
    "2026-11-24T13:00:00Z".parse::<Timestamp>().expect("an instant") + hours.hours()
}

/// Primero's response times are an hour, three hours, a day and three days (casework reference 1.6).
#[test]
fn the_clock_brings_it_to_the_deputy_and_then_to_the_manager() {
    use Rung::{Deputy, Manager, Responder};
    let minute = 1.minutes();
    for (risk, see_by, act_by) in [(Risk::High, 1, 3), (Risk::Medium, 3, 24), (Risk::Low, 24, 72)] {
        assert_eq!(due(risk, at(0)), (at(see_by), at(act_by)));
        let course = |seen: Option<i64>, acted: Option<i64>, closed: Option<i64>| Course {
            raised: at(0),
            seen: seen.map(at),
            acted: acted.map(at),
            again: None,
            closed: closed.map(at),
        };
        for (course, now, expected) in [
            (course(None, None, None), at(0), Responder),
            (course(None, None, None), at(see_by) - minute, Responder),
            (course(None, None, None), at(see_by), Deputy),
            (course(None, None, None), at(act_by) - minute, Deputy),
            (course(None, None, None), at(act_by), Manager),
            (course(Some(0), None, None), at(see_by), Responder),
            (course(Some(0), None, None), at(act_by), Manager),
            (course(Some(0), Some(0), None), at(1000), Responder),
            (course(Some(see_by), None, None), at(see_by), Deputy),
            (course(Some(see_by), Some(see_by), None), at(1000), Deputy),
            (course(Some(see_by), Some(act_by), None), at(1000), Manager),
            (course(None, None, Some(0)), at(1000), Responder),
            (course(None, None, Some(act_by)), at(1000), Manager),
            // A clock that was set back brings nothing to anybody.
            (course(None, None, None), at(-5), Responder),
        ] {
            assert_eq!(reached(risk, &course, now), expected, "{risk:?} {course:?} at {now}");
        }
        assert_eq!(waits_for(risk, &course(None, None, None)), Some((Step::See, at(see_by))));
        assert_eq!(waits_for(risk, &course(Some(0), None, None)), Some((Step::Act, at(act_by))));
        assert_eq!(waits_for(risk, &course(Some(0), Some(0), None)), Some((Step::Again, at(act_by))));
        assert_eq!(waits_for(risk, &course(None, None, Some(0))), None);
        // Something was done at once, and somebody was to look again after ten hours.
        for (closed, now, expected) in [
            (None, at(10) - minute, Responder),
            (None, at(10), Deputy),
            (None, at(10 + act_by) - minute, Deputy),
            (None, at(10 + act_by), Manager),
            (Some(9), at(1000), Responder),
            (Some(10), at(1000), Deputy),
        ] {
            let course = Course { again: Some(at(10)), ..course(Some(0), Some(0), closed) };
            assert_eq!(reached(risk, &course, now), expected, "{risk:?} {course:?} at {now}");
            let waits = closed.is_none().then_some((Step::Again, at(10)));
            assert_eq!(waits_for(risk, &course), waits);
        }
        assert_eq!(read_again(risk, "").ok(), Some(act_by));
        assert_eq!(read_again(risk, "168").ok(), Some(168));
        assert!(read_again(risk, "4").is_err());
    }
}

#[test]
fn a_concern_turns_out_more_urgent_and_never_less() {
    assert_eq!(above(Risk::Low), [Risk::High, Risk::Medium]);
    assert_eq!(above(Risk::Medium), [Risk::High]);
    assert!(above(Risk::High).is_empty());
    // The clock of the higher risk runs from when it was raised, so that it never comes to fewer people than before.
    let course = Course { raised: at(0), seen: Some(at(1)), acted: None, again: None, closed: None };
    for risk in Risk::ALL {
        for higher in above(risk) {
            for now in [at(0), at(1), at(2), at(3), at(24), at(100)] {
                assert!(reached(higher, &course, now) >= reached(risk, &course, now), "{risk:?} {higher:?} {now}");
            }
        }
    }
}

#[test]
fn words_say_something_and_not_too_much() {
    let said = |typed: &str| check_said("words", typed, (5, "concerns-words-missing")).map_err(|why| why.key);
    assert_eq!(said(" ab\r\nc "), Ok("ab\nc".to_owned()));
    assert_eq!(said("..."), Err("concerns-words-missing"));
    assert_eq!(said("abcdef"), Err("people-too-long"));
    assert_eq!(said("a\u{7}b"), Err("people-name-signs"));
    assert_eq!(check_words("words", "  ", 5), Ok(String::new()));
}
