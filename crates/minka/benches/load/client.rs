//! A bounded load: so many keep-alive clients, each asking the next thing on the list until the list is done.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use crate::Outcome;

/// One thing to ask.
#[derive(Clone)]
pub(crate) struct Request {
    bytes: Vec<u8>,
}

impl Request {
    pub(crate) fn get(path: &str, token: &str) -> Self {
        Request { bytes: format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nCookie: s={token}\r\n\r\n").into_bytes() }
    }

    pub(crate) fn post(path: &str, token: &str, body: &str) -> Self {
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: localhost\r\nCookie: s={token}\r\nSec-Fetch-Site: same-origin\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        Request { bytes: head.into_bytes() }
    }

    /// The same, asked as a browser would: answers come compressed.
    pub(crate) fn compressed(path: &str, token: &str) -> Self {
        let text =
            format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nCookie: s={token}\r\nAccept-Encoding: br, gzip\r\n\r\n");
        Request { bytes: text.into_bytes() }
    }
}

/// What came back.
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) location: String,
    pub(crate) body: Vec<u8>,
}

/// One keep-alive connection.
pub(crate) struct Client(BufReader<TcpStream>);

impl Client {
    pub(crate) fn connect(address: SocketAddr) -> Outcome<Self> {
        assert!(address.ip().is_loopback(), "only loopback addresses are measured");
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(120)))?;
        Ok(Client(BufReader::with_capacity(1 << 16, stream)))
    }

    pub(crate) fn ask(&mut self, request: &Request) -> Outcome<Reply> {
        self.0.get_mut().write_all(&request.bytes)?;
        let (mut line, mut reply) = (String::new(), Reply { status: 0, location: String::new(), body: Vec::new() });
        self.0.read_line(&mut line)?;
        reply.status = line.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or("no HTTP answer")?;
        let (mut length, mut chunked) = (0u64, false);
        loop {
            line.clear();
            self.0.read_line(&mut line)?;
            let Some((name, value)) = line.trim_end().split_once(": ") else { break };
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.parse()?,
                "transfer-encoding" => chunked = value.eq_ignore_ascii_case("chunked"),
                "location" => value.clone_into(&mut reply.location),
                _ => {}
            }
        }
        if !chunked {
            self.0.by_ref().take(length).read_to_end(&mut reply.body)?;
            return Ok(reply);
        }
        loop {
            line.clear();
            self.0.read_line(&mut line)?;
            let size = u64::from_str_radix(line.trim(), 16)?;
            self.0.by_ref().take(size).read_to_end(&mut reply.body)?;
            line.clear();
            self.0.read_line(&mut line)?;
            if size == 0 {
                return Ok(reply);
            }
        }
    }
}

/// How a load went.
pub(crate) struct Load {
    /// Requests in a second.
    pub(crate) rate: f64,
    /// Milliseconds of the median and of the slowest hundredth.
    pub(crate) p50: f64,
    pub(crate) p99: f64,
}

/// Asks all of `requests`, `clients` at a time. Any other status than `expected` stops the measurement.
pub(crate) fn drive(address: SocketAddr, clients: usize, requests: &[Request], expected: u16) -> Outcome<Load> {
    let (next, times, wrong) = (AtomicUsize::new(0), Mutex::new(Vec::new()), Mutex::new(None));
    let begun = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..clients {
            scope.spawn(|| {
                let asked = ask_all(address, &next, requests, expected);
                match asked {
                    Ok(mine) => times.lock().expect("no client panicked").extend(mine),
                    Err(why) => *wrong.lock().expect("no client panicked") = Some(why.to_string()),
                }
            });
        }
    });
    let wall = begun.elapsed().as_secs_f64();
    if let Some(why) = wrong.into_inner()? {
        return Err(why.into());
    }
    let mut times = times.into_inner()?;
    times.sort_unstable();
    let at = |part: f64| times[((times.len() - 1) as f64 * part) as usize].as_secs_f64() * 1000.0;
    Ok(Load { rate: times.len() as f64 / wall, p50: at(0.5), p99: at(0.99) })
}

fn ask_all(address: SocketAddr, next: &AtomicUsize, requests: &[Request], expected: u16) -> Outcome<Vec<Duration>> {
    let (mut client, mut mine) = (Client::connect(address)?, Vec::new());
    while let Some(request) = requests.get(next.fetch_add(1, Ordering::Relaxed)) {
        let begun = Instant::now();
        let reply = client.ask(request)?;
        mine.push(begun.elapsed());
        if reply.status != expected {
            let start = String::from_utf8_lossy(&request.bytes[..request.bytes.len().min(120)]).into_owned();
            let body = String::from_utf8_lossy(&reply.body);
            let heading = body.split("<main").nth(1).unwrap_or(&body).chars().take(600).collect::<String>();
            return Err(format!("{start}\nanswered {}:\n{heading}", reply.status).into());
        }
    }
    Ok(mine)
}
