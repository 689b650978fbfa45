//! In an hour of danger two of three named people shut everything: no page, no sign-in, no link, no telephone opens anything any
//! more, and the key leaves the machine.
//!
//! Everybody of the staff sees whom to call. Each of the two says so with a fresh proof, within half an hour, and the first can take
//! her word back. Then a mark is put beside the data, every sign-in and link ends, a key that lies open goes, and the program puts a new
//! one without any memory into its own place, which knows one page only. What it refuses: one person alone, the same one twice, and to
//! let go of a key that nobody could bring back.

mod ending;
mod holders;
mod model;
mod page;
mod rules;
mod shut;
mod shutting;
mod speaking;
mod store;

use axum::{
    Router,
    routing::{get, post},
};

pub use self::{
    ending::{Ended, end_again, end_what_opens},
    model::SealNamingId,
    shut::{keep_shut, shut_router},
    shutting::{follow_mark, shut_folder},
    store::{add_naming, agree_to_naming},
};
use crate::foundation::{access::Actor, app::App, error::Error, ids::UserId, store::Db};

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/sealing", get(page::show_page))
        .route("/sealing/words", post(speaking::speak))
        .route("/sealing/words/return", post(speaking::take_back))
        .route("/sealing/holders", get(holders::ask).post(holders::propose))
        .route("/sealing/holders/agreement", post(holders::agree))
        .route("/sealing/holders/removal", post(holders::remove))
}

/// What waits for somebody on her first page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waits {
    /// Another holder has said that it is time: hers would be the second word.
    Word,
    /// Somebody has named the holders, and she may say yes.
    Naming,
}

/// Whether something waits for her: the word of another comes first.
///
/// # Errors
/// When the database cannot be read.
pub fn find_waiting(db: &mut Db<'_>, actor: &Actor, now: jiff::Timestamp) -> Result<Option<Waits>, Error> {
    let user: UserId = actor.user();
    let holders = store::list_holders(db)?;
    if holders.iter().any(|holder| holder.user == user) {
        let spoken = rules::spoken(&store::list_words(db, rules::since(now))?, &holders);
        if !spoken.is_empty() && !spoken.contains(&user) {
            return Ok(Some(Waits::Word));
        }
    }
    let proposal = store::find_proposal(db)?;
    Ok(proposal.filter(|proposal| holders::may_agree(actor, proposal)).map(|_| Waits::Naming))
}
