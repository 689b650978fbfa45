//! Every statement about the programme's lists.

use super::model::{List, Word, WordId};
use crate::{
    binds,
    foundation::{change::Change, error::Error, ids::Id, store::Db},
    users::ProgrammeId,
};

/// The words of a list: the given ones first, then the programme's own in the order in which they were added; also those
/// that are no longer offered.
///
/// # Errors
/// When the database cannot be read.
pub fn list_words(db: &mut Db<'_>, programme: ProgrammeId, list: List) -> Result<Vec<Word>, Error> {
    let off: Vec<String> = db.list(
        "select word from vocabulary_off where programme_id = $1 and list = $2",
        binds![programme, list.key()],
        |row| row.get(0),
    )?;
    let given = list.given().iter().map(|key| Word {
        key: (*key).to_owned(),
        words: String::new(),
        offered: off.iter().all(|word| word != key),
    });
    let mut words: Vec<Word> = given.collect();
    words.extend(db.list(
        "select id, words, ended_at is null from vocabulary_word where programme_id = $1 and list = $2
         order by added_at, id limit 500",
        binds![programme, list.key()],
        |row| Ok(Word { key: row.get(0)?, words: row.get(1)?, offered: row.get(2)? }),
    )?);
    Ok(words)
}

pub(super) fn set_off(
    change: &mut Change<'_>,
    (programme, list): (ProgrammeId, List),
    off: &[&str],
) -> Result<(), Error> {
    let (at, by) = (change.at(), change.by().text());
    for word in off {
        change.execute(
            "insert into vocabulary_off (programme_id, list, word, since, since_by) values ($1, $2, $3, $4, $5)
             on conflict (programme_id, list, word) do nothing",
            binds![programme, list.key(), *word, at, &by],
        )?;
    }
    Ok(())
}

pub(super) fn set_on(
    change: &mut Change<'_>,
    (programme, list): (ProgrammeId, List),
    on: &[&str],
) -> Result<(), Error> {
    for word in on {
        change.execute(
            "delete from vocabulary_off where programme_id = $1 and list = $2 and word = $3",
            binds![programme, list.key(), *word],
        )?;
    }
    Ok(())
}

pub(super) fn add_word(
    change: &mut Change<'_>,
    (programme, list): (ProgrammeId, List),
    words: &str,
) -> Result<WordId, Error> {
    let (at, by, id) = (change.at(), change.by().text(), WordId::new(change.clock()));
    change.execute(
        "insert into vocabulary_word (id, programme_id, list, words, added_at, added_by) values ($1, $2, $3, $4, $5, $6)",
        binds![id, programme, list.key(), words, at, by],
    )?;
    Ok(id)
}

/// The programme that added a word.
pub(super) fn find_programme_of(db: &mut Db<'_>, word: WordId) -> Result<Option<ProgrammeId>, Error> {
    db.find("select programme_id from vocabulary_word where id = $1", binds![word], |row| row.get(0))
}

pub(super) fn end_word(change: &mut Change<'_>, word: WordId) -> Result<(), Error> {
    let at = change.at();
    change.execute("update vocabulary_word set ended_at = $1 where id = $2 and ended_at is null", binds![at, word])?;
    Ok(())
}
