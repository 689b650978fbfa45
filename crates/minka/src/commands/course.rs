//! `minka course`: lessons as plain files, into a programme and out of it.

use std::path::{Path, PathBuf};

use clap::Subcommand;
use serde::Serialize;

use super::{place, place::Place, read_language, refuse, say, which};
use crate::{
    curriculum::{self, Course},
    foundation::{error::Error, store::Store, text::Text},
    packs::{
        self,
        command::{self, PackSource},
    },
};

const EXAMPLES: &str = "\
Examples:
  minka course list --folder asar
  minka course install almaty --folder asar                     a pack inside the program
  minka course install ./my-pack --folder asar                  a folder with a pack.toml
  minka course export almaty-first-term ./my-pack --folder asar
  minka course list --folder asar --json | jq .courses

What a programme has changed in its lessons stays as it has it; a pack that is installed again brings only what is new. \
Give --programme where the folder holds several.

Exit status: 0 done, 1 refused or problems found: nothing was changed, 2 the command was not understood.";

/// Lessons: list courses, install a pack, write a course as plain files
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Ask {
    #[command(subcommand)]
    act: Act,
}

#[derive(Subcommand)]
enum Act {
    /// The courses of the programme, and the packs inside the program
    #[command(after_help = EXAMPLES)]
    List {
        #[command(flatten)]
        place: Place,
        /// Answer as JSON
        #[arg(long)]
        json: bool,
    },
    /// Take a pack into the programme
    #[command(after_help = EXAMPLES)]
    Install {
        /// The name of a pack inside the program, or a folder with a pack.toml
        pack: String,
        #[command(flatten)]
        target: Target,
    },
    /// Write a course as plain files into a new folder
    #[command(after_help = EXAMPLES)]
    Export {
        /// The course, by the name that `minka course list` shows
        course: String,
        /// The folder to make
        into: PathBuf,
        #[command(flatten)]
        target: Target,
    },
}

/// Which programme, and how to answer.
#[derive(clap::Args)]
struct Target {
    #[command(flatten)]
    place: Place,
    /// The programme; needed when there are several
    #[arg(long, value_name = "NAME")]
    programme: Option<String>,
    /// The language of the answer: en, ru, kk or es
    #[arg(long, value_name = "CODE", default_value = "en")]
    language: String,
}

pub(super) fn run(ask: &Ask) -> Result<(), Error> {
    match &ask.act {
        Act::List { place, json } => list(&place::open_store(&place.open_any()?)?, *json),
        Act::Install { pack, target } => install(pack, target),
        Act::Export { course, into, target } => export(course, into, target),
    }
}

/// A course as it is listed.
#[derive(Serialize)]
struct Line {
    programme: String,
    course: String,
    titles: Vec<(&'static str, String)>,
    lessons: usize,
}

/// What there is, and what could be.
#[derive(Serialize)]
struct List {
    courses: Vec<Line>,
    packs: Vec<String>,
}

fn list(store: &Store, json: bool) -> Result<(), Error> {
    let mut courses = Vec::new();
    for programme in which::programmes(store)? {
        let id = programme.id;
        let found = store.read_now(move |db| {
            let courses = curriculum::list_courses(db, id)?.into_iter();
            courses
                .map(|one| curriculum::list_lessons(db, one.id).map(|held| (one, held.len())))
                .collect::<Result<Vec<_>, _>>()
        })?;
        courses.extend(found.into_iter().map(|(course, lessons)| line(&programme.name, course, lessons)));
    }
    let list = List { courses, packs: packs::shipped_packs() };
    if json {
        say::line(serde_json::to_string(&list).map_err(|cause| Error::unexpected("write JSON", cause))?);
        return Ok(());
    }
    let row = |line: &Line| {
        let titles = line.titles.iter().map(|(_, title)| title.as_str()).collect::<Vec<_>>().join(" · ");
        vec![line.course.clone(), format!("{} lessons", line.lessons), titles, line.programme.clone()]
    };
    say::table(&list.courses.iter().map(row).collect::<Vec<_>>());
    say::line(format!("Packs inside the program: {}", list.packs.join(", ")));
    Ok(())
}

fn line(programme: &str, course: Course, lessons: usize) -> Line {
    let titles = course.titles.into_iter().map(|(language, title)| (language.code(), title)).collect();
    Line { programme: programme.to_owned(), course: course.key, titles, lessons }
}

fn install(name: &str, target: &Target) -> Result<(), Error> {
    let text = Text(read_language(&target.language)?);
    let folder = PathBuf::from(name);
    let source = match folder.is_dir() {
        true => PackSource::Folder(folder),
        false if packs::shipped_packs().iter().any(|known| known == name) => PackSource::Shipped(name.to_owned()),
        false => {
            let known = packs::shipped_packs().join(", ");
            return Err(refuse(format!("there is no pack {name}: name a folder with a pack.toml, or one of: {known}")));
        }
    };
    let pack = command::read(&source).map_err(|problems| {
        problems.iter().for_each(|problem| say::note(format!("minka: {}", problem.say(&text))));
        refuse("the pack has problems, and nothing was changed")
    })?;
    let store = place::open_store(&target.place.open_any()?)?;
    let programme = which::programme(&store, target.programme.as_deref())?;
    let done = command::install(&store, programme, pack)?;
    command::describe(&done, &text).iter().for_each(say::line);
    Ok(())
}

fn export(key: &str, into: &Path, target: &Target) -> Result<(), Error> {
    let text = Text(read_language(&target.language)?);
    let store = place::open_store(&target.place.open_any()?)?;
    let programme = which::programme(&store, target.programme.as_deref())?;
    let courses = store.read_now(move |db| curriculum::list_courses(db, programme))?;
    let Some(course) = courses.iter().find(|course| course.key == key) else {
        let known = courses.iter().map(|course| course.key.as_str()).collect::<Vec<_>>().join(", ");
        return Err(refuse(format!("there is no course {key}; known are: {known}")));
    };
    let files = command::export(&store, course.id, into).map_err(|why| in_words(why, &text))?;
    say::line(format!("{} files written to {}.", files.len(), into.display()));
    Ok(())
}

/// A refusal in the language that was asked for.
fn in_words(why: Error, text: &Text) -> Error {
    match why {
        Error::Refused(problems) => {
            refuse(problems.0.iter().map(|problem| problem.say(text)).collect::<Vec<_>>().join(" "))
        }
        other => other,
    }
}
