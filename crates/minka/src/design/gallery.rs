//! GET /design: every component with examples, for whoever builds the next page. It shows no data, so anybody may look.

use askama::Template;

use crate::foundation::{
    error::Answer,
    page::{Frame, Screen, show},
};

#[derive(Template)]
#[template(path = "design/gallery.html")]
struct GalleryPage {
    frame: Frame,
}

/// The page.
pub(super) async fn show_gallery(screen: Screen) -> Answer {
    show(&GalleryPage { frame: screen.frame("design-gallery-title", "") })
}
