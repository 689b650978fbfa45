//! The column `type`: what kind of row it is.

use super::What;
use crate::form::Kind;

/// What a row is.
pub(super) enum Row {
    Question(Kind),
    Begin { repeats: bool },
    End { repeats: bool },
}

/// Kinds that exist elsewhere and that we do not take.
const OUTSIDE: [&str; 24] = [
    "time",
    "datetime",
    "image",
    "photo",
    "audio",
    "video",
    "file",
    "barcode",
    "geopoint",
    "geotrace",
    "geoshape",
    "acknowledge",
    "trigger",
    "rank",
    "audit",
    "username",
    "email",
    "phonenumber",
    "simserial",
    "subscriberid",
    "xml-external",
    "csv-external",
    "select_one_from_file",
    "select_multiple_from_file",
];

pub(super) fn read(cell: &str) -> Result<Row, What> {
    let words: Vec<&str> = cell.split_whitespace().collect();
    let first = words.first().map(|word| word.to_lowercase()).unwrap_or_default();
    let unknown = || Err(What::UnknownType(cell.to_owned()));
    let of_list = |kind: fn(String) -> Kind| match words.as_slice() {
        [_, list] => Ok(Row::Question(kind((*list).to_owned()))),
        [_] => Err(What::NoList),
        _ => Err(What::OutsideType(cell.to_owned())),
    };
    match first.as_str() {
        "select_one" => return of_list(Kind::SelectOne),
        "select_multiple" => return of_list(Kind::SelectMultiple),
        _ => {}
    }
    let whole = words.join("_").to_lowercase();
    Ok(match whole.as_str() {
        "text" => Row::Question(Kind::Text),
        "integer" => Row::Question(Kind::Integer),
        "decimal" => Row::Question(Kind::Decimal),
        "date" => Row::Question(Kind::Date),
        "range" => Row::Question(Kind::Range),
        "note" => Row::Question(Kind::Note),
        "calculate" => Row::Question(Kind::Calculate),
        "hidden" => Row::Question(Kind::Hidden),
        "start" => Row::Question(Kind::Start),
        "end" => Row::Question(Kind::End),
        "today" => Row::Question(Kind::Today),
        "deviceid" => Row::Question(Kind::DeviceId),
        "begin_group" => Row::Begin { repeats: false },
        "begin_repeat" => Row::Begin { repeats: true },
        "end_group" => Row::End { repeats: false },
        "end_repeat" => Row::End { repeats: true },
        _ if OUTSIDE.contains(&first.as_str()) => return Err(What::OutsideType(cell.to_owned())),
        _ => return unknown(),
    })
}

/// The word for a kind.
pub(crate) fn word(kind: &Kind) -> String {
    match kind {
        Kind::Text => "text",
        Kind::Integer => "integer",
        Kind::Decimal => "decimal",
        Kind::Date => "date",
        Kind::SelectOne(list) => return format!("select_one {list}"),
        Kind::SelectMultiple(list) => return format!("select_multiple {list}"),
        Kind::Range => "range",
        Kind::Note => "note",
        Kind::Calculate => "calculate",
        Kind::Hidden => "hidden",
        Kind::Start => "start",
        Kind::End => "end",
        Kind::Today => "today",
        Kind::DeviceId => "deviceid",
    }
    .to_owned()
}
