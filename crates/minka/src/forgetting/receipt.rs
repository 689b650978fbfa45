//! The receipt: what is gone, what stays and why, and from which day no copy can be read. In her language, without her name.

use askama::Template;
use axum::extract::State;

use super::{model::RequestId, store};
use crate::foundation::{
    access::{Action, Actor, Target},
    app::App,
    error::{Answer, Error},
    page::{At, Frame, Screen, show},
    text::Text,
};

#[derive(Template)]
#[template(path = "forgetting/receipt.html")]
struct ReceiptPage {
    frame: Frame,
    unreadable: String,
}

/// The page, to be printed and given to her.
pub(super) async fn show_receipt(
    mut screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<RequestId>,
) -> Answer {
    let request = app.store().read(move |db| store::get_request(db, id)).await?;
    actor.check(Action::EraseRequest, &Target::site(request.site))?;
    let day = request.unreadable_from.ok_or(Error::NotFound)?;
    screen.text = Text(request.language);
    show(&ReceiptPage {
        frame: screen.frame("forgetting-receipt-title", "people"),
        unreadable: screen.text.full_day(day),
    })
}
