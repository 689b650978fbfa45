//! The list of women within reach: by chosen name, page by page, filtered, or found by name or code.
//!
//! Nobody is counted and no page costs more because the programme is large: every page is one range of one index. What
//! was typed into the search box travels sealed, so that no address and no browser history holds a name.

use askama::Template;
use axum::extract::State;
use data_encoding::BASE64URL_NOPAD;

use super::{
    choices::{self, Choice},
    code::read_code,
    in_reach,
    model::{Participant, Step},
    rules::search_key,
    store,
};
use crate::{
    foundation::{
        access::{Action, Actor, Reach},
        app::App,
        error::{Answer, Error},
        form::Fields,
        ids::{GroupId, Id, ParticipantId, SiteId},
        page::{Frame, Query, Screen, see_other, show},
        store::Db,
        text::Text,
    },
    users::Days,
};

/// Women on one page.
const PAGE: usize = 50;

#[derive(Template)]
#[template(path = "people/list.html")]
struct ListPage {
    frame: Frame,
    rows: Vec<PersonRow>,
    next: String,
    start: String,
    search: String,
    scope: String,
    places: Vec<Choice>,
    states: Vec<Choice>,
    groups: Vec<Choice>,
    narrowed: bool,
    may_register: bool,
    may_export: bool,
    may_search_name: bool,
}

struct PersonRow {
    href: String,
    sign: String,
    name: String,
    code: String,
    kind: &'static str,
    word: String,
}

impl PersonRow {
    fn new(woman: Participant, text: &Text) -> Self {
        PersonRow {
            href: format!("/people/{}", woman.code),
            word: choices::say_step(text, woman.state),
            kind: choices::kind_of(woman.state),
            sign: woman.sign,
            name: woman.chosen_name,
            code: woman.code,
        }
    }
}

/// Whose list: a whole site's, or the women of one's own groups and mentoring.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    Site(SiteId),
    Own,
}

impl Scope {
    fn all(reach: &Reach) -> Vec<Scope> {
        let mut all: Vec<Scope> = reach.sites.iter().copied().map(Scope::Site).collect();
        if !reach.groups.is_empty() || !reach.participants.is_empty() {
            all.push(Scope::Own);
        }
        all
    }

    fn value(self) -> String {
        match self {
            Scope::Site(site) => site.to_string(),
            Scope::Own => "own".to_owned(),
        }
    }
}

/// What the address asks for.
struct Wanted {
    scope: Scope,
    state: Option<Step>,
    group: Option<GroupId>,
    name: Option<String>,
    after: Option<ParticipantId>,
}

/// What the database gave.
struct Found {
    women: Vec<Participant>,
    more: bool,
    groups: Vec<(GroupId, String)>,
    sites: Vec<(SiteId, String)>,
}

/// The list.
pub(super) async fn list(screen: Screen, State(app): State<App>, actor: Actor, Query(query): Query) -> Answer {
    let reach = actor.reach(Action::PersonFind);
    let scopes = Scope::all(&reach);
    let first = *scopes.first().ok_or(Error::NotFound)?;
    let scope = scopes.iter().copied().find(|scope| scope.value() == query.text("scope")).unwrap_or(first);
    let typed = open_search(&app, query.text("find"))?;
    let wanted = Wanted {
        scope,
        state: Step::parse(query.text("state")),
        group: GroupId::parse(query.text("group")),
        name: Some(search_key(&typed)).filter(|key| !key.is_empty()),
        after: ParticipantId::parse(query.text("after")),
    };
    let mut days = Days::new(app.clock().now());
    let found = app.store().read(move |db| find(db, &reach, &wanted, &mut days)).await?;
    let text = screen.text;
    let narrowed = !typed.is_empty() || query.has("state") || query.has("group");
    let last = found.women.last().filter(|_| found.more).map(|woman| woman.id.to_string());
    let groups = found.groups.iter().map(|(id, name)| Choice::new(id.to_string(), name, query.text("group")));
    show(&ListPage {
        frame: screen.frame("people-list-title", "people"),
        next: last.map(|last| address(&query, &last)).unwrap_or_default(),
        start: if query.has("after") { address(&query, "") } else { String::new() },
        search: typed,
        scope: scope.value(),
        places: place_choices(&scopes, &found.sites, scope, &text),
        states: any(&text, "people-any-state", choices::steps(&text, &Step::ALL, query.text("state"))),
        groups: any(&text, "people-any-group", groups.collect()),
        rows: found.women.into_iter().map(|woman| PersonRow::new(woman, &text)).collect(),
        narrowed,
        may_register: !actor.reach(Action::PersonCreate).sites.is_empty(),
        may_export: actor.may_somewhere(Action::ExportCodes),
        may_search_name: actor.may_somewhere(Action::PersonSearchName),
    })
}

fn any(text: &Text, key: &str, choices: Vec<Choice>) -> Vec<Choice> {
    let none = Choice { value: String::new(), label: text.say(key), hint: String::new(), chosen: false };
    std::iter::once(none).chain(choices).collect()
}

fn place_choices(scopes: &[Scope], sites: &[(SiteId, String)], chosen: Scope, text: &Text) -> Vec<Choice> {
    if scopes.len() < 2 {
        return Vec::new();
    }
    let label = |scope: &Scope| match scope {
        Scope::Site(id) => sites.iter().find(|(site, _)| site == id).map(|(_, name)| name.clone()).unwrap_or_default(),
        Scope::Own => text.say("people-own-groups"),
    };
    scopes.iter().map(|scope| Choice::new(scope.value(), label(scope), &chosen.value())).collect()
}

/// The same question, from another woman on.
fn address(query: &Fields, after: &str) -> String {
    let kept = ["scope", "state", "group", "find"].into_iter().filter(|name| query.has(name));
    let mut parts: Vec<String> =
        kept.map(|name| format!("{name}={}", crate::foundation::page::escape(query.text(name)))).collect();
    if !after.is_empty() {
        parts.push(format!("after={after}"));
    }
    if parts.is_empty() { "/people".to_owned() } else { format!("/people?{}", parts.join("&")) }
}

fn find(db: &mut Db<'_>, reach: &Reach, wanted: &Wanted, days: &mut Days) -> Result<Found, Error> {
    let groups = store::list_group_names(db, reach)?;
    let sites = store::list_site_names(db, &reach.sites)?;
    // A group outside the reach is like no group: an empty list, as for an id that was never given.
    let group = wanted.group.filter(|id| groups.iter().any(|(known, _)| known == id));
    let (mut women, from) = match (wanted.scope, wanted.group) {
        (_, Some(_)) => {
            let women = group.map_or(Ok(Vec::new()), |group| in_group(db, group, days))?;
            (keep(women, wanted), wanted.after)
        }
        (Scope::Own, None) => (keep(own(db, reach, days)?, wanted), wanted.after),
        (Scope::Site(site), None) => {
            let after = wanted.after.map_or(Ok(None), |id| store::find_by_id(db, id))?.filter(|last| last.site == site);
            let women = match &wanted.name {
                Some(name) => store::list_by_words(db, site, (name, wanted.state), after.as_ref(), PAGE + 1)?,
                None => store::list_by_name(db, site, wanted.state, after.as_ref(), PAGE + 1)?,
            };
            (women, None)
        }
    };
    if let Some(at) = from.and_then(|from| women.iter().position(|woman| woman.id == from)) {
        women.drain(..=at);
    }
    let more = women.len() > PAGE;
    women.truncate(PAGE);
    Ok(Found { women, more, groups, sites })
}

fn in_group(db: &mut Db<'_>, group: GroupId, days: &mut Days) -> Result<Vec<Participant>, Error> {
    let today = days.at_group(db, group)?;
    store::list_women_in_group(db, group, today)
}

/// The women of somebody's own groups and mentoring: few, so they are ordered and filtered here.
fn own(db: &mut Db<'_>, reach: &Reach, days: &mut Days) -> Result<Vec<Participant>, Error> {
    let mut women: Vec<Participant> = Vec::new();
    for group in &reach.groups {
        women.extend(in_group(db, *group, days)?);
    }
    for id in &reach.participants {
        women.extend(store::find_by_id(db, *id)?);
    }
    women.sort_by_cached_key(|woman| (super::rules::name_key(&woman.chosen_name), woman.id));
    women.dedup_by_key(|woman| woman.id);
    Ok(women)
}

fn keep(women: Vec<Participant>, wanted: &Wanted) -> Vec<Participant> {
    let named = |woman: &Participant| {
        let words = super::rules::name_words(&woman.chosen_name);
        wanted.name.as_ref().is_none_or(|name| words.iter().any(|turned| turned.starts_with(name)))
    };
    let stands = |woman: &Participant| wanted.state.is_none_or(|state| state == woman.state);
    women.into_iter().filter(|woman| stands(woman) && named(woman)).collect()
}

/// Takes what was typed: a code leads to her page, anything else to the list of names that start so.
pub(super) async fn search(State(app): State<App>, actor: Actor, fields: Fields) -> Answer {
    if actor.reach(Action::PersonFind).is_empty() {
        return Err(Error::NotFound);
    }
    let typed: String = fields.text("q").chars().take(super::rules::LONGEST_NAME).collect();
    if let Some(code) = read_code(&typed) {
        let (now, who, at) = (app.clock().now(), actor.clone(), code.clone());
        match app.store().read(move |db| in_reach(db, &who, Action::PersonReadBasic, &at, now)).await {
            Ok(_) => return Ok(see_other(&format!("/people/{code}"))),
            Err(Error::NotFound) => {}
            Err(other) => return Err(other),
        }
    }
    if search_key(&typed).is_empty() {
        return Ok(see_other("/people"));
    }
    let sealed = BASE64URL_NOPAD.encode(&app.keys().seal("search", "people", typed.as_bytes())?);
    let scope = crate::foundation::page::escape(fields.text("scope"));
    Ok(see_other(&format!("/people?scope={scope}&find={sealed}")))
}

fn open_search(app: &App, sealed: &str) -> Result<String, Error> {
    if sealed.is_empty() {
        return Ok(String::new());
    }
    let opened = BASE64URL_NOPAD.decode(sealed.as_bytes()).ok();
    let opened = opened.and_then(|blob| app.keys().open("search", "people", &blob).ok());
    let typed = opened.and_then(|bytes| String::from_utf8(bytes.to_vec()).ok());
    typed.ok_or(Error::NotFound)
}
