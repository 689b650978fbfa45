//! A hundred thousand rows: a measurement, run by itself.

use super::*;

/// The most memory this process ever held, in MiB.
fn peak_mebibytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("Linux");
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).expect("a peak");
    let kib: u64 = line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).expect("a number");
    kib / 1024
}

/// One process for itself, as nextest gives it: `cargo nextest run --test it --run-ignored only -E 'test(hundred_thousand)'`.
#[test]
#[ignore = "takes minutes in a development build"]
fn a_hundred_thousand_women_fit_into_300_megabytes() {
    let world = World::new(crate::world::Engine::Sqlite);
    let mut list = "id,имя,группа,язык,телефон,дата\n".to_owned();
    for at in 0..100_000 {
        list.push_str(&format!(
            "{at},Имя{} Имя,Группа {},казахский,+7 701 {at:07},0{}.09.2026\n",
            "яюэ".repeat(at % 3 + 1),
            at / 25,
            at % 9 + 1
        ));
    }
    let file = given("large.csv", list.as_bytes());
    drop(list);
    let before = peak_mebibytes();
    let options = Options { create_groups: true, ..with_reason() };
    let begun = std::time::Instant::now();
    let report = run(&world, world.almaty, &file.path, &options);
    let (made, peak) = (begun.elapsed(), peak_mebibytes());
    assert_eq!(
        (report.made, report.groups.len(), report.applied),
        (100_000, 4_000, true),
        "{:?}",
        report.problems.first()
    );
    let begun = std::time::Instant::now();
    let again = run(&world, world.almaty, &file.path, &updating(&options));
    assert_eq!((again.unchanged, again.applied), (100_000, false));
    let told = format!(
        "before {before} MiB, after {peak} MiB, again {} MiB; {made:?}, again {:?}",
        peak_mebibytes(),
        begun.elapsed()
    );
    assert!(peak_mebibytes() < 300, "{told}");
    std::fs::write(std::env::temp_dir().join("minka-import-measured.txt"), told).expect("written");
}
