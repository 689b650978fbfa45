//! The zip around a workbook, looked at before anything is unpacked: is it whole, is it a workbook, and does it
//! stay within the limits? The zip reader behind calamine holds every part to the size declared here, so the
//! declared sizes are enough to stop a bomb. What is not declared there, the number of shared strings for which
//! calamine sets memory aside in advance, is looked up by unpacking the beginning of that one part.

use std::io::{self, Read, Seek, SeekFrom};

use super::{
    inflate,
    problem::{FileKind, SheetProblem},
};

/// All parts together, unpacked.
const LARGEST_TOTAL: u64 = 1 << 30;
/// The shared strings stay in memory.
const LARGEST_STRINGS: u64 = 128 << 20;
/// So do styles, links and names.
const LARGEST_SMALL_PART: u64 = 16 << 20;
/// Lists of people, and sheets of nothing but blank formatted cells, pack to about a tenth (measured); deflate
/// can go to a thousandth.
const STEEPEST_RATIO: u64 = 120;
/// Below this a ratio means nothing.
const RATIO_FROM: u64 = 4 << 20;
const MOST_PARTS: usize = 10_000;
const LARGEST_DIRECTORY: u64 = 16 << 20;

struct Part {
    name: String,
    flags: u16,
    method: u16,
    packed: u64,
    unpacked: u64,
    at: u64,
}

fn damaged() -> SheetProblem {
    SheetProblem::Damaged(None)
}

/// Checks the package; `Ok` means that it is a workbook that is safe to open.
pub(super) fn check<F: Read + Seek>(file: &mut F) -> Result<(), SheetProblem> {
    let parts = directory(file)?;
    if parts.iter().any(|part| part.flags & 1 == 1) {
        return Err(SheetProblem::Encrypted);
    }
    check_kind(&parts)?;
    let mut total = 0_u64;
    for part in &parts {
        total = total.saturating_add(part.unpacked);
        check_size(part)?;
        if !matches!(part.method, 0 | 8) {
            return Err(damaged());
        }
    }
    if total > LARGEST_TOTAL {
        return Err(SheetProblem::TooMuchInside);
    }
    for part in parts.iter().filter(|part| part.name.ends_with("sharedstrings.xml")) {
        check_strings(file, part)?;
    }
    Ok(())
}

fn check_kind(parts: &[Part]) -> Result<(), SheetProblem> {
    let has = |wanted: &str| parts.iter().any(|part| part.name == wanted);
    let within = |folder: &str| parts.iter().any(|part| part.name.starts_with(folder));
    let kind = if has("xl/workbook.bin") {
        FileKind::BinaryExcel
    } else if has("mimetype") && has("content.xml") {
        FileKind::OpenDocument
    } else if within("word/") || within("ppt/") {
        FileKind::Document
    } else if has("[content_types].xml") && has("_rels/.rels") {
        return Ok(());
    } else {
        FileKind::Archive
    };
    Err(SheetProblem::UnknownKind(kind))
}

fn check_size(part: &Part) -> Result<(), SheetProblem> {
    let is_strings = part.name.ends_with("sharedstrings.xml");
    let is_small =
        ["styles.xml", "workbook.xml", ".rels", "[content_types].xml"].iter().any(|end| part.name.ends_with(end));
    let is_steep = part.unpacked > RATIO_FROM && part.unpacked / part.packed.max(1) > STEEPEST_RATIO;
    if is_steep || (is_strings && part.unpacked > LARGEST_STRINGS) || (is_small && part.unpacked > LARGEST_SMALL_PART) {
        return Err(SheetProblem::TooMuchInside);
    }
    Ok(())
}

/// The declared count of shared strings must fit into the part: each takes five bytes at least (`<si/>`).
/// Left alone, a count of a million million would end the whole program, not just this request.
fn check_strings<F: Read + Seek>(file: &mut F, part: &Part) -> Result<(), SheetProblem> {
    let head = unpack_head(file, part)?;
    let tag = opening_tag(&head).ok_or_else(damaged)?;
    let Some(at) = tag.windows(11).position(|word| word == b"uniqueCount") else {
        return Ok(());
    };
    let rest = tag.get(at + 11..).unwrap_or_default();
    let digits: Vec<u8> = rest
        .iter()
        .copied()
        .skip_while(|byte| byte.is_ascii_whitespace() || matches!(byte, b'=' | b'"' | b'\'' | b'+'))
        .take_while(u8::is_ascii_digit)
        .collect();
    let count = digits.iter().fold(0_u64, |sum, digit| sum.saturating_mul(10).saturating_add(u64::from(digit - b'0')));
    if count > part.unpacked / 5 + 1 {
        return Err(damaged());
    }
    Ok(())
}

/// The attributes of the first element, past declaration and comments; a document type is not accepted.
fn opening_tag(head: &[u8]) -> Option<&[u8]> {
    let mut rest = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    loop {
        let end: &[u8] = if rest.starts_with(b"<?") {
            b"?>"
        } else if rest.starts_with(b"<!--") {
            b"-->"
        } else {
            break;
        };
        let at = rest.windows(end.len()).position(|word| word == end)?;
        rest = rest.get(at + end.len()..)?.trim_ascii_start();
    }
    let name_end = rest.iter().position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'))?;
    let name = rest.get(..name_end)?.strip_prefix(b"<")?;
    if name.rsplit(|byte| *byte == b':').next() != Some(b"sst") {
        return None;
    }
    let mut quote = None;
    let end = rest.iter().position(|byte| {
        match quote {
            Some(open) if *byte == open => quote = None,
            None if matches!(byte, b'"' | b'\'') => quote = Some(*byte),
            _ => {}
        }
        quote.is_none() && *byte == b'>'
    })?;
    rest.get(name_end..end)
}

/// The first 64 KiB of a part, unpacked.
fn unpack_head<F: Read + Seek>(file: &mut F, part: &Part) -> Result<Vec<u8>, SheetProblem> {
    const HEAD: usize = 64 << 10;
    file.seek(SeekFrom::Start(part.at))?;
    let mut local = [0; 30];
    file.read_exact(&mut local).map_err(|_| damaged())?;
    let skip = u64::from(u16_at(&local, 26)) + u64::from(u16_at(&local, 28));
    file.seek(SeekFrom::Current(skip as i64))?;
    let mut packed = Vec::new();
    file.take(part.packed.min(2 * HEAD as u64)).read_to_end(&mut packed)?;
    match part.method {
        0 => Ok(packed),
        _ => inflate::head(&packed, HEAD).ok_or_else(damaged),
    }
}

/// Reads the list of parts at the end of the file. A file cut short has none.
fn directory<F: Read + Seek>(file: &mut F) -> Result<Vec<Part>, SheetProblem> {
    let length = file.seek(SeekFrom::End(0))?;
    let tail_from = length.saturating_sub(22 + 65_535);
    let tail = read_at(file, tail_from, length - tail_from)?;
    let end = (0..tail.len().saturating_sub(21))
        .rev()
        .find(|at| tail.get(*at..).is_some_and(|rest| rest.starts_with(b"PK\x05\x06")))
        .ok_or_else(damaged)?;
    let record = tail.get(end..).unwrap_or_default();
    let (mut count, mut size, mut from) =
        (u64::from(u16_at(record, 10)), u64::from(u32_at(record, 12)), u64::from(u32_at(record, 16)));
    if count == 0xFFFF || size == 0xFFFF_FFFF || from == 0xFFFF_FFFF {
        let locator = end.checked_sub(20).and_then(|at| tail.get(at..)).unwrap_or_default();
        if !locator.starts_with(b"PK\x06\x07") {
            return Err(damaged());
        }
        let large = read_at(file, u64_at(locator, 8), 56)?;
        (count, size, from) = (u64_at(&large, 32), u64_at(&large, 40), u64_at(&large, 48));
    }
    if size > LARGEST_DIRECTORY || count > MOST_PARTS as u64 {
        return Err(SheetProblem::TooMuchInside);
    }
    if from.saturating_add(size) > length {
        return Err(damaged());
    }
    let entries = read_at(file, from, size)?;
    let mut rest = entries.as_slice();
    let mut parts = Vec::new();
    for _ in 0..count {
        let (part, length) = entry(rest).ok_or_else(damaged)?;
        parts.push(part);
        rest = rest.get(length..).ok_or_else(damaged)?;
    }
    Ok(parts)
}

/// One entry of the directory and its length.
fn entry(bytes: &[u8]) -> Option<(Part, usize)> {
    let fixed = bytes.get(..46).filter(|fixed| fixed.starts_with(b"PK\x01\x02"))?;
    let (name, extra, comment) = (u16_at(fixed, 28), u16_at(fixed, 30), u16_at(fixed, 32));
    let name_end = 46 + usize::from(name);
    let extra_end = name_end + usize::from(extra);
    let mut part = Part {
        name: String::from_utf8_lossy(bytes.get(46..name_end)?).replace('\\', "/").to_ascii_lowercase(),
        flags: u16_at(fixed, 8),
        method: u16_at(fixed, 10),
        packed: u64::from(u32_at(fixed, 20)),
        unpacked: u64::from(u32_at(fixed, 24)),
        at: u64::from(u32_at(fixed, 42)),
    };
    read_extra(bytes.get(name_end..extra_end)?, &mut part)?;
    Some((part, extra_end + usize::from(comment)))
}

/// Sizes over 4 GiB (some writers put all sizes here). A second name hidden in an extra field is refused: the
/// zip reader would go by that one, and the checks above by the other.
fn read_extra(mut extra: &[u8], part: &mut Part) -> Option<()> {
    while extra.len() >= 4 {
        let (id, length) = (u16_at(extra, 0), usize::from(u16_at(extra, 2)));
        let mut body = extra.get(4..4 + length)?;
        if id == 0x7075 {
            return None;
        }
        if id == 1 {
            for value in [&mut part.unpacked, &mut part.packed, &mut part.at] {
                if *value == 0xFFFF_FFFF {
                    *value = u64_at(body.get(..8)?, 0);
                    body = body.get(8..)?;
                }
            }
        }
        extra = extra.get(4 + length..)?;
    }
    Some(())
}

fn read_at<F: Read + Seek>(file: &mut F, from: u64, count: u64) -> Result<Vec<u8>, SheetProblem> {
    file.seek(SeekFrom::Start(from))?;
    let mut bytes = Vec::new();
    let read = file.take(count).read_to_end(&mut bytes).map_err(|error: io::Error| SheetProblem::Io(error))?;
    if (read as u64) < count { Err(damaged()) } else { Ok(bytes) }
}

fn number_at(bytes: &[u8], at: usize, width: usize) -> u64 {
    let digits = bytes.get(at..at + width).unwrap_or_default();
    digits.iter().rev().fold(0, |sum, byte| sum << 8 | u64::from(*byte))
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    number_at(bytes, at, 2) as u16
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    number_at(bytes, at, 4) as u32
}

fn u64_at(bytes: &[u8], at: usize) -> u64 {
    number_at(bytes, at, 8)
}
