//! The receipt: what is gone, what stays and why, and from which day no copy can be read. In her language, without her name.

use askama::Template;
use axum::extract::State;
use documents::{Imprint, List, Sheet};
use jiff::civil::Date;

use super::{
    lines::Goes,
    model::{PartErasure, PartErasureId},
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
#[template(path = "part_erasures/receipt.html")]
struct ReceiptPage {
    frame: Frame,
    title: String,
    when: String,
    goes: String,
    /// What stays as long as her file does: everything that is not of the part.
    stays: Vec<String>,
    paper: String,
}

/// What was done, and the day from which no copy can be read; for whoever may ask for it at her site.
async fn find(app: &App, actor: &Actor, id: PartErasureId) -> Result<(PartErasure, Date), Error> {
    let request = app.store().read(move |db| store::find_request(db, id)?.ok_or(Error::NotFound)).await?;
    actor.check(Action::EraseRequest, &Target::site(request.site))?;
    let day = request.unreadable_from.ok_or(Error::NotFound)?;
    Ok((request, day))
}

fn say_what_stays(text: &Text, request: &PartErasure) -> Vec<String> {
    Goes::ALL.iter().filter(|line| line.part() != Some(request.part)).map(|line| line.say(text)).collect()
}

fn say_when(text: &Text, day: Date) -> String {
    text.phrase("part-receipt-when").with("day", text.full_day(day)).to_string()
}

/// The page.
pub(super) async fn show_receipt(
    mut screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<PartErasureId>,
) -> Answer {
    let (request, day) = find(&app, &actor, id).await?;
    screen.text = Text(request.language);
    let of_part = |key: &str| screen.text.say(&format!("part-{key}-{}", request.part.key()));
    show(&ReceiptPage {
        frame: screen.frame("part-receipt-title", "people"),
        title: of_part("receipt"),
        when: say_when(&screen.text, day),
        goes: of_part("gone"),
        stays: say_what_stays(&screen.text, &request),
        paper: format!("/erased/{id}/paper"),
    })
}

/// The same on paper, to be given to her: in her language, without a name, a code or a programme.
pub(super) async fn print(
    mut screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<PartErasureId>,
) -> Answer {
    let (request, day) = find(&app, &actor, id).await?;
    screen.text = Text(request.language);
    let imprint = Imprint { large_print: true, ..account::imprint(&screen, app.clock().now(), "") };
    let sheet = compose(&screen.text, &request, day, imprint);
    let pdf = tokio::task::spawn_blocking(move || documents::sheet(&sheet))
        .await
        .map_err(|cause| Error::unexpected("print a receipt", cause))?
        .map_err(|cause| Error::unexpected("print a receipt", cause))?;
    Ok(download("application/pdf", "paper.pdf", pdf))
}

fn compose(text: &Text, request: &PartErasure, day: Date, imprint: Imprint) -> Sheet {
    let of_part = |key: &str| text.say(&format!("part-{key}-{}", request.part.key()));
    Sheet {
        imprint,
        title: text.say("part-receipt-title"),
        paragraphs: vec![say_when(text, day)],
        codes: Vec::new(),
        table: None,
        lists: vec![
            List { heading: text.say("forgetting-gone-title"), lines: vec![of_part("gone")] },
            List { heading: text.say("part-kept-title"), lines: say_what_stays(text, request) },
        ],
        closing: vec![text.say("forgetting-paper-keep")],
    }
}
