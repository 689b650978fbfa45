//! Where the bytes are: in a file, or in memory, from which they never reach the disk.

use std::{
    fs::File,
    io::{self, Cursor, Read, Seek, SeekFrom},
    path::PathBuf,
};

use bytes::Bytes;

/// What is to be read; opened anew for each reading.
#[derive(Clone)]
pub(super) enum Input {
    File(PathBuf),
    Memory(Bytes),
}

impl Input {
    pub(super) fn open(&self) -> io::Result<Stream> {
        Ok(match self {
            Self::File(path) => Stream::File(File::open(path)?),
            Self::Memory(bytes) => Stream::Memory(Cursor::new(bytes.clone())),
        })
    }

    pub(super) fn size(&self) -> io::Result<u64> {
        match self {
            Self::File(path) => Ok(path.metadata()?.len()),
            Self::Memory(bytes) => Ok(bytes.len() as u64),
        }
    }
}

/// One reading of it.
pub(super) enum Stream {
    File(File),
    Memory(Cursor<Bytes>),
}

impl Read for Stream {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::File(file) => file.read(room),
            Self::Memory(bytes) => bytes.read(room),
        }
    }
}

impl Seek for Stream {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        match self {
            Self::File(file) => file.seek(to),
            Self::Memory(bytes) => bytes.seek(to),
        }
    }
}
