//! The groups within reach, by name: when and where they meet, and how many places are taken.

use std::collections::{HashMap, hash_map::Entry};

use askama::Template;
use axum::extract::State;
use jiff::{Timestamp, civil::Date};

use super::{group::say_course, model::Group, store};
use crate::{
    curriculum::{self, Course},
    foundation::{
        access::{Action, Actor, Reach},
        app::App,
        clock::day_in,
        error::{Answer, Error},
        form::Choice,
        ids::{Id, SiteId},
        order::name_key,
        page::{Frame, Query, Screen, escape, show},
        store::Db,
        text::Text,
    },
    timetables::{self, say_rhythm},
    users,
};

/// How many groups a page shows.
const PAGE: usize = 50;

#[derive(Template)]
#[template(path = "groups/list.html")]
struct ListPage {
    frame: Frame,
    sites: Vec<Choice>,
    own: Vec<Line>,
    lines: Vec<Line>,
    closed: bool,
    may_add: bool,
    more: String,
}

/// A group as the list shows it.
struct Line {
    href: String,
    name: String,
    when: String,
    place: String,
    places: String,
    course: String,
}

/// What is asked for.
struct Wish {
    reach: Reach,
    site: Option<SiteId>,
    closed: bool,
    after: (String, String),
}

/// What was found.
struct Found {
    sites: Vec<(SiteId, String)>,
    own: Vec<Line>,
    lines: Vec<Line>,
    last: Option<(String, String)>,
}

/// The list.
pub(super) async fn show_list(screen: Screen, State(app): State<App>, actor: Actor, Query(query): Query) -> Answer {
    let reach = actor.reach(Action::GroupRead);
    if reach.is_empty() {
        return Err(Error::NotFound);
    }
    let wished = SiteId::parse(query.text("site")).filter(|site| reach.sites.contains(site));
    let site = wished.or_else(|| reach.sites.first().copied());
    let closed = query.text("closed") == "yes";
    let after = (query.text("name").to_owned(), query.text("after").to_owned());
    let (text, now) = (screen.text, app.clock().now());
    let wish = Wish { reach, site, closed, after };
    let found = app.store().read(move |db| find(db, &text, now, &wish)).await?;
    let tail = |site: SiteId| format!("site={site}{}", if closed { "&closed=yes" } else { "" });
    let more = site
        .zip(found.last)
        .map(|(site, (name, id))| format!("/groups?{}&name={}&after={id}", tail(site), escape(&name)));
    let sites = found.sites.into_iter().map(|(id, name)| Choice::new(tail(id), name, Some(id) == site)).collect();
    show(&ListPage {
        frame: screen.frame("group-list-title", "groups"),
        sites,
        own: found.own,
        lines: found.lines,
        closed,
        may_add: actor.may_somewhere(Action::GroupEdit),
        more: more.unwrap_or_default(),
    })
}

fn find(db: &mut Db<'_>, text: &Text, now: Timestamp, wish: &Wish) -> Result<Found, Error> {
    let shown = Reach { sites: wish.site.into_iter().collect(), ..wish.reach.clone() };
    let rhythms = timetables::list_rhythms(db, &shown)?;
    let mut places = Places { text: *text, now, rhythms, known: HashMap::new() };
    let single = Reach { groups: wish.reach.groups.clone(), ..Reach::default() };
    let mut own = Vec::new();
    for group in store::list_groups_of_reach(db, &single)? {
        if Some(group.site) != wish.site && group.closed == wish.closed {
            let day = places.today(db, group.site)?;
            let taken = store::count_members_on(db, group.id, day)?;
            own.push(places.line(db, &group, taken)?);
        }
    }
    let mut groups = match wish.site {
        Some(site) => {
            let day = places.today(db, site)?;
            store::list_page(db, (site, wish.closed), day, &wish.after, PAGE as i64 + 1)?
        }
        None => Vec::new(),
    };
    let is_more = groups.len() > PAGE;
    groups.truncate(PAGE);
    let last = groups.last().filter(|_| is_more).map(|(group, _)| (name_key(&group.name), group.id.to_string()));
    let lines = groups.iter().map(|(group, taken)| places.line(db, group, *taken)).collect::<Result<_, _>>()?;
    let mut sites = Vec::new();
    for site in wish.reach.sites.iter().filter(|_| wish.reach.sites.len() > 1) {
        sites.push((*site, users::get_site(db, *site)?.name));
    }
    Ok(Found { sites, own, lines, last })
}

/// Zone and courses of each site, read once.
struct Places {
    text: Text,
    now: Timestamp,
    rhythms: timetables::Rhythms,
    known: HashMap<SiteId, (Date, Vec<Course>)>,
}

impl Places {
    fn site(&mut self, db: &mut Db<'_>, site: SiteId) -> Result<&(Date, Vec<Course>), Error> {
        match self.known.entry(site) {
            Entry::Occupied(known) => Ok(known.into_mut()),
            Entry::Vacant(unknown) => {
                let programme = users::get_programme_of(db, site)?;
                let courses = curriculum::list_courses(db, programme.id)?;
                Ok(unknown.insert((day_in(self.now, &programme.zone), courses)))
            }
        }
    }

    fn today(&mut self, db: &mut Db<'_>, site: SiteId) -> Result<Date, Error> {
        Ok(self.site(db, site)?.0)
    }

    fn line(&mut self, db: &mut Db<'_>, group: &Group, taken: i64) -> Result<Line, Error> {
        let (text, when) = (self.text, self.rhythms.of(group.id, group.times));
        let (day, courses) = self.site(db, group.site)?;
        let places = text.phrase("group-places").number("taken", taken).number("capacity", group.capacity);
        Ok(Line {
            href: format!("/groups/{}", group.id),
            name: group.name.clone(),
            when: say_rhythm(&text, &when, *day),
            place: group.place.clone(),
            places: places.to_string(),
            course: say_course(courses, group.course, text.0),
        })
    }
}
