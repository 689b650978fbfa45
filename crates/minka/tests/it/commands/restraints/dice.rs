//! What the dice take back: one thing of every kind that a restraint knows, by chance that is always the same.

use minka::{
    duplicates, exclusions, forgetting, groups, leader_wall, openings, part_erasures, people::find_by_id, sealing,
    staff,
};

use super::*;

/// Invented, always the same.
pub struct Dice(pub u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("small") % most
    }

    fn take<T>(&mut self, from: &mut Vec<T>) -> Option<T> {
        if from.is_empty() { None } else { Some(from.swap_remove(self.below(from.len()))) }
    }
}

/// One thing of each kind may run out; then another is taken.
pub fn take_something_back(
    change: &mut Change<'_>,
    keyring: &Keyring,
    people: &mut Programme,
    dice: &mut Dice,
) -> Result<Option<Act>, Error> {
    let today = change.clock().today("Asia/Almaty");
    let taken = match dice.below(16) {
        0 => dice.take(&mut people.staff).map(|user| staff::close_account(change, user).map(|()| Act::AccountClosed)),
        1 => {
            dice.take(&mut people.roles).map(|role| users::end_assignment(change, role, today).map(|()| Act::RoleEnded))
        }
        2 => dice
            .take(&mut people.passkeys)
            .map(|(user, id)| factors::remove_passkey(change, user, id).map(|_| Act::PasskeyRemoved)),
        3 => take_from_staff(change, people, dice),
        4..=6 => take_from_her(change, keyring, people, dice),
        7 | 8 => make_safe(change, keyring, people, dice),
        _ => {
            let agreed = dice.take(&mut people.agreed);
            agreed.map(|(woman, purpose)| narrow(change, (woman, purpose), dice.below(3)))
        }
    };
    match taken.transpose() {
        // What had ended already stays so.
        Err(Error::NotFound) => Ok(None),
        done => done,
    }
}

/// She says no longer, or no when she is asked again, or yes for a time that is over before anybody looks.
fn narrow(change: &mut Change<'_>, (woman, purpose): (ParticipantId, Purpose), how: usize) -> Result<Act, Error> {
    let at = (site_of(change, woman)?, woman);
    match how {
        0 => say(change, at, purpose, Said::Withdrawn).map(|()| Act::ConsentWithdrawn),
        1 => say(change, at, purpose, Said::Refused).map(|()| Act::ConsentRefused),
        _ => {
            let until = date(2026, 11, 30);
            say_until(change, at, (purpose, Said::Agreed), until).map(|()| Act::ConsentShortened)
        }
    }
}

/// Another number in place of one that is not safe any more, an account that turns out to be hers, two who must not meet, two whose files
/// are two women's, or perhaps one's after all.
fn make_safe(
    change: &mut Change<'_>,
    keyring: &Keyring,
    people: &mut Programme,
    dice: &mut Dice,
) -> Option<Result<Act, Error>> {
    Some(match dice.below(5) {
        0 => dice
            .take(&mut people.numbers)
            .map(|woman| write_card(change, keyring, woman, CARDS[1]).map(|()| Act::CardReplaced))?,
        1 => dice.take(&mut people.apart).map(|(woman, user)| {
            let site = site_of(change, woman)?;
            leader_wall::link_file(change, (site, woman), user).map(|_| Act::FileLinked)
        })?,
        2 => dice.take(&mut people.alike).map(|pair| {
            people.told_apart.push(pair);
            duplicates::tell_apart_again(change, pair).map(|_| Act::ToldApart)
        })?,
        3 => dice
            .take(&mut people.told_apart)
            .map(|pair| duplicates::take_back_again(change, pair).map(|_| Act::AlikeAfterAll))?,
        _ => dice.take(&mut people.beside).map(|pair| {
            let site = site_of(change, pair.0)?;
            groups::add_keep_apart(change, site, pair, date(2026, 1, 1)).map(|_| Act::KeptApart)
        })?,
    })
}

fn take_from_staff(change: &mut Change<'_>, people: &Programme, dice: &mut Dice) -> Option<Result<Act, Error>> {
    let today = change.clock().today("Asia/Almaty");
    let user = people.staff.get(dice.below(people.staff.len().max(1))).copied()?;
    Some(match dice.below(4) {
        0 => factors::remove_code_app(change, user).map(|()| Act::CodeAppRemoved),
        1 => factors::remove_all(change, user)
            .and_then(|()| users::remove_password(change, user))
            .map(|()| Act::FactorsRemoved),
        2 => users::set_aside_roles(change, user).map(|_| Act::RolesSetAside),
        _ => site_of(change, people.women[0])
            .and_then(|site| users::end_mentoring_of(change, user, site, today))
            .map(|_| Act::MentoringEnded),
    })
}

/// What is about one woman: a pause, whom she names, the end of an opening, a hold, and that she is forgotten.
fn take_from_her(
    change: &mut Change<'_>,
    keyring: &Keyring,
    people: &mut Programme,
    dice: &mut Dice,
) -> Option<Result<Act, Error>> {
    let now = change.at();
    Some(match dice.below(6) {
        4 => dice.take(&mut people.written).map(|woman| {
            part_erasures::erase_again(change, keyring, woman, "notes 2026-12-08").map(|_| Act::PartErased)
        })?,
        0 => dice.take(&mut people.reachable).map(|woman| {
            let site = site_of(change, woman)?;
            contacts::pause(change, (site, woman)).map(|_| Act::ContactPaused)
        })?,
        1 => dice.take(&mut people.unnamed).map(|(woman, user)| {
            let site = site_of(change, woman)?;
            exclusions::add_exclusion(change, (site, woman), user).map(|_| Act::StaffExcluded)
        })?,
        2 => dice.take(&mut people.openings).map(|id| {
            // As the room does it: `openings::one_woman_is_open_for_an_hour_to_read` sees its line in the journal.
            change.restrain(Act::EmergencyEnded, id, "");
            openings::end_again(change, id, now).map(|_| Act::EmergencyEnded)
        })?,
        3 => dice.take(&mut people.removable).map(|woman| {
            let hold = format!("{} 2999-01-01", minka::foundation::ids::new_uuid(change.clock()));
            forgetting::hold_again(change, woman, &hold).map(|_| Act::HoldPlaced)
        })?,
        _ => dice.take(&mut people.leaving).map(|woman| {
            people.forget(woman);
            let known = find_by_id(change, woman)?.ok_or(Error::NotFound)?;
            let today = change.clock().today("Asia/Almaty");
            forgetting::forget(change, keyring, &known, today).map(|()| Act::Erased)
        })?,
    })
}

/// As the room does it when two have spoken.
pub fn seal(change: &mut Change<'_>) -> Result<Act, Error> {
    let at = change.at();
    change.restrain(Act::SiteSealed, "site", at);
    sealing::end_what_opens(change).map(|_| Act::SiteSealed)
}
