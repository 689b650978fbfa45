//! Writing a request down: who asks, on which paper, on what ground, what of whom, until when, and whether she may be told.

use askama::Template;
use axum::extract::State as Held;
use jiff::civil::Date;

use super::{
    model::{Ask, Asker, Field, NewRequest, OutsideRequestId},
    rules, sealed, store,
};
use crate::{
    foundation::{
        access::{Action, Actor, Target},
        app::App,
        audit::Entry,
        change::Change,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problem, Problems},
        ids::{Id, ParticipantId, SiteId},
        page::{Frame, Screen, see_other_with, show, show_again},
        store::Db,
    },
    people::{self, check_day, check_words, read_code, read_day},
    users,
};

#[derive(Template)]
#[template(path = "outside_requests/new.html")]
struct NewPage {
    frame: Frame,
    form: Form,
    sites: Vec<Choice>,
    kinds: Vec<Choice>,
    fields: Vec<Choice>,
    papers: Vec<Choice>,
    silences: Vec<Choice>,
}

/// The sites at which she can write one down, by name.
async fn list_sites(app: &App, actor: &Actor) -> Result<Vec<(SiteId, String)>, Error> {
    let sites = actor.reach(Action::OutsideRecord).sites;
    if sites.is_empty() {
        return Err(Error::NotFound);
    }
    let named = move |db: &mut Db<'_>| -> Result<Vec<(SiteId, String)>, Error> {
        sites.into_iter().map(|site| users::get_site(db, site).map(|known| (site, known.name))).collect()
    };
    app.store().read(named).await
}

fn page(screen: &Screen, sites: &[(SiteId, String)], form: Form) -> NewPage {
    let text = &screen.text;
    let chosen = |field: &str, value: &str| form.chosen(field, value);
    let kind = |kind: Asker| {
        Choice::new(kind.key(), text.say(&format!("outside-kind-{}", kind.key())), chosen("kind", kind.key()))
    };
    let field = |field: Field| {
        Choice::new(field.key(), text.say(&format!("outside-field-{}", field.key())), chosen("fields", field.key()))
    };
    NewPage {
        frame: screen.frame("outside-short", "more").told(&form),
        sites: sites.iter().map(|(site, name)| Choice::new(*site, name, chosen("site", &site.to_string()))).collect(),
        kinds: std::iter::once(Choice::new("", text.say("outside-choose"), form.value("kind").is_empty()))
            .chain(Asker::ALL.map(kind))
            .collect(),
        fields: Field::ALL.map(field).into(),
        papers: vec![Choice::new("yes", text.say("outside-paper-yes"), chosen("paper", "yes"))],
        silences: vec![Choice::new("yes", text.say("outside-silence-yes"), chosen("silence", "yes"))],
        form,
    }
}

/// The form.
pub(super) async fn ask(screen: Screen, Held(app): Held<App>, actor: Actor) -> Answer {
    let sites = list_sites(&app, &actor).await?;
    let today = app.clock().today(&screen.zone);
    let fields = Fields::default().with_day("received", today);
    let fields = match sites.first() {
        Some((site, _)) => fields.with("site", site),
        None => fields,
    };
    show(&page(&screen, &sites, Form::new(app.clock(), fields)))
}

/// The women of codes, of this site and for these eyes: nothing tells a code that nobody has from one that the reader must not see.
fn find_women(db: &mut Db<'_>, site: SiteId, codes: &[String]) -> Result<Vec<ParticipantId>, Error> {
    let mut women = Vec::new();
    for code in codes.iter().filter_map(|typed| read_code(typed)) {
        let found = people::find_by_code(db, &code)?.filter(|woman| woman.site == site).map(|woman| woman.id);
        women.extend(found.filter(|woman| !women.contains(woman)));
    }
    Ok(women)
}

/// What was typed, without the women.
struct Typed {
    codes: Vec<String>,
    new: NewRequest,
}

fn read(fields: &Fields, (site, today): (SiteId, Date)) -> Result<Typed, Problems> {
    let mut problems = Problems::default();
    let parts = |name: &str| ["day", "month", "year"].map(|part| fields.text(&format!("{name}-{part}")));
    let kind = problems.keep(Asker::parse(fields.text("kind")).ok_or(Problem::new("kind", "outside-kind-missing")));
    let received = problems.keep(check_day("received", parts("received"), today));
    let due = problems.keep(read_day("due", parts("due")));
    let due = match received.zip(due) {
        Some((received, due)) => problems.keep(rules::check_due(received, due)),
        None => None,
    };
    let mut words = |field: &'static str, most: usize, missing: Option<&'static str>| {
        let checked = check_words(field, fields.text(field), most).and_then(|words| match missing {
            Some(missing) if words.is_empty() => Err(Problem::new(field, missing)),
            _ => Ok(words),
        });
        problems.keep(checked).unwrap_or_default()
    };
    let law_forbids = fields.has("silence");
    let ask = Ask {
        office: words("office", rules::LONGEST_LINE, Some("outside-office-missing")),
        reference: words("reference", rules::LONGEST_LINE, None),
        basis: words("basis", rules::LONGEST, None),
        purpose: words("purpose", rules::LONGEST, None),
        forbids: words("forbids", rules::LONGEST, law_forbids.then_some("outside-forbids-missing")),
    };
    let codes = problems.keep(rules::read_codes(fields.text("codes")));
    let asked = rules::read_fields(fields.all("fields"));
    if asked.is_empty() {
        problems.add(Problem::new("fields", "outside-fields-missing"));
    }
    match (kind, received, due, codes) {
        (Some(kind), Some(received), Some(due), Some(codes)) if problems.is_empty() => {
            let new = NewRequest {
                site,
                kind,
                on_paper: fields.has("paper"),
                asked: i64::try_from(codes.len()).unwrap_or(i64::MAX),
                women: Vec::new(),
                fields: asked,
                received,
                due,
                law_forbids,
                ask,
            };
            Ok(Typed { codes, new })
        }
        _ => Err(problems),
    }
}

/// Keeps one; the caller commits it.
///
/// # Errors
/// When it cannot be sealed or written.
pub fn write_down(change: &mut Change<'_>, new: &NewRequest) -> Result<OutsideRequestId, Error> {
    let id = OutsideRequestId::new(change.clock());
    let sealed = sealed::seal(change.keyring()?.installation(), id, &new.ask)?;
    store::add_request(change, id, new, &sealed)?;
    Ok(id)
}

/// Writes it down.
pub(super) async fn save(screen: Screen, Held(app): Held<App>, actor: Actor, fields: Fields) -> Answer {
    let sites = list_sites(&app, &actor).await?;
    let site = SiteId::parse(fields.text("site")).filter(|site| sites.iter().any(|(known, _)| known == site));
    let site = site.ok_or(Error::NotFound)?;
    let (who, typed) = (actor.clone(), fields.clone());
    let done = app.store().change(actor.by(), move |change| {
        who.check(Action::OutsideRecord, &Target::site(site))?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged("/outside".to_owned());
        }
        let now = change.at();
        let today = users::today_at(change, site, now)?;
        let Typed { codes, mut new } = read(&typed, (site, today)).map_err(Error::Refused)?;
        new.women = find_women(change, site, &codes)?;
        let id = write_down(change, &new)?;
        let mut entry = Entry::new(Action::OutsideRecord).on("request", id);
        for woman in &new.women {
            entry = entry.with_woman(*woman);
        }
        change.commit(entry.detail(format!("{} asked", new.asked)), format!("/outside/{id}"))
    });
    match done.await {
        Ok(path) => Ok(see_other_with(&path, "outside-written")),
        Err(Error::Refused(problems)) => {
            show_again(&page(&screen, &sites, Form::again(fields, &problems, &screen.text)))
        }
        Err(other) => Err(other),
    }
}
