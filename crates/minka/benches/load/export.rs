//! The register as CSV through the command line: rows in a second, and the most memory it took.

use std::{
    io::Read,
    process::{Command, Stdio},
    time::Instant,
};

use crate::{
    Outcome,
    process::{PROGRAM, memory_of},
    report,
    world::World,
};

pub(crate) fn measure(world: &World) -> Outcome<()> {
    let begun = Instant::now();
    let mut child = Command::new(PROGRAM)
        .args(["export", "--format", "csv", "--folder"])
        .arg(&world.path)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let mut out = child.stdout.take().ok_or("no output")?;
    let (mut buffer, mut lines, mut bytes, mut most) = (vec![0u8; 1 << 16], 0usize, 0usize, 0f64);
    loop {
        let read = out.read(&mut buffer)?;
        if read == 0 {
            break;
        }
        lines += buffer[..read].iter().filter(|byte| **byte == b'\n').count();
        bytes += read;
        most = most.max(memory_of(child.id(), "VmHWM:"));
    }
    let took = begun.elapsed().as_secs_f64();
    if !child.wait()?.success() {
        return Err("the export failed".into());
    }
    report::title(&format!("Export of the register, {} women", world.name));
    report::head(&["rows", "MiB", "seconds", "rows a second", "most memory MiB"]);
    report::row(&[
        lines.to_string(),
        format!("{:.1}", bytes as f64 / 1_048_576.0),
        format!("{took:.2}"),
        format!("{:.0}", lines as f64 / took),
        format!("{most:.1}"),
    ]);
    Ok(())
}
