//! Bringing a file, and taking it away again.

use askama::Template;
use axum::{
    extract::{FromRequest, Multipart, Request, State, multipart::MultipartError},
    http::StatusCode,
};
use bytes::{Bytes, BytesMut};
use sha2::{Digest, Sha256};

use super::{
    model::ImportId,
    report,
    uploads::{self, Upload},
};
use crate::{
    foundation::{
        access::{Action, Actor, Target},
        app::App,
        body,
        error::{Answer, Error},
        form::{FORM_ID, Fields, Form, Problem, Problems},
        ids::{Id, SiteId},
        page::{At, Frame, Screen, see_other, see_other_with, show, show_with},
        sheet::SheetProblem,
    },
    registers::{self, Flaw, Mapping, Reading, Source, Table},
    users,
};

/// The largest file: a hundred thousand women need a fifth of it.
pub(super) const LARGEST_FILE: usize = 50 << 20;

#[derive(Template)]
#[template(path = "imports/upload.html")]
struct UploadPage {
    frame: Frame,
    form: Form,
    sites: Vec<(String, String, bool)>,
}

/// The sites where she may import, in the order of her assignments.
fn sites_of(actor: &Actor) -> Result<Vec<SiteId>, Error> {
    let sites = actor.reach(Action::ImportPeople).sites;
    let first = sites.first().ok_or(Error::NotFound)?;
    actor.check(Action::ImportPeople, &Target::site(*first))?;
    Ok(sites)
}

async fn page(screen: &Screen, app: &App, sites: Vec<SiteId>, form: Form) -> Result<UploadPage, Error> {
    let names = app
        .store()
        .read(move |db| sites.into_iter().map(|site| users::get_site(db, site)).collect::<Result<Vec<_>, _>>())
        .await?;
    let sites = names.into_iter().map(|site| {
        let id = site.id.to_string();
        let chosen = form.value("site") == id;
        (id, site.name, chosen)
    });
    let sites = sites.collect();
    Ok(UploadPage { frame: screen.frame("imports-short", "people"), form, sites })
}

/// The form.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor) -> Answer {
    let sites = sites_of(&actor)?;
    let form = Form::new(app.clock(), Fields::default());
    show(&page(&screen, &app, sites, form).await?)
}

/// What came with the form.
struct Brought {
    fields: Fields,
    name: String,
    bytes: Bytes,
    too_large: bool,
}

/// Takes a file.
pub(super) async fn take(screen: Screen, State(app): State<App>, actor: Actor, request: Request) -> Answer {
    let sites = sites_of(&actor)?;
    let parts = Multipart::from_request(request, &app).await.map_err(|_| Error::Unreadable("error-bad-form"))?;
    let brought = read(parts).await?;
    let id = ImportId::parse(brought.fields.text(FORM_ID)).ok_or(Error::Unreadable("error-bad-form"))?;
    let chosen = brought.fields.text("site");
    let site = sites.iter().copied().find(|site| chosen.is_empty() || site.to_string() == chosen);
    let site = site.ok_or(Error::NotFound)?;
    actor.check(Action::ImportPeople, &Target::site(site))?;
    let again = |problem: Problem| Form::again(brought.fields.clone(), &Problems::one(problem), &screen.text);
    if brought.too_large {
        let form = again(Problem::new("file", "imports-too-large").with("most", LARGEST_FILE >> 20));
        return show_with(StatusCode::PAYLOAD_TOO_LARGE, &page(&screen, &app, sites, form).await?);
    }
    let reading = Reading::default();
    let table = Table { source: Source::Memory(brought.bytes.clone()), name: brought.name.clone(), reading };
    let looked = {
        let table = table.clone();
        tokio::task::spawn_blocking(move || registers::look(&table)).await
    };
    match looked.map_err(|cause| Error::unexpected("look at a file", cause))? {
        // An encoding can be chosen on the next page.
        Ok(_) | Err(SheetProblem::BadText { .. }) => {
            let digest = Sha256::digest(&brought.bytes).into();
            let upload = Upload { id, owner: actor.user(), site, table, digest, job: None, check: None };
            let path = upload.path("");
            uploads::keep(&app, upload)?;
            Ok(see_other(&path))
        }
        Err(problem) => {
            let flaw = registers::flaw_of_file(&problem);
            let mut form = again(Problem::new("file", flaw.key));
            form.problems = vec![("file".to_owned(), sentence(&flaw, &screen))];
            show_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&screen, &app, sites, form).await?)
        }
    }
}

/// What is wrong with a file, with the row where that is known.
pub(super) fn sentence(flaw: &Flaw, screen: &Screen) -> String {
    let told = report::tell(flaw, None, &Mapping::default(), &screen.text);
    if told.row.is_empty() {
        return told.words;
    }
    screen.text.phrase("imports-at-row").with("row", told.row).with("words", told.words).to_string()
}

/// Reads the form part by part: at most one file, at most a few short fields. From what is too large on, nothing is read.
async fn read(mut parts: Multipart) -> Result<Brought, Error> {
    let mut brought = Brought { fields: Fields::default(), name: String::new(), bytes: Bytes::new(), too_large: false };
    let [limit] = super::LARGER_BODIES;
    let unread = |why: MultipartError| body::unread(Some(limit), why.status());
    while let Some(mut part) = parts.next_field().await.map_err(unread)? {
        let field = part.name().unwrap_or_default().to_owned();
        let is_file = field == "file";
        if is_file {
            part.file_name().unwrap_or_default().clone_into(&mut brought.name);
        }
        let most = if is_file { LARGEST_FILE } else { 1 << 10 };
        let mut bytes = BytesMut::new();
        loop {
            let chunk = match part.chunk().await {
                // The form comes back, with the words beside the file.
                Err(why) if why.status() == StatusCode::PAYLOAD_TOO_LARGE => None,
                chunk => Some(chunk.map_err(unread)?),
            };
            match chunk {
                Some(Some(chunk)) if bytes.len() + chunk.len() <= most => bytes.extend_from_slice(&chunk),
                Some(None) => break,
                _ => {
                    brought.too_large = true;
                    return Ok(brought);
                }
            }
        }
        if is_file {
            brought.bytes = bytes.freeze();
        } else if matches!(field.as_str(), FORM_ID | "site") {
            let text = String::from_utf8(bytes.to_vec()).map_err(|_| Error::Unreadable("error-bad-text"))?;
            brought.fields = brought.fields.with(&field, text);
        }
    }
    Ok(brought)
}

/// Takes the file away.
pub(super) async fn remove(State(app): State<App>, actor: Actor, At(id): At<ImportId>, _: Fields) -> Answer {
    let upload = uploads::of_actor(&app, &actor, id)?;
    uploads::discard(&app, upload.id);
    Ok(see_other_with("/people/import", "imports-removed"))
}
