//! Mentors beside other programs on the same case: `bin/bench matching --case FILE,FILE --peer 'NAME=COMMAND {file}'`.
//!
//! A case is text: a line with women, mentors and the room of each mentor, then a line of costs for each woman, `-` where
//! the pair is forbidden. A peer answers one line of JSON with `cost` and `wall_s`, the time of the solving alone, and
//! may add `cpu_s`. Programs take turns, so that a busy machine is busy for all; medians are printed, and ratios.
//!
//! `--heaviest N` proposes for the same women once more, their needs of 1 to N as a fixed seed draws them, and the room
//! of each mentor in step with the mean of these. No peer is asked: what it costs stands beside the least that it could.

#![allow(clippy::print_stdout, reason = "a table is what this is for")]

use std::{error::Error, fs, hint::black_box, process::Command, time::Instant};

use pairing::mentors::{Case, Costs, HEAVIEST, Matching, Rematched, Rule, propose};

type Outcome<T> = Result<T, Box<dyn Error>>;

struct Told {
    cost: String,
    wall: f64,
    cpu: f64,
}

struct Instance {
    room: u32,
    rows: Vec<Vec<Result<u32, Rule>>>,
}

impl Instance {
    fn read(file: &str) -> Outcome<Self> {
        let text = fs::read_to_string(file)?;
        let mut lines = text.lines();
        let head: Vec<u32> = lines.next().unwrap_or("").split(' ').map(str::parse).collect::<Result<_, _>>()?;
        let [women, mentors, room] = head[..] else { return Err("the first line is: women mentors room".into()) };
        let cell = |cell: &str| if cell == "-" { Ok(Err(Rule::NoSharedLanguage)) } else { cell.parse().map(Ok) };
        let rows: Vec<Vec<_>> =
            lines.map(|line| line.split(' ').map(cell).collect::<Result<_, _>>()).collect::<Result<_, _>>()?;
        if rows.len() != women as usize || rows.iter().any(|row| row.len() != mentors as usize) {
            return Err("there are not as many costs as the first line says".into());
        }
        Ok(Self { room, rows })
    }

    fn mentors(&self) -> usize {
        self.rows[0].len()
    }

    /// The whole of what a proposal is made of, from rows of costs on.
    fn case(&self, needs: Vec<u32>, room: u32) -> Case {
        let mut costs = Costs::new(self.mentors());
        for row in &self.rows {
            costs.add(row.iter().copied()).expect("a row");
        }
        Case::new(costs, needs, vec![room; self.mentors()]).expect("a case")
    }
}

fn main() -> Outcome<()> {
    let (mut files, mut peers, mut rounds, mut heaviest) = (Vec::new(), Vec::new(), 3, 1);
    let mut given = std::env::args().skip(1).filter(|word| word != "--bench");
    while let Some(word) = given.next() {
        let value = given.next().ok_or_else(|| format!("{word} needs a value"))?;
        match word.as_str() {
            "--case" => files.extend(value.split(',').map(str::to_owned)),
            "--peer" => {
                let (name, line) = value.split_once('=').ok_or("--peer NAME=COMMAND")?;
                peers.push((name.to_owned(), line.to_owned()));
            }
            "--rounds" => rounds = value.parse()?,
            "--heaviest" => heaviest = value.parse()?,
            _ => return Err(format!("unknown: {word}").into()),
        }
    }
    if files.is_empty() {
        return Err("matching needs --case FILE,…".into());
    }
    if !(1..=HEAVIEST).contains(&heaviest) {
        return Err(format!("--heaviest is 1 to {HEAVIEST}").into());
    }
    for file in &files {
        let instance = Instance::read(file)?;
        println!(
            "\n### {} women, {} mentors, room for {} each\n",
            instance.rows.len(),
            instance.mentors(),
            instance.room
        );
        println!("| program | cost | wall s | CPU s | wall beside minka |\n| --- | --- | --- | --- | --- |");
        beside(&instance, file, &peers, rounds);
        changes(&instance, rounds);
        if heaviest > 1 {
            weighted(&instance, heaviest, rounds);
        }
    }
    Ok(())
}

fn beside(instance: &Instance, file: &str, peers: &[(String, String)], rounds: usize) {
    let mut told: Vec<Vec<Outcome<Told>>> = (0..=peers.len()).map(|_| Vec::new()).collect();
    for _ in 0..rounds {
        told[0].push(Ok(ours(instance)));
        for (place, (_, line)) in peers.iter().enumerate() {
            told[place + 1].push(theirs(line, file));
        }
    }
    let walls = |told: &[Outcome<Told>]| median(told.iter().flatten().map(|told| told.wall).collect());
    let own = walls(&told[0]);
    let names = std::iter::once("minka").chain(peers.iter().map(|(name, _)| name.as_str()));
    for (name, told) in names.zip(&told) {
        match told.iter().flatten().next() {
            None => {
                let why = told.iter().find_map(|told| told.as_ref().err()).map(ToString::to_string);
                println!("| {name} | no result: {} |", why.unwrap_or_default());
            }
            Some(first) => println!(
                "| {name} | {} | {:.4} | {:.4} | {:.2} |",
                first.cost,
                walls(told),
                median(told.iter().flatten().map(|told| told.cpu).collect()),
                walls(told) / own
            ),
        }
    }
}

/// The whole of it: from rows of costs to a proposal.
fn ours(instance: &Instance) -> Told {
    let (start, cpu) = (Instant::now(), on_cpu());
    let matching = solved(instance);
    Told { cost: matching.total().to_string(), wall: start.elapsed().as_secs_f64(), cpu: on_cpu() - cpu }
}

fn solved(instance: &Instance) -> Matching {
    let case = instance.case(vec![1; instance.rows.len()], instance.room);
    propose(case).into_matching().expect("needs are alike")
}

/// Needs of different weight: what is proposed costs so much, and nothing can cost less than the bound.
fn weighted(instance: &Instance, heaviest: u32, rounds: usize) {
    let needs = needs(instance.rows.len(), heaviest);
    let (weight, room) = (needs.iter().sum::<u32>(), (instance.room * (heaviest + 1)).div_ceil(2));
    let (mut walls, mut cpus, mut said) = (Vec::new(), Vec::new(), String::new());
    for _ in 0..rounds {
        let (start, cpu) = (Instant::now(), on_cpu());
        let proposal = black_box(propose(instance.case(needs.clone(), room)));
        walls.push(start.elapsed().as_secs_f64());
        cpus.push(on_cpu() - cpu);
        let above =
            |least: u64| format!("{least} | {:.3} %", 100.0 * (proposal.total - least) as f64 / least.max(1) as f64);
        let bound = proposal.least.map_or_else(|| "none | -".to_owned(), above);
        said = format!("{} | {bound} | {}", proposal.total, proposal.blocked.len());
    }
    println!(
        "\n| needs | weight of all, room for | cost | at least | above it | left over | wall s | CPU s |\n| --- | --- | --- | --- | --- | --- | --- | --- |"
    );
    let all = room as usize * instance.mentors();
    println!("| 1 to {heaviest} | {weight}, {all} | {said} | {:.4} | {:.4} |", median(walls), median(cpus));
}

/// As many needs of each weight as chance gives, the same in every run.
fn needs(women: usize, heaviest: u32) -> Vec<u32> {
    let mut state = 7_u64;
    let mut below = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from((state >> 33) % u64::from(heaviest)).unwrap_or(0)
    };
    (0..women).map(|_| 1 + below()).collect()
}

fn theirs(line: &str, file: &str) -> Outcome<Told> {
    let words: Vec<String> = line.split(' ').map(|word| word.replace("{file}", file)).collect();
    let said = Command::new(&words[0]).args(&words[1..]).output()?;
    let said = String::from_utf8(said.stdout)?;
    let value = |name: &str| {
        let (_, rest) = said.split_once(&format!("\"{name}\":"))?;
        Some(rest.split([',', '}']).next()?.trim().trim_matches('"').to_owned())
    };
    let number = |name: &str| value(name).and_then(|value| value.parse::<f64>().ok());
    Ok(Told {
        cost: value("cost").ok_or("no cost was answered")?,
        wall: number("wall_s").ok_or("no wall_s was answered")?,
        cpu: number("cpu_s").unwrap_or(f64::NAN),
    })
}

/// One woman more and one mentor fewer, beside all anew: the median of their wall time (shorter than a turn on a busy
/// processor) beside the processor time of all anew.
fn changes(instance: &Instance, rounds: usize) {
    let matching = solved(instance);
    let whole = median((0..rounds).map(|_| ours(instance).cpu).collect());
    println!(
        "\n| change | s, median | part of all anew | women placed or moved, on average | same cost as all anew |\n| --- | --- | --- | --- | --- |"
    );
    let row = |place: usize| instance.rows[place * 97 % instance.rows.len()].clone();
    tell(
        "one woman more",
        whole,
        &matching,
        |matching, place| matching.add(row(place)).expect("a row"),
        |place| Instance { room: instance.room, rows: [&instance.rows[..], &[row(place)]].concat() },
    );
    let gone = |place: usize| place * 31 % instance.mentors();
    tell(
        "one mentor fewer",
        whole,
        &matching,
        |matching, place| matching.lose(gone(place)),
        |place| {
            let without = |row: &Vec<Result<u32, Rule>>| {
                let cell = |(mentor, cell): (usize, &Result<u32, Rule>)| {
                    if mentor == gone(place) { Err(Rule::Gone) } else { *cell }
                };
                row.iter().enumerate().map(cell).collect()
            };
            Instance { room: instance.room, rows: instance.rows.iter().map(without).collect() }
        },
    );
}

/// How often a change is tried, each on a copy of its own.
const TRIES: usize = 20;

fn tell(
    what: &str,
    whole: f64,
    matching: &Matching,
    change: impl Fn(&mut Matching, usize) -> Rematched,
    anew: impl Fn(usize) -> Instance,
) {
    let (mut walls, mut moved, mut same) = (Vec::new(), 0, "NO");
    for place in 0..TRIES {
        let mut copy = matching.clone();
        // A matching that somebody works with is near at hand, a fresh copy is not.
        black_box(copy.certify());
        let start = Instant::now();
        let told = black_box(change(&mut copy, place));
        walls.push(start.elapsed().as_secs_f64());
        moved += told.moves.len();
        if place > 0 {
            continue;
        }
        if !told.left.is_empty() {
            same = "not all have room";
        } else if copy.certify() && solved(&anew(0)).total() == copy.total() {
            same = "yes";
        }
    }
    let wall = median(walls);
    let moved = moved as f64 / TRIES as f64;
    println!("| {what} | {wall:.6} | 1/{:.0} | {moved:.1} | {same} |", whole / wall);
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Seconds that this process was on a processor.
fn on_cpu() -> f64 {
    let told = fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    told.split(' ').next().and_then(|nanoseconds| nanoseconds.parse::<f64>().ok()).unwrap_or(f64::NAN) / 1e9
}
