//! Nouns: an open sign-in, a try, whoever signs in to the demonstration.

use std::sync::Arc;

use jiff::Timestamp;

crate::id_type!(SignInId, "One sign-in, to be named on her own page; it opens nothing.");
crate::id_type!(FailureId, "One try to sign in.");

/// One of somebody's own open sign-ins.
#[derive(Clone, Debug)]
pub struct OpenSignIn {
    /// Its id.
    pub id: SignInId,
    /// When it began.
    pub created: Timestamp,
    /// When it was last used, to the minute.
    pub seen: Timestamp,
    /// Whether it is the one that asks.
    pub here: bool,
}

/// Who can sign in to the demonstration, for its sign-in page; nobody anywhere else.
#[derive(Clone, Debug, Default)]
pub struct DemoSignIns {
    /// One of each role and programme.
    pub people: Arc<[DemoSignIn]>,
    /// The password of all of them.
    pub password: &'static str,
}

/// One of them.
#[derive(Clone, Debug)]
pub struct DemoSignIn {
    /// What she types.
    pub sign_in_name: String,
    /// The name of her role.
    pub role: String,
    /// Her programme.
    pub programme: String,
}
