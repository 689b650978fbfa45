//! What every handler can reach: the store, the clock, the keys, the files. Made once at the start.

use std::sync::{Arc, Mutex, PoisonError};

use super::{assets::Assets, clock::Clock, crypto::Keys, keyring::Keyring, store::Store};

/// Where and how this program runs.
#[derive(Clone, Debug)]
pub struct Setting {
    /// The address that browsers see, such as `https://asar.example.org`: links on paper and passkeys are made for it.
    pub public_url: String,
    /// Whether cookies travel only over https. Off only on a loopback address.
    pub secure_cookies: bool,
    /// Whether the folder holds the demonstration.
    pub demo: bool,
    /// Where the quick exit leads: a site anybody might be reading.
    pub exit_url: String,
}

/// Cheap to clone; handed to every handler.
#[derive(Clone)]
pub struct App(Arc<Held>);

struct Held {
    store: Store,
    clock: Clock,
    keyring: Keyring,
    assets: Assets,
    setting: Setting,
    extensions: Mutex<http::Extensions>,
}

impl App {
    /// Puts the parts together. `extensions` holds what single slices keep while the program runs.
    #[must_use]
    pub fn new(store: Store, clock: Clock, keyring: Keyring, setting: Setting, extensions: http::Extensions) -> Self {
        App(Arc::new(Held {
            store,
            clock,
            keyring,
            assets: Assets::gather(),
            setting,
            extensions: Mutex::new(extensions),
        }))
    }

    /// The database.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// The clock.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    /// The installation's keys, for what is sealed and no woman's.
    #[must_use]
    pub fn keys(&self) -> &Keys {
        self.0.keyring.installation()
    }

    /// The keyring, for what is a woman's.
    #[must_use]
    pub fn keyring(&self) -> &Keyring {
        &self.0.keyring
    }

    /// Style sheet, scripts, icons.
    #[must_use]
    pub fn assets(&self) -> &Assets {
        &self.0.assets
    }

    /// Where and how it runs.
    #[must_use]
    pub fn setting(&self) -> &Setting {
        &self.0.setting
    }

    /// Whether this is the demonstration.
    #[must_use]
    pub fn is_demo(&self) -> bool {
        self.0.setting.demo
    }

    /// What a slice keeps while the program runs; made empty when it is first asked for. `T` is a handle: its clones
    /// share what they hold.
    #[must_use]
    pub fn extension<T: Clone + Default + Send + Sync + 'static>(&self) -> T {
        self.0.extensions.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_default::<T>().clone()
    }
}
