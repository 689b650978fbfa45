//! How long a programme keeps a file after the last contact.

use askama::Template;
use axum::extract::State;

use super::{
    rules::{self, LEAST_YEARS, MOST_YEARS},
    store,
};
use crate::{
    foundation::{
        access::{Action, Actor, Target},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::{Choice, Fields, Form},
        ids::SiteId,
        page::{At, Frame, Screen, see_other_with, show, show_again},
    },
    users,
};

#[derive(Template)]
#[template(path = "retention/setting.html")]
struct SettingPage {
    frame: Frame,
    form: Form,
    action: String,
    programme: String,
    years: Vec<Choice>,
}

/// The page; `None`: as the programme has it.
async fn page(screen: &Screen, app: &App, site: SiteId, form: Option<Form>) -> Result<SettingPage, Error> {
    let found = app.store().read(move |db| {
        let programme = users::get_programme_of(db, site)?;
        Ok((store::find_years(db, programme.id)?, programme.name))
    });
    let (held, programme) = found.await?;
    let form = form.unwrap_or_else(|| Form::new(app.clock(), Fields::default().with("years", held)));
    let choice = |years: i64| {
        let words = screen.text.phrase("retention-years").count(years).to_string();
        Choice::new(years, words, form.chosen("years", &years.to_string()))
    };
    Ok(SettingPage {
        frame: screen.frame("retention-years-title", "more").told(&form),
        action: format!("/retention/{site}/years"),
        years: (LEAST_YEARS..=MOST_YEARS).map(choice).collect(),
        programme,
        form,
    })
}

/// The form.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor, At(site): At<SiteId>) -> Answer {
    actor.check(Action::RetentionChoose, &Target::site(site))?;
    show(&page(&screen, &app, site, None).await?)
}

/// Says it, for the programme of a site. Whatever it makes shorter is listed for fourteen days first.
pub(super) async fn choose(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(site): At<SiteId>,
    fields: Fields,
) -> Answer {
    let (who, typed) = (actor.clone(), fields.clone());
    let chosen = app.store().change(actor.by(), move |change| {
        who.check(Action::RetentionChoose, &Target::site(site))?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(());
        }
        let years = rules::read_years(typed.text("years"))?;
        let programme = users::get_programme_of(change, site)?.id;
        store::set_years(change, programme, years)?;
        let entry = Entry::new(Action::RetentionChoose).on("programme", programme);
        change.commit(entry.detail(format!("{years} years")), ())
    });
    match chosen.await {
        Ok(()) => Ok(see_other_with("/retention", "retention-chosen")),
        Err(Error::Refused(problems)) => {
            let form = Form::again(fields, &problems, &screen.text);
            show_again(&page(&screen, &app, site, Some(form)).await?)
        }
        Err(other) => Err(other),
    }
}
