//! Spreadsheets in, registers out.

use axum::Router;

use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
}
