//! The instruments that come with the program.

use measure::{Checked, Instrument, TextRight, Validation, What};

use crate::world::{instrument, instrument_files};

#[test]
fn every_file_reads_and_is_called_like_its_instrument() {
    let files = instrument_files();
    assert_eq!(files.len(), 26);
    for (name, text) in files {
        let read = Instrument::read(&text).unwrap_or_else(|problems| panic!("{name}: {problems:#?}"));
        assert_eq!(read.definition().id, name);
    }
}

#[test]
fn a_written_instrument_reads_back_the_same() {
    for (name, text) in instrument_files() {
        let read = Instrument::read(&text).expect("an instrument");
        let written = read.write().expect("a file");
        assert_eq!(Instrument::read(&written).as_ref(), Ok(&read), "{name}");
    }
}

#[test]
fn words_are_handed_on_only_where_that_is_free() {
    for (name, text) in instrument_files() {
        let read = Instrument::read(&text).expect("an instrument");
        let definition = read.definition();
        let free = definition.licence.text == TextRight::Free;
        assert!(free || definition.texts.is_empty(), "{name} has words that may not be handed on");
        for text in &definition.texts {
            // What is our own was published by nobody before, in any language.
            assert!(
                ["picture", "suds"].contains(&name.as_str()) || ["en", "es", "ru"].contains(&text.language.as_str()),
                "{name}: no published version in {}",
                text.language
            );
        }
    }
}

/// The languages in which somebody can be asked today, so that a wording cannot get lost.
#[test]
fn languages_of_the_shipped_words() {
    let languages =
        |id: &str| instrument(id).definition().texts.iter().map(|text| text.language.clone()).collect::<Vec<_>>();
    let asked = ["phq9", "phq8", "phq4", "phq2", "gad7", "gad2", "who5", "gse", "rses", "srq20", "fcs", "rcsi", "hhs"];
    for id in asked {
        assert_eq!(languages(id), ["en", "es", "ru"], "{id}");
    }
    // They may be handed on letter for letter only: where no wording is known to be free there is none, also none of our own.
    for id in ["core10", "dass21"] {
        assert_eq!(
            (languages(id), instrument(id).checked_in("en")),
            (vec!["en".to_owned()], Checked::Validated),
            "{id}"
        );
    }
    // What is asked in English about food is what was published and looked at in many countries.
    for id in ["fcs", "rcsi", "hhs"] {
        assert!(instrument(id).may_show_bands("en"), "{id}");
    }
    // Where the words are our own, nobody's study speaks for them, and nobody published them.
    for id in ["rses", "srq20", "fcs", "rcsi", "hhs"] {
        assert_eq!(["es", "ru"].map(|language| instrument(id).checked_in(language)), [Checked::Own; 2], "{id}");
    }
}

/// Words that are said to somebody whom one calls tú, ты or сен, and how such words end.
const TO_A_FRIEND: [(&str, &str, &str); 3] = [
    (
        "es",
        "tú tu tus te ti contigo tuyo tuya tuyos tuyas eres estás has vas puedes tienes quieres sientes sabes debes haces dices \
         piensas crees vives necesitas mira elige marca responde dime piensa",
        "aste iste",
    ),
    ("ru", "ты тебя тебе тобой твой твоя твоё твою твоей твоего твоих твои", "шь шься"),
    ("kk", "сен сені саған сенің сенен сенде сенімен өзің", "сың сің ыңа іңе ыңды іңді"),
];

fn calls_her_a_friend(language: &str, words: &str) -> Option<String> {
    let (_, said, endings) = TO_A_FRIEND.into_iter().find(|(code, ..)| *code == language)?;
    let lower = words.to_lowercase();
    let mut each = lower.split(|letter: char| !letter.is_alphabetic());
    let is_one = |word: &&str| said.split_whitespace().any(|one| one == *word);
    each.find(|word| is_one(word) || endings.split(' ').any(|ending| word.ends_with(ending))).map(str::to_owned)
}

/// The woman is usted, вы and сіз in whatever we wrote ourselves; published words stay as they were published.
#[test]
fn words_of_our_own_never_call_her_a_friend() {
    for (language, words) in [
        ("es", "¿Cuál se parece más a tu vida ahora?"),
        ("es", "Puedes saltarte cualquiera y volver después."),
        ("es", "¿Qué te pesa hoy?"),
        ("ru", "Какая больше похожа на твою жизнь?"),
        ("ru", "Что чувствуешь сейчас?"),
        ("kk", "Қайсысы өміріңе ұқсайды?"),
        ("kk", "Қалай ойлайсың?"),
    ] {
        assert!(calls_her_a_friend(language, words).is_some(), "the list knows: {words}");
    }
    let mut read = Vec::new();
    for (name, file) in instrument_files() {
        let instrument = Instrument::read(&file).expect("an instrument");
        for text in instrument.definition().texts.iter().filter(|text| text.source.contains("Minka")) {
            let words = text.items.iter().chain(&text.options).map(|one| one.words.as_str());
            for words in words.chain([text.instruction.as_str()]) {
                assert_eq!(calls_her_a_friend(&text.language, words), None, "{name} in {}: {words}", text.language);
            }
            read.push(format!("{name} {}", text.language));
        }
    }
    let ours = |language: &str| read.iter().filter(|one| one.ends_with(language)).count();
    assert_eq!([ours(" es"), ours(" ru"), ours(" kk"), ours(" en")], [7, 7, 2, 2], "{read:?}");
}

#[test]
fn the_picture_baseline_has_four_languages_three_levels_and_no_score() {
    let picture = instrument("picture");
    let definition = picture.definition();
    assert_eq!(definition.items.len(), 16);
    assert!(
        definition.items.iter().all(|item| item.unscored) && definition.scales.is_empty(),
        "no total: no comparing"
    );
    assert!(definition.pictures && definition.option_sets.iter().all(|set| set.options.len() == 3));
    for theme in ["income", "resources", "health", "coping"] {
        let of_theme = definition.items.iter().filter(|item| item.theme.as_deref() == Some(theme));
        assert_eq!(of_theme.count(), 4, "{theme}");
    }
    let languages: Vec<_> = definition.texts.iter().map(|text| text.language.as_str()).collect();
    assert_eq!(languages, ["en", "ru", "kk", "es"]);
    for text in &definition.texts {
        assert_eq!((text.items.len(), text.options.len()), (16, 48), "{}", text.language);
    }
    // It asks nothing about violence: that is asked where somebody can answer for what comes then.
    assert!(definition.items.iter().all(|item| item.flag.is_none()));
}

/// Where nobody can answer for a flag the same is asked without the question that raises one, and nothing where there is none.
#[test]
fn what_raises_a_flag_names_what_is_asked_without_it() {
    for (id, flagged, instead) in
        [("phq9", true, Some("phq8")), ("phq8", false, None), ("srq20", true, None), ("core10", true, None)]
    {
        let read = instrument(id);
        assert_eq!(read.can_raise_flags(), flagged, "{id}");
        assert_eq!(read.definition().without_flags.as_deref(), instead, "{id}");
    }
    let (nine, eight) = (instrument("phq9"), instrument("phq8"));
    let ids = |one: &Instrument| one.definition().items.iter().map(|item| item.id.clone()).collect::<Vec<_>>();
    let without: Vec<String> = ids(&nine).into_iter().filter(|id| id != "self-harm").collect();
    assert!(ids(&eight).iter().all(|id| without.contains(id)), "the same questions");
}

#[test]
fn a_wording_of_ones_own_is_whole_or_refused_and_brings_no_band_with_it() {
    let gse = instrument("gse");
    let mut own = gse.text("en").expect("words").clone();
    own.language = "es".to_owned();
    let checked = |status| Validation { language: "es".to_owned(), status, source: "the site".to_owned() };
    assert!(gse.may_show_bands("es"), "the published version was checked");
    let ours = gse.with_text(own.clone(), checked(Checked::Own)).expect("whole");
    assert!(ours.borrows_constants("es") && !ours.borrows_constants("ru") && !gse.borrows_constants("es"));
    assert!(!ours.may_show_bands("es") && ours.may_show_bands("ru"), "what was found with other words does not hold");
    own.items.pop();
    let refused = gse.with_text(own, checked(Checked::Own)).expect_err("a question is missing");
    assert!(matches!(&refused[0].what, What::TextLacks { .. }), "{refused:?}");
}

#[test]
fn a_band_is_shown_only_where_the_language_was_checked() {
    let gse = instrument("gse");
    assert_eq!([gse.checked_in("ru"), gse.checked_in("kk")], [Checked::Validated, Checked::Unchecked]);
    assert!(gse.may_show_bands("ru") && !gse.may_show_bands("kk"));
    assert_eq!(instrument("who5").checked_in("ru"), Checked::Translated);
    assert!(!instrument("who5").may_show_bands("ru"));
}

/// What decides whether two sums stand beside one another: the words, and what an answer counts; not where it all comes from.
#[test]
fn two_versions_are_alike_when_words_and_counting_are() {
    let file = instrument_files().remove("who5").expect("a file");
    let read = |file: &str| Instrument::read(file).expect("an instrument");
    let who5 = read(&file);
    let change = |from: &str, to: &str| {
        let changed = file.replacen(from, to, 1);
        assert_ne!(changed, file, "{from}");
        read(&changed)
    };
    let mut own = who5.text("en").expect("words").clone();
    own.language = "kk".to_owned();
    let checked = Validation { language: "kk".to_owned(), status: Checked::Own, source: "the site".to_owned() };
    let more = who5.with_text(own, checked).expect("whole").in_version("1+1");
    assert_eq!(more.likeness("es"), who5.likeness("es"), "words in one more language change nothing in the others");
    assert_eq!(change("version = \"1\"", "version = \"7\"").likeness("es"), who5.likeness("es"));
    for (from, to, what) in [
        ("id = \"most-of-the-time\", value = 4", "id = \"most-of-the-time\", value = 4.5", "what an option counts"),
        ("factor = 4", "factor = 3.9", "how the sum is made"),
        ("better = \"higher\"", "better = \"lower\"", "which way is better"),
    ] {
        let other = change(from, to);
        assert_ne!(other.structure(), who5.structure(), "{what}");
        assert_ne!(other.likeness("es"), who5.likeness("es"), "{what}");
    }
    let words = change("I have felt calm and relaxed", "I have felt calm");
    assert_eq!(words.structure(), who5.structure());
    assert_ne!(words.likeness("en"), who5.likeness("en"), "other words under the same version are other words");
    assert_eq!(words.likeness("es"), who5.likeness("es"));
    assert_ne!(who5.likeness("en"), who5.likeness("es"));
}

/// "Yes" without how often has no value: it is read from a table and offered to nobody.
#[test]
fn half_an_answer_is_offered_to_nobody() {
    let hhs = instrument("hhs");
    let ids = |all: Vec<measure::Choice>| all.into_iter().map(|choice| choice.id).collect::<Vec<_>>();
    assert_eq!(ids(hhs.choices("no-food")), ["no", "rarely", "sometimes", "often", "yes"]);
    assert_eq!(ids(hhs.answers("no-food")), ["no", "rarely", "sometimes", "often"]);
}

/// The rule in whole points, as the table of published limits prints it.
#[test]
fn the_smallest_clear_change() {
    for (id, points) in [("rses", 8.0), ("phq9", 6.0), ("gad7", 4.0), ("who5", 24.0), ("pss10", 9.0), ("gse", 6.0)] {
        let rule = instrument(id).reliable().expect("constants");
        assert_eq!(rule.smallest_whole(measure::change::USUAL_LIMIT), points, "{id}");
    }
    assert_eq!(instrument("srq20").reliable(), None);
}

#[test]
fn another_order_keeps_names_and_polarity() {
    let (usual, other) = (instrument("rses"), instrument("rses-1965"));
    assert_eq!(other.definition().id, "rses-1965");
    for item in &usual.definition().items {
        let same = other.definition().items.iter().find(|one| one.id == item.id).expect("the item");
        assert_eq!(same, item);
    }
    assert_eq!(usual.in_order("rses-1970"), None);
}

/// In Spanish the self-efficacy questions stand in an order of their own; their names say which is which.
#[test]
fn words_follow_the_item_and_not_its_place() {
    let gse = instrument("gse");
    let first = |language: &str| gse.text(language).expect("words").items[0].id.clone();
    assert_eq!((first("en"), first("es")), ("difficult-problems".into(), "opposed".into()));
}

#[test]
fn a_mark_before_the_text_is_no_matter() {
    let text = instrument_files().remove("phq2").expect("a file");
    assert!(Instrument::read(&format!("\u{feff}{text}")).is_ok());
    let unreadable = Instrument::read("id = ").expect_err("no file");
    assert!(matches!(&unreadable[0].what, What::Unreadable { line: Some(1), .. }), "{unreadable:?}");
}
