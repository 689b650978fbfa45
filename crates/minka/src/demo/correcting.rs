//! What was put right in the play: a woman who was registered twice has one file again, which can still be taken apart; and somebody
//! opened a woman's sealed part in an emergency, which somebody else has looked at.

use std::sync::Arc;

use jiff::{Timestamp, ToSpan};

use super::play::{Act, WOMEN_OF_A_MENTOR, site_of};
use crate::{
    foundation::{
        access::Action,
        audit::Entry,
        change::By,
        clock::Clock,
        error::Error,
        ids::{Id, ParticipantId, SiteId, UserId},
        keyring::Keyring,
        store::Store,
        text::Language,
    },
    identities, journeys,
    merges::{self, Choice},
    openings::{self, OpeningId, Verdict},
};

/// What was said of the opening: why, and by whoever looked at it. In Russian and in Spanish.
const WORDS: [[&str; 2]; 2] = [
    [
        "Её муж пришёл к центру и спрашивал, где она. Наставница не брала трубку, нужно было знать, как её предупредить.",
        "Поговорила с наставницей и с ней самой: ждать было нельзя, её успели предупредить.",
    ],
    [
        "Su esposo vino al centro a preguntar por ella. Su mentora no contestaba y había que saber cómo avisarle.",
        "Hablé con su mentora y con ella: no se podía esperar, se alcanzó a avisarle.",
    ],
];

/// Who does it at the first site, and to whom.
struct Cast {
    site: SiteId,
    mentor: UserId,
    manager: UserId,
    /// Registered twice: her id, name and language.
    twice: (ParticipantId, String, Language),
    /// Opened, and no woman of that mentor's.
    opened: ParticipantId,
}

fn cast(act: &Act) -> Option<Cast> {
    let site = *act.stage.sites.first()?;
    let at_site = |all: &[(UserId, SiteId)]| all.iter().find(|(_, at)| *at == site).map(|(user, _)| *user);
    let here =
        |woman: &&super::cast::Woman| woman.group.is_some() && woman.until.is_none() && site_of(act, woman) == site;
    let women: Vec<_> = act.women.iter().filter(here).collect();
    let (twice, opened) = (women.get(5)?, women.get(WOMEN_OF_A_MENTOR + 3)?);
    Some(Cast {
        site,
        mentor: at_site(&act.stage.mentors)?,
        manager: at_site(&act.stage.managers)?,
        twice: (twice.id, twice.name.clone(), twice.language),
        opened: opened.id,
    })
}

/// Plays it, at the hours at which it happened; the clock is set back to now.
pub(super) fn play(
    (store, keyring, clock): (&Store, &Keyring, &Clock),
    act: &Arc<Act>,
    now: Timestamp,
) -> Result<(), Error> {
    let Some(cast) = cast(act) else { return Ok(()) };
    let is_spanish = act.script.languages.iter().any(|code| code == "es");
    join((store, keyring, clock), &cast, now)?;
    open((store, keyring, clock), &cast, (now, WORDS[usize::from(is_spanish)]))?;
    clock.set(now);
    Ok(())
}

/// Registered a second time at the door, found, proposed, and put together by somebody else.
fn join((store, keyring, clock): (&Store, &Keyring, &Clock), cast: &Cast, now: Timestamp) -> Result<(), Error> {
    let (site, (first, name, language)) = (cast.site, cast.twice.clone());
    clock.set(now - (9 * 24).hours());
    let second = store.change_now(By::User(cast.mentor), move |change| {
        let second = journeys::register_visitor(change, site, &name, language)?;
        change.commit(Entry::new(Action::PersonCreate).on_woman(second.id), second)
    })?;
    clock.set(now - 50.hours());
    let id = store.change_now(By::User(cast.mentor), {
        let (other, code) = (second.id, second.code);
        move |change| {
            let id = merges::add_proposal(change, site, (first, other, &code), &[])?;
            let entry = Entry::new(Action::MergePropose).on_woman(first).with_woman(other);
            change.commit(entry.detail(format!("merge {id}")), id)
        }
    })?;
    clock.set(now - 27.hours());
    let (keyring, choice) = (keyring.clone(), Choice { id, site, first, second: second.id, from_second: Vec::new() });
    store.change_now(By::User(cast.manager), move |change| {
        merges::put_together(change, &keyring, &choice)?;
        let entry = Entry::new(Action::MergeConfirm).on_woman(choice.first).with_woman(choice.second);
        change.commit(entry.detail(format!("merge {}", choice.id)), ())
    })
}

fn open(
    (store, keyring, clock): (&Store, &Keyring, &Clock),
    cast: &Cast,
    (now, [why, found]): (Timestamp, [&'static str; 2]),
) -> Result<(), Error> {
    let (site, woman, by) = (cast.site, cast.opened, cast.mentor);
    clock.set(now - 76.hours());
    let keys = keyring.clone();
    let id = store.change_now(By::User(by), move |change| {
        let reason = identities::keep_reason(change, &keys, (site, Some(woman)), Action::BreakglassOpen, why)?;
        let id = OpeningId::new(change.clock());
        openings::add_opening(change, (site, woman), (id, by), reason)?;
        let entry = Entry::new(Action::BreakglassOpen).on_woman(woman);
        change.commit(entry.detail(format!("reason {reason}, opening {id}")), id)
    })?;
    clock.set(now - 49.hours());
    let keys = keyring.clone();
    store.change_now(By::User(cast.manager), move |change| {
        let words = identities::keep_reason(change, &keys, (site, Some(woman)), Action::BreakglassReview, found)?;
        openings::review_opening(change, id, Verdict::Justified, Some(words))?;
        let entry = Entry::new(Action::BreakglassReview).on_woman(woman);
        change.commit(entry.detail(format!("{}, opening {id}", Verdict::Justified.key())), ())
    })
}
