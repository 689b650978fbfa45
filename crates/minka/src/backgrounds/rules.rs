//! Decisions about what she told, without database or clock.

use super::model::{Answers, Choices, DIFFICULTY, QUESTIONS, Question, RATHER_NOT};
use crate::{foundation::form::Problem, switches::Switch};

/// Longest line of the programme's own list.
const LONGEST: usize = 80;
/// So many lines a programme's own list has at the most.
pub(super) const MOST_REASONS: usize = 20;

/// Whether she lives with a disability, as the Washington Group counts it for comparing groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Functioning {
    /// At least one of the six with a lot of difficulty, or not at all.
    With,
    /// All six answered, none of them like that.
    Without,
    /// Not all six were asked or answered, and none of those that were says so.
    Unknown,
}

/// The six questions together. The cut-off is the one that the Washington Group recommends for comparing between countries: at least
/// one domain coded "a lot of difficulty" or "cannot do at all" (Washington Group on Disability Statistics, "Analytic Guidelines:
/// Creating Disability Identifiers Using the Washington Group Short Set on Functioning", identifier DISABILITY3). A question that was
/// not asked, and "rather not say", are no answer: they are never counted as "no difficulty".
#[must_use]
pub fn functioning(answers: &Answers) -> Functioning {
    let six = || QUESTIONS.iter().filter(|question| question.choices == Choices::Difficulty);
    let weight = |question: &Question| {
        let answer = answers.get(question.key)?;
        DIFFICULTY.iter().position(|known| known == answer)
    };
    if six().any(|question| weight(question).is_some_and(|weight| weight >= 2)) {
        Functioning::With
    } else if six().all(|question| weight(question).is_some()) {
        Functioning::Without
    } else {
        Functioning::Unknown
    }
}

/// Whether an answer is one of the question's. `own`: ids of the programme's own list.
pub(super) fn fits(question: &Question, answer: &str, own: &[String]) -> bool {
    answer == RATHER_NOT
        || match question.choices {
            Choices::Keys(keys) => keys.contains(&answer),
            Choices::Number(least, most) => {
                let plain = |number: &u8| number.to_string() == answer;
                answer.parse::<u8>().ok().filter(plain).is_some_and(|number| (least..=most).contains(&number))
            }
            Choices::Own => own.iter().any(|known| known == answer),
            Choices::Difficulty => DIFFICULTY.contains(&answer),
        }
}

/// What she told now, over what she told before: a question that comes empty is not asked, and one that is not asked any more keeps its
/// answer, unless it is among what is `emptied`.
pub(super) fn told(
    before: &Answers,
    (asked, emptied): (&[Question], &[Switch]),
    own: &[String],
    typed: impl Fn(&str) -> String,
) -> Result<Answers, Vec<Problem>> {
    let (mut answers, mut problems) = (before.clone(), Vec::new());
    for question in asked {
        let answer = typed(question.key);
        if answer.is_empty() {
            answers.remove(question.key);
        } else if fits(question, &answer, own) {
            answers.insert(question.key.to_owned(), answer);
        } else {
            problems.push(Problem::new(question.key, "backgrounds-choose"));
        }
    }
    for question in QUESTIONS.iter().filter(|question| emptied.contains(&question.switch)) {
        if !asked.contains(question) {
            answers.remove(question.key);
        }
    }
    if problems.is_empty() { Ok(answers) } else { Err(problems) }
}

/// One line of the programme's own list.
pub(super) fn check_words(typed: &str, known: usize) -> Result<String, Problem> {
    let words = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() {
        Err(Problem::new("words", "backgrounds-words-missing"))
    } else if words.chars().count() > LONGEST || words.chars().any(char::is_control) {
        Err(Problem::new("words", "backgrounds-words-long").with("most", LONGEST))
    } else if known >= MOST_REASONS {
        Err(Problem::new("words", "backgrounds-words-many").with("most", MOST_REASONS))
    } else {
        Ok(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIX: [&str; 6] = ["seeing", "hearing", "walking", "remembering", "self_care", "communicating"];

    fn answered(answers: [&str; 6]) -> Answers {
        let given = SIX.into_iter().zip(answers).filter(|(_, answer)| !answer.is_empty());
        given.map(|(question, answer)| (question.to_owned(), answer.to_owned())).collect()
    }

    #[test]
    fn the_cut_off_is_a_lot_of_difficulty_in_one_of_six() {
        use Functioning::{Unknown, With, Without};
        for (answers, counted) in [
            (["none"; 6], Without),
            (["some"; 6], Without),
            (["none", "none", "lot", "none", "none", "none"], With),
            (["cannot", "", "", "", "", ""], With),
            (["none", "none", "none", "none", "none", ""], Unknown),
            (["none", "none", "none", "none", "none", "rather_not"], Unknown),
            (["rather_not", "lot", "", "", "", ""], With),
            ([""; 6], Unknown),
            (["rather_not"; 6], Unknown),
        ] {
            assert_eq!(functioning(&answered(answers)), counted, "{answers:?}");
        }
    }

    #[test]
    fn an_answer_is_one_of_the_questions_own() {
        let question = |key: &str| *QUESTIONS.iter().find(|question| question.key == key).expect("a question");
        let own = ["one".to_owned()];
        for (key, answer, fit) in [
            ("children", "0", true),
            ("children", "15", true),
            ("children", "16", false),
            ("children", "03", false),
            ("children", "-1", false),
            ("children", "rather_not", true),
            ("household_size", "0", false),
            ("marital", "widowed", true),
            ("marital", "happy", false),
            ("brings", "one", true),
            ("brings", "two", false),
            ("seeing", "lot", true),
            ("seeing", "yes", false),
        ] {
            assert_eq!(fits(&question(key), answer, &own), fit, "{key} {answer}");
        }
    }

    #[test]
    fn what_is_left_open_is_not_asked_and_what_is_switched_off_stays() {
        let before =
            Answers::from([("marital".to_owned(), "single".to_owned()), ("children".to_owned(), "2".to_owned())]);
        let asked = [QUESTIONS[1], QUESTIONS[3]];
        let typed = |key: &str| if key == "livelihood" { "home".to_owned() } else { String::new() };
        let kept = told(&before, (&asked, &[]), &[], typed).expect("all fits");
        let expected =
            [("livelihood", "home"), ("marital", "single")].map(|(key, answer)| (key.to_owned(), answer.to_owned()));
        assert_eq!(kept, Answers::from(expected));
        // What is emptied goes; what is asked is emptied where it is asked, and not by that.
        let emptied = [Switch::Marital, Switch::Livelihood];
        let kept = told(&before, (&asked, &emptied), &[], typed).expect("all fits");
        assert_eq!(kept, Answers::from([("livelihood".to_owned(), "home".to_owned())]));
    }

    #[test]
    fn a_line_of_the_own_list_is_short() {
        assert_eq!(check_words("  To  learn to sew ", 0), Ok("To learn to sew".to_owned()));
        for (typed, known, key) in [
            ("", 0, "backgrounds-words-missing"),
            (&"x".repeat(81), 0, "backgrounds-words-long"),
            ("To sing", 20, "backgrounds-words-many"),
        ] {
            assert_eq!(check_words(typed, known).map_err(|problem| problem.key), Err(key));
        }
    }
}
