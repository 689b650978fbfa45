//! What telephone and server say to each other: the list of forms, what goes with a form, the answer to what was sent.

use data_encoding::HEXLOWER;
use md5::{Digest, Md5};

use crate::xml::Element;

/// What every answer says of itself.
pub const VERSION_HEADER: (&str, &str) = ("X-OpenRosa-Version", "1.0");
/// What says how much a server takes at once.
pub const LENGTH_HEADER: &str = "X-OpenRosa-Accept-Content-Length";
/// What every answer with words is.
pub const CONTENT_TYPE: &str = "text/xml; charset=utf-8";
/// The part in which a filled-in form arrives.
pub const SUBMISSION_PART: &str = "xml_submission_file";

/// One form of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedForm {
    /// Its id.
    pub id: String,
    /// What it is called on the telephone.
    pub name: String,
    /// Its version.
    pub version: String,
    /// The digest of its file.
    pub hash: String,
    /// Where it is.
    pub download_url: String,
    /// Where it is said what goes with it; none: nothing does.
    pub manifest_url: Option<String>,
}

/// One file that goes with a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MediaFile {
    /// Its name, as the form knows it.
    pub name: String,
    /// The digest of it.
    pub hash: String,
    /// Where it is.
    pub download_url: String,
}

fn holding(name: &str, words: &str) -> Element {
    Element::new(name).saying(words)
}

/// The list of forms.
#[must_use]
pub fn form_list(forms: &[ListedForm]) -> String {
    let mut root = Element::new("xforms").with("xmlns", "http://openrosa.org/xforms/xformsList");
    for form in forms {
        let mut one = Element::new("xform")
            .holding(holding("formID", &form.id))
            .holding(holding("name", &form.name))
            .holding(holding("version", &form.version))
            .holding(holding("hash", &form.hash))
            .holding(holding("downloadUrl", &form.download_url));
        if let Some(url) = &form.manifest_url {
            one.push(holding("manifestUrl", url));
        }
        root.push(one);
    }
    root.document()
}

/// What goes with a form.
#[must_use]
pub fn manifest(files: &[MediaFile]) -> String {
    let mut root = Element::new("manifest").with("xmlns", "http://openrosa.org/xforms/xformsManifest");
    for file in files {
        let one = Element::new("mediaFile")
            .holding(holding("filename", &file.name))
            .holding(holding("hash", &file.hash))
            .holding(holding("downloadUrl", &file.download_url));
        root.push(one);
    }
    root.document()
}

/// Words for whoever holds the telephone.
#[must_use]
pub fn message(words: &str) -> String {
    let root = Element::new("OpenRosaResponse").with("xmlns", "http://openrosa.org/http/response");
    root.holding(holding("message", words)).document()
}

/// The digest of a file, as lists write it.
#[must_use]
pub fn hash(file: &[u8]) -> String {
    format!("md5:{}", HEXLOWER.encode(&Md5::digest(file)))
}

/// What became of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Asked whether something may be sent here.
    MaySend,
    /// A filled-in form is kept.
    Kept,
    /// The very same was kept before.
    KeptBefore,
    /// Other words under an id that was kept before.
    OtherUnderSameId,
    /// No such form, or not in this version; and whoever may not know more hears the same.
    NotHere,
    /// It cannot be read, or says what the form does not ask.
    Unreadable,
    /// More than is taken at once.
    TooLarge,
}

impl Outcome {
    /// The status with which it is answered. A telephone takes only 204 for "may I", and only 201 or 202 for "kept": after a 200 it
    /// would send for ever.
    #[must_use]
    pub fn status(self) -> u16 {
        match self {
            Self::MaySend => 204,
            Self::Kept | Self::KeptBefore => 201,
            Self::OtherUnderSameId => 409,
            Self::NotHere => 404,
            Self::Unreadable => 400,
            Self::TooLarge => 413,
        }
    }
}

/// Whether a telephone takes a status as "yes, send".
#[must_use]
pub fn says_may_send(status: u16) -> bool {
    status == 204
}

/// Whether a telephone takes a status as "kept": it then lets go of its copy.
#[must_use]
pub fn says_kept(status: u16) -> bool {
    matches!(status, 201 | 202)
}
