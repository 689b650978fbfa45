//! Whose eyes a statement is for. A woman who named somebody of the staff does not exist for him: no list, no count and no
//! search made for him holds her.
//!
//! Who looks is known before any handler runs, and travels with the request into every reading and every change; so no page
//! can forget to say it. Jobs, commands and strangers look with nobody's eyes, but for a link, which sees as its maker does.

use super::ids::UserId;

tokio::task_local! {
    static READER: UserId;
}

/// Runs what answers a request with the eyes of whoever sent it.
pub async fn looking_as<F: Future>(user: Option<UserId>, work: F) -> F::Output {
    match user {
        Some(user) => READER.scope(user, work).await,
        None => work.await,
    }
}

/// Whoever this work is done for.
pub(super) fn reader() -> Option<UserId> {
    READER.try_with(|user| *user).ok()
}

/// A condition for every statement that lists, counts or finds women: without those who named the reader. Bind the reader
/// with [`super::store::Db::eyes`].
macro_rules! unless_hidden {
    ($woman:literal, $eyes:literal) => {
        concat!(
            " not exists (select 1 from exclusion hidden where hidden.participant_id = ",
            $woman,
            " and hidden.user_id = ",
            $eyes,
            " and hidden.lifted_at is null) "
        )
    };
}
pub(crate) use unless_hidden;
