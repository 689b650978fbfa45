//! The program under measurement as the kernel sees it: its address, CPU time and memory.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use crate::Outcome;

/// The optimised program that was built with this bench.
pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_minka");

/// Ticks of `/proc/*/stat` in a second: Linux has said 100 for decades.
const TICKS: f64 = 100.0;

/// A running Minka; it is stopped when this is dropped.
pub(crate) struct Server {
    child: Child,
    pub(crate) address: SocketAddr,
    /// From its start until it had answered a first page.
    pub(crate) first_answer: Duration,
}

impl Server {
    /// Starts it on a folder of invented people, with the log that a real one writes going nowhere.
    pub(crate) fn start(folder: &Path) -> Outcome<Self> {
        let begun = Instant::now();
        let mut child = Command::new(PROGRAM)
            .args(["demo", "--listen", "127.0.0.1:0", "--folder"])
            .arg(folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let said = child.stdout.take().ok_or("the program says nothing")?;
        let mut lines = BufReader::new(said).lines();
        let address = loop {
            let line = lines.next().ok_or("the program ended before it answered")??;
            let found = line.split("http://").nth(1).and_then(|rest| rest.split_whitespace().next()?.parse().ok());
            if let Some(address) = found {
                break address;
            }
        };
        first_page(address)?;
        let server = Server { child, address, first_answer: begun.elapsed() };
        // Whatever else it says must not fill the pipe.
        std::thread::spawn(move || lines.for_each(drop));
        Ok(server)
    }

    /// CPU seconds it has used, its own threads together.
    pub(crate) fn cpu(&self) -> f64 {
        cpu_of(&self.child.id().to_string())
    }

    /// Resident memory now, in MiB.
    pub(crate) fn resident(&self) -> f64 {
        memory_of(self.child.id(), "VmRSS:")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn first_page(address: SocketAddr) -> Outcome<()> {
    let mut stream = TcpStream::connect(address)?;
    stream.write_all(b"GET /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    if answer.starts_with("HTTP/1.1 200") { Ok(()) } else { Err("the first page did not come".into()) }
}

/// CPU seconds of this program itself.
pub(crate) fn own_cpu() -> f64 {
    cpu_of("self")
}

/// CPU seconds of a process, also of one that has ended and waits to be asked how.
pub(crate) fn cpu_of(process: &str) -> f64 {
    let text = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    // The name may hold spaces; it ends with the last bracket.
    let rest = text.rsplit_once(')').map_or("", |(_, rest)| rest);
    let ticks: f64 = rest.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<f64>().ok()).sum();
    ticks / TICKS
}

/// Whether a child of ours has ended.
pub(crate) fn is_over(process: u32) -> bool {
    let text = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    text.rsplit_once(')').is_none_or(|(_, rest)| rest.trim_start().starts_with(['Z', 'X']))
}

/// A memory line of a process, in MiB.
pub(crate) fn memory_of(process: u32, line: &str) -> f64 {
    let text = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let found = text.lines().find_map(|other| other.strip_prefix(line));
    let kibibytes = found.and_then(|rest| rest.trim().trim_end_matches(" kB").parse::<f64>().ok());
    kibibytes.unwrap_or(0.0) / 1024.0
}
