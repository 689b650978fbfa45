use super::*;
use crate::instruments::find_shipped;

fn shipped(key: &str) -> std::sync::Arc<Instrument> {
    find_shipped(key).expect("shipped")
}

#[test]
fn a_site_that_answers_for_nothing_is_offered_what_asks_nothing_about_safety() {
    let all: Vec<_> = ["phq9", "phq8", "srq20", "who5"].map(shipped).to_vec();
    let on: Vec<&Instrument> = all.iter().map(|one| &**one).collect();
    let keys = |answered| offered(&on, answered).iter().map(|one| one.definition().id.clone()).collect::<Vec<_>>();
    assert_eq!(keys(true), ["phq9", "phq8", "srq20", "who5"]);
    assert_eq!(keys(false), ["phq8", "who5"], "and the other only once");
    let (phq9, who5) = (shipped("phq9"), shipped("who5"));
    assert_eq!(offered(&[&phq9, &who5], false).len(), 1, "no PHQ-8 is on, so nothing stands for it");
}

#[test]
fn what_is_asked_follows_the_language_and_leaves_no_question_out() {
    let gse = shipped("gse");
    assert_ne!(order(&gse, "en"), order(&gse, "es"));
    let phq9 = shipped("phq9");
    assert!(order(&phq9, "en").contains(&"self-harm".to_owned()), "what was begun with it keeps it: decision 22");
    assert!(may_raise(&phq9, "self-harm") && !may_raise(&phq9, "mood"));
}

#[test]
fn an_answer_about_safety_raises_and_one_that_is_not_given_does_not() {
    let (phq9, srq20) = (shipped("phq9"), shipped("srq20"));
    let said = |option: &str| Said::Option(option.to_owned());
    for (instrument, item, said, expected) in [
        (&phq9, "self-harm", said("not-at-all"), false),
        (&phq9, "self-harm", said("several-days"), true),
        (&phq9, "self-harm", Said::Declined, false),
        (&phq9, "mood", said("nearly-every-day"), false),
        (&srq20, "ending-life", said("yes"), true),
        (&srq20, "ending-life", said("no"), false),
    ] {
        assert_eq!(raises(instrument, item, &said), expected, "{item} {said:?}");
    }
}

#[test]
fn a_keyed_sign_is_a_figure_a_cross_or_nothing_and_never_moved_to_the_nearest() {
    let (who5, picture) = (shipped("who5"), shipped("picture"));
    assert_eq!(read_keyed(&who5, "calm", "5"), Ok(Some(Said::Option("all-of-the-time".to_owned()))));
    assert_eq!(read_keyed(&who5, "calm", "0"), Ok(Some(Said::Option("at-no-time".to_owned()))));
    assert_eq!(read_keyed(&picture, "debt", "2"), Ok(Some(Said::Option("debt-high".to_owned()))));
    for cross in ["x", "X", "х", "Х"] {
        assert_eq!(read_keyed(&who5, "calm", cross), Ok(Some(Said::Declined)), "{cross}");
    }
    assert_eq!(read_keyed(&who5, "calm", " "), Ok(None));
    for outside in ["6", "-1", "1.5", "50", "yes"] {
        assert!(read_keyed(&who5, "calm", outside).is_err(), "{outside}");
    }
}

/// "Yes" without how often is half an answer: no row, no figure; and a paper that was printed while it had one reads as it was meant.
#[test]
fn what_has_no_value_is_neither_offered_nor_keyed() {
    let hhs = shipped("hhs");
    let said = |option: &str| Ok(Some(Said::Option(option.to_owned())));
    let offered: Vec<(String, String)> =
        figures(&hhs, "no-food").into_iter().map(|(figure, choice)| (figure, choice.id)).collect();
    let expected = [("1", "no"), ("2", "rarely"), ("3", "sometimes"), ("4", "often")];
    assert_eq!(offered, expected.map(|(figure, option)| (figure.to_owned(), option.to_owned())));
    assert_eq!(read_keyed(&hhs, "no-food", "2"), said("rarely"));
    assert!(read_keyed(&hhs, "no-food", "5").is_err() && read_option(&hhs, "no-food", "yes").is_err());
    assert!(read_sent(&hhs, "no-food", "yes").is_ok(), "what an older form on a telephone holds is not thrown away");
}

#[test]
fn minutes_may_be_unknown_and_are_never_guessed() {
    assert_eq!(read_minutes(""), Ok(None));
    assert_eq!(read_minutes("0"), Ok(Some(0)));
    for typed in ["-1", "601", "ten"] {
        assert!(read_minutes(typed).is_err(), "{typed}");
    }
}
