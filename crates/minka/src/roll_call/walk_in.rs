//! Who came along unannounced: registered in place, or found to be somebody who is here already.

use jiff::civil::Date;

use super::{
    model::{AttendanceMark, Mark, RollLine},
    store,
};
use crate::{
    duplicates::{self, Alike, Asked, Indexes, Shown},
    foundation::{
        access::{Action, Actor, Target},
        app::App,
        audit::Entry,
        change::Change,
        clock::day_in,
        error::Error,
        form::{Fields, Problem},
        ids::Id,
        store::Db,
        text::{Language, Text},
    },
    groups::{self, MemberRole, MembershipId, NewMembership},
    journeys,
    people::{self, Participant},
    sessions::{self, Evening, Session, SessionId},
};

/// The field in which she says whether somebody alike is the one who came.
const IS: &str = "walk_in_is";
/// She is none of those who are written alike.
const OTHER: &str = "other";

/// Who came along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum WalkIn {
    /// Somebody new, by the name she chose; and whether that she is nobody who is written alike was said.
    New(String, bool),
    /// Somebody who is here already, by her code.
    Known(String),
}

/// Reads it from the form; `None`: nobody came along.
///
/// # Errors
/// What is no name.
pub(super) fn read(fields: &Fields) -> Result<Option<WalkIn>, Problem> {
    let typed = fields.text("walk_in_name");
    if typed.is_empty() {
        return Ok(None);
    }
    let told = fields.text(IS);
    // A short name may read as a code: one that was meant has its hyphen or a digit.
    let is_meant = typed.contains('-') || typed.bytes().any(|sign| sign.is_ascii_digit());
    let code = if told.is_empty() || told == OTHER { Some(typed).filter(|_| is_meant) } else { Some(told) };
    if let Some(code) = code.and_then(people::read_code) {
        return Ok(Some(WalkIn::Known(code)));
    }
    if is_meant && looks_like_a_code(typed) {
        return Err(Problem::new("walk_in_name", "sessions-problem-walk-in-code").with("code", typed));
    }
    people::check_name("walk_in_name", typed).map(|name| Some(WalkIn::New(name, told == OTHER)))
}

/// Letters, and one sign behind a hyphen: a code with a slip of the pen in it, and no name.
fn looks_like_a_code(typed: &str) -> bool {
    let parts = typed.rsplit_once('-');
    parts.is_some_and(|(letters, check)| letters.chars().count() >= 4 && check.chars().count() == 1)
}

/// Everybody who may be the one who came, and those of them whom the asker may see.
#[derive(Default)]
pub(super) struct Looked {
    alike: Vec<Alike>,
    shown: Vec<Shown>,
}

impl Looked {
    /// Whom to ask about before she is registered.
    pub(super) fn into_question(self, who: Option<&WalkIn>) -> Result<Vec<Alike>, Vec<Shown>> {
        match who {
            Some(WalkIn::New(_, false)) if !self.shown.is_empty() => Err(self.shown),
            _ => Ok(self.alike),
        }
    }
}

/// Looks for whoever is written alike, on a reading thread: whoever marks a roll meanwhile does not wait for it.
pub(super) async fn look(
    app: &App,
    actor: Actor,
    (session, who, fields): (SessionId, Option<WalkIn>, Fields),
    text: Text,
) -> Result<Looked, Error> {
    let Some(WalkIn::New(name, _)) = who else { return Ok(Looked::default()) };
    let (indexes, keyring, now) = (app.extension::<Indexes>(), app.keyring().clone(), app.clock().now());
    let looked = app.store().read(move |db| {
        let evening = sessions::get_evening(db, session)?;
        let of = &evening.session;
        actor.check(Action::PersonCreate, &Target::group(of.site, of.group))?;
        let asked = Asked {
            id: None,
            site: of.site,
            name,
            group: Some(of.group),
            language: Language::parse(fields.text("walk_in_language")),
            today: day_in(now, &evening.zone),
        };
        let alike = duplicates::find_alike((&indexes, &keyring), db, &asked)?;
        let shown = duplicates::shown_to(db, &actor, (&asked, &alike), &text)?;
        Ok(Looked { alike, shown })
    });
    looked.await
}

/// Takes in who came along: a visitor from this day, marked as there. A full group does not stop her. Says whether somebody did.
pub(super) fn take_in(
    change: &mut Change<'_>,
    actor: &Actor,
    (evening, fields): (&Evening, &Fields),
    (who, alike): (Option<WalkIn>, &[Alike]),
) -> Result<bool, Error> {
    let Some(who) = who else { return Ok(false) };
    let session = &evening.session;
    let today = day_in(change.at(), &evening.zone);
    let woman = match who {
        WalkIn::Known(code) => find_known(change, actor, (session, &code, today))?,
        WalkIn::New(name, _) => {
            actor.check(Action::PersonCreate, &Target::group(session.site, session.group))?;
            let language = Language::parse(fields.text("walk_in_language")).unwrap_or(evening.language);
            let woman = journeys::register_visitor(change, session.site, &name, language)?;
            duplicates::note_alike(change, actor, (&woman, today), alike)?;
            change.also(&Entry::new(Action::PersonCreate).on_woman(woman.id).detail("walk-in"))?;
            woman
        }
    };
    let stay = NewMembership {
        id: MembershipId::new(change.clock()),
        site: session.site,
        group: session.group,
        participant: woman.id,
        role: MemberRole::Visitor,
        from: session.day,
        until: None,
        left_reason: String::new(),
    };
    groups::add_membership(change, &stay)?;
    let mark = AttendanceMark { participant: woman.id, mark: Mark::Present, reason: String::new() };
    store::save_mark(change, session, &mark)?;
    Ok(true)
}

/// A woman of this site by her code, as far as the asker may see her anyway: a code that was guessed opens nothing, and what is
/// not there and what is not for her eyes are the same.
fn find_known(
    db: &mut Db<'_>,
    actor: &Actor,
    (session, code, today): (&Session, &str, Date),
) -> Result<Participant, Error> {
    let unknown = || Problem::new("walk_in_name", "sessions-problem-walk-in-code").with("code", code);
    let woman = people::find_by_code(db, code)?.filter(|woman| woman.site == session.site).ok_or_else(unknown)?;
    let target = people::target_of(db, &woman, today)?;
    actor.check(Action::PersonReadBasic, &target).map_err(|_| unknown())?;
    let is_here = |line: &RollLine| line.participant == woman.id;
    if store::roll(db, session)?.iter().any(is_here) {
        return Err(Problem::new("walk_in_name", "sessions-problem-walk-in-here").with("code", code).into());
    }
    Ok(woman)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_new_and_a_code_is_known() {
        let fields = |name: &str, told: &str| Fields::default().with("walk_in_name", name).with(IS, told);
        let code = people::code_from(2, |_| 0);
        for (name, told, expected) in [
            ("", "", None),
            ("Роза", "", Some(WalkIn::New("Роза".to_owned(), false))),
            ("Роза", OTHER, Some(WalkIn::New("Роза".to_owned(), true))),
            ("Роза", code.as_str(), Some(WalkIn::Known(code.clone()))),
            (code.as_str(), "", Some(WalkIn::Known(code.clone()))),
        ] {
            assert_eq!(read(&fields(name, told)), Ok(expected), "{name} {told}");
        }
        assert!(read(&fields("4711", "")).is_err());
        // A slip of the pen is no new woman of that name.
        let slip = format!("{}X", &code[..code.len() - 1]);
        assert_eq!(read(&fields(&slip, "")).map_err(|problem| problem.key), Err("sessions-problem-walk-in-code"));
        assert!(read(&fields("Анна-М", "")).is_err() && read(&fields("Анна-Мария", "")).is_ok());
    }
}
