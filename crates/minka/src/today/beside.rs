//! What waits beside a mentor's own women: promises of both, lessons they missed, referrals that nobody answered, women to whom
//! nobody has spoken; and for whoever runs sites, how many women have gone quiet: a number, and the way to their names.

use jiff::{ToSpan, civil::Date};

use super::day::Waiting;
use crate::{
    foundation::{
        access::{Action, Actor},
        error::Error,
        store::Db,
        text::{Language, Text},
    },
    handovers::{self, Draft},
    matching,
    participation::{self, QuietSite},
    referrals::{self, UNANSWERED_DAYS},
    users::{self, Days},
    visits::{self, Due, SILENT_DAYS, Silence},
};

/// What was promised is shown so many days ahead.
const PROMISED_AHEAD: i32 = 3;
/// A lesson that a woman missed is shown for so long; her page shows the older ones.
const MISSED_WEEKS: i32 = 4;
/// So many lines of one kind.
const MOST_LINES: usize = 40;

/// One of her women to whom nobody has spoken lately.
pub(super) struct SilentLine {
    pub(super) woman: Silence,
    pub(super) days: String,
}

/// What was found.
#[derive(Default)]
pub(super) struct Beside {
    /// The day that it is at the site where the reader walks beside somebody.
    today: Date,
    due: Vec<Due>,
    /// Codes, the day, and the lesson that was talked about.
    missed: Vec<(String, Date, String)>,
    /// Codes, and since when nobody has answered.
    unanswered: Vec<(String, Date)>,
    silent: Vec<Silence>,
    /// Codes of women whom the reader hands over, and when, without a word yet for whoever comes next.
    leaving: Vec<(String, Date)>,
    /// Codes of women who are new to the reader, with a note that she has not opened.
    unread: Vec<String>,
    /// What the reader began to write about women whom she hands over, or has handed over.
    drafts: Vec<Draft>,
}

/// What waits beside the women of whoever looks; nothing for whoever walks beside nobody, and of what is sealed nothing that
/// stands behind the wall for her.
pub(super) fn find(db: &mut Db<'_>, actor: &Actor, (days, language): (&mut Days, Language)) -> Result<Beside, Error> {
    let hers = actor.reach(Action::VisitWrite).participants;
    let held = actor.assignments().iter().find(|held| held.participant.is_some_and(|woman| hers.contains(&woman)));
    let mut drafts = handovers::list_drafts(db, actor)?;
    drafts.retain(|draft| !draft.in_reach || draft.ends.is_some());
    let Some(held) = held else { return Ok(Beside { drafts, ..Beside::default() }) };
    let today = days.at_site(db, held.site)?;
    let soon = today.saturating_add(PROMISED_AHEAD.days());
    let before = today.saturating_sub(UNANSWERED_DAYS.days());
    let mut silent = visits::list_silences_of(db, actor.user(), today)?;
    silent.retain(|one| one.days >= SILENT_DAYS && hers.contains(&one.woman));
    let mut due = visits::list_due(db, actor.user(), (today, soon))?;
    due.retain(|one| hers.contains(&one.woman));
    let sent = actor.reach(Action::ReferralRead).participants;
    let unanswered = referrals::list_unanswered(db, actor.user(), (today, before))?;
    silent.sort_by_key(|woman| -woman.days);
    let since = today.saturating_sub(MISSED_WEEKS.weeks());
    Ok(Beside {
        missed: participation::list_missed_of_mentor(db, actor.user(), (since, today), language)?,
        unanswered: unanswered
            .into_iter()
            .filter(|(woman, ..)| sent.contains(woman))
            .map(|(_, code, since)| (code, since))
            .collect(),
        leaving: matching::list_to_write(db, actor, today)?,
        unread: matching::list_to_read(db, actor, today)?,
        today,
        due,
        silent,
        drafts,
    })
}

impl Beside {
    /// What goes from one to the next, then promises by their day, then lessons, then referrals; the words of promises and referrals are sealed.
    pub(super) fn say(&self, text: &Text) -> Vec<Waiting> {
        let due = self.due.iter().take(MOST_LINES).map(|due| Waiting {
            href: format!("/people/{}/visits", due.code),
            text: text.phrase(&format!("today-promise-{}", due.whose.key())).with("code", &due.code).to_string(),
            hint: match due.due {
                Some(day) if day < self.today => {
                    text.phrase("today-due-was").with("day", text.short_day(day)).to_string()
                }
                Some(day) => text.phrase("visits-due-by").with("day", text.short_day(day)).to_string(),
                None => text.phrase("visits-promised-on").with("day", text.short_day(due.made_on)).to_string(),
            },
        });
        let missed = self.say_missed(text);
        let unanswered = self.unanswered.iter().map(|(code, since)| Waiting {
            href: format!("/people/{code}/referrals"),
            text: text.phrase("today-unanswered").with("code", code).to_string(),
            hint: text.short_day(*since),
        });
        self.say_handovers(text)
            .into_iter()
            .chain(self.say_drafts(text))
            .chain(due)
            .chain(missed)
            .chain(unanswered)
            .collect()
    }

    /// What was promised: to be written before a hand-over, and to be read after one.
    fn say_handovers(&self, text: &Text) -> Vec<Waiting> {
        let waiting =
            |code: &str, text: String| Waiting { href: format!("/people/{code}/handover"), text, hint: String::new() };
        let leaving = self.leaving.iter().map(|(code, day)| {
            let said = text.phrase("today-hands-over").with("code", code).with("day", text.short_day(*day));
            waiting(code, said.to_string())
        });
        let unread = self
            .unread
            .iter()
            .map(|code| waiting(code, text.phrase("today-new-to-you").with("code", code).to_string()));
        leaving.chain(unread).collect()
    }

    /// What is to be finished before a hand-over, and what is out of reach since one.
    fn say_drafts(&self, text: &Text) -> Vec<Waiting> {
        let line = |draft: &Draft| {
            let key = if draft.in_reach { "today-draft-until" } else { "today-draft-gone" };
            let day = draft.ends.map(|day| text.short_day(day)).unwrap_or_default();
            Waiting {
                href: "/drafts".to_owned(),
                text: text.phrase(key).with("code", &draft.code).with("day", day).to_string(),
                hint: String::new(),
            }
        };
        self.drafts.iter().map(line).collect()
    }

    /// One line a woman: the lesson she missed last, and how many more there are.
    fn say_missed(&self, text: &Text) -> Vec<Waiting> {
        let mut women: Vec<(&(String, Date, String), i64)> = Vec::new();
        for missed in &self.missed {
            match women.iter_mut().find(|(last, _)| last.0 == missed.0) {
                Some((_, more)) => *more += 1,
                None => women.push((missed, 0)),
            }
        }
        let line = |((code, day, title), more): (&(String, Date, String), i64)| Waiting {
            href: format!("/people/{code}/lessons"),
            text: text.phrase("today-missed").with("code", code).with("lesson", title).to_string(),
            hint: match more {
                0 => text.short_day(*day),
                more => format!("{} · {}", text.short_day(*day), text.phrase("today-missed-more").count(more)),
            },
        };
        women.into_iter().map(line).collect()
    }

    /// To whom nobody has spoken, the longest silence first.
    pub(super) fn say_silent(self, text: &Text) -> Vec<SilentLine> {
        let line = |woman: Silence| {
            let mut days = text.phrase("today-silent-days").count(woman.days).to_string();
            if woman.paused {
                days = format!("{days} · {}", text.say("visits-paused"));
            }
            SilentLine { days, woman }
        };
        self.silent.into_iter().take(MOST_LINES).map(line).collect()
    }
}

/// So many sites are counted; a reach of more sees them all on one page.
const MOST_SITES: usize = 12;

/// A site and its number.
pub(super) struct QuietFound {
    site: String,
    count: QuietSite,
    is_only: bool,
}

/// A site and its number, said.
pub(super) struct QuietLine {
    pub(super) text: String,
    pub(super) word: String,
}

/// Counts them; nothing for whoever runs no site.
pub(super) fn find_quiet_sites(db: &mut Db<'_>, actor: &Actor, days: &mut Days) -> Result<Vec<QuietFound>, Error> {
    let mut sites = Vec::new();
    for site in actor.reach(Action::AttendanceReadPerson).sites.into_iter().take(MOST_SITES) {
        sites.push((site, days.at_site(db, site)?));
    }
    let mut found = Vec::new();
    for count in participation::count_quiet_of_sites(db, &sites)? {
        found.push(QuietFound { site: users::get_site(db, count.site)?.name, count, is_only: sites.len() == 1 });
    }
    found.sort_by(|one, other| one.site.cmp(&other.site));
    Ok(found)
}

/// Says it, by the name of the site: no site stands before another because of its number.
pub(super) fn say_quiet_sites(text: &Text, found: Vec<QuietFound>) -> Vec<QuietLine> {
    let line = |one: QuietFound| QuietLine {
        text: if one.is_only { text.say("today-all-quiet") } else { one.site },
        word: text
            .phrase(if one.count.more { "today-quiet-at-least" } else { "today-quiet-women" })
            .count(one.count.women)
            .to_string(),
    };
    found.into_iter().map(line).collect()
}
