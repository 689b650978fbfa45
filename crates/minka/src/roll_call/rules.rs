//! Decisions about a roll call, without database or clock: what a form says, and what it comes to.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::model::{
    ABSENCE_REASONS, AttendanceMark, CORRECTION_REASONS, DecidedMark, LineState, Mark, RollDecision, RollLine,
    STAND_IN_REASONS, SentLine, SentRoll,
};
use crate::{
    foundation::form::{Fields, Problem, Problems},
    groups::MemberRole,
    sessions::{Counts, Session, SessionState, read_key, short_day},
};

/// The largest number that may be counted in a room: more is a slip of the finger.
const MOST_HEADS: i64 = 500;

/// Reads a roll-call form: `mark-CODE`, `reason-CODE`, `private-CODE`, and `was-CODE`, what the form was made from.
///
/// # Errors
/// A problem at each field that says what no such form can say.
pub fn read_roll(fields: &Fields) -> Result<SentRoll, Problems> {
    let mut problems = Problems::default();
    let mut lines: BTreeMap<&str, (LineState, LineState)> = BTreeMap::new();
    for (code, value) in fields.starting("mark-").filter(|(_, value)| !value.is_empty()) {
        match Mark::parse(value) {
            Some(mark) => lines.entry(code).or_default().0.mark = Some(mark),
            None => problems.add(Problem::new(format!("mark-{code}"), "sessions-problem-choice")),
        }
    }
    for (code, value) in fields.starting("reason-").filter(|(_, value)| !value.is_empty()) {
        if ABSENCE_REASONS.contains(&value) {
            lines.entry(code).or_default().0.reason = value.to_owned();
        } else {
            problems.add(Problem::new(format!("mark-{code}"), "sessions-problem-choice"));
        }
    }
    for (code, _) in fields.starting("private-").filter(|(_, value)| *value == "yes") {
        lines.entry(code).or_default().0.private_word = true;
    }
    for (code, value) in fields.starting("was-") {
        lines.entry(code).or_default().1 = read_state(value);
    }
    let counts = Counts {
        visitors: problems.keep(read_count(fields, "visitors")).flatten(),
        children: problems.keep(read_count(fields, "children")).flatten(),
        headcount: problems.keep(read_count(fields, "headcount")).flatten(),
    };
    let were = |name: &str| fields.text(name).parse().ok();
    let counts_were =
        Counts { visitors: were("had-visitors"), children: were("had-children"), headcount: were("had-headcount") };
    if !problems.is_empty() {
        return Err(problems);
    }
    let lines = lines.into_iter().map(|(code, (says, was))| SentLine { code: code.to_owned(), says: tidy(says), was });
    let walk_ins = i64::from(fields.has("walk_in_name"));
    Ok(SentRoll { lines: lines.collect(), counts, counts_were, walk_ins })
}

/// A reason belongs to a woman who was not there; a list that is out of sight may still hold an old one.
fn tidy(mut says: LineState) -> LineState {
    if !matches!(says.mark, Some(Mark::Excused | Mark::Absent)) {
        says.reason.clear();
    }
    says
}

/// How `was-CODE` writes a state: mark, reason and private word, with a comma between.
#[must_use]
pub(super) fn state_text(line: &RollLine) -> String {
    let mark = line.mark.map_or("", Mark::key);
    format!("{mark},{},{}", line.reason, if line.private_word { "yes" } else { "" })
}

fn read_state(text: &str) -> LineState {
    let mut parts = text.split(',');
    let mut next = || parts.next().unwrap_or_default();
    LineState { mark: Mark::parse(next()), reason: next().to_owned(), private_word: next() == "yes" }
}

fn read_count(fields: &Fields, name: &str) -> Result<Option<i64>, Problem> {
    let typed = fields.text(name);
    if typed.is_empty() {
        return Ok(None);
    }
    let all_digits = typed.bytes().all(|byte| byte.is_ascii_digit());
    match typed.parse::<i64>() {
        Ok(number) if all_digits && number <= MOST_HEADS => Ok(Some(number)),
        _ => Err(Problem::new(name, "sessions-problem-number").with("most", MOST_HEADS)),
    }
}

/// Whether marks can be set at all: the day has come, and the group met.
///
/// # Errors
/// The problem that says why not.
pub(super) fn may_mark(session: &Session, today: Date) -> Result<(), Problem> {
    if session.day > today {
        return Err(Problem::new("", "sessions-problem-future").with("day", short_day(session.day)));
    }
    if session.state == SessionState::NotMet {
        return Err(Problem::new("", "sessions-problem-not-met"));
    }
    Ok(())
}

/// What a sent roll comes to. Only what the form changed against what it was made from is written, so that two phones
/// in one room do not undo each other's marks.
///
/// # Errors
/// A problem for the form, for each woman and for each number that cannot be taken.
pub(super) fn decide_roll(
    session: &Session,
    today: Date,
    lines: &[RollLine],
    sent: &SentRoll,
) -> Result<RollDecision, Problems> {
    may_mark(session, today).map_err(Problems::one)?;
    let mut problems = Problems::default();
    let mut decision = RollDecision { all: lines.len(), ..RollDecision::default() };
    let said: BTreeMap<&str, &SentLine> = sent.lines.iter().map(|line| (line.code.as_str(), line)).collect();
    for stranger in said.values().filter(|said| said.says != LineState::default()) {
        if lines.iter().all(|line| line.code != stranger.code) {
            problems.add(Problem::new("", "sessions-problem-no-member").with("code", &stranger.code));
        }
    }
    let mut there = sent.walk_ins;
    for line in lines {
        let changed = said.get(line.code.as_str()).filter(|said| said.says != said.was);
        let marked = changed.and_then(|said| decide_line(line, said, &mut decision, &mut problems)).or(line.mark);
        decision.marked += usize::from(marked.is_some());
        there += i64::from(marked.is_some_and(Mark::is_there));
    }
    let counts = merge_counts(session, sent);
    problems.keep(check_sums(counts, there));
    if counts != session.counts() {
        decision.counts = Some(counts);
    }
    if problems.is_empty() { Ok(decision) } else { Err(problems) }
}

/// What the form changed about one woman. Gives the mark that will stand, when the form sets one.
fn decide_line(line: &RollLine, said: &SentLine, decision: &mut RollDecision, problems: &mut Problems) -> Option<Mark> {
    if said.says.private_word != said.was.private_word && said.says.private_word != line.private_word {
        decision.private_words.push((line.participant, said.says.private_word));
    }
    let mark = said.says.mark?;
    if (said.says.mark, &said.says.reason) == (said.was.mark, &said.was.reason) {
        return None;
    }
    if mark == Mark::Absent && said.says.reason.is_empty() {
        let field = format!("mark-{}", line.code);
        problems.add(Problem::new(field, "sessions-problem-reason").with("name", &line.chosen_name));
    }
    if (Some(mark), &said.says.reason) != (line.mark, &line.reason) {
        let mark = AttendanceMark { participant: line.participant, mark, reason: said.says.reason.clone() };
        decision.marks.push(DecidedMark { mark, replaces: line.mark.is_some() });
    }
    Some(mark)
}

/// Each number on its own: the form's where it changed it, what stands otherwise.
fn merge_counts(session: &Session, sent: &SentRoll) -> Counts {
    let stands = session.counts();
    let pick = |says, was, stands| if says == was { stands } else { says };
    Counts {
        visitors: pick(sent.counts.visitors, sent.counts_were.visitors, stands.visitors),
        children: pick(sent.counts.children, sent.counts_were.children, stands.children),
        headcount: pick(sent.counts.headcount, sent.counts_were.headcount, stands.headcount),
    }
}

/// The heads in the room cannot be fewer than the women marked as there and the visitors.
fn check_sums(counts: Counts, there: i64) -> Result<(), Problem> {
    let visitors = counts.visitors.unwrap_or(0);
    match counts.headcount {
        Some(heads) if heads < there + visitors => Err(Problem::new("headcount", "sessions-problem-headcount")
            .with("heads", heads)
            .with("there", there)
            .with("visitors", visitors)
            .with("sum", there + visitors)),
        _ => Ok(()),
    }
}

/// Reads why a mark is set right; empty when nothing was chosen.
#[must_use]
pub fn read_why(fields: &Fields) -> &'static str {
    read_key(fields, "why", &CORRECTION_REASONS).unwrap_or("")
}

/// Reads why somebody sets marks who has to say it: to correct a closed meeting, or in the place of whoever leads an open one.
pub(super) fn read_reason(fields: &Fields, is_closed: bool) -> &'static str {
    if is_closed { read_why(fields) } else { read_key(fields, "why", &STAND_IN_REASONS).unwrap_or("") }
}

/// The members who are not marked yet. A visitor of an earlier week who stayed away is not missing.
#[must_use]
pub fn unmarked(lines: &[RollLine]) -> Vec<&RollLine> {
    lines.iter().filter(|line| line.mark.is_none() && line.role != MemberRole::Visitor).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::foundation::{
        clock::Clock,
        ids::{Id, ParticipantId},
    };

    const TODAY: Date = date(2026, 11, 24);

    fn fields(said: &[(&str, &str)]) -> Fields {
        said.iter().fold(Fields::default(), |fields, (name, value)| fields.with(name, value))
    }

    fn line(code: &str, role: MemberRole, mark: Option<Mark>) -> RollLine {
        RollLine {
            participant: ParticipantId::new(&Clock::frozen(jiff::Timestamp::UNIX_EPOCH)),
            code: code.to_owned(),
            chosen_name: "Rosa".to_owned(),
            sign: "sun".to_owned(),
            role,
            mark,
            reason: String::new(),
            private_word: false,
            earlier: false,
        }
    }

    #[test]
    fn numbers_of_a_room_are_whole_and_plausible() {
        for (typed, expected) in [("", None), ("0", Some(0)), ("7", Some(7)), ("007", Some(7)), ("500", Some(500))] {
            assert_eq!(read_count(&fields(&[("headcount", typed)]), "headcount"), Ok(expected), "{typed}");
        }
        for typed in ["501", "-1", "+3", "2.5", "two", "٣", "9999999999999999999999"] {
            assert!(read_count(&fields(&[("headcount", typed)]), "headcount").is_err(), "{typed}");
        }
    }

    #[test]
    fn a_reason_stays_only_with_her_who_was_not_there() {
        for (mark, kept) in [("present", ""), ("late", ""), ("excused", "ill"), ("absent", "ill"), ("", "")] {
            let sent = read_roll(&fields(&[("mark-BAKO-7", mark), ("reason-BAKO-7", "ill")])).expect("a roll");
            assert_eq!(sent.lines[0].says.reason, kept, "{mark}");
        }
        for wrong in [("mark-BAKO-7", "here"), ("reason-BAKO-7", "lazy"), ("children", "x")] {
            assert!(read_roll(&fields(&[wrong])).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn only_what_the_form_changed_is_written() {
        let evening = Session::example(SessionState::Planned, TODAY);
        // (stands now, the form was made from, the form says, is written)
        for (now, was, says, written) in [
            (None, "", "present", true),
            (None, "", "", false),
            (Some(Mark::Late), "", "", false),
            (Some(Mark::Late), "late", "late", false),
            (Some(Mark::Late), "present", "present", false),
            (Some(Mark::Late), "", "present", true),
            (Some(Mark::Late), "late", "present", true),
            (Some(Mark::Late), "late", "", false),
            (Some(Mark::Present), "", "present", false),
        ] {
            let lines = [line("BAKO-7", MemberRole::Member, now)];
            let was_text = format!("{was},,");
            let said = fields(&[("mark-BAKO-7", says), ("was-BAKO-7", &was_text)]);
            let decision =
                decide_roll(&evening, TODAY, &lines, &read_roll(&said).expect("a roll")).expect("a decision");
            assert_eq!(decision.marks.len(), usize::from(written), "{now:?} {was} {says}");
        }
    }

    #[test]
    fn a_state_is_read_as_it_was_written() {
        for (mark, reason, private_word) in [(None, "", false), (Some(Mark::Absent), "ill", true)] {
            let mut line = line("BAKO-7", MemberRole::Member, mark);
            (line.reason, line.private_word) = (reason.to_owned(), private_word);
            let state = LineState { mark, reason: reason.to_owned(), private_word };
            assert_eq!(read_state(&state_text(&line)), state);
        }
        assert_eq!(read_state("nonsense"), LineState::default());
    }

    #[test]
    fn a_visitor_who_stayed_away_is_not_missing() {
        let lines = [
            line("BAKO-7", MemberRole::Member, None),
            line("DUMI-3", MemberRole::Visitor, None),
            line("FEKA-2", MemberRole::Helper, None),
            line("GOLU-5", MemberRole::Member, Some(Mark::Absent)),
        ];
        assert_eq!(unmarked(&lines).iter().map(|line| line.code.as_str()).collect::<Vec<_>>(), ["BAKO-7", "FEKA-2"]);
    }
}
