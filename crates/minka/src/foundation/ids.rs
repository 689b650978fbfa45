//! Ids: a newtype per noun over UUIDv7, so that a session's id cannot be taken for a group's. Ids never grant access.

use std::{cell::RefCell, fmt};

use uuid::{ContextV7, Uuid};

use super::clock::Clock;

thread_local! {
    /// The newest millisecond of this thread's ids, and what keeps them in order within it.
    static ORDER: RefCell<(i64, ContextV7)> = const { RefCell::new((0, ContextV7::new())) };
}

/// A new id that begins with the clock's time, so that newer rows sort later; within a millisecond one counts up from a
/// random number (RFC 9562, 6.2), so that what is written together lies together on disk.
#[must_use]
pub fn new_uuid(clock: &Clock) -> Uuid {
    let now = clock.now();
    ORDER.with_borrow_mut(|(newest, order)| {
        // A clock that was set back is believed.
        if now.as_millisecond() < *newest {
            *order = ContextV7::new();
        }
        *newest = now.as_millisecond();
        let (seconds, nanoseconds) = (now.as_second().max(0), now.subsec_nanosecond().max(0));
        Uuid::new_v7(uuid::Timestamp::from_unix(&*order, seconds.unsigned_abs(), nanoseconds.unsigned_abs()))
    })
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

#[cfg(test)]
mod tests {
    use jiff::{Timestamp, ToSpan};

    use super::*;

    #[test]
    fn ids_sort_in_the_order_in_which_they_were_made_and_tell_the_clocks_time() {
        let start: Timestamp = "2026-11-24T12:00:00.123Z".parse().expect("an instant");
        let stopped = Clock::frozen(start);
        let ids: Vec<Uuid> = (0..10_000).map(|_| new_uuid(&stopped)).collect();
        assert!(ids.is_sorted() && ids.windows(2).all(|two| two[0] != two[1]));
        for seconds in [-3_600, -1, 0, 1, 3_600] {
            let at = start.checked_add(seconds.seconds()).expect("an instant");
            let (said, nanoseconds) = new_uuid(&Clock::frozen(at)).get_timestamp().expect("a time").to_unix();
            assert_eq!((said, nanoseconds), (at.as_second().unsigned_abs(), 123_000_000), "{seconds}");
        }
    }

    #[test]
    fn two_threads_do_not_guess_each_others_ids() {
        let first = |_| {
            std::thread::spawn(|| new_uuid(&Clock::frozen(Timestamp::from_second(1_000).expect("an instant")))).join()
        };
        let ids: std::collections::HashSet<Uuid> = (0..100).map(first).map(|id| id.expect("an id")).collect();
        let beginnings: std::collections::HashSet<u128> = ids.iter().map(|id| id.as_u128() >> 32).collect();
        assert!(ids.len() == 100 && beginnings.len() == 100, "each begins to count somewhere else");
    }
}
