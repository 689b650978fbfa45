//! The receipt: what is gone, what stays and why, and from which day no copy can be read. In her language, without her name.

use askama::Template;
use axum::extract::State;

use documents::{Column, Imprint, Sheet, Table};
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
};

#[derive(Template)]
#[template(path = "forgetting/receipt.html")]
struct ReceiptPage {
    frame: Frame,
    paper: String,
    unreadable: String,
}

/// What was done, and the day from which no copy can be read; for whoever may ask for it at her site.
async fn find(app: &App, actor: &Actor, id: RequestId) -> Result<(Request, Date), Error> {
    let request = app.store().read(move |db| store::get_request(db, id)).await?;
    actor.check(Action::EraseRequest, &Target::site(request.site))?;
    let day = request.unreadable_from.ok_or(Error::NotFound)?;
    Ok((request, day))
}

/// The page.
pub(super) async fn show_receipt(
    mut screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<RequestId>,
) -> Answer {
    let (request, day) = find(&app, &actor, id).await?;
    screen.text = Text(request.language);
    show(&ReceiptPage {
        frame: screen.frame("forgetting-receipt-title", "people"),
        paper: format!("/forgotten/{id}/paper"),
        unreadable: screen.text.full_day(day),
    })
}

/// The same on paper, to be given to her: in her language, without a name, a code or a programme.
pub(super) async fn print(mut screen: Screen, State(app): State<App>, actor: Actor, At(id): At<RequestId>) -> Answer {
    let (request, day) = find(&app, &actor, id).await?;
    screen.text = Text(request.language);
    let imprint = Imprint { large_print: true, ..account::imprint(&screen, app.clock().now(), "") };
    let sheet = compose(&screen.text, day, imprint);
    let pdf = tokio::task::spawn_blocking(move || documents::sheet(&sheet))
        .await
        .map_err(|cause| Error::unexpected("print a receipt", cause))?
        .map_err(|cause| Error::unexpected("print a receipt", cause))?;
    Ok(download("application/pdf", "paper.pdf", pdf))
}

fn compose(text: &Text, day: Date, imprint: Imprint) -> Sheet {
    let row = |part: &str| vec![text.say(&format!("forgetting-{part}-title")), text.say(&format!("forgetting-{part}"))];
    let heads = ["forgetting-paper-what", "forgetting-paper-said"];
    Sheet {
        imprint,
        title: text.say("forgetting-receipt-title"),
        paragraphs: vec![text.phrase("forgetting-receipt-when").with("day", text.full_day(day)).to_string()],
        codes: Vec::new(),
        table: Some(Table {
            columns: heads.map(|key| Column::words(text.say(key))).to_vec(),
            rows: vec![row("goes"), row("stays")],
        }),
        closing: vec![text.say("forgetting-paper-keep")],
    }
}
