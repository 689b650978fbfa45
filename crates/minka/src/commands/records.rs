//! `minka records`: what the programme answers with when somebody asks what it holds and how it is guarded.

use super::{place, place::Place, read_language, say, which};
use crate::{
    foundation::{clock::Clock, error::Error, text::Text, upkeep::Upkeep},
    records::{self, Facts, Paper},
};

const EXAMPLES: &str = "\
Examples:
  minka records processing --folder asar --language ru > records.md     what is held, why, for how long
  minka records security --folder asar --language ru > security.md      who may do what, how it is locked and copied

Both are made from what the program itself goes by, as Markdown. Lines that no program can know are left to be filled in by \
hand; sign the paper. No woman is in them. The same are on the pages: More, What we hold and how it is guarded.

Exit status: 0 written, 1 refused, 2 the command was not understood.";

/// Write the records of processing, or the security document
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Ask {
    /// Which of the two
    #[arg(value_enum)]
    which: Which,
    #[command(flatten)]
    place: Place,
    /// In which language: en, ru, kk, es
    #[arg(long, default_value = "en")]
    language: String,
}

/// The two papers.
#[derive(Clone, Copy, clap::ValueEnum)]
enum Which {
    /// What is held, on what it rests, and when it goes
    Processing,
    /// Who may do what, and how it is guarded
    Security,
}

pub(super) fn run(ask: &Ask) -> Result<(), Error> {
    let text = Text(read_language(&ask.language)?);
    let folder = ask.place.open_wherever()?;
    let store = place::open_store(&folder)?;
    let facts = Facts {
        at: Clock::system().now(),
        programmes: which::programmes(&store)?,
        whereabouts: folder.settings.whereabouts()?,
        upkeep: Some(Upkeep::read(&folder.path)?),
    };
    let make: fn(&Text, &Facts) -> Paper = match ask.which {
        Which::Processing => records::records_of_processing,
        Which::Security => records::security_document,
    };
    say::line(make(&text, &facts).markdown().trim_end());
    Ok(())
}
