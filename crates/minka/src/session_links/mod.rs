//! A link that marks one roll call without an account, for one group and one meeting, and dies after the week.

use axum::Router;

use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
}
