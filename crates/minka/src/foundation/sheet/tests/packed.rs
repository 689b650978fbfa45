//! Hand-made packages: what rust_xlsxwriter does not write.

/// A part of a package and whether its declared unpacked size is true.
pub(super) struct Part<'a> {
    pub(super) name: &'a str,
    pub(super) method: u16,
    pub(super) packed: Vec<u8>,
    pub(super) unpacked: u32,
    pub(super) crc: u32,
    pub(super) flags: u16,
}

pub(super) fn stored<'a>(name: &'a str, text: &str) -> Part<'a> {
    let bytes = text.as_bytes().to_vec();
    Part { name, method: 0, unpacked: bytes.len() as u32, crc: crc32(&bytes), packed: bytes, flags: 0 }
}

pub(super) fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xEDB8_8320 } else { sum >> 1 })
    })
}

/// A zip of these parts.
pub(super) fn zip(parts: &[Part<'_>]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for part in parts {
        let at = out.len() as u32;
        let mut common = Vec::new();
        for value in [20, part.flags, part.method, 0, 0x21] {
            common.extend_from_slice(&value.to_le_bytes());
        }
        for value in [part.crc, part.packed.len() as u32, part.unpacked, part.name.len() as u32] {
            common.extend_from_slice(&value.to_le_bytes());
        }
        out.extend_from_slice(b"PK\x03\x04");
        out.extend_from_slice(&common);
        out.extend_from_slice(part.name.as_bytes());
        out.extend_from_slice(&part.packed);
        directory.extend_from_slice(b"PK\x01\x02\x14\0");
        directory.extend_from_slice(&common);
        directory.extend_from_slice(&[0; 10]);
        directory.extend_from_slice(&at.to_le_bytes());
        directory.extend_from_slice(part.name.as_bytes());
    }
    let (from, count) = (out.len() as u32, parts.len() as u16);
    out.extend_from_slice(&directory);
    out.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    out.extend_from_slice(&count.to_le_bytes());
    out.extend_from_slice(&count.to_le_bytes());
    out.extend_from_slice(&(directory.len() as u32).to_le_bytes());
    out.extend_from_slice(&from.to_le_bytes());
    out.extend_from_slice(&[0; 2]);
    out
}

/// Deflated: one letter and then `copies` times 258 more of it.
pub(super) fn deflated_run(letter: u8, copies: usize) -> Vec<u8> {
    let mut bits = vec![1, 1, 0];
    let mut code = |value: u16, width: u32| bits.extend((0..width).rev().map(|at| (value >> at & 1) as u8));
    code(0x30 + u16::from(letter), 8);
    for _ in 0..copies {
        code(0xC5, 8);
        code(0, 5);
    }
    code(0, 7);
    bits.chunks(8).map(|byte| byte.iter().rev().fold(0, |sum, bit| sum << 1 | bit)).collect()
}

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"></Types>"#;
const RELS: &str = r#"<Relationships><Relationship Id="r1" Type="http://x/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK_RELS: &str = r#"<Relationships><Relationship Id="r1" Type="http://x/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
const STYLES: &str = r#"<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd\.mm\.yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>"#;

/// A workbook of one sheet from the inside of `sheetData`, with more parts.
pub(super) fn workbook<'a>(properties: &str, sheet: &str, more: Vec<Part<'a>>) -> Vec<Part<'a>> {
    let book =
        format!(r#"<workbook>{properties}<sheets><sheet name="Women" sheetId="1" r:id="r1"/></sheets></workbook>"#);
    let mut parts = vec![
        stored("[Content_Types].xml", TYPES),
        stored("_rels/.rels", RELS),
        stored("xl/workbook.xml", &book),
        stored("xl/_rels/workbook.xml.rels", BOOK_RELS),
        stored("xl/styles.xml", STYLES),
        stored("xl/worksheets/sheet1.xml", &format!("<worksheet>{sheet}</worksheet>")),
    ];
    parts.extend(more);
    parts
}

#[test]
fn the_unpacker_unpacks() {
    use super::super::inflate::head;
    let run = deflated_run(b'a', 3);
    assert_eq!(head(&run, 10_000), Some(vec![b'a'; 1 + 3 * 258]));
    assert_eq!(head(&run, 100), Some(vec![b'a'; 100]));
    assert_eq!(head(&[1, 3, 0, 0xFC, 0xFF, b'x', b'y', b'z'], 100), Some(b"xyz".to_vec()));
    // By zlib, with a code of its own.
    let zlib = concat!(
        "6d52470ec3300c7b5222cbb622c0c85fb2775792aed717452f8599a30882435258873c6c79918664cb43f29d7e",
        "48a9a4315679f131561ba1186b24b531d6aab818eb32a0f50c6a4346e03a5a867493a6d0622605dec20c7a2726",
        "f03d93817817c11657e38177730a7aab38f0ddc441bedd638fbb11e03d4441ef490e7c5f6c21df9bb147619057",
        "2aea55167deb0cf335843d5ac2be1daea5175cdfc0b8e6f1e01c135e6d26bcee72f004f2f72c1f",
    );
    let byte = |at| u8::from_str_radix(&zlib[at..at + 2], 16).expect("hexadecimal");
    let packed: Vec<u8> = (0..zlib.len()).step_by(2).map(byte).collect();
    let line = |i: usize| format!("<si><t>{}{}</t></si>", char::from(b'a' + (i % 26) as u8), i * i * 7919 % 1000);
    let text: String = (0..40).map(line).collect();
    assert_eq!(head(&packed, 10_000), Some(text.clone().into_bytes()));
    assert!(text.as_bytes().starts_with(&head(&packed[..100], 10_000).expect("the beginning")));
    for nonsense in [&[7, 1, 2, 3][..], &[1, 3, 0, 0, 0, 1, 2, 3], &[0b0000_0011, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]] {
        assert_eq!(head(nonsense, 100), None);
    }
    assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
}
