//! `minka key parts`: the three papers.

use std::{os::unix::fs::DirBuilderExt, path::PathBuf};

use documents::{Imprint, Moment, Sheet};
use jiff::{Timestamp, tz::TimeZone};

use super::{Place, part, say};
use crate::{
    commands::{place, read_language},
    foundation::{
        audit::Entry,
        change::By,
        clock::Clock,
        error::Error,
        folder::write_private,
        seal,
        text::{Language, Text},
    },
};

/// Write the three papers into a new folder; print each once, then remove the folder
#[derive(clap::Args)]
#[command(after_help = super::EXAMPLES)]
pub(super) struct Ask {
    /// The folder to make for the papers
    papers: PathBuf,
    #[command(flatten)]
    place: Place,
    /// The language of the papers: en, ru, kk or es
    #[arg(long, value_name = "CODE", default_value = "en")]
    language: String,
}

pub(super) fn run(ask: &Ask) -> Result<(), Error> {
    let language = read_language(&ask.language)?;
    place::check_free(&ask.papers)?;
    let folder = ask.place.open_wherever()?;
    let parts = part::split(&folder.keys);
    let now = Clock::system().now();
    // The chain says that there are papers before there is one.
    place::open_store(&folder)?.change_now(By::CommandLine, |change| {
        change.commit(Entry::event("key.parts").detail(format!("{} papers, {} open", part::PARTS, part::NEEDED)), ())
    })?;
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(&ask.papers)
        .map_err(|cause| Error::unexpected("make the folder", cause))?;
    for (number, lines) in (1..).zip(parts) {
        let bytes = documents::sheet(&paper(language, number, lines, now))
            .map_err(|cause| Error::unexpected("print a part of the key", cause))?;
        write_private(&ask.papers.join(format!("part-{number}.pdf")), &bytes)?;
    }
    // A key of which there are papers may go when everything is sealed.
    seal::note_papers(&folder)?;
    say::line(format!(
        "Three papers are in {}: print each once, give them to three people, and remove that folder.",
        ask.papers.display()
    ));
    Ok(())
}

fn paper(language: Language, number: usize, lines: Vec<String>, now: Timestamp) -> Sheet {
    let text = Text(language);
    let title = text.phrase("commands-key-part").with("number", number).with("of", part::PARTS).to_string();
    let said = |key: &str| text.say(key);
    Sheet {
        imprint: imprint(&text, now),
        title,
        paragraphs: vec![said("commands-key-what"), said("commands-key-apart"), said("commands-key-how")],
        codes: lines,
        table: None,
        lists: Vec::new(),
        closing: vec![said("commands-key-lost")],
    }
}

fn imprint(text: &Text, now: Timestamp) -> Imprint {
    let utc = now.to_zoned(TimeZone::UTC);
    let small = |number: i8| u8::try_from(number).unwrap_or(0);
    Imprint {
        language: text.0.code().to_owned(),
        large_print: true,
        document_code: String::new(),
        printed: text.phrase("account-printed").with("when", text.instant(now, "UTC")).to_string(),
        page_of: text.phrase("account-page-of").with("page", "{page}").with("pages", "{pages}").to_string(),
        created: Moment {
            year: u16::try_from(utc.year()).unwrap_or(0),
            month: small(utc.month()),
            day: small(utc.day()),
            hour: small(utc.hour()),
            minute: small(utc.minute()),
            second: small(utc.second()),
        },
    }
}
