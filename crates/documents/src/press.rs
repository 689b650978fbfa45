//! From a template and its data to the bytes of a PDF.

use serde::Serialize;
use serde_json::{Value, json};
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst::syntax::Source;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::world::Desk;
use crate::{Error, Imprint, printable};

/// How many documents typst's memory of finished work outlives.
const KEPT_DOCUMENTS: usize = 10;

/// Prints the data with the template. Pictures are SVG, which the template finds as `pictures`, in the same order.
pub(crate) fn print(
    template: &Source,
    data: &impl Serialize,
    imprint: &Imprint,
    pictures: &[&str],
) -> Result<Vec<u8>, Error> {
    let (language, region) = imprint.locale()?;
    let options = PdfOptions {
        ident: Smart::Auto,
        creator: Smart::Custom(Some("Minka".to_owned())),
        timestamp: Some(imprint.created.timestamp()?),
        standards: PdfStandards::new(&[PdfStandard::Ua_1])
            .map_err(|reason| Error::Typeset(reason.message().to_string()))?,
        ..PdfOptions::default()
    };
    let mut data = serde_json::to_value(data)?;
    printable::make_printable(&mut data);
    if let Value::Object(fields) = &mut data {
        fields.insert("locale".to_owned(), json!({ "language": language, "region": region }));
        fields.insert("pictures".to_owned(), json!(pictures));
    }
    let desk = Desk::new(template, serde_json::to_vec(&data)?);
    let bytes = typst::compile::<PagedDocument>(&desk)
        .output
        .and_then(|pages| typst_pdf::pdf(&pages, &options))
        .map_err(|reasons| Error::Typeset(in_words(&reasons)));
    comemo::evict(KEPT_DOCUMENTS);
    bytes
}

/// The reasons that typst gives, in one line.
fn in_words(reasons: &[SourceDiagnostic]) -> String {
    reasons.iter().map(|reason| reason.message.as_str()).collect::<Vec<_>>().join("; ")
}
