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

/// Of how many women who are left over the page says why: more of the same help nobody.
const TOLD: usize = 3;

/// A proposal with the reasons of every pair that may be.
pub(super) struct Proposed {
    pub(super) proposal: Proposal,
    /// By woman, by mentor; none where the pair may not be.
    parts: Vec<Vec<Option<Vec<Part>>>>,
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
    match her.mentor {
        None => Bond::None,
        Some(now) if now == mentor.approved.user => Bond::This,
        Some(_) => Bond::Another,
    }
}

/// Works it out.
pub(super) fn propose(facts: &Facts) -> Result<Proposed, Error> {
    let mentors: Vec<Known<String>> = facts.mentors.iter().map(known_of_mentor).collect();
    let (mut costs, mut parts) = (Costs::new(mentors.len()), Vec::new());
    for her in &facts.women {
        let known = known_of(her);
        let pair = |(mentor, offered): (&Mentor, &Known<String>)| {
            if facts.may(mentor, her) {
                return fit::fit(&known, offered, bond(her, mentor));
            }
            // What is not on her page of links has no name here: it might be what she said.
            Err(if her.is_tied(mentor.approved.user) { Rule::Kin } else { Rule::Excluded })
        };
        let row: Vec<Result<Vec<Part>, Rule>> = facts.mentors.iter().zip(&mentors).map(pair).collect();
        let cost = |pair: &Result<Vec<Part>, Rule>| pair.as_ref().map(|parts| fit::cost(parts)).map_err(|rule| *rule);
        costs.add(row.iter().map(cost)).map_err(|refusal| Error::Unexpected(format!("{refusal:?}")))?;
        parts.push(row.into_iter().map(Result::ok).collect());
    }
    let small = |number: i64| u32::try_from(number.max(0)).unwrap_or(0);
    let needs = facts.women.iter().map(|her| small(her.weight())).collect();
    let room = facts.mentors.iter().map(|mentor| small(mentor.offer.room - mentor.load)).collect();
    let case = Case::new(costs, needs, room).map_err(|refusal| Error::Unexpected(format!("{refusal:?}")))?;
    Ok(Proposed { proposal: pairing::mentors::propose(case), parts })
}

impl Proposed {
    /// Whether two may walk together: what a form may choose from.
    pub(super) fn may(&self, woman: usize, mentor: usize) -> bool {
        self.parts[woman][mentor].is_some()
    }

    /// Why this pair, in words.
    pub(super) fn reasons(&self, (woman, mentor): (usize, usize), text: &Text) -> Vec<String> {
        self.parts[woman][mentor].iter().flatten().map(|part| say(part, text)).collect()
    }

    /// Who would be next for her, and why not.
    pub(super) fn next(&self, woman: usize, facts: &Facts, text: &Text) -> String {
        let Some(own) = self.proposal.mentor_of[woman] else { return String::new() };
        let Some(next) = self.proposal.next_best(woman) else { return text.say("matching-next-none") };
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

    /// Who is left over and why. An exclusion is not told, nor kin that is not written down as a tie with staff.
    pub(super) fn blocked(&self, facts: &Facts, text: &Text) -> Vec<String> {
        let blocked = &self.proposal.blocked;
        let mut said: Vec<String> = blocked.iter().take(TOLD).map(|one| say_blocked(one, facts, text)).collect();
        if let Some(more) = blocked.len().checked_sub(TOLD).filter(|more| *more > 0) {
            said.push(text.phrase("matching-blocked-more").count(more).to_string());
        }
        said
    }
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
