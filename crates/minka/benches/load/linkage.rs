//! The same woman written twice: how many pairs are found, at what cost, beside other programs on the same file.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::File,
    io::Read,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use crate::{
    Outcome,
    process::{PROGRAM, cpu_of, is_over, memory_of},
    report,
};

/// What the columns of a file may be called, and what the rule calls them.
const COLUMNS: [(&str, &str); 18] = [
    ("rec", "id"),
    ("rec_id", "id"),
    ("given", "given_name"),
    ("given_name", "given_name"),
    ("family", "family_name"),
    ("surname", "family_name"),
    ("patronymic", "second_name"),
    ("birth", "birth_date"),
    ("date_of_birth", "birth_date"),
    ("phone", "phone"),
    ("place", "place"),
    ("street_number", "street_number"),
    ("address_1", "street"),
    ("address_2", "address_line"),
    ("state", "region"),
    ("soc_sec_id", "national_number"),
    ("suburb", "suburb"),
    ("postcode", "postcode"),
];

/// What a program found, and what it took.
struct Found {
    precision: f64,
    recall: f64,
    cpu: f64,
    wall: f64,
    memory: f64,
}

/// Each file has a column `person` with the truth. A peer is a name and a command line in which `{file}` stands for the file;
/// it answers one line of JSON with `precision` and `recall`.
pub(crate) fn measure(files: &[PathBuf], peers: &[(String, String)]) -> Outcome<()> {
    if files.is_empty() {
        return Err("linkage needs --people FILE,…: lists with a column person that says who is who".into());
    }
    for file in files {
        let truth = Truth::read(file)?;
        report::title(&format!(
            "{}: {} rows, {} pairs that are one woman",
            file.file_name().unwrap_or_default().to_string_lossy(),
            truth.rows,
            truth.pairs.len()
        ));
        report::head(&[
            "program",
            "precision",
            "recall",
            "F1",
            "CPU s",
            "wall s",
            "most MiB",
            "CPU beside minka",
            "MiB beside minka",
        ]);
        let ours = ours(file, &truth)?;
        tell("minka", &ours, &ours);
        for (name, line) in peers {
            report::note(&format!("{name} reads {}", file.display()));
            match peer(line, file) {
                Ok(theirs) => tell(name, &theirs, &ours),
                Err(why) => report::row(&[name.clone(), format!("no result: {why}")]),
            }
        }
    }
    Ok(())
}

fn tell(name: &str, found: &Found, ours: &Found) {
    let f1 = 2.0 * found.precision * found.recall / (found.precision + found.recall).max(f64::MIN_POSITIVE);
    report::row(&[
        name.to_owned(),
        format!("{:.4}", found.precision),
        format!("{:.4}", found.recall),
        format!("{f1:.4}"),
        format!("{:.2}", found.cpu),
        format!("{:.2}", found.wall),
        format!("{:.0}", found.memory),
        format!("{:.1}", found.cpu / ours.cpu.max(0.01)),
        format!("{:.1}", found.memory / ours.memory.max(1.0)),
    ]);
}

/// Who is who in a file.
struct Truth {
    rows: usize,
    columns: String,
    /// Whether a column `list` tells two lists apart, of which each names nobody twice.
    two_lists: bool,
    pairs: BTreeSet<(String, String)>,
}

impl Truth {
    fn read(file: &Path) -> Outcome<Self> {
        let mut table = csv::Reader::from_path(file)?;
        let header = table.headers()?.clone();
        let place = |name: &str| header.iter().position(|column| column == name);
        let person = place("person").ok_or("there is no column person")?;
        let id = place("rec").or_else(|| place("rec_id")).ok_or("there is no column rec or rec_id")?;
        let columns = COLUMNS.iter().filter(|(here, _)| place(here).is_some());
        let columns: Vec<String> = columns.map(|(here, field)| format!("{field}={here}")).collect();
        let mut people: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut rows = 0;
        for row in table.records() {
            let row = row?;
            people.entry(row[person].to_owned()).or_default().push(row[id].to_owned());
            rows += 1;
        }
        let mut pairs = BTreeSet::new();
        for same in people.values() {
            for (at, one) in same.iter().enumerate() {
                pairs.extend(same[at + 1..].iter().map(|other| in_order(one, other)));
            }
        }
        Ok(Truth { rows, columns: columns.join(","), two_lists: place("list").is_some(), pairs })
    }
}

fn in_order(one: &str, other: &str) -> (String, String) {
    if one <= other { (one.to_owned(), other.to_owned()) } else { (other.to_owned(), one.to_owned()) }
}

fn ours(file: &Path, truth: &Truth) -> Outcome<Found> {
    let mut command = Command::new(PROGRAM);
    command.args(["rules", "duplicates", "--columns", &truth.columns]).stdin(File::open(file)?);
    if truth.two_lists {
        command.args(["--between", "list"]);
    }
    let (said, mut found) = run(command)?;
    let mut table = csv::Reader::from_reader(said.as_bytes());
    let (mut right, mut all) = (0, 0);
    for row in table.records() {
        let row = row?;
        all += 1;
        right += usize::from(truth.pairs.contains(&in_order(&row[0], &row[1])));
    }
    found.precision = share(right, all);
    found.recall = share(right, truth.pairs.len());
    Ok(found)
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

fn peer(line: &str, file: &Path) -> Outcome<Found> {
    let mut words = line.split_whitespace().map(|word| word.replace("{file}", &file.to_string_lossy()));
    let mut command = Command::new(words.next().ok_or("an empty command")?);
    command.args(words);
    let (said, mut found) = run(command)?;
    let last = said.lines().rev().find(|line| line.starts_with('{')).ok_or("it answered no JSON")?;
    let answer: serde_json::Value = serde_json::from_str(last)?;
    let figure = |name: &str| answer[name].as_f64().ok_or_else(|| format!("its answer has no {name}"));
    (found.precision, found.recall) = (figure("precision")?, figure("recall")?);
    Ok(found)
}

/// Runs a program to its end and looks at it meanwhile: what it said, its CPU time, and the most memory it held.
fn run(mut command: Command) -> Outcome<(String, Found)> {
    let begun = Instant::now();
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
    let mut out = child.stdout.take().ok_or("it says nothing")?;
    let reading = std::thread::spawn(move || {
        let mut said = String::new();
        out.read_to_string(&mut said).map(|_| said)
    });
    let (id, mut memory) = (child.id(), 0.0f64);
    // A program that has ended keeps its CPU time until somebody asks how it ended; of its memory only the last look tells.
    while !is_over(id) {
        memory = memory.max(memory_of(id, "VmHWM:"));
        std::thread::sleep(Duration::from_millis(5));
    }
    let (wall, cpu) = (begun.elapsed().as_secs_f64(), cpu_of(&id.to_string()));
    child.wait()?;
    let said = reading.join().map_err(|_| "its answer was lost")??;
    Ok((said, Found { precision: 0.0, recall: 0.0, cpu, wall, memory }))
}
