//! The inside of a back-up: a plain tar archive, so that `age -d back-up | tar x` opens it without Minka too.

use std::io::{Read, Write};

use super::refuse;
use crate::foundation::error::Error;

const BLOCK: usize = 512;

fn failed(cause: &std::io::Error) -> Error {
    Error::unexpected("write the back-up", cause)
}

/// Adds one file.
pub(super) fn add(out: &mut impl Write, name: &str, length: u64, from: &mut impl Read) -> Result<(), Error> {
    out.write_all(&header(name, length)).map_err(|cause| failed(&cause))?;
    let copied = std::io::copy(&mut from.take(length), out).map_err(|cause| failed(&cause))?;
    if copied != length {
        return Err(refuse(format!("{name} changed while it was being backed up")));
    }
    out.write_all(&[0; BLOCK][..padding(length)]).map_err(|cause| failed(&cause))
}

/// Ends the archive.
pub(super) fn end(out: &mut impl Write) -> Result<(), Error> {
    out.write_all(&[0; 2 * BLOCK]).map_err(|cause| failed(&cause))
}

fn padding(length: u64) -> usize {
    (BLOCK - usize::try_from(length % BLOCK as u64).unwrap_or(0)) % BLOCK
}

/// A header of the old kind that every tar reads: name, mode, owner, length, time, sum, kind.
fn header(name: &str, length: u64) -> [u8; BLOCK] {
    let mut block = [0u8; BLOCK];
    let mut put = |at: usize, text: &str| block[at..at + text.len()].copy_from_slice(text.as_bytes());
    put(0, name);
    put(100, "0000600\0");
    put(108, "0000000\0");
    put(116, "0000000\0");
    put(136, "00000000000\0");
    put(148, "        ");
    put(156, "0");
    put(257, "ustar\x0000");
    if length < 1 << 33 {
        put(124, &format!("{length:011o}\0"));
    } else {
        block[124] = 0x80;
        block[128..136].copy_from_slice(&length.to_be_bytes());
    }
    let sum: u32 = block.iter().map(|byte| u32::from(*byte)).sum();
    block[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    block
}

/// Hands over every file's name, length and bytes.
pub(super) fn each(
    from: &mut impl Read,
    mut take: impl FnMut(&str, u64, &mut dyn Read) -> Result<(), Error>,
) -> Result<(), Error> {
    loop {
        let mut block = [0u8; BLOCK];
        read_whole(from, &mut block)?;
        if block.iter().all(|byte| *byte == 0) {
            return Ok(());
        }
        let (name, length) = read_header(&block).ok_or_else(|| refuse("the back-up is damaged"))?;
        let mut inside = from.take(length);
        take(&name, length, &mut inside)?;
        if inside.limit() != 0 {
            return Err(refuse("the back-up is damaged or was cut short"));
        }
        read_whole(from, &mut block[..padding(length)])?;
    }
}

fn read_whole(from: &mut impl Read, into: &mut [u8]) -> Result<(), Error> {
    from.read_exact(into).map_err(|_| refuse("the back-up is damaged or was cut short"))
}

fn read_header(block: &[u8; BLOCK]) -> Option<(String, u64)> {
    let name = std::str::from_utf8(&block[..100]).ok()?.trim_end_matches('\0');
    if block[124] == 0x80 {
        let length: [u8; 8] = block[128..136].try_into().ok()?;
        return Some((name.to_owned(), u64::from_be_bytes(length)));
    }
    let length = std::str::from_utf8(&block[124..135]).ok()?;
    Some((name.to_owned(), u64::from_str_radix(length, 8).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pack(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut packed = Vec::new();
        for (name, bytes) in files {
            add(&mut packed, name, bytes.len() as u64, &mut &**bytes).expect("it is added");
        }
        end(&mut packed).expect("it is ended");
        packed
    }

    fn unpack(packed: &[u8]) -> Result<Vec<(String, Vec<u8>)>, Error> {
        let mut files = Vec::new();
        each(&mut &*packed, |name, _, inside| {
            let mut bytes = Vec::new();
            inside.read_to_end(&mut bytes).expect("bytes");
            files.push((name.to_owned(), bytes));
            Ok(())
        })?;
        Ok(files)
    }

    #[test]
    fn what_goes_in_comes_out() {
        let long = vec![7u8; 1025];
        for bytes in [&b""[..], b"x", &long[..511], &long[..512], &long[..513], &long] {
            let files = unpack(&pack(&[("one", bytes), ("two", b"end")])).expect("it is whole");
            assert_eq!(files, [("one".to_owned(), bytes.to_vec()), ("two".to_owned(), b"end".to_vec())]);
        }
    }

    #[test]
    fn what_was_cut_short_or_is_no_archive_is_refused() {
        let packed = pack(&[("one", &[7; 600])]);
        for length in [0, 100, 512, 700, 1024] {
            assert!(unpack(&packed[..length]).is_err(), "{length}");
        }
        assert!(unpack(&[b'x'; 2048]).is_err());
    }

    #[test]
    fn very_large_files_have_a_length_too() {
        for length in [0, 1, (1 << 33) - 1, 1 << 33, 1 << 40] {
            assert_eq!(read_header(&header("minka.db", length)), Some(("minka.db".to_owned(), length)));
        }
    }
}
