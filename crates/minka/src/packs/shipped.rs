//! The packs that come with the program: which there are, what one would add, and installing it.
//!
//! Nothing that a programme wrote itself is overwritten, and its words stay the pack's until somebody changes them, so that
//! a later version of the program can bring them up to date.

use askama::Template;
use axum::extract::State;
use sha2::{Digest, Sha256};

use super::{Difference, Pack, differences::describe, upload::Shown};
use crate::{
    curriculum::{self, reach},
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::{Fields, Form},
        ids::Id,
        page::{At, Frame, Query, Screen, escape, see_other_with, show},
        store::Db,
        text::{Language, Text},
    },
    users::{Programme, ProgrammeId},
};

#[derive(Template)]
#[template(path = "packs/shipped.html")]
struct ShippedPage {
    frame: Frame,
    programmes: Vec<Part>,
}

struct Part {
    name: String,
    packs: Vec<Line>,
}

struct Line {
    href: String,
    title: String,
    about: String,
    kind: &'static str,
    word: String,
}

/// A pack of the program. The packs inside are checked by a test: one with a problem is a fault of ours.
fn read(name: &str) -> Result<Pack, Error> {
    if !super::shipped_packs().iter().any(|known| known == name) {
        return Err(Error::NotFound);
    }
    super::read_shipped(name).map_err(|problems| Error::Unexpected(format!("{} problems in a pack", problems.len())))
}

/// What it is called in the reader's language, or else in the programme's, or else in its own.
fn title_of(pack: &Pack, text: &Text, programme: &Programme) -> String {
    let titles = pack.courses.first().map_or(&[][..], |course| &course.titles);
    let in_language = |wanted: &Language| titles.iter().find(|(language, _)| language == wanted);
    let found = wished(text, programme, pack).iter().find_map(in_language);
    found.map_or_else(|| pack.key.clone(), |(_, title)| title.clone())
}

/// The reader's language, the programme's, the pack's own.
fn wished(text: &Text, programme: &Programme, pack: &Pack) -> Vec<Language> {
    std::iter::once(text.0).chain(programme.languages.iter().chain(&pack.languages).copied()).collect()
}

fn lessons_and_languages(pack: &Pack, text: &Text) -> String {
    let lessons = pack.courses.iter().map(|course| course.lessons.len()).sum::<usize>();
    let lessons = text.phrase("curriculum-lessons-count").count(i64::try_from(lessons).unwrap_or(0)).to_string();
    format!("{lessons} · {}", names(&pack.languages))
}

fn names(languages: &[Language]) -> String {
    languages.iter().map(|language| language.own_name()).collect::<Vec<_>>().join(", ")
}

/// What installing would do: not what the programme keeps as it has it, nor what the pack does not name.
fn adds(differences: &[Difference]) -> bool {
    differences.iter().any(|difference| !difference.is_the_programmes())
}

/// Which packs there are, for each programme whose courses she may change.
pub(super) async fn list(screen: Screen, State(app): State<App>, actor: Actor) -> Answer {
    let text = screen.text;
    let packs = super::shipped_packs().iter().map(|name| read(name)).collect::<Result<Vec<_>, _>>()?;
    let programmes = app
        .store()
        .read(move |db| {
            let mut parts = Vec::new();
            for programme in reach::programmes(db, &actor, Action::CourseEdit)? {
                let mut lines = Vec::new();
                for pack in &packs {
                    let differences = super::compare(db, programme.id, pack)?;
                    let is_new = differences.iter().any(|one| matches!(one, Difference::CourseIsNew { .. }));
                    let (kind, word) = match (is_new, adds(&differences)) {
                        (true, _) => ("", String::new()),
                        (false, true) => ("info", text.say("curriculum-packs-news")),
                        (false, false) => ("good", text.say("curriculum-packs-installed")),
                    };
                    lines.push(Line {
                        href: address(&pack.key, programme.id),
                        title: title_of(pack, &text, &programme),
                        about: lessons_and_languages(pack, &text),
                        kind,
                        word,
                    });
                }
                parts.push(Part { name: programme.name, packs: lines });
            }
            if parts.is_empty() { Err(Error::NotFound) } else { Ok(parts) }
        })
        .await?;
    show(&ShippedPage { frame: screen.frame("curriculum-packs", "more"), programmes })
}

fn address(pack: &str, programme: ProgrammeId) -> String {
    format!("/courses/packs/{}?programme={programme}", escape(pack))
}

#[derive(Template)]
#[template(path = "packs/shipped_pack.html")]
struct PackPage {
    frame: Frame,
    form: Form,
    action: String,
    programme: ProgrammeId,
    version: String,
    title: String,
    about: String,
    /// Whether it has none of the programme's languages.
    is_foreign: bool,
    /// The lessons of a course that is new here: title, minutes and languages.
    lessons: Vec<(String, String)>,
    /// What changes in a course that is here already.
    differences: Vec<Shown>,
    /// What stays as the programme has it.
    kept: Vec<String>,
    adds: bool,
}

/// What one would add. Nothing is changed by looking.
pub(super) async fn look(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(name): At<String>,
    Query(query): Query,
) -> Answer {
    let id = ProgrammeId::parse(query.text("programme")).ok_or(Error::NotFound)?;
    let (pack, text) = (read(&name)?, screen.text);
    let (shipped, (programme, differences, version)) = (pack.clone(), {
        app.store()
            .read(move |db| {
                let programme = reach::programme(db, &actor, Action::CourseEdit, id)?;
                Ok((programme, super::compare(db, id, &pack)?, version_of(db, id, &pack)?))
            })
            .await?
    });
    let is_new = differences.iter().any(|one| matches!(one, Difference::CourseIsNew { .. }));
    let (kept, brought): (Vec<_>, Vec<_>) = differences
        .iter()
        .filter(|one| !matches!(one, Difference::CourseIsNew { .. } | Difference::LessonStays { .. }))
        .partition(|one| one.is_the_programmes());
    show(&PackPage {
        frame: screen.frame("curriculum-packs", "more"),
        form: Form::new(app.clock(), Fields::default()),
        action: format!("/courses/packs/{}", escape(&shipped.key)),
        programme: id,
        version,
        title: title_of(&shipped, &text, &programme),
        about: lessons_and_languages(&shipped, &text),
        is_foreign: !shipped.languages.iter().any(|language| programme.languages.contains(language)),
        lessons: if is_new { lessons(&shipped, &text, &programme) } else { Vec::new() },
        differences: brought.into_iter().map(|one| Shown::of(one, &text)).collect(),
        kept: kept.into_iter().map(|one| describe(one, &text)).collect(),
        adds: adds(&differences),
    })
}

fn lessons(pack: &Pack, text: &Text, programme: &Programme) -> Vec<(String, String)> {
    let wished = wished(text, programme, pack);
    let all = pack.courses.iter().flat_map(|course| &course.lessons);
    all.map(|lesson| {
        let there = |wanted: &Language| lesson.texts.iter().find(|(language, _)| language == wanted);
        let told = wished.iter().find_map(there);
        let languages: Vec<Language> =
            pack.languages.iter().filter(|wanted| there(wanted).is_some()).copied().collect();
        let minutes = text.phrase("curriculum-minutes-count").count(lesson.minutes);
        let title = told.map_or_else(|| lesson.key.clone(), |(_, told)| told.title.clone());
        (title, format!("{minutes} · {}", names(&languages)))
    })
    .collect()
}

/// What a look was made from: the programme's courses of these names as they are.
fn version_of(db: &mut Db<'_>, programme: ProgrammeId, pack: &Pack) -> Result<String, Error> {
    let mut hash = Sha256::new();
    for course in &pack.courses {
        hash.update(format!("{}\n", course.key));
        let Some(id) = curriculum::find_course_by_key(db, programme, &course.key)? else { continue };
        for (name, content) in super::export_course(db, id)? {
            hash.update(format!("{name} {}\n{content}", content.len()));
        }
    }
    Ok(data_encoding::HEXLOWER.encode(&hash.finalize()[..12]))
}

/// Installs it as it was shown.
pub(super) async fn install(State(app): State<App>, actor: Actor, At(name): At<String>, fields: Fields) -> Answer {
    let id = ProgrammeId::parse(fields.text("programme")).ok_or(Error::NotFound)?;
    let pack = read(&name)?;
    let author = actor.clone();
    app.store()
        .change(actor.by(), move |change| {
            reach::programme(change, &author, Action::CourseEdit, id)?;
            if change.seen_before(&fields.submission())? {
                return change.unchanged(());
            }
            if version_of(change, id, &pack)? != fields.text("version") {
                return Err(Error::Conflict("error-stale"));
            }
            let done = super::install_pack(change, id, &pack)?;
            if done.is_nothing() {
                return change.unchanged(());
            }
            let detail = format!(
                "pack {}: {} lessons and {} texts added, {} changed, {} kept",
                pack.key,
                done.lessons_added,
                done.texts_added,
                done.texts_updated,
                done.kept.len()
            );
            change.commit(Entry::new(Action::CourseEdit).on("programme", id).detail(detail), ())
        })
        .await?;
    Ok(see_other_with("/courses", "pack-installed"))
}
