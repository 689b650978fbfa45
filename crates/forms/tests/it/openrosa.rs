//! What telephone and server say to each other, against the rules that were read out of Collect, Central and Kobo.

use forms::{
    model,
    openrosa::{self, ListedForm, MediaFile, Outcome},
    xml::{self, Element},
};

use crate::world::{MOMENT, cases, file, list, word};

/// The answer to a request of the cases.
fn outcome(request: &str) -> Vec<Outcome> {
    match request {
        "HEAD /submission" => vec![Outcome::MaySend],
        "POST /submission" => vec![Outcome::Kept],
        "POST same instanceID, same XML" => vec![Outcome::KeptBefore],
        "POST same instanceID, other XML" => vec![Outcome::OtherUnderSameId],
        "POST unknown form or version" => vec![Outcome::NotHere],
        other => panic!("nobody answers {other}"),
    }
}

#[test]
fn status_rules() {
    let rules = list(&cases()["openrosa_cases"]["status_rules"]);
    assert_eq!(rules.len(), 5);
    for rule in &rules {
        let request = word(rule, "request");
        let is_head = request.starts_with("HEAD");
        for outcome in outcome(request) {
            let status = u64::from(outcome.status());
            if let Some(ok) = rule["ok"].as_array() {
                assert!(ok.iter().any(|one| one.as_u64() == Some(status)), "{request}: {status}");
            } else {
                let known: Vec<u64> = ["central", "kobo"].iter().filter_map(|server| rule[server].as_u64()).collect();
                assert!(known.contains(&status), "{request}: {status} is in none of {known:?}");
            }
        }
        let says_yes = if is_head { openrosa::says_may_send } else { openrosa::says_kept };
        let all: Vec<u16> = (100..600).filter(|status| says_yes(*status)).collect();
        if let Some(ok) = rule["ok"].as_array() {
            let ok: Vec<u64> = ok.iter().filter_map(serde_json::Value::as_u64).collect();
            assert_eq!(all.iter().map(|status| u64::from(*status)).collect::<Vec<_>>(), ok, "{request}");
        }
        for refused in rule["not_ok"].as_array().into_iter().flatten() {
            let refused = u16::try_from(refused.as_u64().expect("a status")).expect("a status");
            assert!(!openrosa::says_kept(refused), "{refused}");
        }
        if is_head {
            assert_eq!(word(rule, "other_2xx"), "error");
            assert!((200..300).filter(|status| *status != 204).all(|status| !openrosa::says_may_send(status)));
        }
    }
    for outcome in [Outcome::OtherUnderSameId, Outcome::NotHere, Outcome::Unreadable, Outcome::TooLarge] {
        assert!(!openrosa::says_kept(outcome.status()) && outcome.status() >= 400, "{outcome:?}");
    }
}

#[test]
fn required_response_headers() {
    let ours = [
        format!("{}: {}", openrosa::VERSION_HEADER.0, openrosa::VERSION_HEADER.1),
        openrosa::LENGTH_HEADER.to_owned(),
        "Date".to_owned(), // The server's own; a journey through the router looks for it.
    ];
    for header in list(&cases()["openrosa_cases"]["required_response_headers"]) {
        let header = header.as_str().expect("a header");
        match header.strip_prefix("Content-Type containing ") {
            Some(kind) => assert!(openrosa::CONTENT_TYPE.contains(kind)),
            None => assert!(ours.iter().any(|known| known == header), "{header}"),
        }
    }
}

/// The vector of RFC 2617, through the `digest` that forms have. The server itself keeps no password: a token stands in its address.
#[test]
fn digest_of_rfc_2617() {
    let case = &cases()["openrosa_cases"]["digest_rfc2617"];
    let model = model::read(&file("minka_probe.xml")).expect("a form");
    let filling = model.begin(MOMENT).expect("computed");
    let md5 = |words: &[&str]| {
        let read =
            forms::expression::read(&format!("digest('{}', 'MD5', 'hex')", words.join(":"))).expect("an expression");
        filling.evaluate(&read, "/data/pid").expect("a digest")
    };
    let get = |key: &str| word(case, key);
    let one = md5(&[get("user"), get("realm"), get("password")]);
    let other = md5(&[get("method"), get("uri")]);
    assert_eq!((one.as_str(), other.as_str()), (get("ha1"), get("ha2")));
    let response = md5(&[&one, get("nonce"), get("nc"), get("cnonce"), get("qop"), &other]);
    assert_eq!(response, get("response"));
}

#[test]
fn the_list_the_manifest_and_a_message_are_what_collect_reads() {
    let form = ListedForm {
        id: "who5".to_owned(),
        name: "A & B".to_owned(),
        version: "1+1".to_owned(),
        hash: openrosa::hash(b"abc"),
        download_url: "https://minka.example/phone/t/forms/who5.xml".to_owned(),
        manifest_url: Some("https://minka.example/phone/t/forms/who5/manifest".to_owned()),
    };
    let without = ListedForm { manifest_url: None, ..form.clone() };
    let root = xml::read(&openrosa::form_list(&[form, without])).expect("XML");
    assert_eq!(
        (root.name.as_str(), root.attribute("xmlns")),
        ("xforms", Some("http://openrosa.org/xforms/xformsList"))
    );
    let forms: Vec<&Element> = root.elements().collect();
    let said = |form: &Element, name: &str| form.find(name).map(Element::text);
    assert_eq!(said(forms[0], "name").as_deref(), Some("A & B"));
    assert_eq!(said(forms[0], "hash").as_deref(), Some("md5:900150983cd24fb0d6963f7d28e17f72"));
    for name in ["formID", "name", "version", "downloadUrl"] {
        assert!(forms.iter().all(|form| said(form, name).is_some_and(|words| !words.is_empty())), "{name}");
    }
    assert_eq!((said(forms[0], "manifestUrl").is_some(), said(forms[1], "manifestUrl")), (true, None));

    let file = MediaFile { name: "codes.csv".to_owned(), hash: openrosa::hash(b""), download_url: "u".to_owned() };
    let root = xml::read(&openrosa::manifest(&[file])).expect("XML");
    assert_eq!(root.attribute("xmlns"), Some("http://openrosa.org/xforms/xformsManifest"));
    assert_eq!(root.find("mediaFile").and_then(|file| said(file, "filename")).as_deref(), Some("codes.csv"));

    let root = xml::read(&openrosa::message("Нет такой анкеты")).expect("XML");
    assert_eq!(
        (root.local(), root.attribute("xmlns")),
        ("OpenRosaResponse", Some("http://openrosa.org/http/response"))
    );
    assert_eq!(said(&root, "message").as_deref(), Some("Нет такой анкеты"));
}
