//! The one style sheet, the scripts and the icons, inside the binary; addressed by what is in them, so kept for a year.

use std::{collections::HashMap, sync::Arc};

use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use sha2::{Digest, Sha256};

use super::error::Error;

#[derive(rust_embed::RustEmbed)]
#[folder = "src/design/"]
#[include = "*.css"]
#[include = "*.svg"]
#[include = "js/*.js"]
struct Files;

/// The files as they are served: one folder whose name changes with any of them.
#[derive(Clone)]
pub struct Assets(Arc<Held>);

struct Held {
    stamp: String,
    files: HashMap<String, (&'static str, Vec<u8>)>,
}

/// Style sheets in the order of their layers; the others follow by name.
const FIRST_STYLES: [&str; 2] = ["reset.css", "tokens.css"];

impl Assets {
    /// Gathers them.
    #[must_use]
    pub fn gather() -> Self {
        let mut names: Vec<String> = Files::iter().map(std::borrow::Cow::into_owned).collect();
        names.sort_by_key(|name| {
            (FIRST_STYLES.iter().position(|first| first == name).unwrap_or(usize::MAX), name.clone())
        });
        let (mut style, mut files) = (Vec::new(), HashMap::new());
        for name in names {
            let Some(file) = Files::get(&name) else { continue };
            let bytes = file.data.into_owned();
            match name.rsplit('.').next() {
                Some("css") => {
                    style.extend_from_slice(&bytes);
                    style.push(b'\n');
                }
                Some("svg") => drop(files.insert(name, ("image/svg+xml", bytes))),
                _ => drop(files.insert(name, ("text/javascript; charset=utf-8", bytes))),
            }
        }
        files.insert("minka.css".to_owned(), ("text/css; charset=utf-8", style));
        let mut order: Vec<_> = files.iter().collect();
        order.sort_by_key(|(name, _)| (*name).clone());
        let mut hash = Sha256::new();
        for (name, (_, bytes)) in order {
            hash.update(name);
            hash.update(bytes);
        }
        let stamp = data_encoding::HEXLOWER.encode(&hash.finalize()[..6]);
        Assets(Arc::new(Held { stamp, files }))
    }

    /// Where the style sheet is.
    #[must_use]
    pub fn css_url(&self) -> String {
        self.url("minka.css")
    }

    /// Where the script starts.
    #[must_use]
    pub fn js_url(&self) -> String {
        self.url("js/main.js")
    }

    /// Where the icons are.
    #[must_use]
    pub fn icons_url(&self) -> String {
        self.url("icons.svg")
    }

    /// Where the drawings of levels are: only the pages that show them load them.
    #[must_use]
    pub fn pictures_url(&self) -> String {
        self.url("pictures.svg")
    }

    fn url(&self, name: &str) -> String {
        format!("/assets/{}/{name}", self.0.stamp)
    }

    /// A file, kept by browsers for a year when its stamp is today's.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a name that is none of ours.
    pub fn serve(&self, stamp: &str, name: &str) -> Result<Response, Error> {
        let (kind, bytes) = self.0.files.get(name).ok_or(Error::NotFound)?;
        let keep = if stamp == self.0.stamp { "public, max-age=31536000, immutable" } else { "no-cache" };
        Ok(([(header::CONTENT_TYPE, *kind), (header::CACHE_CONTROL, keep)], bytes.clone()).into_response())
    }
}
