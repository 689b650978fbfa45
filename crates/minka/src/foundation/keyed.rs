//! Closed lists: an enum of which each has a key, the same in the database and in the text keys.

/// Declares a closed list: `keyed! { /// … Medium { /// … Call = "call" } }`.
#[macro_export]
macro_rules! keyed {
    ($(#[$about:meta])* $name:ident { $($(#[$each:meta])* $one:ident = $key:literal),* $(,)? }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[$each])* $one),* }

        impl $name {
            /// In the order in which they are offered.
            pub const ALL: [$name; [$($key),*].len()] = [$($name::$one),*];

            /// In the database and the text keys.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self { $($name::$one => $key),* }
            }

            /// Reads the key.
            #[must_use]
            pub fn parse(key: &str) -> Option<Self> {
                $name::ALL.into_iter().find(|one| one.key() == key)
            }
        }
    };
}
