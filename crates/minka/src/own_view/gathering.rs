//! Everything that is held on one woman, in her language, list by list (`own_lists`), and what is not shown.
//!
//! What is withheld everywhere is named (`model::Withheld`), by the same sentences for every woman.

use super::model::{Section, Why, Withheld};
use crate::{
    foundation::{error::Error, store::Db, text::Text},
    own_lists::{self, List, PAGE, Telling},
    people::{self, Participant},
};

/// So many lines of one kind are in a copy: three a day for eighteen years. That there are more is said, and they stand on her screen;
/// nobody's file makes a copy of any size.
const MOST_IN_COPY: usize = 20_000;

/// All of it, section by section: on her screen the newest of each and a way to older ones, in a copy all of it. The caller has
/// logged that it is read.
pub(super) fn gather(db: &mut Db<'_>, telling: &Telling<'_>, woman: &Participant) -> Result<Vec<Section>, Error> {
    let lists = List::ALL.into_iter().filter(|list| !telling.on_paper || list.is_on_copies());
    lists
        .map(|list| {
            let page = if telling.on_paper {
                own_lists::tell_all(db, telling, woman, (list, MOST_IN_COPY))?
            } else {
                own_lists::tell_page(db, telling, woman, (list, "", PAGE))?
            };
            let older = if page.older.is_empty() { String::new() } else { own_lists::older_href(list, &page.older) };
            Ok(Section { key: list.key(), lines: page.lines, older })
        })
        .collect()
}

/// What is not shown, and what is not on a copy: (its name, why, one sentence). The same for every woman.
pub(super) fn withheld(text: &Text, on_paper: bool) -> Vec<(&'static str, &'static str, String)> {
    let sentence = |key: &str| text.say(&format!("own-withheld-{key}"));
    let kept = Withheld::ALL.iter().map(|one| (one.key(), one.why().key(), sentence(one.key())));
    let screen = on_paper.then(|| ("screen", Why::Others.key(), sentence("screen")));
    kept.chain(screen).collect()
}

/// The woman of an id, whoever looks: she herself, or whoever was checked before.
pub(super) fn get_woman(db: &mut Db<'_>, code: &str) -> Result<Participant, Error> {
    people::get_by_code(db, code)
}
