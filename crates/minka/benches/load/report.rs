//! What is printed: Markdown tables, ready for `docs/performance.md`.

use std::time::Instant;

use crate::process::own_cpu;

/// A heading.
pub(crate) fn title(words: &str) {
    line(&format!("\n### {words}\n"));
}

/// The first two lines of a table.
pub(crate) fn head(columns: &[&str]) {
    row(&columns.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
    line(&format!("|{}", " --- |".repeat(columns.len())));
}

/// One line of a table.
pub(crate) fn row(cells: &[String]) {
    line(&format!("| {} |", cells.join(" | ")));
}

/// A sentence below a table.
pub(crate) fn said(words: &str) {
    line(words);
}

#[expect(clippy::print_stdout, reason = "a measurement prints its figures")]
fn line(words: &str) {
    println!("{words}");
}

/// How far along a long preparation is, for whoever waits.
#[expect(clippy::print_stderr, reason = "a measurement says what it is doing")]
pub(crate) fn note(words: &str) {
    eprintln!("bench: {words}");
}

/// How busy the machine is: wall over CPU time of a fixed loop. 1.0 is quiet; over 1.5 only ratios of one run count.
pub(crate) fn machine() {
    let (begun, before) = (Instant::now(), own_cpu());
    let mut sum = 1u64;
    while begun.elapsed().as_millis() < 400 {
        for _ in 0..10_000 {
            sum = sum.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        }
    }
    let cpu = own_cpu() - before;
    let contention = begun.elapsed().as_secs_f64() / cpu.max(0.01);
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    line(&format!("{cores} cores, contention {contention:.2} (wall/CPU of a fixed loop; 1.0 is quiet, {})", sum % 2));
}
