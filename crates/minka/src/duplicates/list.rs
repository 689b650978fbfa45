//! The review list: pairs of files that look like one woman's, the likeliest first, of a site or of a mentor's own women.

use askama::Template;
use axum::extract::State;
use jiff::{Timestamp, civil::Date};

use super::{
    model::{Found, Search, UnderWay},
    store, words,
};
use crate::{
    foundation::{
        access::{Action, Actor, Reach},
        app::App,
        clock::day_in,
        error::{Answer, Error},
        ids::{Id, ParticipantId, SiteId},
        page::{Frame, Query, Screen, show},
        store::Db,
        text::Text,
    },
    people::{self, Choice},
    users,
};

/// Pairs on one page.
const PAGE: usize = 20;

#[derive(Template)]
#[template(path = "duplicates/list.html")]
struct ListPage {
    frame: Frame,
    pairs: Vec<PairLine>,
    next: String,
    start: String,
    scope: String,
    scopes: Vec<Choice>,
    may_search: bool,
    may_merge: bool,
    /// How far the program itself is with this site; empty while it does nothing.
    under_way: String,
    searched: Vec<String>,
}

/// One pair, as the list shows it.
#[derive(Clone, Debug)]
pub struct PairLine {
    /// How likely it is, for the colour.
    pub kind: &'static str,
    /// How likely it is, in words.
    pub likely: String,
    /// The two.
    pub sides: Vec<SideLine>,
    /// Why, in words.
    pub reasons: Vec<String>,
    /// Where both are looked at.
    pub href: String,
}

/// One woman of a pair: nothing more of her is shown in this room.
#[derive(Clone, Debug)]
pub struct SideLine {
    /// Her code.
    pub code: String,
    /// Her sign.
    pub sign: String,
    /// The name she chose.
    pub name: String,
    /// Groups, language, the day on which she was registered.
    pub words: String,
}

/// Whose pairs: a whole site's, or those of women who are both one's own.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    Site(SiteId),
    Own,
}

impl Scope {
    fn all(reach: &Reach) -> Vec<Scope> {
        let sites = reach.sites.iter().copied().map(Scope::Site);
        sites.chain((!reach.participants.is_empty()).then_some(Scope::Own)).collect()
    }

    pub(super) fn value(self) -> String {
        match self {
            Scope::Site(site) => site.to_string(),
            Scope::Own => "own".to_owned(),
        }
    }

    /// The one that was asked for, or the first; no reach at all is nothing there.
    pub(super) fn chosen(reach: &Reach, typed: &str) -> Result<Scope, Error> {
        let all = Scope::all(reach);
        let asked = all.iter().copied().find(|scope| scope.value() == typed);
        asked.or(all.first().copied()).ok_or(Error::NotFound)
    }
}

/// What there is to choose from, when there is more than one.
pub(super) fn scope_choices(db: &mut Db<'_>, reach: &Reach, text: &Text, chosen: Scope) -> Result<Vec<Choice>, Error> {
    let mut choices = Vec::new();
    for scope in Scope::all(reach) {
        let label = match scope {
            Scope::Site(site) => users::get_site(db, site)?.name,
            Scope::Own => text.say("duplicates-own"),
        };
        choices.push(Choice::new(scope.value(), label, &chosen.value()));
    }
    if choices.len() < 2 {
        choices.clear();
    }
    Ok(choices)
}

/// The day at a site, and its zone.
pub(super) fn day_at(db: &mut Db<'_>, site: SiteId, now: Timestamp) -> Result<(Date, String), Error> {
    let zone = users::get_programme_of(db, site)?.zone;
    Ok((day_in(now, &zone), zone))
}

/// A pair in the reader's words; nothing when one of the files has gone.
///
/// # Errors
/// When the database cannot be read.
pub fn pair_line(
    db: &mut Db<'_>,
    found: &Found,
    text: &Text,
    (today, zone): (Date, &str),
) -> Result<Option<PairLine>, Error> {
    let one = store::find_side(db, found.key.one, (today, zone))?;
    let other = store::find_side(db, found.key.other, (today, zone))?;
    let Some((one, other)) = one.zip(other) else { return Ok(None) };
    let names = (one.woman.chosen_name.as_str(), other.woman.chosen_name.as_str());
    let (kind, likely) = words::say_likely(text, found.likely);
    Ok(Some(PairLine {
        kind,
        likely,
        reasons: found.reasons.iter().map(|why| words::say_why(text, why, names)).collect(),
        href: format!("/duplicates/{}/{}", one.woman.code, other.woman.code),
        sides: [&one, &other].map(|side| side_line(text, side)).into(),
    }))
}

pub(super) fn side_line(text: &Text, side: &super::model::Side) -> SideLine {
    SideLine {
        code: side.woman.code.clone(),
        sign: side.woman.sign.clone(),
        name: side.woman.chosen_name.clone(),
        words: words::say_side(text, side),
    }
}

/// Where a page of a site begins: after this pair.
struct Place(i64, String, String);

impl Place {
    /// `likely.one.other`; anything else is the beginning.
    fn read(typed: &str) -> Self {
        let mut parts = typed.split('.');
        let likely = parts.next().and_then(|part| part.parse().ok());
        let ids: Vec<_> = parts.filter_map(ParticipantId::parse).map(|id| id.to_string()).collect();
        match (likely, ids.as_slice()) {
            (Some(likely), [one, other]) => Place(likely, one.clone(), other.clone()),
            _ => Place(i64::MAX, String::new(), String::new()),
        }
    }

    fn of(found: &Found) -> String {
        format!("{}.{}.{}", found.likely, found.key.one, found.key.other)
    }
}

/// Pairs of which both women are the reader's own: few, the likeliest first.
fn list_own(db: &mut Db<'_>, women: &[ParticipantId]) -> Result<Vec<Found>, Error> {
    let mut found = Vec::new();
    for woman in women {
        let pairs = store::list_pairs_of(db, *woman)?;
        found.extend(pairs.into_iter().filter(|pair| women.contains(&pair.key.other)));
    }
    found.sort_by_key(|pair| (std::cmp::Reverse(pair.likely), pair.key.one, pair.key.other));
    found.truncate(PAGE * 5);
    Ok(found)
}

/// The last search as the reader may know of it: a count of everybody would tell that somebody is hidden from him.
fn find_search(db: &mut Db<'_>, site: SiteId) -> Result<Option<Search>, Error> {
    let (seen, hidden) = (store::count_women(db, site)?, store::count_hidden(db, site)?);
    let search = store::find_search(db, site)?;
    Ok(search.map(|search| Search {
        women: search.women.min(seen),
        found: search.found - hidden,
        kept: search.kept - hidden,
        ..search
    }))
}

/// The list.
pub(super) async fn show_list(screen: Screen, State(app): State<App>, actor: Actor, Query(query): Query) -> Answer {
    let (now, text) = (app.clock().now(), screen.text);
    let reach = actor.reach(Action::DuplicateReview);
    let scope = Scope::chosen(&reach, query.text("scope"))?;
    let place = Place::read(query.text("after"));
    let going = match scope {
        Scope::Site(site) => app.extension::<UnderWay>().so_far(site),
        Scope::Own => None,
    };
    let load = app.store().read(move |db| {
        let (mut pairs, search, at) = match scope {
            Scope::Site(site) => {
                let most = u32::try_from(PAGE + 1).unwrap_or(u32::MAX);
                let pairs = store::list_pairs(db, site, (place.0, &place.1, &place.2), most)?;
                (pairs, find_search(db, site)?, Some(site))
            }
            Scope::Own => (list_own(db, &reach.participants)?, None, None),
        };
        let next = if at.is_some() && pairs.len() > PAGE { pairs.get(PAGE - 1).map(Place::of) } else { None };
        if at.is_some() {
            pairs.truncate(PAGE);
        }
        let mut lines = Vec::new();
        let mut searched = Vec::new();
        for pair in &pairs {
            let Some(woman) = people::find_by_id(db, pair.key.one)? else { continue };
            let (today, zone) = day_at(db, woman.site, now)?;
            lines.extend(pair_line(db, pair, &text, (today, &zone))?);
        }
        if let (Some(site), Some(search)) = (at, &search) {
            searched = say_search(&text, search, &day_at(db, site, now)?.1);
        }
        let under_way = match (at, going) {
            (Some(site), Some(going)) => say_under_way(&text, going, store::count_women(db, site)?),
            _ => String::new(),
        };
        Ok((lines, next, (searched, under_way), scope_choices(db, &reach, &text, scope)?))
    });
    let (pairs, next, (searched, under_way), scopes) = load.await?;
    let here = format!("/duplicates?scope={}", scope.value());
    show(&ListPage {
        frame: screen.frame("duplicates-title", "people"),
        pairs,
        next: next.map(|next| format!("{here}&after={next}")).unwrap_or_default(),
        start: if query.has("after") { here } else { String::new() },
        scope: scope.value(),
        scopes,
        may_search: matches!(scope, Scope::Site(_)),
        may_merge: actor.may_somewhere(Action::MergePropose),
        under_way,
        searched,
    })
}

/// How far the program is by itself, without the women who are hidden from whoever reads it.
fn say_under_way(text: &Text, (done, all): (u64, u64), seen: i64) -> String {
    let number = |number: u64| i64::try_from(number).unwrap_or(i64::MAX).min(seen);
    text.phrase("duplicates-under-way").number("done", number(done)).number("all", number(all)).to_string()
}

/// When a site was last gone through, and what that left out.
fn say_search(text: &Text, search: &Search, zone: &str) -> Vec<String> {
    let at = text.instant(search.at, zone);
    let mut said = vec![text.phrase("duplicates-searched").with("at", at).count(search.women).to_string()];
    if search.left_out > 0 {
        said.push(text.phrase("duplicates-left-out").number("places", search.left_out).to_string());
    }
    if search.found > search.kept {
        let phrase = text.phrase("duplicates-more-found").number("kept", search.kept);
        said.push(phrase.number("found", search.found).to_string());
    }
    said
}
