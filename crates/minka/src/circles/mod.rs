//! Small circles of tonight's session: who sits with whom, and afterwards only themes and a mood.

use axum::Router;

use crate::foundation::app::App;

/// Routes of this slice.
pub fn routes() -> Router<App> {
    Router::new()
}
