//! Decisions about telephones' links and about what they send, without database or clock.

use data_encoding::BASE64;
use jiff::{Timestamp, ToSpan, civil::Date};
use sha2::{Digest, Sha256};

use crate::foundation::{form::Problem, ids::UserId};

/// A link lives so many days.
const DAYS: i64 = 90;
/// So many links can one mentor have at a time: a telephone, a second one, and one that was lost and is not yet ended.
const MOST: usize = 3;
/// Nobody takes longer.
const MOST_MINUTES: i64 = 600;

/// The instant from which a link no longer works.
pub(super) fn expires(made: Timestamp) -> Timestamp {
    made.saturating_add((24 * DAYS).hours()).unwrap_or(Timestamp::MAX)
}

/// Whether a link still works.
pub(super) fn is_live(ended: Option<Timestamp>, expires: Timestamp, now: Timestamp) -> bool {
    ended.is_none() && now < expires
}

/// Whether another link may be made.
pub(super) fn check_issue(live: usize) -> Result<(), Problem> {
    if live >= MOST { Err(Problem::new("", "phones-too-many").with("count", MOST)) } else { Ok(()) }
}

/// Whether a text can be a token: 32 bytes in URL-safe text.
pub(super) fn is_token(text: &str) -> bool {
    text.len() == 43 && data_encoding::BASE64URL_NOPAD.decode(text.as_bytes()).is_ok()
}

/// How long it took, by what the telephone noted; nothing where it noted nothing, or something that cannot be.
pub(super) fn minutes(started: &str, ended: &str) -> Option<i64> {
    let (started, ended) = (started.parse::<Timestamp>().ok()?, ended.parse::<Timestamp>().ok()?);
    let seconds = ended.as_second() - started.as_second();
    let minutes = (seconds + 59).div_euclid(60);
    (seconds >= 0 && minutes <= MOST_MINUTES).then_some(minutes)
}

/// The day on which she was asked, as the telephone noted it.
pub(super) fn day(noted: &str) -> Option<Date> {
    noted.get(..10).filter(|_| noted.len() == 10).and_then(|day| day.parse().ok())
}

/// Under which key something sent is remembered: of whose telephone it is, and of the id that the telephone gave it.
pub(super) fn key_of(user: UserId, instance: &str) -> [u8; 32] {
    Sha256::new().chain_update(user.to_string()).chain_update([0]).chain_update(instance).finalize().into()
}

/// The digest of something sent.
pub(super) fn digest_of(sent: &str) -> [u8; 32] {
    Sha256::digest(sent).into()
}

/// The codes of her women as the table that goes with every form.
pub(super) fn codes_table(codes: &[String]) -> String {
    let lines = codes.iter().map(|code| format!("{code},{code}\n"));
    std::iter::once("name,label\n".to_owned()).chain(lines).collect()
}

/// What ODK Collect reads off a picture: where the server is, and that what was sent is deleted from the telephone.
pub(super) fn settings(address: &str, project: &str) -> String {
    let settings = serde_json::json!({
        "general": {
            "protocol": "odk_default",
            "server_url": address,
            "form_update_mode": "match_exactly",
            "autosend": "wifi_and_cellular",
            "delete_send": true
        },
        "admin": {},
        "project": { "name": project }
    });
    BASE64.encode(&packed(settings.to_string().as_bytes()))
}

/// As zlib packs it, without making it smaller: a few hundred bytes need no more.
fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut out = vec![0x78, 0x01];
    let mut blocks = bytes.chunks(usize::from(u16::MAX)).peekable();
    while let Some(block) = blocks.next() {
        let length = u16::try_from(block.len()).unwrap_or(u16::MAX);
        out.push(u8::from(blocks.peek().is_none()));
        out.extend(length.to_le_bytes());
        out.extend((!length).to_le_bytes());
        out.extend(block);
    }
    let (one, other) = bytes.iter().fold((1_u32, 0_u32), |(one, other), byte| {
        let one = (one + u32::from(*byte)) % 65_521;
        (one, (other + one) % 65_521)
    });
    out.extend(((other << 16) | one).to_be_bytes());
    out
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::foundation::ids::Id;

    fn at(text: &str) -> Timestamp {
        text.parse().expect("an instant")
    }

    #[test]
    fn a_link_lives_ninety_days_or_until_it_is_ended() {
        let made = at("2026-11-24T13:00:00Z");
        assert_eq!(expires(made), at("2027-02-22T13:00:00Z"));
        assert!(is_live(None, expires(made), at("2027-02-22T12:59:59Z")));
        assert!(!is_live(None, expires(made), at("2027-02-22T13:00:00Z")));
        assert!(!is_live(Some(made), expires(made), made));
    }

    #[test]
    fn three_links_and_no_fourth() {
        assert!((0..3).all(|live| check_issue(live).is_ok()));
        assert_eq!(check_issue(3).map_err(|problem| problem.key), Err("phones-too-many"));
    }

    #[test]
    fn minutes_are_counted_up_and_never_guessed() {
        for (started, ended, minutes) in [
            ("2026-11-24T10:00:00.000+05:00", "2026-11-24T10:04:01.000+05:00", Some(5)),
            ("2026-11-24T10:00:00.000+05:00", "2026-11-24T05:00:00.000Z", Some(0)),
            ("2026-11-24T10:00:00.000+05:00", "2026-11-24T09:00:00.000+05:00", None),
            ("2026-11-24T10:00:00.000+05:00", "2026-11-25T10:00:00.000+05:00", None),
            ("", "2026-11-24T10:00:00.000+05:00", None),
            ("soon", "later", None),
        ] {
            assert_eq!(super::minutes(started, ended), minutes, "{started} {ended}");
        }
    }

    #[test]
    fn a_day_is_a_day_and_nothing_else() {
        assert_eq!(day("2026-11-24"), Some(date(2026, 11, 24)));
        for noted in ["", "2026-11-31", "24.11.2026", "2026-11-24T10:00:00Z", "2026-11-24 ", "ж2026-11-2"] {
            assert_eq!(day(noted), None, "{noted}");
        }
    }

    #[test]
    fn the_same_id_of_another_telephone_is_another_key() {
        let one = UserId::from_uuid(uuid::Uuid::from_u128(1));
        let other = UserId::from_uuid(uuid::Uuid::from_u128(2));
        assert_eq!(key_of(one, "uuid:1"), key_of(one, "uuid:1"));
        assert_ne!(key_of(one, "uuid:1"), key_of(other, "uuid:1"));
        assert_ne!(key_of(one, "uuid:1"), key_of(one, "uuid:2"));
    }

    #[test]
    fn codes_are_a_table_of_names_and_labels() {
        assert_eq!(codes_table(&["KUBU-1".to_owned()]), "name,label\nKUBU-1,KUBU-1\n");
        assert_eq!(codes_table(&[]), "name,label\n");
    }

    /// The four bytes at the end are Adler-32 of RFC 1950: of "Wikipedia" 0x11E60398, as its specification's best known example has it.
    #[test]
    fn settings_are_packed_as_zlib_packs() {
        let bytes = packed(b"Wikipedia");
        assert_eq!(bytes[..2], [0x78, 0x01]);
        assert_eq!(bytes[2..7], [1, 9, 0, 0xf6, 0xff]);
        assert_eq!(bytes[7..16], *b"Wikipedia");
        assert_eq!(bytes[16..], [0x11, 0xe6, 0x03, 0x98]);
    }
}
