//! A canary typed into every field of every form that is offered, also where a day or a number belongs: what is refused comes back
//! in its field, and stands in no title, header or address; what is sealed is in no refusal either.

use std::collections::BTreeSet;

use regex::Regex;

use super::{crawling::readable, whole::Seen};
use crate::{
    double_taps::form::{Form, Manner},
    world::Visit,
};

/// What is typed. It stands nowhere else in the program.
pub const TYPED: &str = "Қанаринатерілген";

/// Forms that end the reader's own visit or her account, and the one in which she says how she herself is called: that stands in the head
/// of every page of hers, and in the titles of those who look after her.
const NOT_TRIED: [&str; 7] =
    ["/sign-out", "/leave", "/own/end", "/disabling", "/sealing", "/account/sign-ins", "/account/name"];

/// Sends each kind of form once as somebody; gives how many were sent.
pub async fn type_everywhere(
    enter: &dyn Fn() -> Visit,
    (who, pages): (&str, &[(String, String)]),
    seen: &mut Seen,
) -> usize {
    let own = Regex::new("[0-9a-f]{8}-[0-9a-f-]{27}|[A-Z]{4}-[0-9A-Z]").expect("a pattern");
    let mut kinds = BTreeSet::new();
    for (_, text) in pages {
        for form in Form::all(text, Manner::Telling(TYPED)) {
            let takes_words = form.fields.iter().any(|(_, value)| value == TYPED);
            let is_tried = !form.with_file && NOT_TRIED.iter().all(|part| !form.action.contains(part));
            if !takes_words || !is_tried || !kinds.insert(own.replace_all(&form.action, "").into_owned()) {
                continue;
            }
            let page = enter().post(&form.action, &form.with(&[])).await;
            let path = form.action.as_str();
            if page.status.is_server_error() {
                seen.hits.insert(format!("{who}: {path} answers {}", page.status));
            }
            let said = readable(&page);
            seen.look((who, path), &page, &said);
            // What was taken may stand on the page that follows, and what was refused in its field: in no title, header or address.
            seen.look_around((who, path), &page, (&said, TYPED));
        }
    }
    kinds.len()
}
