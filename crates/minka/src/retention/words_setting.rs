//! How long a programme keeps the words that are deadly if they leak.

use askama::Template;
use axum::extract::State;

use super::{
    rules::{self, MONTHS},
    store::words,
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
#[template(path = "retention/words_setting.html")]
struct SettingPage {
    frame: Frame,
    form: Form,
    action: String,
    programme: String,
    months: Vec<Choice>,
}

/// The page; `None`: as the programme has it.
async fn page(screen: &Screen, app: &App, site: SiteId, form: Option<Form>) -> Result<SettingPage, Error> {
    let found = app.store().read(move |db| {
        let programme = users::get_programme_of(db, site)?;
        Ok((words::find_months(db, programme.id)?, programme.name))
    });
    let (held, programme) = found.await?;
    let form = form.unwrap_or_else(|| Form::new(app.clock(), Fields::default().with("months", held)));
    let choice = |months: i64| {
        let said = screen.text.phrase("retention-months").count(months).to_string();
        Choice::new(months, said, form.chosen("months", &months.to_string()))
    };
    Ok(SettingPage {
        frame: screen.frame("retention-months-title", "more").told(&form),
        action: format!("/retention/{site}/words"),
        months: MONTHS.map(choice).to_vec(),
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
        let months = rules::read_months(typed.text("months"))?;
        let programme = users::get_programme_of(change, site)?.id;
        words::set_months(change, programme, months)?;
        let entry = Entry::new(Action::RetentionChoose).on("programme", programme);
        change.commit(entry.detail(format!("{months} months of words")), ())
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
