//! How she stands in the programme, told to herself: who walks beside her, where she waits, what keeps her file and what ends it.

use jiff::{Timestamp, civil::Date};

use super::store;
use crate::{
    foundation::{clock::day_in, error::Error, store::Db, told::Told},
    own_lists::Telling,
    people::Participant,
};

impl Telling<'_> {
    /// Who walks beside her and who stands in, by name on her screen alone.
    pub(super) fn mentors(&self, db: &mut Db<'_>, woman: &Participant) -> Result<Vec<Told>, Error> {
        let line = |beside: store::Beside| {
            let role = self.text.say(if beside.covers { "own-mentor-covers" } else { "staff-role-mentor" });
            let who = if self.on_paper { role } else { format!("{}, {role}", beside.name) };
            let line = Told::new(who, self.span(beside.from, beside.until)).with("from", beside.from);
            line.with_some("until", beside.until).with("covers", beside.covers)
        };
        Ok(store::list_beside(db, woman.id)?.into_iter().map(line).collect())
    }

    /// What walking beside her takes, as it was said each time.
    pub(super) fn need(&self, db: &mut Db<'_>, woman: &Participant) -> Result<Vec<Told>, Error> {
        let line = |need: store::Needed| {
            let weight = self.text.say(&format!("needs-weight-{}", need.weight));
            let days = need.days.split_whitespace().filter_map(|day| day.parse().ok());
            let days: Vec<String> = days.map(|day: i64| self.text.weekday(day)).collect();
            let parts = [weight, need.languages.clone(), days.join(", "), need.district.clone()];
            let said = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
            let line = Told::new(self.day(day_in(need.at, self.zone)), said).with("at", need.at);
            let line = line.with("weight", need.weight).with("languages", need.languages).with("days", need.days);
            line.with("district", need.district)
        };
        Ok(store::list_needs(db, woman.id)?.into_iter().map(line).collect())
    }

    /// Groups in which she waits for a place.
    pub(super) fn waiting(&self, db: &mut Db<'_>, woman: &Participant) -> Result<Vec<Told>, Error> {
        let line = |(from, group): (Date, String)| {
            Told::new(group.as_str(), self.span(from, None)).with("group", group).with("from", from)
        };
        Ok(store::list_waiting(db, woman.id)?.into_iter().map(line).collect())
    }

    /// In which small circle she sat, and whether she led it. With whom is not hers to read.
    pub(super) fn circles(&self, db: &mut Db<'_>, woman: &Participant) -> Result<Vec<Told>, Error> {
        let line = |(day, number, led): (Date, i64, bool)| {
            let key = if led { "own-circle-led" } else { "own-circle-sat" };
            let said = self.text.phrase(key).with("number", number).to_string();
            Told::new(self.day(day), said).with("day", day).with("circle", number).with("led", led)
        };
        Ok(store::list_circles(db, woman.id)?.into_iter().map(line).collect())
    }

    /// Until when nothing of hers may be removed. Why is the programme's, and may name a court.
    pub(super) fn holds(&self, db: &mut Db<'_>, woman: &Participant) -> Result<Vec<Told>, Error> {
        let line = |(placed, until, lifted): (Timestamp, Date, Option<Timestamp>)| {
            let said = self.text.phrase("own-hold").with("until", self.day(until)).to_string();
            let line = Told::new(self.day(day_in(placed, self.zone)), said).with("placed_at", placed);
            line.with("until", until).with_some("lifted_at", lifted)
        };
        Ok(store::list_holds(db, woman.id)?.into_iter().map(line).collect())
    }

    /// Since when an account is known to be hers.
    pub(super) fn account(&self, db: &mut Db<'_>, woman: &Participant) -> Result<Vec<Told>, Error> {
        let line = |(since, ended): (Timestamp, Option<Timestamp>)| {
            let line = Told::new(self.text.say("own-account"), self.moments(since, ended)).with("since", since);
            line.with_some("until", ended)
        };
        Ok(store::list_accounts(db, woman.id)?.into_iter().map(line).collect())
    }

    /// What happened to her file as a whole: looked at by herself, put together, asked to be erased, coming to its end.
    pub(super) fn file(&self, db: &mut Db<'_>, woman: &Participant) -> Result<Vec<Told>, Error> {
        let line = |(at, what): (Timestamp, String)| {
            let said = self.text.say(&format!("own-file-{}", what.replace('_', "-")));
            Told::new(self.text.instant(at, self.zone), said).with("at", at).with("what", what)
        };
        let mut lines: Vec<Told> = store::list_events(db, woman.id)?.into_iter().map(line).collect();
        for (ends, what) in store::list_ends(db, woman.id)? {
            let said = self.text.say(&format!("own-file-{}", what.replace('_', "-")));
            lines.push(Told::new(self.day(ends), said).with("day", ends).with("what", what));
        }
        Ok(lines)
    }
}
