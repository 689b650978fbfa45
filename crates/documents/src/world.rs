//! All that a template can see: itself, the paper that all share, and the data. Nothing on disk, no clock, no network.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::fonts;

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// The page, footer and parts that all templates share.
static PAPER: LazyLock<Source> = LazyLock::new(|| template("/paper.typ", include_str!("../templates/paper.typ")));

/// A template as typst wants it. `path` must be a fixed one: typst keeps every path it ever saw.
pub(crate) fn template(path: &'static str, text: &str) -> Source {
    let path = VirtualPath::new(path).expect("template paths are plain");
    Source::new(RootedPath::new(VirtualRoot::Project, path).intern(), text.to_owned())
}

/// The small world of one document.
pub(crate) struct Desk<'a> {
    main: &'a Source,
    data: Bytes,
}

impl<'a> Desk<'a> {
    /// A desk with one template and its data, as JSON.
    pub(crate) fn new(main: &'a Source, data: Vec<u8>) -> Self {
        Self { main, data: Bytes::new(data) }
    }
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        fonts::book()
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        [self.main, &PAPER].into_iter().find(|source| source.id() == id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let path = id.get();
        let is_data = matches!(path.root(), VirtualRoot::Project) && path.vpath().get_with_slash() == "/data.json";
        if is_data { Ok(self.data.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        fonts::font(index)
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

#[cfg(test)]
mod tests {
    use typst_layout::PagedDocument;

    use super::*;

    fn outcome(text: &str) -> Result<(), String> {
        let main = template("/trial.typ", text);
        let desk = Desk::new(&main, br#"{"name": "Asel"}"#.to_vec());
        let pages = typst::compile::<PagedDocument>(&desk).output;
        pages.map(drop).map_err(|reasons| reasons.iter().map(|reason| reason.message.to_string()).collect())
    }

    #[test]
    fn the_data_and_the_paper_are_open() {
        assert_eq!(outcome("#json(\"/data.json\").name #json(\"data.json\").name"), Ok(()));
        assert_eq!(outcome("#import \"/paper.typ\": paper"), Ok(()));
    }

    #[test]
    fn every_other_path_is_refused() {
        for path in ["/etc/passwd", "../etc/passwd", "Cargo.toml", "/data.json/x", "/x/../../data.json"] {
            let refusal = outcome(&format!("#read({path:?})")).unwrap_err();
            assert!(refusal.contains("access denied") || refusal.contains("escape"), "{path}: {refusal}");
        }
        assert!(outcome("#import \"@preview/cetz:0.3.4\": canvas").unwrap_err().contains("access denied"));
        assert!(outcome("#import \"/other.typ\": x").unwrap_err().contains("access denied"));
        assert!(outcome("#image(\"/photo.png\")").unwrap_err().contains("access denied"));
    }

    #[test]
    fn there_is_no_clock() {
        assert!(outcome("#datetime.today()").unwrap_err().contains("current date"));
    }
}
