//! Measures a running Minka: `bin/bench` starts it. Every figure comes from the optimised program on a folder of invented
//! people, through its own door on a loopback address, and beside what it is compared with in the same run.
//!
//! Rates on a shared machine move by a factor of two; CPU time for each request moves far less, so both are told.

mod bare;
mod client;
mod export;
mod footprint;
mod history;
mod linkage;
mod pages;
mod process;
mod report;
mod rolls;
mod world;

use std::path::PathBuf;

/// A measurement that cannot go on is no measurement: it stops with words.
type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// What to measure.
struct Wanted {
    women: Vec<u32>,
    postgres: Option<String>,
    parts: Vec<String>,
    folder: PathBuf,
    /// Lists of people with the truth in them, and other programs that read them.
    people: Vec<PathBuf>,
    peers: Vec<(String, String)>,
}

const PARTS: [&str; 6] = ["footprint", "rolls", "pages", "history", "export", "linkage"];
/// What is measured when nothing is named: linkage needs lists that are not in the tree.
const USUAL: [&str; 5] = ["footprint", "rolls", "pages", "history", "export"];

impl Wanted {
    /// `[PART …] [--women 200,20000] [--postgres TEXT] [--folder F] [--people FILE,…] [--peer 'NAME=COMMAND {file}'] …`;
    /// without parts all that need nothing else.
    fn read() -> Outcome<Self> {
        let mut wanted = Wanted {
            women: vec![200, 10_000, 20_000, 1_000_000],
            postgres: None,
            parts: Vec::new(),
            folder: std::env::temp_dir().join("minka-bench"),
            people: Vec::new(),
            peers: Vec::new(),
        };
        // Cargo adds `--bench`.
        let mut words = std::env::args().skip(1).filter(|word| word != "--bench");
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or_else(|| format!("{word} needs a value"));
            match word.as_str() {
                "--women" => wanted.women = value()?.split(',').map(str::parse).collect::<Result<_, _>>()?,
                "--postgres" => wanted.postgres = Some(value()?),
                "--folder" => wanted.folder = value()?.into(),
                "--people" => wanted.people = value()?.split(',').map(PathBuf::from).collect(),
                "--peer" => {
                    let (name, line) = value()?
                        .split_once('=')
                        .map(|(name, line)| (name.to_owned(), line.to_owned()))
                        .ok_or("--peer NAME=COMMAND")?;
                    wanted.peers.push((name, line));
                }
                part if PARTS.contains(&part) => wanted.parts.push(part.to_owned()),
                other => return Err(format!("{other} is neither an option nor one of {PARTS:?}").into()),
            }
        }
        if wanted.parts.is_empty() {
            wanted.parts = USUAL.map(str::to_owned).to_vec();
        }
        Ok(wanted)
    }

    fn has(&self, part: &str) -> bool {
        self.parts.iter().any(|wanted| wanted == part)
    }
}

fn main() -> Outcome<()> {
    let wanted = Wanted::read()?;
    report::machine();
    if wanted.has("linkage") {
        linkage::measure(&wanted.people, &wanted.peers)?;
    }
    if wanted.has("footprint") {
        footprint::measure(&wanted.folder)?;
    }
    if wanted.has("rolls") {
        rolls::measure(&wanted.folder, None)?;
        if let Some(server) = &wanted.postgres {
            rolls::measure(&wanted.folder, Some(server))?;
        }
    }
    if wanted.has("history") {
        history::measure(&wanted.folder)?;
    }
    if wanted.has("pages") || wanted.has("export") {
        for women in &wanted.women {
            let world = world::World::make(&wanted.folder, *women, None)?;
            if wanted.has("pages") {
                pages::measure(&world)?;
            }
            if wanted.has("export") {
                export::measure(&world)?;
            }
        }
        for (server, women) in
            wanted.postgres.iter().flat_map(|server| wanted.women.iter().map(move |women| (server, women)))
        {
            if wanted.has("pages") {
                pages::measure(&world::World::make(&wanted.folder, *women, Some(server))?)?;
            }
        }
    }
    Ok(())
}
