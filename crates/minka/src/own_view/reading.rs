//! The notes about her, read to her by her mentor because she asks for it: what that mentor wrote, and, when she wants that too, what
//! those wrote who walk with her no more and could not read it to her. Also after she stopped agreeing to notes, when nobody opens
//! them for anything else. And a mentor's own taken along in her copy, each time with a reason of its own.

use askama::Template;
use axum::extract::State;
use jiff::civil::Date;

use super::{model::Section, start::SAFE};
use crate::{
    foundation::{
        access::{Action, Actor, Decision, Target},
        app::App,
        audit::Entry,
        change::Change,
        clock::day_in,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problem, Problems},
        ids::UserId,
        keyring::Keyring,
        page::{At, Frame, Screen, show, show_again},
        text::Text,
        told::Told,
    },
    identities,
    own_lists::Telling,
    people::{Participant, in_reach_because},
    restricted_notes, users,
    visits::{self, Note},
};

/// Whether she also wants to hear what those wrote who walk with her no more.
const OF_LEFT: &str = "of_left";
/// Longest reason.
const LONGEST_REASON: usize = 200;

#[derive(Template)]
#[template(path = "own_view/reading.html")]
struct AskPage {
    frame: Frame,
    form: Form,
    code: String,
    safe: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "own_view/read.html")]
struct NotesPage {
    frame: Frame,
    code: String,
    notes: Vec<Told>,
    /// How many others wrote who walk with her; empty: none.
    others: String,
    /// How many those wrote who walk with her no more, when she did not ask for them; empty: none.
    left: String,
}

async fn find(app: &App, actor: &Actor, typed: String) -> Result<Participant, Error> {
    let (now, who) = (app.clock().now(), actor.clone());
    let found = app
        .store()
        .read(move |db| in_reach_because(db, &who, Action::NoteExtract, (&typed, "to be asked"), now))
        .await?;
    Ok(found.0)
}

fn page(screen: &Screen, woman: Participant, form: Form) -> AskPage {
    let safe = ["yes", "no"]
        .map(|key| Choice::new(key, screen.text.say(&format!("own-safe-{key}")), form.chosen("safe", key)));
    AskPage {
        frame: screen.frame_titled(&woman.code, "people").told(&form),
        code: woman.code,
        safe: safe.to_vec(),
        form,
    }
}

/// The questions first: does she ask for it, is it safe now, and what for.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor, At(code): At<String>) -> Answer {
    let woman = find(&app, &actor, code).await?;
    show(&page(&screen, woman, Form::new(app.clock(), Fields::default())))
}

fn check(fields: &Fields) -> Result<(), Problems> {
    let mut problems = Problems::default();
    if fields.text("safe") != SAFE {
        problems.add(Problem::new("safe", "own-not-safe"));
    }
    let reason = fields.text("reason");
    if reason.is_empty() {
        problems.add(Problem::new("reason", "identity-reason-needed"));
    } else if reason.chars().count() > LONGEST_REASON {
        problems.add(Problem::new("reason", "people-too-long").with("most", LONGEST_REASON));
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// Notes as she hears them, and how many stay sealed.
struct Heard {
    /// When, whose words, the words.
    lines: Vec<Told>,
    /// How many somebody else wrote who walks with her and reads them to her.
    of_others: usize,
    /// How many somebody wrote who walks with her no more.
    of_left: usize,
}

/// What is hers to hear from this reader. `of_left`: she asks for those too whose author walks with her no more, whom nobody else could
/// read to her.
fn tell(
    change: &mut Change<'_>,
    keyring: &Keyring,
    (actor, woman, today): (&Actor, &Participant, Date),
    (text, zone): (&Text, &str),
    of_left: bool,
) -> Result<Heard, Error> {
    let beside: Vec<UserId> = users::list_mentorings(change, woman.id)?
        .into_iter()
        .filter(|one| one.in_service && one.from <= today && one.until.is_none_or(|until| until > today))
        .map(|one| one.user)
        .collect();
    let also = |note: &Note| of_left && !beside.contains(&note.author);
    let (notes, shut) = visits::read_notes_to_her(change, keyring, (actor, woman, today), &also)?;
    let line = |note: Note| {
        let whose = match note.hers {
            true => "visits-note-of-you",
            false if beside.contains(&note.author) => "visits-note-of-mentor",
            false => "visits-note-of-former",
        };
        let day = day_in(note.written_at, zone);
        let line = Told::new(format!("{}, {}", text.full_day(day), text.say(whose)), note.words);
        line.with("day", day).with("hers", note.hers)
    };
    let (of_others, of_left): (Vec<UserId>, Vec<UserId>) = shut.into_iter().partition(|one| beside.contains(one));
    let lines = notes.into_iter().map(line).collect();
    Ok(Heard { lines, of_others: of_others.len(), of_left: of_left.len() })
}

/// Opens them: first the entry with the sealed reason, durable; then the words.
pub(super) async fn read_out(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(code): At<String>,
    fields: Fields,
) -> Answer {
    let (who, typed, keyring, at) = (actor.clone(), fields.clone(), app.keyring().clone(), code.clone());
    let text = screen.text;
    let opened = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let asked = (at.as_str(), "to be asked");
        let (woman, target) = in_reach_because(change, &who, Action::NoteExtract, asked, now)?;
        check(&typed).map_err(Error::Refused)?;
        let reason = typed.text("reason");
        who.check(Action::NoteExtract, &target.reason(reason))?;
        let about = (woman.site, Some(woman.id));
        let id = identities::keep_reason(change, &keyring, about, Action::NoteExtract, reason)?;
        let zone = users::get_programme_of(change, woman.site)?.zone;
        let reader = (&who, &woman, day_in(now, &zone));
        let of_left = typed.text(OF_LEFT) == SAFE;
        let mut notes = tell(change, &keyring, reader, (&text, &zone), of_left)?;
        // What few may read is read to her as well, on this screen alone: `take` has nothing of it.
        let (told, shut) = restricted_notes::tell(change, &keyring, reader, (&text, &zone))?;
        if !told.is_empty() {
            let entry = Entry::new(Action::RestrictedRead).on_woman(woman.id);
            change.also(&entry.detail(format!("notes {}, read to her", told.len())))?;
        }
        notes.lines.extend(told);
        notes.of_others += shut;
        let also = if of_left { ", also what those wrote who walk with her no more" } else { "" };
        let entry = Entry::new(Action::NoteExtract).on_woman(woman.id);
        change.commit(entry.detail(format!("reason {id}, read to her{also}")), (woman, notes))
    });
    let say = |key: &str, count: usize| match i64::try_from(count).unwrap_or(i64::MAX) {
        0 => String::new(),
        count => text.phrase(key).count(count).to_string(),
    };
    match opened.await {
        Ok((woman, notes)) => show(&NotesPage {
            frame: screen.frame_titled(&woman.code, "people"),
            code: woman.code,
            others: say("visits-notes-of-others", notes.of_others),
            left: say("own-reading-left-wait", notes.of_left),
            notes: notes.lines,
        }),
        Err(Error::Refused(problems)) => {
            let woman = find(&app, &actor, code).await?;
            show_again(&page(&screen, woman, Form::again(fields, &problems, &screen.text)))
        }
        Err(other) => Err(other),
    }
}

/// Whether this actor may take them out at all, with a reason.
pub(super) fn may_take(actor: &Actor, target: &Target) -> bool {
    actor.decide(Action::NoteExtract, &target.clone().reason("asked for")) != Decision::Deny
}

/// Takes out what the actor may read: first the entry with the sealed reason, then the words.
pub(super) fn take(
    change: &mut Change<'_>,
    telling: &Telling<'_>,
    (actor, woman, target): (&Actor, &Participant, &Target),
    reason: &str,
) -> Result<Section, Error> {
    actor.check(Action::NoteExtract, &target.clone().reason(reason))?;
    let about = (woman.site, Some(woman.id));
    let id = identities::keep_reason(change, telling.keyring, about, Action::NoteExtract, reason)?;
    let entry = Entry::new(Action::NoteExtract).on_woman(woman.id).detail(format!("reason {id}"));
    change.also(&entry)?;
    let who = (actor, woman, telling.today);
    let notes = tell(change, telling.keyring, who, (&telling.text, telling.zone), false)?;
    Ok(Section::of("notes", notes.lines))
}
