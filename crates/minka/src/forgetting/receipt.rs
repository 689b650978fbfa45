//! The receipt: what is gone, what stays and why, and from which day no copy can be read. In her language, without her name.

use askama::Template;
use axum::extract::State;

use documents::{Imprint, List, Sheet};
use jiff::civil::Date;

use super::{
    model::{Request, RequestId},
    store,
};
use crate::{
    account,
    foundation::{
        access::{Action, Actor, Target},
        app::App,
        error::{Answer, Error},
        page::{At, Frame, Screen, download, show},
        text::Text,
    },
    part_erasures, users,
};

#[derive(Template)]
#[template(path = "forgetting/receipt.html")]
struct ReceiptPage {
    frame: Frame,
    paper: String,
    unreadable: String,
    goes: Vec<String>,
    stays: Vec<String>,
    /// The day of the last back-up in which she can be read; empty where there is none.
    former: String,
}

/// From which day no copy can be read, and the day of the last back-up of the former kind, for which that is not true.
struct Days {
    unreadable: Date,
    former: Option<Date>,
}

/// What was done, and the days; for whoever may ask for it at her site.
async fn find(app: &App, actor: &Actor, id: RequestId) -> Result<(Request, Days), Error> {
    let found = app.store().read(move |db| {
        let request = store::get_request(db, id)?;
        let former = store::find_former_backups(db)?;
        let former = former.map(|at| users::today_at(db, request.site, at)).transpose()?;
        Ok((request, former))
    });
    let (request, former) = found.await?;
    actor.check(Action::EraseRequest, &Target::site(request.site))?;
    let unreadable = request.unreadable_from.ok_or(Error::NotFound)?;
    Ok((request, Days { unreadable, former }))
}

/// The page.
pub(super) async fn show_receipt(
    mut screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<RequestId>,
) -> Answer {
    let (request, days) = find(&app, &actor, id).await?;
    screen.text = Text(request.language);
    show(&ReceiptPage {
        frame: screen.frame("forgetting-receipt-title", "people"),
        paper: format!("/forgotten/{id}/paper"),
        unreadable: screen.text.full_day(days.unreadable),
        goes: part_erasures::all_that_goes(&screen.text),
        stays: part_erasures::all_that_stays(&screen.text),
        former: days.former.map(|day| screen.text.full_day(day)).unwrap_or_default(),
    })
}

/// The same on paper, to be given to her: in her language, without a name, a code or a programme.
pub(super) async fn print(mut screen: Screen, State(app): State<App>, actor: Actor, At(id): At<RequestId>) -> Answer {
    let (request, days) = find(&app, &actor, id).await?;
    screen.text = Text(request.language);
    let imprint = Imprint { large_print: true, ..account::imprint(&screen, app.clock().now(), "") };
    let sheet = compose(&screen.text, &days, imprint);
    let pdf = tokio::task::spawn_blocking(move || documents::sheet(&sheet))
        .await
        .map_err(|cause| Error::unexpected("print a receipt", cause))?
        .map_err(|cause| Error::unexpected("print a receipt", cause))?;
    Ok(download("application/pdf", "paper.pdf", pdf))
}

fn compose(text: &Text, days: &Days, imprint: Imprint) -> Sheet {
    let former =
        days.former.map(|day| text.phrase("forgetting-stays-former").with("day", text.full_day(day)).to_string());
    Sheet {
        imprint,
        title: text.say("forgetting-receipt-title"),
        paragraphs: std::iter::once(
            text.phrase("forgetting-receipt-when").with("day", text.full_day(days.unreadable)).to_string(),
        )
        .chain(former)
        .collect(),
        codes: Vec::new(),
        table: None,
        lists: vec![
            List { heading: text.say("forgetting-gone-title"), lines: part_erasures::all_that_goes(text) },
            List { heading: text.say("forgetting-stayed-title"), lines: part_erasures::all_that_stays(text) },
        ],
        closing: vec![text.say("forgetting-paper-keep")],
    }
}
