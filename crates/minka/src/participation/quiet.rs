//! Who has gone quiet, group by group, within the reader's reach.

use askama::Template;
use axum::extract::State;

use super::{
    model::QuietWoman,
    rules::QUIET_WEEKS,
    store::{MOST_GROUPS, list_quiet_of_group, list_quiet_of_woman},
};
use crate::{
    foundation::{
        access::{Action, Actor},
        app::App,
        error::{Answer, Error},
        page::{Frame, Screen, show},
    },
    groups, people,
    users::Days,
};

#[derive(Template)]
#[template(path = "participation/quiet.html")]
struct QuietPage {
    frame: Frame,
    quiet: Vec<QuietWoman>,
    more_groups: bool,
}

/// GET /quiet
pub(super) async fn show_all(screen: Screen, State(app): State<App>, actor: Actor) -> Answer {
    let mut days = Days::new(app.clock().now());
    let reach = actor.reach(Action::AttendanceReadPerson);
    if reach.is_empty() {
        return Err(Error::NotFound);
    }
    let (quiet, more_groups) = app
        .store()
        .read(move |db| {
            let mut quiet = Vec::new();
            let groups = groups::list_groups_of_reach(db, &reach)?;
            for group in groups.iter().filter(|group| !group.closed).take(MOST_GROUPS) {
                let today = days.at_site(db, group.site)?;
                quiet.extend(list_quiet_of_group(db, group.id, today)?);
            }
            for woman in &reach.participants {
                let Some(known) = people::find_by_id(db, *woman)? else { continue };
                let today = days.at_site(db, known.site)?;
                let hers = list_quiet_of_woman(db, *woman, today)?;
                quiet.extend(hers.into_iter().filter(|found| groups.iter().all(|group| group.id != found.group)));
            }
            Ok((quiet, groups.len() > MOST_GROUPS))
        })
        .await?;
    show(&QuietPage { frame: screen.frame("participation-quiet-title", "people"), quiet, more_groups })
}

impl QuietPage {
    fn weeks(&self) -> i64 {
        QUIET_WEEKS
    }
}
