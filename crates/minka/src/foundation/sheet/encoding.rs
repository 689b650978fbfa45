//! Which bytes are which letters: the encodings a text table may come in, how one is guessed, and how it is read.

use std::{
    io::{self, Read},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
};

use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_16BE, UTF_16LE, WINDOWS_1251, WINDOWS_1252};

/// Encoding of a text table. `ALL` is the list to offer when the guess was wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextEncoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, low byte first: what Excel calls "Unicode text".
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// Cyrillic Windows: Excel's CSV in Russia and Kazakhstan.
    Windows1251,
    /// Western Windows: Excel's CSV in Latin America and Europe.
    Windows1252,
    /// KZ-1048, the Kazakh variant of Windows-1251. Never guessed: it differs from it in 16 letters only.
    Kz1048,
}

impl TextEncoding {
    /// All that can be chosen.
    pub const ALL: [Self; 6] =
        [Self::Utf8, Self::Windows1251, Self::Windows1252, Self::Utf16Le, Self::Utf16Be, Self::Kz1048];

    /// Its usual name, the same in all languages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Windows1251 => "Windows-1251",
            Self::Windows1252 => "Windows-1252",
            Self::Kz1048 => "KZ-1048",
        }
    }

    /// Guesses from the beginning of a file: its mark; else UTF-8 if the bytes are UTF-8; else one of the
    /// two Windows pages, by the company that its high letters keep.
    pub(super) fn guess(head: &[u8], is_whole_file: bool) -> Self {
        match head {
            [0xFF, 0xFE, ..] => return Self::Utf16Le,
            [0xFE, 0xFF, ..] => return Self::Utf16Be,
            _ => {}
        }
        match std::str::from_utf8(head) {
            Ok(_) => Self::Utf8,
            // Only the last letter is cut by the end of the sample.
            Err(error) if error.error_len().is_none() && !is_whole_file => Self::Utf8,
            Err(_) if looks_western(head) => Self::Windows1252,
            Err(_) => Self::Windows1251,
        }
    }
}

/// Cyrillic words are made of high letters only; in Spanish, Portuguese or German a high letter (á, ñ, ç, ü)
/// stands among plain ones. So each high letter votes: Western if a plain letter touches it, Cyrillic if high
/// letters alone do. A letter on its own (a column of М and Ж) does not vote, and a draw is Cyrillic.
fn looks_western(head: &[u8]) -> bool {
    let is_high = |byte: Option<&u8>| byte.is_some_and(|b| *b >= 0xC0 || matches!(b, 0xA8 | 0xB8));
    let is_plain = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphabetic);
    let (mut western, mut cyrillic) = (0_u32, 0_u32);
    for at in (0..head.len()).filter(|at| is_high(head.get(*at))) {
        let before = at.checked_sub(1).and_then(|i| head.get(i));
        let after = head.get(at + 1);
        if is_plain(before) || is_plain(after) {
            western += 1;
        } else if is_high(before) || is_high(after) {
            cyrillic += 1;
        }
    }
    western > cyrillic
}

/// Where KZ-1048 has another letter than Windows-1251 (encoding_rs has neither it nor PT154).
const KAZAKH: [(u8, char); 16] = [
    (0x8D, 'Қ'),
    (0x8E, 'Һ'),
    (0x9D, 'қ'),
    (0x9E, 'һ'),
    (0xA1, 'Ұ'),
    (0xA2, 'ұ'),
    (0xA3, 'Ә'),
    (0xA5, 'Ө'),
    (0xAA, 'Ғ'),
    (0xAF, 'Ү'),
    (0xB4, 'ө'),
    (0xBA, 'ғ'),
    (0xBC, 'ә'),
    (0xBD, 'Ң'),
    (0xBE, 'ң'),
    (0xBF, 'ү'),
];

/// The upper half of a one-byte encoding.
fn upper_half(page: &'static Encoding, changes: &[(u8, char)]) -> Box<[char; 128]> {
    let mut letters = Box::new(['\u{fffd}'; 128]);
    for (byte, letter) in (0x80..=0xFF_u8).zip(letters.iter_mut()) {
        let (text, _) = page.decode_without_bom_handling(std::slice::from_ref(&byte));
        *letter = text.chars().next().unwrap_or('\u{fffd}');
        if let Some((_, other)) = changes.iter().find(|(at, _)| *at == byte) {
            *letter = *other;
        }
    }
    letters
}

enum Letters {
    AsTheyAre,
    OneByte(Box<[char; 128]>),
    TwoBytes(Decoder),
}

/// A byte that UTF-8 never contains: stands for what could not be decoded, so that the row it is in can be named.
const IMPOSSIBLE: u8 = 0xFF;

/// What the text source tells the reader of rows, and a progress bar.
#[derive(Debug, Default)]
pub(super) struct Meter {
    /// Bytes of the file read so far.
    pub(super) done: AtomicU64,
    /// Bytes handed on since the current row began, and line ends among them.
    pub(super) in_row: AtomicU64,
    pub(super) lines_in_row: AtomicU64,
}

impl Meter {
    pub(super) fn begin_row(&self) {
        self.in_row.store(0, Relaxed);
        self.lines_in_row.store(0, Relaxed);
    }
}

/// Longest row of a text table. Twelve cells as long as Excel allows come to well under 1 MiB.
pub(super) const LONGEST_ROW: u64 = 4 << 20;

/// Reads any encoding as UTF-8 with `\n` line ends and without byte order mark, and hands on `ending` at the end.
pub(super) struct TextSource<R> {
    inner: R,
    letters: Letters,
    meter: Arc<Meter>,
    ending: Option<&'static str>,
    raw: Vec<u8>,
    ready: Vec<u8>,
    taken: usize,
    is_first: bool,
    after_return: bool,
}

impl<R: Read> TextSource<R> {
    pub(super) fn new(inner: R, encoding: TextEncoding, meter: Arc<Meter>, ending: Option<&'static str>) -> Self {
        let letters = match encoding {
            TextEncoding::Utf8 => Letters::AsTheyAre,
            TextEncoding::Utf16Le => Letters::TwoBytes(UTF_16LE.new_decoder_with_bom_removal()),
            TextEncoding::Utf16Be => Letters::TwoBytes(UTF_16BE.new_decoder_with_bom_removal()),
            TextEncoding::Windows1251 => Letters::OneByte(upper_half(WINDOWS_1251, &[])),
            TextEncoding::Windows1252 => Letters::OneByte(upper_half(WINDOWS_1252, &[])),
            TextEncoding::Kz1048 => Letters::OneByte(upper_half(WINDOWS_1251, &KAZAKH)),
        };
        let (raw, ready) = (vec![0; 16 << 10], Vec::with_capacity(48 << 10));
        Self { inner, letters, meter, ending, raw, ready, taken: 0, is_first: true, after_return: false }
    }

    /// Fills `ready`; leaves it empty at the end.
    fn refill(&mut self) -> io::Result<()> {
        self.ready.clear();
        self.taken = 0;
        while self.ready.is_empty() {
            let count = self.read_full()?;
            let is_last = count == 0;
            if is_last && self.ending.is_none() {
                return Ok(());
            }
            self.meter.done.fetch_add(count as u64, Relaxed);
            let bytes = self.raw.get(..count).unwrap_or_default();
            let bytes = if self.is_first && matches!(self.letters, Letters::AsTheyAre) {
                bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)
            } else {
                bytes
            };
            self.is_first = false;
            decode(&mut self.letters, bytes, is_last, &mut self.ready);
            self.after_return = same_line_ends(&mut self.ready, self.after_return);
            if is_last {
                self.ready.extend_from_slice(self.ending.take().unwrap_or_default().as_bytes());
                break;
            }
        }
        Ok(())
    }

    /// A whole buffer unless the file ends, so that a byte order mark is never cut in two.
    fn read_full(&mut self) -> io::Result<usize> {
        let mut filled = 0;
        while let Some(room) = self.raw.get_mut(filled..).filter(|room| !room.is_empty()) {
            match self.inner.read(room) {
                Ok(0) => break,
                Ok(count) => filled += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(filled)
    }
}

fn decode(letters: &mut Letters, bytes: &[u8], is_last: bool, out: &mut Vec<u8>) {
    match letters {
        Letters::AsTheyAre => out.extend_from_slice(bytes),
        Letters::OneByte(upper) => {
            let mut room = [0; 4];
            for byte in bytes {
                match byte.checked_sub(0x80).and_then(|at| upper.get(usize::from(at))) {
                    Some(letter) => out.extend_from_slice(letter.encode_utf8(&mut room).as_bytes()),
                    None => out.push(*byte),
                }
            }
        }
        Letters::TwoBytes(decoder) => decode_pairs(decoder, bytes, is_last, out),
    }
}

fn decode_pairs(decoder: &mut Decoder, mut bytes: &[u8], is_last: bool, out: &mut Vec<u8>) {
    let mut room = [0; 4096];
    loop {
        let (result, read, written) = decoder.decode_to_utf8_without_replacement(bytes, &mut room, is_last);
        out.extend_from_slice(room.get(..written).unwrap_or_default());
        bytes = bytes.get(read..).unwrap_or_default();
        match result {
            DecoderResult::InputEmpty => return,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(..) => out.push(IMPOSSIBLE),
        }
    }
}

/// Makes `\r\n` and `\r` into `\n`, in place; tells whether the last byte was a `\r`.
fn same_line_ends(bytes: &mut Vec<u8>, mut after_return: bool) -> bool {
    if !after_return && !bytes.contains(&b'\r') {
        return false;
    }
    bytes.retain_mut(|byte| {
        let is_second_half = after_return && *byte == b'\n';
        after_return = *byte == b'\r';
        if after_return {
            *byte = b'\n';
        }
        !is_second_half
    });
    after_return
}

impl<R: Read> Read for TextSource<R> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        if self.taken >= self.ready.len() {
            self.refill()?;
        }
        let rest = self.ready.get(self.taken..).unwrap_or_default();
        let count = rest.len().min(room.len());
        let (Some(from), Some(to)) = (rest.get(..count), room.get_mut(..count)) else {
            return Ok(0);
        };
        to.copy_from_slice(from);
        self.taken += count;
        let lines = from.iter().filter(|byte| **byte == b'\n').count();
        self.meter.lines_in_row.fetch_add(lines as u64, Relaxed);
        if self.meter.in_row.fetch_add(count as u64, Relaxed) > LONGEST_ROW {
            return Err(io::Error::other("row too long"));
        }
        Ok(count)
    }
}

/// The beginning of a text, decoded, for looking at delimiters. What cannot be decoded is left as it is.
pub(super) fn decode_sample(head: &[u8], encoding: TextEncoding) -> Vec<u8> {
    let mut text = Vec::new();
    let mut source = TextSource::new(head, encoding, Arc::default(), None);
    // Reading from memory fails only on an endless row, and then the sample is what was read.
    let _ = source.read_to_end(&mut text);
    text
}
