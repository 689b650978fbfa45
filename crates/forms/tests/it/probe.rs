//! The form that was run in xforms-engine: the same answers, the same figures, and what comes back.

use forms::{
    model::{self, Model},
    submission::{self, NoSubmission},
    xml::NoXml,
};

use crate::world::{MOMENT, cases, file, read, word};

fn probe() -> Model {
    model::read(&file("minka_probe.xml")).expect("the form")
}

#[test]
fn form_probe_case() {
    let case = &cases()["form_probe_case"];
    let model = probe();
    assert_eq!((model.id.as_str(), model.version.as_str(), model.title.as_str()), ("minka_probe", "1", "Minka probe"));
    let mut filling = model.begin(MOMENT).expect("computed");
    for (answered, expected) in [(4, "after_four_answers"), (5, "after_five_answers")] {
        for number in 1..=answered {
            let (place, answer) = (format!("/data/w/w{number}"), case["answers"][format!("w{number}")].to_string());
            filling.answer(&place, &answer).expect("answered");
        }
        let expected = &case[expected];
        assert_eq!(read(&filling, "/data/raw"), word(expected, "raw"));
        assert_eq!(read(&filling, "/data/pct"), word(expected, "pct"));
        assert_eq!(filling.is_asked("/data/low").ok(), expected["low_relevant"].as_bool());
    }
    assert_eq!(filling.is_missing("/data/pid"), Ok(true));
    for pair in case["pid"].as_array().expect("pairs") {
        filling.answer("/data/pid", pair[0].as_str().expect("a code")).expect("answered");
        assert_eq!(filling.is_allowed("/data/pid"), Ok(pair[1] == "valid"), "{pair}");
    }
    assert_eq!(filling.is_missing("/data/pid"), Ok(false));
    assert!(filling.answer("/data/nowhere", "1").is_err() && filling.read("/data/nowhere").is_err());
}

/// What was answered and is not asked any more counts as blank.
#[test]
fn what_is_not_asked_is_blank() {
    let model = model::read(&file("xls2xform/05_group_field_list.xml")).expect("a form");
    let mut filling = model.begin(MOMENT).expect("computed");
    filling.answer("/data/ok", "yes").expect("answered");
    filling.answer("/data/g/x", "7").expect("answered");
    assert_eq!(read(&filling, "/data/g/x"), "7");
    filling.answer("/data/ok", "no").expect("answered");
    assert_eq!(read(&filling, "/data/g/x"), "");
    filling.answer("/data/ok", "yes").expect("answered");
    assert_eq!(read(&filling, "/data/g/x"), "7", "it comes back when it is asked again");
}

#[test]
fn what_comes_back_is_read_by_place() {
    let sent = "<?xml version='1.0' ?><data id=\"minka_probe\" version=\"1\" xmlns:orx=\"http://openrosa.org/xforms\">\
        <pid>AB1234</pid><w><w1>3</w1><w2> 2 </w2></w><low/><goal><g_text>Свой &amp; дом</g_text></goal>\
        <orx:meta><orx:instanceID>uuid:1</orx:instanceID></orx:meta></data>";
    let read = submission::read(sent).expect("a filled-in form");
    assert_eq!((read.form.as_str(), read.version.as_str(), read.instance.as_str()), ("minka_probe", "1", "uuid:1"));
    assert_eq!((read.answer("pid"), read.answer("w/w2"), read.answer("goal/g_text")), ("AB1234", "2", "Свой & дом"));
    assert_eq!((read.answer("low"), read.answer("nowhere"), read.corrects.as_str()), ("", "", ""));
}

#[test]
fn what_is_no_filled_in_form_is_refused() {
    let deep = format!("<data id='a'>{}{}</data>", "<b>".repeat(200), "</b>".repeat(200));
    let many = format!("<data id='a'><meta><instanceID>u</instanceID></meta>{}</data>", "<b/>".repeat(3_000));
    let long = format!("<data id='a'><meta><instanceID>{}</instanceID></meta></data>", "u".repeat(250));
    for (sent, why) in [
        ("", NoSubmission::NoXml(NoXml::Broken)),
        ("<data", NoSubmission::NoXml(NoXml::Broken)),
        ("<data id='a'></other>", NoSubmission::NoXml(NoXml::Broken)),
        ("<data id='a'/><data/>", NoSubmission::NoXml(NoXml::Broken)),
        ("words", NoSubmission::NoXml(NoXml::Broken)),
        ("<!DOCTYPE d [<!ENTITY x 'y'>]><data id='a'/>", NoSubmission::NoXml(NoXml::Declares)),
        ("<data id='a'>&x;</data>", NoSubmission::NoXml(NoXml::Declares)),
        (&deep, NoSubmission::NoXml(NoXml::TooDeep)),
        ("<data><meta><instanceID>u</instanceID></meta></data>", NoSubmission::NoForm),
        ("<data id='a'/>", NoSubmission::NoId),
        (&long, NoSubmission::NoId),
        (&many, NoSubmission::TooMany),
    ] {
        assert_eq!(submission::read(sent), Err(why), "{}", &sent[..sent.len().min(60)]);
    }
}
