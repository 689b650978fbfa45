//! Ids: a newtype per noun over UUIDv7, so that a session's id cannot be taken for a group's. Ids never grant access.

use std::fmt;

use uuid::Uuid;

use super::clock::Clock;

/// A new id whose leading bits are the clock's time, so that newer rows sort later.
#[must_use]
pub fn new_uuid(clock: &Clock) -> Uuid {
    let millis = u64::try_from(clock.now().as_millisecond()).unwrap_or(0);
    let mut noise = [0u8; 10];
    super::crypto::fill_random(&mut noise);
    uuid::Builder::from_unix_timestamp_millis(millis, &noise).into_uuid()
}

/// What every id newtype can do; made by [`crate::id_type!`].
pub trait Id: Copy + Sized + fmt::Display {
    /// Wraps a UUID.
    fn from_uuid(uuid: Uuid) -> Self;
    /// A new one.
    fn new(clock: &Clock) -> Self {
        Self::from_uuid(new_uuid(clock))
    }
    /// Reads its 36-character form; anything else is no id.
    fn parse(text: &str) -> Option<Self> {
        if text.len() == 36 { Uuid::try_parse(text).ok().map(Self::from_uuid) } else { None }
    }
}

/// Declares an id newtype: `id_type!(GroupId, "A weekly group.")`.
#[macro_export]
macro_rules! id_type {
    ($name:ident, $doc:literal) => {
        #[doc = $doc]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(uuid::Uuid);

        impl $crate::foundation::ids::Id for $name {
            fn from_uuid(uuid: uuid::Uuid) -> Self {
                Self(uuid)
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.as_hyphenated().fmt(out)
            }
        }
        impl From<$name> for $crate::foundation::binds::Value<'_> {
            fn from(id: $name) -> Self {
                Self::Text(std::borrow::Cow::Owned(id.to_string()))
            }
        }
        impl $crate::foundation::store::Column for $name {
            fn read(cell: $crate::foundation::store::Cell<'_>) -> Option<Self> {
                <Self as $crate::foundation::ids::Id>::parse(&<String as $crate::foundation::store::Column>::read(
                    cell,
                )?)
            }
        }
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(from)?;
                <Self as $crate::foundation::ids::Id>::parse(&text).ok_or_else(|| serde::de::Error::custom("no id"))
            }
        }
    };
}

crate::id_type!(UserId, "A member of staff.");
crate::id_type!(SiteId, "A place of a programme.");
crate::id_type!(GroupId, "A weekly group.");
crate::id_type!(ParticipantId, "A woman enrolled in a programme.");
