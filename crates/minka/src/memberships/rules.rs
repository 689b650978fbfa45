//! Decisions about stays: who may join, leave, come back, change her role, lead.

use jiff::civil::Date;

use super::model::{LEFT_REASONS, ROLE_CHANGED, Stay};
use crate::{
    foundation::form::{Problem, Problems},
    groups::{Group, MemberRole, Span, check_capacity, overlap},
    people::Step,
    timetables::{days_between, said},
};

/// How far ahead a stay or a role may be recorded.
const AHEAD_DAYS: i64 = 92;
/// How long a wrong end can be undone.
const UNDO_DAYS: i64 = 14;

/// What decides whether a woman may join.
pub(super) struct Joining<'a> {
    pub(super) group: &'a Group,
    pub(super) today: Date,
    pub(super) from: Date,
    pub(super) role: MemberRole,
    /// Her stays in this group.
    pub(super) stays: &'a [Span],
    /// Where she stands in the programme.
    pub(super) state: Step,
    /// The day of her first journey step.
    pub(super) first_step: Option<Date>,
    pub(super) places_left: i64,
}

/// Whether a stay may begin.
pub(super) fn check_joining(joining: &Joining<'_>) -> Result<(), Problem> {
    let Joining { group, today, from, .. } = *joining;
    let at = |key| Problem::new("from", key);
    if group.closed {
        return Err(Problem::new("", "membership-join-closed"));
    }
    if matches!(joining.state, Step::Left | Step::Transferred) {
        return Err(Problem::new("woman", "membership-join-has-left"));
    }
    if let Some(held) = joining.stays.iter().find(|stay| overlap(**stay, (from, None))) {
        return Err(Problem::new("woman", "membership-join-already").with("day", said(held.0)));
    }
    if from < group.times.first_day {
        return Err(at("membership-join-before-group").with("day", said(group.times.first_day)));
    }
    if let Some(last) = group.times.last_day.filter(|last| from > *last) {
        return Err(at("membership-join-after-group").with("day", said(last)));
    }
    if days_between(today, from) > AHEAD_DAYS {
        return Err(at("membership-day-far"));
    }
    if let Some(first) = joining.first_step.filter(|first| from < *first) {
        return Err(at("membership-join-before-her").with("day", said(first)));
    }
    if joining.role.takes_a_place() {
        check_capacity("woman", group.capacity, joining.places_left)?;
    }
    Ok(())
}

/// Whether a stay may end with a last day; gives the first day on which it is over. `seen` is the newest day on which she
/// was marked as there.
pub(super) fn check_end(
    stay: &Stay,
    last: Date,
    today: Date,
    reason: &str,
    seen: Option<Date>,
) -> Result<Date, Problems> {
    let mut problems = Problems::default();
    if last < stay.member.from {
        problems.add(Problem::new("last", "membership-end-before").with("day", said(stay.member.from)));
    } else if last > today {
        problems.add(Problem::new("last", "membership-end-future"));
    } else if let Some(seen) = seen.filter(|seen| *seen > last) {
        problems.add(Problem::new("last", "membership-end-seen").with("day", said(seen)));
    }
    if !LEFT_REASONS.contains(&reason) {
        problems.add(Problem::new("reason", "membership-end-reason-missing"));
    }
    let until = last.tomorrow().ok();
    until.filter(|_| problems.is_empty()).ok_or(problems)
}

/// Whether a wrong end may be taken back; `others` are her other stays in the group.
pub(super) fn check_undo(
    stay: &Stay,
    others: &[Span],
    today: Date,
    places_left: i64,
    group: &Group,
) -> Result<(), Problem> {
    let Some(until) = stay.until else { return Err(Problem::new("", "membership-undo-open")) };
    if group.closed || stay.left_reason == ROLE_CHANGED || days_between(until, today) > UNDO_DAYS {
        return Err(Problem::new("", "membership-undo-late"));
    }
    if others.iter().any(|other| overlap(*other, (stay.member.from, None))) {
        return Err(Problem::new("", "membership-undo-again"));
    }
    if stay.member.role.takes_a_place() { check_capacity("", group.capacity, places_left) } else { Ok(()) }
}

/// Whether a woman's role may change from a day on.
pub(super) fn check_role(
    stay: &Stay,
    (role, from): (MemberRole, Date),
    today: Date,
    group: &Group,
    places_left: i64,
) -> Result<(), Problem> {
    if stay.until.is_some() || group.closed {
        return Err(Problem::new("role", "membership-role-ended"));
    }
    if role == stay.member.role || role == MemberRole::Visitor {
        return Err(Problem::new("role", "membership-role-same"));
    }
    if from < stay.member.from {
        return Err(Problem::new("from", "membership-end-before").with("day", said(stay.member.from)));
    }
    if days_between(today, from) > AHEAD_DAYS {
        return Err(Problem::new("from", "membership-day-far"));
    }
    if stay.member.role.takes_a_place() { Ok(()) } else { check_capacity("role", group.capacity, places_left) }
}

/// Whether somebody may begin to lead from a day on: not twice at once, not long before.
pub(super) fn check_leading(held: &[Span], from: Date, today: Date) -> Result<(), Problem> {
    if held.iter().any(|span| overlap(*span, (from, None))) {
        Err(Problem::new("user", "membership-lead-already"))
    } else if days_between(today, from) > AHEAD_DAYS || days_between(from, today) > AHEAD_DAYS {
        Err(Problem::new("from", "membership-day-far"))
    } else {
        Ok(())
    }
}
