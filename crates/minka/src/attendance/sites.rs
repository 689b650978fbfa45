//! How the groups of a site were attended, in the order of their names.

use askama::Template;
use axum::extract::State;
use jiff::Timestamp;

use super::{
    group::{say_rate, say_rest, say_there},
    model::{Attended, Period},
    rules::{fill, query as tail, read_period},
    store,
};
use crate::{
    foundation::{
        access::{Action, Actor, Reach},
        app::App,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problems},
        ids::{Id, SiteId},
        page::{Frame, Query, Screen, escape, show, show_again},
        store::Db,
        text::Text,
    },
    groups, users,
};

/// How many groups a page shows.
const PAGE: usize = 50;

/// A group as the page shows it.
struct Line {
    href: String,
    name: String,
    rate: String,
    there: String,
    held: String,
    rest: String,
}

#[derive(Template)]
#[template(path = "attendance/sites.html")]
struct SitesPage {
    frame: Frame,
    form: Form,
    sites: Vec<Choice>,
    site: Option<SiteId>,
    caption: String,
    lines: Vec<Line>,
    more: String,
    /// Where the same leaves as a table, for whoever may take it out.
    table: String,
    is_counted: bool,
}

impl SitesPage {
    fn site(&self) -> Option<SiteId> {
        self.site
    }
}

/// What is asked for.
struct Wish {
    reach: Reach,
    site: Option<SiteId>,
    fields: Fields,
    after: (String, String),
}

/// What was found.
struct Found {
    sites: Vec<(SiteId, String)>,
    groups: Result<(Period, Vec<Attended>), Problems>,
    last: Option<(String, String)>,
}

/// GET /attendance
pub(super) async fn show_all(screen: Screen, State(app): State<App>, actor: Actor, Query(query): Query) -> Answer {
    let reach = actor.reach(Action::MeetingRead);
    if reach.sites.is_empty() && reach.groups.is_empty() {
        return Err(Error::NotFound);
    }
    let wished = SiteId::parse(query.text("site")).filter(|site| reach.sites.contains(site));
    let site = wished.or_else(|| reach.sites.first().copied());
    let after = (query.text("name").to_owned(), query.text("after").to_owned());
    let (wish, now) = (Wish { reach, site, fields: query.clone(), after }, app.clock().now());
    let Found { sites, groups, last } = app.store().read(move |db| find(db, now, &wish)).await?;
    let empty = SitesPage {
        frame: screen.frame("attendance-title", "groups"),
        form: Form::new(app.clock(), query.clone()),
        sites: sites.into_iter().map(|(id, name)| Choice::new(format!("site={id}"), name, Some(id) == site)).collect(),
        site,
        caption: String::new(),
        lines: Vec::new(),
        more: String::new(),
        table: String::new(),
        is_counted: false,
    };
    let (period, groups) = match groups {
        Ok(found) => found,
        Err(problems) => {
            return show_again(&SitesPage { form: Form::again(query, &problems, &screen.text), ..empty });
        }
    };
    let text = &screen.text;
    let more = site.zip(last).map(|(site, (name, id))| {
        format!("/attendance?site={site}&{}&name={}&after={id}", tail(period), escape(&name))
    });
    let of_period = text.phrase("attendance-of-period").with("from", text.full_day(period.from));
    let may_take = actor.may_somewhere(Action::ExportCodes);
    show(&SitesPage {
        form: Form::new(app.clock(), fill(Fields::default(), period)),
        sites: empty
            .sites
            .into_iter()
            .map(|site| Choice { value: format!("{}&{}", site.value, tail(period)), ..site })
            .collect(),
        caption: of_period.with("until", text.full_day(period.until)).to_string(),
        lines: groups.iter().map(|group| line(text, group, period)).collect(),
        more: more.unwrap_or_default(),
        table: if may_take { format!("/people/export?table=attendance&{}", tail(period)) } else { String::new() },
        is_counted: true,
        ..empty
    })
}

fn find(db: &mut Db<'_>, now: Timestamp, wish: &Wish) -> Result<Found, Error> {
    let single = Reach { groups: wish.reach.groups.clone(), ..Reach::default() };
    let own = groups::list_groups_of_reach(db, &single)?;
    let first = wish.site.or_else(|| own.first().map(|group| group.site));
    let today = users::today_at(db, first.ok_or(Error::NotFound)?, now)?;
    let mut sites = Vec::new();
    for site in wish.reach.sites.iter().filter(|_| wish.reach.sites.len() > 1) {
        sites.push((*site, users::get_site(db, *site)?.name));
    }
    let period = match read_period(&wish.fields, today) {
        Ok(period) => period,
        Err(problems) => return Ok(Found { sites, groups: Err(problems), last: None }),
    };
    let mut groups = match wish.site {
        Some(site) => store::list_page(db, (site, period), &wish.after, PAGE as i64 + 1)?,
        None => Vec::new(),
    };
    let is_more = groups.len() > PAGE;
    groups.truncate(PAGE);
    let last = groups.last().filter(|_| is_more);
    let last = last.map(|group| (groups::name_key(&group.name), group.group.to_string()));
    // The single groups of somebody who leads them stand before those of the site, once.
    let mut attended = Vec::new();
    for group in own.iter().filter(|group| Some(group.site) != wish.site) {
        attended.push(store::get_attended(db, group.id, period)?);
    }
    attended.append(&mut groups);
    Ok(Found { sites, groups: Ok((period, attended)), last })
}

fn line(text: &Text, attended: &Attended, period: Period) -> Line {
    Line {
        href: format!("/groups/{}/attendance?{}", attended.group, tail(period)),
        name: attended.name.clone(),
        rate: say_rate(text, attended.tally),
        there: say_there(text, attended.tally),
        held: text.number(attended.held),
        rest: say_rest(text, attended.tally),
    }
}
