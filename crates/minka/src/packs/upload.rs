//! A course as plain files: downloaded, changed at home, looked at side by side, taken over.

use askama::Template;
use axum::extract::{Multipart, State};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use sha2::{Digest, Sha256};

use super::{Difference, Pack, PackProblem, differences::describe};
use crate::{
    curriculum::{Course, CourseId, LESSON_FIELDS, reach},
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        body,
        error::{Answer, Error},
        form::{Fields, Form, Problem},
        page::{At, Frame, Screen, download, see_other_with, show, show_again},
        store::Db,
        text::Text,
    },
};

/// The largest file of a course, and the largest form that carries one back.
pub(super) const LARGEST_UPLOAD: usize = 4 << 20;

/// How many problems one page shows; the rest come up when these are mended.
const MOST_SHOWN: usize = 100;

/// Gives the course as a zip of plain files.
pub(super) async fn download_zip(State(app): State<App>, actor: Actor, At(id): At<CourseId>) -> Answer {
    let (course, files) = app
        .store()
        .read(move |db| {
            let (course, _) = reach::course(db, &actor, Action::CourseRead, id)?;
            Ok((course, super::export_course(db, id)?))
        })
        .await?;
    Ok(download("application/zip", &format!("{}.zip", course.key), super::zip_files(&files)?))
}

#[derive(Template)]
#[template(path = "packs/upload.html")]
struct UploadPage {
    frame: Frame,
    form: Form,
    href: String,
}

/// The form for a changed zip.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor, At(id): At<CourseId>) -> Answer {
    app.store().read(move |db| reach::course(db, &actor, Action::CourseEdit, id)).await?;
    show(&upload_page(&screen, id, &[]))
}

fn upload_page(screen: &Screen, id: CourseId, problems: &[PackProblem]) -> UploadPage {
    let said = problems.iter().take(MOST_SHOWN).map(|problem| (String::new(), problem.say(&screen.text)));
    let form = Form { id: String::new(), fields: Fields::default(), problems: said.collect() };
    UploadPage { frame: screen.frame("curriculum-upload", "more").told(&form), form, href: format!("/courses/{id}") }
}

#[derive(Template)]
#[template(path = "packs/preview.html")]
struct PreviewPage {
    frame: Frame,
    form: Form,
    href: String,
    pack: String,
    version: String,
    differences: Vec<Shown>,
    is_change: bool,
}

/// One difference, said, with the words side by side.
pub(super) struct Shown {
    pub(super) sentence: String,
    pub(super) fields: Vec<ShownField>,
}

pub(super) struct ShownField {
    pub(super) label: String,
    pub(super) now: Vec<String>,
    pub(super) new: Vec<String>,
}

impl Shown {
    pub(super) fn of(difference: &Difference, text: &Text) -> Self {
        let lines = |words: &str| words.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect();
        let fields = match difference {
            Difference::Text { fields, .. } => fields.as_slice(),
            _ => &[],
        };
        let labelled = |(name, now, new): &(&'static str, String, String)| {
            let field = LESSON_FIELDS.iter().find(|field| field.name == *name);
            let label = field.map_or_else(String::new, |field| text.say(field.label));
            ShownField { label, now: lines(now), new: lines(new) }
        };
        Shown { sentence: describe(difference, text), fields: fields.iter().map(labelled).collect() }
    }
}

/// Shows what the uploaded files would change. Nothing is changed yet: the files travel in the form.
pub(super) async fn preview(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<CourseId>,
    multipart: Multipart,
) -> Answer {
    let may = actor.clone();
    let course = app.store().read(move |db| reach::course(db, &may, Action::CourseEdit, id)).await?.0;
    let bytes = uploaded(multipart).await?;
    let pack = match pack_of(&bytes, &course) {
        Ok(pack) => pack,
        Err(problems) => return show_again(&upload_page(&screen, id, &problems)),
    };
    let (differences, version) = app
        .store()
        .read(move |db| {
            reach::course(db, &actor, Action::CourseEdit, id)?;
            Ok((super::compare(db, course.programme, &pack)?, version_of(db, id)?))
        })
        .await?;
    show(&PreviewPage {
        form: Form::new(app.clock(), Fields::default()),
        href: format!("/courses/{id}"),
        pack: BASE64.encode(&bytes),
        version,
        is_change: differences.iter().any(|difference| !matches!(difference, Difference::LessonStays { .. })),
        differences: differences.iter().map(|difference| Shown::of(difference, &screen.text)).collect(),
        frame: screen.frame("curriculum-preview", "more"),
    })
}

async fn uploaded(mut multipart: Multipart) -> Result<Vec<u8>, Error> {
    let unreadable = |why: axum::extract::multipart::MultipartError| body::unread(None, why.status());
    while let Some(part) = multipart.next_field().await.map_err(unreadable)? {
        if part.name() == Some("pack") {
            return part.bytes().await.map(|bytes| bytes.to_vec()).map_err(unreadable);
        }
    }
    Ok(Vec::new())
}

/// The pack in a zip, when it holds this course and no other.
fn pack_of(bytes: &[u8], course: &Course) -> Result<Pack, Vec<PackProblem>> {
    let problem = |key| PackProblem { file: String::new(), line: None, problem: Problem::new("pack", key) };
    if bytes.is_empty() {
        return Err(vec![problem("curriculum-pack-not-chosen")]);
    }
    let pack = super::read_zip(bytes)?;
    let is_this = pack.courses.len() == 1 && pack.courses[0].key == course.key;
    if is_this { Ok(pack) } else { Err(vec![problem("curriculum-pack-other-course")]) }
}

/// What a preview was made from.
fn version_of(db: &mut Db<'_>, id: CourseId) -> Result<String, Error> {
    let mut hash = Sha256::new();
    for (name, content) in super::export_course(db, id)? {
        hash.update(format!("{name} {}\n{content}", content.len()));
    }
    Ok(data_encoding::HEXLOWER.encode(&hash.finalize()[..12]))
}

/// Takes the files over as they were shown.
pub(super) async fn take_over(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<CourseId>,
    fields: Fields,
) -> Answer {
    let (typed, author) = (fields, actor.clone());
    let problems = app
        .store()
        .change(actor.by(), move |change| {
            let (course, _) = reach::course(change, &author, Action::CourseEdit, id)?;
            let bytes = BASE64.decode(typed.text("pack")).map_err(|_| Error::Unreadable("error-bad-form"))?;
            let pack = match pack_of(&bytes, &course) {
                Ok(pack) => pack,
                Err(problems) => return change.unchanged(problems),
            };
            if change.seen_before(&typed.submission())? {
                return change.unchanged(Vec::new());
            }
            if version_of(change, id)? != typed.text("version") {
                return Err(Error::Conflict("error-stale"));
            }
            let done = super::replace_with_pack(change, course.programme, &pack)?;
            if done.is_nothing() {
                return change.unchanged(Vec::new());
            }
            let detail = format!("{} texts added, {} changed", done.texts_added, done.texts_updated);
            change.commit(Entry::new(Action::CourseEdit).on("course", id).detail(detail), Vec::new())
        })
        .await?;
    if problems.is_empty() {
        return Ok(see_other_with(&format!("/courses/{id}"), "course-taken-over"));
    }
    show_again(&upload_page(&screen, id, &problems))
}
