//! Unpacks the beginning of a deflated part (RFC 1951), a few kilobytes of it. The unpacker behind calamine is
//! not within reach, and what is checked here must be known before calamine opens the file.

/// The first `limit` bytes, or as many as the packed bytes given hold; `None` if they are not deflate.
pub(super) fn head(packed: &[u8], limit: usize) -> Option<Vec<u8>> {
    let mut bits = Bits { bytes: packed, at: 0 };
    let mut out = Vec::with_capacity(limit.min(64 << 10));
    let mut is_last = false;
    while !is_last && out.len() < limit {
        match one_block(&mut bits, &mut out, limit) {
            Some(last) => is_last = last,
            // Running out of input is the normal end of a sample; nonsense is not.
            None if bits.is_used_up() => break,
            None => return None,
        }
    }
    out.truncate(limit);
    Some(out)
}

/// One block; tells whether it is the last.
fn one_block(bits: &mut Bits<'_>, out: &mut Vec<u8>, limit: usize) -> Option<bool> {
    let is_last = bits.take(1)? == 1;
    match bits.take(2)? {
        0 => stored(bits, out)?,
        kind @ (1 | 2) => {
            let (letters, distances) = if kind == 1 { fixed() } else { described(bits)? };
            block(bits, &letters, &distances, out, limit)?;
        }
        _ => return None,
    }
    Some(is_last)
}

struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Bits<'_> {
    fn take(&mut self, count: u32) -> Option<u32> {
        let mut value = 0;
        for place in 0..count {
            let Some(byte) = self.bytes.get(self.at / 8) else {
                self.at = self.bytes.len() * 8;
                return None;
            };
            value |= u32::from(byte >> (self.at % 8) & 1) << place;
            self.at += 1;
        }
        Some(value)
    }

    fn is_used_up(&self) -> bool {
        self.at / 8 >= self.bytes.len()
    }
}

/// A Huffman code: how many symbols have each length, and the symbols in order of their codes.
struct Code {
    counts: [u16; 16],
    symbols: Vec<u16>,
}

impl Code {
    fn new(lengths: &[u8]) -> Self {
        let mut counts = [0; 16];
        let mut symbols = Vec::with_capacity(lengths.len());
        for length in 1..16_u8 {
            for (symbol, _) in lengths.iter().enumerate().filter(|(_, given)| **given == length) {
                symbols.push(symbol as u16);
            }
            if let Some(count) = counts.get_mut(usize::from(length)) {
                *count = lengths.iter().filter(|given| **given == length).count() as u16;
            }
        }
        Self { counts, symbols }
    }

    fn read(&self, bits: &mut Bits<'_>) -> Option<u16> {
        let (mut code, mut first, mut index) = (0_i64, 0_i64, 0_i64);
        for count in self.counts.iter().skip(1) {
            code |= i64::from(bits.take(1)?);
            let count = i64::from(*count);
            if code - first < count {
                return self.symbols.get(usize::try_from(index + code - first).ok()?).copied();
            }
            index += count;
            first = (first + count) << 1;
            code <<= 1;
        }
        None
    }
}

fn fixed() -> (Code, Code) {
    let lengths: Vec<u8> = (0..288)
        .map(|i| match i {
            0..144 => 8,
            144..256 => 9,
            256..280 => 7,
            _ => 8,
        })
        .collect();
    (Code::new(&lengths), Code::new(&[5; 30]))
}

fn described(bits: &mut Bits<'_>) -> Option<(Code, Code)> {
    const ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
    let letters = bits.take(5)? as usize + 257;
    let distances = bits.take(5)? as usize + 1;
    let given = bits.take(4)? as usize + 4;
    let mut lengths = [0_u8; 19];
    for place in ORDER.iter().take(given) {
        *lengths.get_mut(*place)? = bits.take(3)? as u8;
    }
    let code = Code::new(&lengths);
    let mut all: Vec<u8> = Vec::with_capacity(320);
    while all.len() < letters + distances {
        let (length, times) = match code.read(bits)? {
            symbol @ 0..16 => (symbol as u8, 1),
            16 => (*all.last()?, 3 + bits.take(2)?),
            17 => (0, 3 + bits.take(3)?),
            _ => (0, 11 + bits.take(7)?),
        };
        all.extend(std::iter::repeat_n(length, times as usize));
    }
    Some((Code::new(all.get(..letters)?), Code::new(all.get(letters..letters + distances)?)))
}

fn stored(bits: &mut Bits<'_>, out: &mut Vec<u8>) -> Option<()> {
    bits.at = bits.at.div_ceil(8) * 8;
    let (length, check) = (bits.take(16)?, bits.take(16)?);
    if length != !check & 0xFFFF {
        return None;
    }
    let from = bits.at / 8;
    let rest = bits.bytes.get(from..)?;
    let bytes = rest.get(..length as usize).unwrap_or(rest);
    out.extend_from_slice(bytes);
    bits.at = (from + bytes.len()) * 8;
    Some(())
}

fn block(bits: &mut Bits<'_>, letters: &Code, distances: &Code, out: &mut Vec<u8>, limit: usize) -> Option<()> {
    const LENGTHS: [u16; 29] = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258,
    ];
    const DISTANCES: [u16; 30] = [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
        6145, 8193, 12289, 16385, 24577,
    ];
    while out.len() < limit {
        let symbol = letters.read(bits)?;
        if let Ok(byte) = u8::try_from(symbol) {
            out.push(byte);
            continue;
        }
        if symbol == 256 {
            return Some(());
        }
        let at = usize::from(symbol) - 257;
        let more = if (8..28).contains(&at) { (at as u32 - 4) / 4 } else { 0 };
        let length = usize::from(*LENGTHS.get(at)?) + bits.take(more)? as usize;
        let at = usize::from(distances.read(bits)?);
        let more = (at as u32 / 2).saturating_sub(1);
        let back = usize::from(*DISTANCES.get(at)?) + bits.take(more)? as usize;
        let from = out.len().checked_sub(back)?;
        for step in 0..length {
            out.push(*out.get(from + step)?);
        }
    }
    Some(())
}
