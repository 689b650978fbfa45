//! What the program wrote into its log.

use std::sync::{Arc, Mutex};

use tracing_subscriber::{Layer, filter::filter_fn, layer::SubscriberExt, util::SubscriberInitExt};

/// Everything that was logged since, on every thread.
#[derive(Clone, Default)]
pub struct Heard(Arc<Mutex<Vec<u8>>>);

impl std::io::Write for Heard {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("no panic").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Heard {
    /// Listens to everything that can be logged. A test that does so needs a process of its own, as nextest gives it.
    pub fn everything() -> Self {
        let heard = Heard::default();
        let writer = heard.clone();
        let log =
            tracing_subscriber::fmt().json().with_max_level(tracing::Level::TRACE).with_writer(move || writer.clone());
        log.try_init().expect("a process of its own");
        heard
    }

    /// Listens to all that a running Minka can be made to say. A test that does so needs a process of its own.
    pub fn what_is_said() -> Self {
        let heard = Heard::default();
        let writer = heard.clone();
        let layer = tracing_subscriber::fmt::layer().json().with_writer(move || writer.clone());
        let log = tracing_subscriber::registry().with(layer.with_filter(filter_fn(minka::commands::may_be_said)));
        log.try_init().expect("a process of its own");
        heard
    }

    /// What was said so far; each line is whole.
    pub fn text(&self) -> String {
        let log = String::from_utf8(self.0.lock().expect("no panic").clone()).expect("text");
        for line in log.lines() {
            serde_json::from_str::<serde_json::Value>(line).unwrap_or_else(|cause| panic!("{cause}: {line}"));
        }
        log
    }
}
