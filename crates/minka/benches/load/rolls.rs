//! Roll calls: durable submissions in a second through the whole program, beside bare commits of the same rows.

use std::path::Path;

use minka::foundation::{clock::Clock, ids::new_uuid};

use crate::{
    Outcome, bare,
    client::{Request, drive},
    process::Server,
    report,
    world::{Evening, World},
};

/// Women in the measured programme: the largest that is designed for (2,000), and ten times as many.
const WOMEN: [u32; 2] = [2_000, 20_000];
/// (clients, submissions) with 20,000 women; an eighth of them with 2,000, who have fewer groups.
const ROUNDS: [(usize, usize); 3] = [(1, 800), (8, 3_000), (32, 6_000)];
/// How often each round is measured; the middle one is told.
const TIMES: usize = 3;

pub(crate) fn measure(below: &Path, server: Option<&str>) -> Outcome<()> {
    WOMEN.into_iter().try_for_each(|women| measure_with(below, women, server))
}

fn measure_with(below: &Path, women: u32, server: Option<&str>) -> Outcome<()> {
    let rounds = ROUNDS.map(|(clients, most)| (clients, if women < 20_000 { most / 8 } else { most }));
    let wanted: usize = rounds.iter().map(|(_, submissions)| submissions * TIMES).sum();
    let world = World::make(below, women, server)?;
    let world = if server.is_some() { world } else { world.copy("rolls")? };
    let evenings = {
        let store = world.store()?;
        world.evenings(&store, wanted)?
    };
    if server.is_none() {
        std::fs::copy(world.path.join("minka.db"), world.untouched())?;
    }
    let women: usize = evenings.iter().map(|evening| evening.women.len()).sum();
    report::title(&format!(
        "Roll calls, {} women, {:.1} marks each, answered after the durable commit",
        world.name,
        women as f64 / evenings.len() as f64
    ));
    report::head(&[
        "clients",
        "a second",
        "p50 ms",
        "p99 ms",
        "CPU ms each",
        "bare, same file: a second",
        "ratio",
        "bare, empty encrypted file: a second",
        "ratio",
        "bare, empty plain file: a second",
        "ratio",
    ]);
    let running = Server::start(&world.path)?;
    let mut left = evenings.as_slice();
    for (clients, submissions) in rounds {
        let mut measured = Vec::new();
        for _ in 0..TIMES {
            let (mine, rest) = left.split_at(submissions.min(left.len()));
            left = rest;
            let requests: Vec<Request> = mine.iter().map(submission).collect();
            let before = running.cpu();
            let load = drive(running.address, clients, &requests, 303)?;
            let cpu = (running.cpu() - before) * 1000.0 / requests.len() as f64;
            // A bare commit of the same rows right after, so that both meet the same disk.
            let bare = if server.is_some() { [0.0; 3] } else { bare::rates(&world, mine, clients)? };
            measured.push((load, cpu, bare));
        }
        measured.sort_by(|(one, ..), (other, ..)| one.rate.total_cmp(&other.rate));
        let (load, cpu, [same, encrypted, plain]) = &measured[TIMES / 2];
        let beside = |bare: f64| {
            if bare > 0.0 {
                [format!("{bare:.0}"), format!("{:.2}", load.rate / bare)]
            } else {
                ["–".to_owned(), "–".to_owned()]
            }
        };
        let mut cells = vec![
            clients.to_string(),
            format!("{:.0}", load.rate),
            format!("{:.2}", load.p50),
            format!("{:.2}", load.p99),
            format!("{cpu:.3}"),
        ];
        cells.extend(beside(*same));
        cells.extend(beside(*encrypted));
        cells.extend(beside(*plain));
        report::row(&cells);
    }
    report::said(&format!("\nResident after {wanted} submissions: {:.1} MiB", running.resident()));
    Ok(())
}

/// The form as the screen sends it, with everybody marked for the first time.
fn submission(evening: &Evening) -> Request {
    let mut body = format!("form_id={}", new_uuid(&Clock::system()));
    for (at, (_, code)) in evening.women.iter().enumerate() {
        let (mark, reason) = match at % 7 {
            5 => ("late", ""),
            6 => ("excused", "ill"),
            _ => ("present", ""),
        };
        body.push_str(&format!("&mark-{code}={mark}&reason-{code}={reason}&was-{code}=%2C%2C"));
    }
    body.push_str("&visitors=&children=&headcount=&had-visitors=&had-children=&had-headcount=&walk_in_name=");
    Request::post(&format!("/sessions/{}/roll", evening.session), &evening.token, &body)
}
