//! Nouns: what somebody can prove herself with besides her password.

crate::id_type!(RecoveryCodeId, "One printed recovery code.");
crate::id_type!(PasskeyId, "One passkey.");

/// What she has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Factors {
    /// Whether a code app is set up.
    pub code_app: bool,
    /// How many passkeys.
    pub passkeys: i64,
    /// How many recovery codes are still good.
    pub recovery_codes: i64,
}

impl Factors {
    /// Whether there is a second factor. Recovery codes alone are none: they are for the day when it is lost.
    #[must_use]
    pub fn any(&self) -> bool {
        self.code_app || self.passkeys > 0
    }
}

/// Which kind of code was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Used {
    /// From her app.
    CodeApp,
    /// From her printed sheet.
    RecoveryCode,
}

impl Used {
    /// As the audit chain names it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Used::CodeApp => "code_app",
            Used::RecoveryCode => "recovery_code",
        }
    }
}

/// A code app that is being set up.
pub struct PendingKey {
    /// To be typed into the app, in groups of four.
    pub text: String,
    /// To be scanned.
    pub address: String,
}

/// One of somebody's passkeys.
#[derive(Clone, Debug)]
pub struct OwnPasskey {
    /// Its id here.
    pub id: PasskeyId,
    /// What she calls it.
    pub name: String,
    /// The public key, as JSON.
    pub credential: String,
    /// Whether it can travel to other devices through somebody's cloud account: weaker, for whoever opens that account has it.
    pub synced: bool,
    /// When it was made.
    pub created: jiff::Timestamp,
}
