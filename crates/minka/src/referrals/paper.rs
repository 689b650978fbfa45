//! The paper that she takes along, in the language that she speaks: what she needs, and nothing that says where she comes from.

use axum::extract::State as Held;
use documents::{Imprint, Sheet};

use super::{
    found::{self, Known},
    model::{Place, Referral, ReferralId},
};
use crate::{
    account,
    consents::{self, Purpose},
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        page::{At, Screen, download},
        store::Db,
        text::Text,
    },
};

/// Whether there is a paper for her to take along: only while she agrees that this place is told.
pub(super) fn is_offered(db: &mut Db<'_>, known: &Known, place: &Place) -> Result<bool, Error> {
    consents::holds(db, known.woman.id, Purpose::Sharing, Some(&place.recipient()), known.today)
}

/// The paper; only while she agrees that this place is told.
pub(super) async fn print(
    mut screen: Screen,
    Held(app): Held<App>,
    actor: Actor,
    At((code, referral)): At<(String, ReferralId)>,
) -> Answer {
    let (now, keyring) = (app.clock().now(), app.keyring().clone());
    let read = app.store().change(actor.by(), move |change| {
        let known = found::load(change, &actor, &code, now)?;
        if !known.full {
            return Err(Error::NotFound);
        }
        let (held, place) = found::get_referral(change, &keyring, &known, referral)?;
        if !is_offered(change, &known, &place)? {
            return Err(Error::Conflict("error-no-consent"));
        }
        let entry = Entry::new(Action::ReferralRead).on_woman(known.woman.id);
        change.commit(entry.detail(format!("referral {referral} printed")), (known, held, place))
    });
    let (known, held, place) = read.await?;
    screen.text = Text(known.woman.language);
    let imprint = Imprint { large_print: true, ..account::imprint(&screen, now, "") };
    let (sheet, name) =
        (compose(screen.text, &known, (&held, &place), imprint), format!("paper-{}.pdf", known.woman.code));
    let pdf = tokio::task::spawn_blocking(move || documents::sheet(&sheet))
        .await
        .map_err(|cause| Error::unexpected("print a referral", cause))?
        .map_err(|cause| Error::unexpected("print a referral", cause))?;
    Ok(download("application/pdf", &name, pdf))
}

fn compose(text: Text, known: &Known, (referral, place): (&Referral, &Place), imprint: Imprint) -> Sheet {
    let called = text.phrase("referrals-paper-called").with("name", &referral.told.called).to_string();
    let reach = [place.reach.clone(), place.hours.clone()];
    // A name that must not be said at her home stands on no paper that may be found there.
    let title = if place.safe_to_name { place.name.clone() } else { known.woman.code.clone() };
    let mut paragraphs = vec![referral.told.need.clone()];
    if !referral.told.called.is_empty() {
        paragraphs.push(called);
    }
    if place.safe_to_name {
        paragraphs.extend(reach.into_iter().filter(|part| !part.is_empty()));
    }
    Sheet {
        imprint,
        title,
        paragraphs,
        codes: Vec::new(),
        table: None,
        lists: Vec::new(),
        closing: vec![
            text.phrase("referrals-paper-day").with("day", text.full_day(referral.state_on)).to_string(),
            text.say("referrals-paper-hers"),
        ],
    }
}
