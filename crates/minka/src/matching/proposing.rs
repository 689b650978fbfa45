//! The proposal itself, and its reasons in words.

use pairing::mentors::{
    Blocked, Case, Costs, Proposal, Rule,
    fit::{self, Bond, Known, Part},
};

use super::facts::{Facts, Her, Mentor};
use crate::foundation::{
    error::Error,
    text::{Language, Text},
};

/// A proposal with the reasons of every pair that may be.
pub(super) struct Proposed {
    proposal: Proposal,
    /// By woman, by mentor; none where the pair may not be.
    parts: Vec<Vec<Option<Vec<Part>>>>,
    /// For which women of the facts something is proposed, those first who have a mentor: for whoever stays where she is there is nothing.
    rows: Vec<usize>,
    /// Who is left over, and why, by the places of the facts.
    blocked: Vec<Blocked>,
}

fn district(named: &str) -> Option<String> {
    Some(named.to_lowercase()).filter(|named| !named.is_empty())
}

fn known_of(her: &Her) -> Known<String> {
    let first = her.woman.language.code().to_owned();
    let Some(need) = &her.need else { return Known { languages: vec![first], ..Known::default() } };
    let more = need.terms.languages.iter().map(|language| language.code().to_owned());
    Known {
        languages: std::iter::once(first).chain(more).collect(),
        district: district(&need.terms.district),
        days: need.terms.days.clone(),
    }
}

fn known_of_mentor(mentor: &Mentor) -> Known<String> {
    let terms = &mentor.offer.terms;
    Known {
        languages: terms.languages.iter().map(|language| language.code().to_owned()).collect(),
        district: district(&terms.district),
        days: terms.days.clone(),
    }
}

fn bond(her: &Her, mentor: &Mentor) -> Bond {
    match her.mentor_user() {
        None => Bond::None,
        Some(now) if now == mentor.approved.user => Bond::This,
        Some(_) => Bond::Another,
    }
}

/// Works it out. Whoever is beside a woman for whom nobody is left goes on carrying her: then it is worked out once more with the room
/// that this leaves, so that the proposal can be taken as it stands.
pub(super) fn propose(facts: &mut Facts) -> Result<Proposed, Error> {
    let mut left_over: Vec<Blocked> = Vec::new();
    loop {
        let mut proposed = propose_once(facts)?;
        let (going_on, blocked): (Vec<Blocked>, Vec<Blocked>) =
            proposed.blocked.into_iter().partition(|blocked| facts.is_carried(blocked.woman));
        if going_on.is_empty() {
            // Why nobody was left is known only from the round in which it was so.
            proposed.blocked = [left_over, blocked].concat();
            return Ok(proposed);
        }
        going_on.iter().for_each(|blocked| facts.women[blocked.woman].goes_on = true);
        left_over.extend(going_on);
    }
}

fn propose_once(facts: &Facts) -> Result<Proposed, Error> {
    let mentors: Vec<Known<String>> = facts.mentors.iter().map(known_of_mentor).collect();
    let (mut costs, mut rows) = (Costs::new(mentors.len()), Vec::new());
    let mut parts = vec![Vec::new(); facts.women.len()];
    let mut order: Vec<usize> = (0..facts.women.len()).collect();
    // Where there is not room for all, whoever has a mentor keeps her.
    order.sort_by_key(|at| facts.women[*at].mentor.is_none());
    for at in order {
        let her = &facts.women[at];
        let row = pairs(facts, her, &mentors);
        let cost = |pair: &Result<Vec<Part>, Rule>| pair.as_ref().map(|parts| fit::cost(parts)).map_err(|rule| *rule);
        if !her.stays && !her.goes_on {
            costs.add(row.iter().map(cost)).map_err(|refusal| Error::Unexpected(format!("{refusal:?}")))?;
            rows.push(at);
        }
        parts[at] = row.into_iter().map(Result::ok).collect();
    }
    let small = |number: i64| u32::try_from(number.max(0)).unwrap_or(0);
    let needs = rows.iter().map(|at| small(facts.women[*at].weight())).collect();
    let room = facts.mentors.iter().map(|mentor| small(mentor.offer.room - facts.settled_load(mentor))).collect();
    let case = Case::new(costs, needs, room).map_err(|refusal| Error::Unexpected(format!("{refusal:?}")))?;
    let proposal = pairing::mentors::propose(case);
    let of_facts = |blocked: &Blocked| Blocked {
        woman: rows[blocked.woman],
        women: blocked.women.iter().map(|row| rows[*row]).collect(),
        ..blocked.clone()
    };
    let blocked = proposal.blocked.iter().map(of_facts).collect();
    Ok(Proposed { proposal, parts, rows, blocked })
}

/// What speaks for each mentor beside a woman, or the rule that forbids it.
fn pairs(facts: &Facts, her: &Her, mentors: &[Known<String>]) -> Vec<Result<Vec<Part>, Rule>> {
    let known = known_of(her);
    let pair = |(mentor, offered): (&Mentor, &Known<String>)| {
        if facts.may(mentor, her) {
            return fit::fit(&known, offered, bond(her, mentor));
        }
        // What is not on her page of links has no name here: it might be what she said.
        Err(if her.is_tied(mentor.approved.user) { Rule::Kin } else { Rule::Excluded })
    };
    facts.mentors.iter().zip(mentors).map(pair).collect()
}

impl Proposed {
    /// Whether two may walk together: what a form may choose from.
    pub(super) fn may(&self, woman: usize, mentor: usize) -> bool {
        self.parts[woman][mentor].is_some()
    }

    fn row_of(&self, woman: usize) -> Option<usize> {
        self.rows.iter().position(|row| *row == woman)
    }

    /// Who is proposed for her.
    pub(super) fn mentor_of(&self, woman: usize) -> Option<usize> {
        self.proposal.mentor_of[self.row_of(woman)?]
    }

    /// Whether it is proven that nothing fits better, all in all.
    pub(super) fn is_proven(&self) -> bool {
        self.proposal.is_proven()
    }

    /// What each mentor would carry if it were taken as it is.
    pub(super) fn loads(&self, facts: &Facts) -> Vec<i64> {
        let proposed = self.proposal.loads();
        let load = |(mentor, more): (&Mentor, u32)| facts.settled_load(mentor) + i64::from(more);
        facts.mentors.iter().zip(proposed).map(load).collect()
    }

    /// Why this pair, in words.
    pub(super) fn reasons(&self, (woman, mentor): (usize, usize), facts: &Facts, text: &Text) -> Vec<String> {
        let held = facts.women[woman].mentor.as_ref();
        let later = held.map(|held| held.from).filter(|from| *from > facts.today);
        let reason = |part: &Part| match (part, later) {
            (Part::Together, Some(from)) => {
                text.phrase("matching-settled").with("day", text.short_day(from)).to_string()
            }
            _ => say(part, text),
        };
        self.parts[woman][mentor].iter().flatten().map(reason).collect()
    }

    /// Who would be next for her, and why not.
    pub(super) fn next(&self, woman: usize, facts: &Facts, text: &Text) -> String {
        let Some((row, own)) = self.row_of(woman).zip(self.mentor_of(woman)) else { return String::new() };
        let Some(next) = self.proposal.next_best(row) else { return text.say("matching-next-none") };
        let name = &facts.mentors[next.mentor].approved.name;
        let has = self.parts[woman][own].iter().flatten().collect::<Vec<_>>();
        let against = self.parts[woman][next.mentor].iter().flatten();
        let why: Vec<String> =
            against.filter(|part| part.cost() > 0 && !has.contains(part)).map(|part| say(part, text)).collect();
        if next.more_for_her > 0 && !why.is_empty() {
            text.phrase("matching-next-why").with("name", name).with("why", why.join("; ")).to_string()
        } else {
            text.phrase("matching-next-as-good").with("name", name).to_string()
        }
    }

    /// How many are left over.
    pub(super) fn count_blocked(&self) -> usize {
        self.blocked.len()
    }

    /// Why she is left over; empty when she is not. An exclusion is not told, nor kin that is not written down as a tie with staff.
    pub(super) fn why_blocked(&self, woman: usize, facts: &Facts, text: &Text) -> String {
        let hers = self.blocked.iter().find(|blocked| blocked.woman == woman);
        hers.map(|blocked| say_blocked(blocked, facts, text)).unwrap_or_default()
    }
}

fn say_blocked(blocked: &Blocked, facts: &Facts, text: &Text) -> String {
    let her = |woman: &usize| {
        let woman = &facts.women[*woman].woman;
        format!("{} {}", woman.chosen_name, woman.code)
    };
    let mentors: Vec<&str> =
        blocked.mentors.iter().map(|mentor| facts.mentors[*mentor].approved.name.as_str()).collect();
    let mut said = if mentors.is_empty() {
        text.phrase("matching-blocked-nobody").with("woman", her(&blocked.woman)).to_string()
    } else {
        let key = if blocked.women.len() == 1 { "matching-blocked-one" } else { "matching-blocked-some" };
        let women: Vec<String> = blocked.women.iter().map(her).collect();
        text.phrase(key)
            .with("woman", her(&blocked.woman))
            .with("women", women.join(", "))
            .with("mentors", mentors.join(", "))
            .number("room", i64::from(blocked.room))
            .number("needed", i64::from(blocked.needed))
            .to_string()
    };
    for (rule, key) in [
        (Rule::NoSharedLanguage, "matching-rule-language"),
        (Rule::TooHeavy, "matching-rule-heavy"),
        (Rule::Kin, "matching-rule-kin"),
    ] {
        if blocked.rules.contains(&rule) {
            said.push(' ');
            said.push_str(&text.say(key));
        }
    }
    said
}

fn own_name(code: &str) -> &'static str {
    Language::parse(code).unwrap_or(Language::En).own_name()
}

fn say(part: &Part, text: &Text) -> String {
    match part {
        Part::HerLanguage(code) => text.phrase("matching-her-language").with("language", own_name(code)).to_string(),
        Part::OtherLanguage(code) => {
            text.phrase("matching-other-language").with("language", own_name(code)).to_string()
        }
        Part::LanguageNotAsked => text.say("matching-language-not-asked"),
        Part::SameDistrict => text.say("matching-same-district"),
        Part::AnotherDistrict => text.say("matching-another-district"),
        Part::DistrictNotAsked => text.say("matching-district-not-asked"),
        Part::SharedDays(days) if days.is_empty() => text.say("matching-no-day"),
        Part::SharedDays(days) => {
            let named: Vec<String> = days.iter().map(|day| text.weekday(i64::from(*day))).collect();
            text.phrase("matching-days").with("days", named.join(", ")).to_string()
        }
        Part::DaysNotAsked => text.say("matching-days-not-asked"),
        Part::Together => text.say("matching-together"),
        Part::LeavesHerMentor => text.say("matching-leaves"),
    }
}
