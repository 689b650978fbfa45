//! What stops and what stays, said to her when she has stopped something herself.

use askama::Template;
use axum::extract::State;

use crate::{
    consents::{self, Purpose},
    foundation::{
        access::Action,
        app::App,
        error::{Answer, Error},
        page::{At, Frame, Screen, see_other, show},
    },
    own_lists::said_to_her,
    own_visits::Here,
    users,
};

#[derive(Template)]
#[template(path = "own_view/stopped.html")]
struct StoppedPage {
    frame: Frame,
    code: String,
    name: String,
    icon: &'static str,
    stops: String,
    stays: String,
    basis: String,
    kept: Vec<(String, String)>,
}

/// The receipt, in her words. Where nothing is stopped it leads back to her page.
pub(super) async fn show_receipt(
    screen: Screen,
    State(app): State<App>,
    here: Here,
    At(purpose): At<String>,
) -> Answer {
    let purpose = Purpose::parse(&purpose).ok_or(Error::NotFound)?;
    let (actor, target) = here.herself();
    actor.check(Action::ConsentWithdraw, &target)?;
    let (visit, tools) = (here.visit.clone(), app.clone());
    let receipt = app.store().read(move |db| {
        let programme = users::get_programme_of(db, visit.site)?;
        consents::find_receipt(db, &tools, (&programme, visit.participant), purpose)
    });
    let Some(receipt) = receipt.await? else { return Ok(see_other("/own")) };
    let text = screen.text;
    let say = |key: &str| text.say(&said_to_her(&text, key));
    show(&StoppedPage {
        frame: screen.frame_titled(&here.visit.code, ""),
        name: say(&format!("consent-purpose-{}", purpose.key())),
        icon: purpose.icon(),
        stops: say(&receipt.stops()),
        stays: say(&receipt.stays()),
        basis: say(&receipt.basis()),
        kept: receipt.kept().into_iter().map(|(class, basis)| (say(&class), say(&basis))).collect(),
        code: here.visit.code,
    })
}
