//! Somebody who works here is her sister, another relative, lives with her or knows her privately: then she does not walk beside her.

use super::{
    kin::Known,
    model::{StaffTie, StaffTieKind},
    store,
};
use crate::{
    foundation::{
        error::Error,
        form::{Choice, Fields, Form, Problem, Problems},
        ids::{Id, UserId},
        store::Db,
        text::Text,
    },
    users,
};

/// What her page shows of staff who are close to her, and what can be written down.
pub(super) struct Close {
    pub(super) lines: Vec<Line>,
    pub(super) staff: Vec<Choice>,
    pub(super) kinds: Vec<Choice>,
}

/// One of them.
pub(super) struct Line {
    pub(super) words: String,
    pub(super) since: String,
    /// That she walks beside her all the same, since before it was known; or empty.
    pub(super) beside: String,
    pub(super) end: String,
}

/// Loads it for a page.
pub(super) fn look(db: &mut Db<'_>, text: &Text, known: &Known, form: &Form) -> Result<Close, Error> {
    let (woman, today) = (&known.woman, known.today);
    let now = users::list_mentorings(db, woman.id)?;
    let walks = |user: UserId| {
        now.iter().any(|held| held.user == user && held.from <= today && held.until.is_none_or(|until| today < until))
    };
    let line = |tie: StaffTie| Line {
        words: say_tie(&tie, text),
        since: text.phrase("households-since").with("day", text.short_day(tie.from)).to_string(),
        beside: if walks(tie.user) { text.say("households-staff-beside") } else { String::new() },
        end: format!("/people/{}/staff-ties/{}/end", woman.code, tie.id),
    };
    let lines = store::list_staff_ties(db, woman.id, today)?.into_iter().map(line).collect();
    let choose = Choice::new("", text.say("households-staff-choose"), form.value("staff").is_empty());
    let one = |(user, name): (UserId, String)| Choice::new(user, name, form.value("staff") == user.to_string());
    let staff = users::list_staff_of_site(db, woman.site, today)?.into_iter().map(one);
    let kind = |kind: StaffTieKind| {
        Choice::new(kind.key(), text.say(&format!("households-staff-{}", kind.key())), form.value("tie") == kind.key())
    };
    Ok(Close {
        lines,
        staff: std::iter::once(choose).chain(staff).collect(),
        kinds: StaffTieKind::ALL.into_iter().map(kind).collect(),
    })
}

fn say_tie(tie: &StaffTie, text: &Text) -> String {
    format!("{}: {}", text.say(&format!("households-staff-{}", tie.kind.key())), tie.name)
}

/// Who is not offered for a woman because she is close to her; empty when there is nobody. For whoever may see her links.
#[must_use]
pub fn say_not_offered<'a>(ties: impl Iterator<Item = &'a StaffTie>, text: &Text) -> String {
    let said: Vec<String> = ties.map(|tie| say_tie(tie, text)).collect();
    if said.is_empty() {
        return String::new();
    }
    text.phrase("households-not-offered").with("who", said.join("; ")).to_string()
}

/// Why somebody of the staff does not walk beside a woman, when she is close to her.
#[must_use]
pub fn find_tied(ties: &[StaffTie], chosen: Option<UserId>, field: &str) -> Option<Problem> {
    let tie = ties.iter().find(|tie| Some(tie.user) == chosen)?;
    Some(Problem::new(field, tie.kind.refusal()).with("name", &tie.name))
}

/// What was chosen: somebody who works here, and how she is close to her.
pub(super) fn read(db: &mut Db<'_>, known: &Known, typed: &Fields) -> Result<(UserId, StaffTieKind), Error> {
    let mut problems = Problems::default();
    let chosen = UserId::parse(typed.text("staff"));
    let staff = users::list_staff_of_site(db, known.woman.site, known.today)?;
    let user = staff.into_iter().map(|(user, _)| user).find(|user| Some(*user) == chosen);
    let user = problems.keep(user.ok_or_else(|| Problem::new("staff", "households-staff-missing")));
    let kind = StaffTieKind::parse(typed.text("tie"));
    let kind = problems.keep(kind.ok_or_else(|| Problem::new("tie", "households-word-missing")));
    let (Some(user), Some(kind)) = (user, kind) else { return Err(Error::Refused(problems)) };
    let held = store::list_staff_ties(db, known.woman.id, known.today)?;
    if held.iter().any(|tie| tie.user == user && tie.kind == kind) {
        return Err(Problem::new("staff", "households-already").into());
    }
    Ok((user, kind))
}
