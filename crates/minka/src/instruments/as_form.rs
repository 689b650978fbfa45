//! A questionnaire as a form for a telephone: as a table that anybody can read, and as the XML that ODK Collect takes.

use axum::{extract::State, response::Response};
use forms::{
    Form,
    questionnaire::{NotExpressed, Purpose, express},
    xform, xlsform,
};
use measure::Instrument;
use rust_xlsxwriter::{Workbook, XlsxError};

use super::{one, problems::say_name};
use crate::{
    curriculum::reach,
    foundation::{
        access::{Action, Actor},
        app::App,
        error::Error,
        page::{At, Screen, download},
        text::Text,
    },
    users::ProgrammeId,
};

fn form_of(text: &Text, instrument: &Instrument) -> Result<Form, NotExpressed> {
    express(instrument, Purpose::Home { title: &say_name(text, instrument) })
}

/// Why there is no form of it, in the reader's words; empty: there is one.
pub(super) fn why_none(text: &Text, instrument: &Instrument) -> String {
    match form_of(text, instrument) {
        Ok(_) => String::new(),
        Err(why) => text.say(&format!("instruments-no-form-{}", why.code())),
    }
}

async fn load(app: &App, actor: Actor, text: Text, at: (ProgrammeId, String)) -> Result<(Form, String), Error> {
    let instrument = app
        .store()
        .read(move |db| {
            reach::programme(db, &actor, Action::SurveyAssign, at.0)?;
            one::load(db, &actor, (at.0, &at.1))
        })
        .await?;
    let definition = instrument.definition();
    let name = format!("{}-{}", definition.id, definition.version.replace(['/', '"', '\\'], "-"));
    // What has no form has no file either: its page says why.
    form_of(&text, &instrument).map(|form| (form, name)).map_err(|_| Error::NotFound)
}

/// The table.
pub(super) async fn hand_out_table(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(at): At<(ProgrammeId, String)>,
) -> Result<Response, Error> {
    let (form, name) = load(&app, actor, screen.text, at).await?;
    let bytes = workbook(&form).map_err(|cause| Error::unexpected("write a form", cause))?;
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(download(kind, &format!("{name}.xlsx"), bytes))
}

/// The XML.
pub(super) async fn hand_out_form(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(at): At<(ProgrammeId, String)>,
) -> Result<Response, Error> {
    let (form, name) = load(&app, actor, screen.text, at).await?;
    let xml = xform::write(&form).map_err(|cause| Error::Unexpected(format!("a form without {}", cause.name)))?;
    Ok(download("text/xml; charset=utf-8", &format!("{name}.xml"), xml.into_bytes()))
}

/// The sheets as a workbook. Every cell is text: a name such as `0` has to stay what it is.
fn workbook(form: &Form) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    for sheet in xlsform::write(form) {
        let page = book.add_worksheet().set_name(&sheet.name)?;
        for (row, cells) in (0_u32..).zip(&sheet.rows) {
            for (column, cell) in (0_u16..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
                page.write_string(row, column, cell)?;
            }
        }
    }
    book.save_to_buffer()
}
