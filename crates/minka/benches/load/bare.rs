//! What the disk and SQLite alone can do: the rows of a roll call, written by prepared statements and nothing else.

use std::time::Instant;

use rusqlite::{Connection, params};

use crate::{
    Outcome,
    world::{Evening, World},
};

/// Roll calls in a second with `together` of them in each durable commit: [into a copy of Minka's own file, into an empty
/// file encrypted as Minka's is, into an empty plain file]. The first meets the same trees, as deep and as scattered.
pub(crate) fn rates(world: &World, evenings: &[Evening], together: usize) -> Outcome<[f64; 3]> {
    let [encrypted, plain] = into_empty_files(world, evenings, together)?;
    Ok([into_a_copy(world, evenings, together)?, encrypted, plain])
}

fn into_a_copy(world: &World, evenings: &[Evening], together: usize) -> Outcome<f64> {
    let file = world.path.join("same.db");
    for ending in ["", "-wal", "-shm"] {
        drop(std::fs::remove_file(format!("{}{ending}", file.display())));
    }
    let key = format!("x'{}'", data_encoding::HEXLOWER.encode(&world.key()?));
    std::fs::copy(world.untouched(), &file)?;
    let connection = Connection::open(&file)?;
    connection.pragma_update(None, "key", key)?;
    connection.execute_batch(
        "pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -6000; pragma secure_delete = on;
         pragma foreign_keys = off;",
    )?;
    let begun = Instant::now();
    let mut sequence = connection.query_row("select max(seq) from audit_entry", [], |row| row.get::<_, i64>(0))?;
    for batch in evenings.chunks(together) {
        write(&connection, batch, &mut sequence)?;
    }
    Ok(evenings.len() as f64 / begun.elapsed().as_secs_f64())
}

fn into_empty_files(world: &World, evenings: &[Evening], together: usize) -> Outcome<[f64; 2]> {
    let file = world.path.join("bare.db");
    let mut rates = [0.0; 2];
    for (at, key) in [Some(world.key()?), None].into_iter().enumerate() {
        for ending in ["", "-wal", "-shm"] {
            drop(std::fs::remove_file(format!("{}{ending}", file.display())));
        }
        let connection = Connection::open(&file)?;
        if let Some(key) = key {
            connection.pragma_update(None, "key", format!("x'{}'", data_encoding::HEXLOWER.encode(&key)))?;
        }
        connection.execute_batch(TABLES)?;
        let begun = Instant::now();
        for batch in evenings.chunks(together) {
            write(&connection, batch, &mut 0)?;
        }
        rates[at] = evenings.len() as f64 / begun.elapsed().as_secs_f64();
    }
    Ok(rates)
}

/// The three tables that a roll call writes, with their keys and indexes.
const TABLES: &str = "
    pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -6000; pragma secure_delete = on;
    create table submission (id text primary key, digest blob not null, at text not null);
    create table attendance (session_id text not null, participant_id text not null, site_id text not null,
        mark text not null, reason text not null, marked_at text not null, marked_by text not null,
        primary key (session_id, participant_id));
    create index attendance_participant_id on attendance (participant_id, session_id);
    create table audit_entry (seq integer primary key, at text not null, actor text not null, action text not null,
        subject text not null, detail text not null, hash blob not null);
    create index audit_entry_subject on audit_entry (subject, seq);";

/// The entries are numbered on from `sequence`; nought leaves the numbers to the empty file.
fn write(connection: &Connection, batch: &[Evening], sequence: &mut i64) -> Outcome<()> {
    const AT: &str = "2026-11-24T18:00:00.000Z";
    const BY: &str = "0193a5b0-0000-7000-8000-000000000001";
    connection.execute_batch("begin immediate")?;
    for evening in batch {
        let session = evening.session.to_string();
        let mut submission =
            connection.prepare_cached("insert into submission (id, digest, at) values (?1, ?2, ?3)")?;
        submission.execute(params![session, [7u8; 32], AT])?;
        let mut mark = connection.prepare_cached(
            "insert into attendance (session_id, participant_id, site_id, mark, reason, marked_at, marked_by)
             values (?1, ?2, ?3, 'present', '', ?4, ?5)",
        )?;
        let site = evening.site.to_string();
        for (woman, _) in &evening.women {
            mark.execute(params![session, woman, site, AT, BY])?;
        }
        let mut entry = connection.prepare_cached(
            "insert into audit_entry (at, actor, action, subject, detail, hash, seq) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?;
        let subject = format!("session {session}");
        let number = (*sequence > 0).then(|| {
            *sequence += 1;
            *sequence
        });
        entry.execute(params![AT, BY, "attendance.mark", subject, "marks 14, 14 of 14 marked", [7u8; 32], number])?;
    }
    connection.execute_batch("commit")?;
    Ok(())
}
