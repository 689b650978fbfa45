//! Her life map: on one page what she said about her life in pictures, then and now, and what she wants to reach.

use std::sync::LazyLock;

use serde::Serialize;
use typst::syntax::Source;

use crate::{Error, Imprint, press, world};

static TEMPLATE: LazyLock<Source> =
    LazyLock::new(|| world::template("/life_map.typ", include_str!("../templates/life_map.typ")));

/// Her life map on A4.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LifeMap {
    /// Language, size of print, foot.
    pub imprint: Imprint,
    /// The name she chose.
    pub title: String,
    /// What the pictures are and of which days, in a sentence; empty when there are none.
    pub lead: String,
    /// What the three shapes mean, from the lowest to the highest.
    pub levels: [String; 3],
    /// The themes with their pictures.
    pub themes: Vec<Theme>,
    /// The heading over her goals.
    pub goals_heading: String,
    /// What she wants to reach.
    pub goals: Vec<Wanted>,
    /// How many more there are than fit the page; empty when there are none.
    pub goals_more: String,
    /// Said where the words of her goals had to be shortened so that all of it is one page.
    pub shortened: String,
    /// Words below everything else.
    pub closing: String,
}

/// One theme: money, health.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Theme {
    /// Its name.
    pub heading: String,
    /// Its pictures.
    pub pictures: Vec<Picture>,
}

/// One picture, and where she stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Picture {
    /// What it is about.
    pub label: String,
    /// Where she stands: 0, 1 or 2; nothing when she did not say.
    pub now: Option<u8>,
    /// Where she stood the time before.
    pub before: Option<u8>,
    /// In words, also for a screen reader: how it is now, and how it was.
    pub words: String,
    /// The picture, as a whole SVG file.
    #[serde(skip)]
    pub svg: String,
}

/// Something she wants to reach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Wanted {
    /// In her words.
    pub said: String,
    /// The first step; may be empty.
    pub step: String,
    /// By when; may be empty.
    pub by: String,
}

/// Prints the map, always on one page: her goals become smaller, then shorter, until they fit. Refuses a level that there is not.
///
/// # Errors
/// [`Error::Typeset`] when a level is none of three or a picture cannot be drawn.
pub fn life_map(map: &LifeMap) -> Result<Vec<u8>, Error> {
    let pictures = || map.themes.iter().flat_map(|theme| &theme.pictures);
    let levels = pictures().flat_map(|picture| [picture.now, picture.before]).flatten();
    if let Some(level) = levels.into_iter().find(|level| *level > 2) {
        return Err(Error::Typeset(format!("there is no level {level}")));
    }
    let drawn: Vec<&str> = pictures().map(|picture| picture.svg.as_str()).collect();
    press::print(&TEMPLATE, map, &map.imprint, &drawn)
}
