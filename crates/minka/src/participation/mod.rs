//! Who missed which lesson, who has gone quiet, how much of the course a woman has heard.

use axum::Router;

use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
}
