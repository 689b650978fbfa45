//! Every shipped questionnaire as a form: what it computes is what `measure` computes; and out and in again it asks the same.

use std::collections::BTreeMap;

use forms::{
    Form,
    model::{self, Filling, Model},
    questionnaire::{NotExpressed, NotTaken, Purpose, express, node_of, read as take, score_node},
    table::Sheet,
    xform, xlsform,
};
use measure::{Checked, Given, Instrument, Scorer, Text, Validation, Words};

use crate::world::{MOMENT, cases, list, markdown, read};

fn shipped() -> BTreeMap<String, Instrument> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../packs/instruments");
    let files = std::fs::read_dir(folder).expect("the questionnaires").flatten();
    let read = |path: std::path::PathBuf| {
        let text = std::fs::read_to_string(&path).expect("a file");
        let instrument = Instrument::read(&text).expect("a questionnaire");
        (instrument.definition().id.clone(), instrument)
    };
    files.map(|file| read(file.path())).collect()
}

/// With words for everything, where it has none that may be handed on.
fn worded(instrument: &Instrument) -> Instrument {
    let definition = instrument.definition();
    if !definition.texts.is_empty() {
        return instrument.clone();
    }
    let said = |id: &str| Words { id: id.to_owned(), words: format!("words for {id}") };
    let mut options: Vec<Words> = Vec::new();
    for set in definition.option_sets.iter().filter(|set| set.range.is_none()) {
        for choice in
            set.choices().iter().filter(|choice| options.iter().all(|known| known.id != choice.id)).collect::<Vec<_>>()
        {
            options.push(said(&choice.id));
        }
    }
    let text = Text {
        language: "en".to_owned(),
        version: "test".to_owned(),
        source: "the test".to_owned(),
        instruction: "words".to_owned(),
        items: definition.items.iter().map(|item| said(&item.id)).collect(),
        options,
    };
    let checked = Validation { language: "en".to_owned(), status: Checked::Unchecked, source: "the test".to_owned() };
    instrument.with_text(text, checked).unwrap_or_else(|flaws| panic!("{}: {flaws:?}", definition.id))
}

fn home(instrument: &Instrument) -> Form {
    let name = &instrument.definition().name;
    express(instrument, Purpose::Home { title: name }).unwrap_or_else(|why| panic!("{name}: {why:?}"))
}

fn model_of(form: &Form) -> Model {
    let written = xform::write(form).expect("written");
    model::read(&written).unwrap_or_else(|why| panic!("{}: {why:?}\n{written}", form.id))
}

/// Which are no forms, and why. Everything else is one.
#[test]
fn what_is_no_form_and_why() {
    let mut refused: Vec<(String, &str)> = Vec::new();
    for (id, instrument) in shipped() {
        if let Err(why) = express(&instrument, Purpose::Home { title: "t" }) {
            refused.push((id, why.code()));
        }
    }
    let expected = [
        ("brs", "words"),
        ("core10", "safety"),
        ("distress", "words"),
        ("lcs", "words"),
        ("mhcsf", "words"),
        ("phq9", "safety"),
        ("picture", "pictures"),
        ("pss10", "words"),
        ("pss14", "words"),
        ("pss4", "words"),
        ("psychlops", "words"),
        ("rcs", "words"),
        ("srq20", "safety"),
    ];
    assert_eq!(refused, expected.map(|(id, why)| (id.to_owned(), why)).to_vec());
}

/// A few hundred rows of answers, the same on every machine; now and then one is missing.
fn rows(instrument: &Instrument, count: u32) -> Vec<Vec<Option<String>>> {
    let mut state = 0x2545_f491_u32;
    let mut next = |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % below
    };
    let items = &instrument.definition().items;
    let choices: Vec<_> = items.iter().map(|item| instrument.choices(&item.id)).collect();
    let row = |number: u32| {
        let missing = [0, 0, 2, 9, 30][number as usize % 5];
        choices.iter().map(|choices| (next(100) >= missing).then(|| choices[next(choices.len())].id.clone())).collect()
    };
    (0..count).map(row).collect()
}

fn fill(model: &Model, instrument: &Instrument, row: &[Option<String>]) -> Vec<(String, String)> {
    let mut filling: Filling<'_> = model.begin(MOMENT).expect("computed");
    let given = instrument.definition().items.iter().zip(row);
    let answers: Vec<(String, &str)> = given
        .map(|(item, answer)| (format!("/data/{}", node_of(&item.id)), answer.as_deref().unwrap_or_default()))
        .filter(|(place, _)| model.known().contains_key(place))
        .collect();
    filling.answer_all(answers.iter().map(|(place, answer)| (place.as_str(), *answer))).expect("answered");
    let scales = instrument.definition().scales.iter();
    scales.map(|scale| (scale.id.clone(), read(&filling, &format!("/data/{}", score_node(&scale.id))))).collect()
}

fn same(instrument: &Instrument, model: &Model, row: &[Option<String>]) {
    let given: Vec<(&str, Given<'_>)> = instrument
        .definition()
        .items
        .iter()
        .zip(row)
        .map(|(item, answer)| (item.id.as_str(), answer.as_deref().map_or(Given::NotAsked, Given::Answer)))
        .collect();
    let scored = Scorer::new(instrument).one(&given).expect("scored");
    for (scale, told) in fill(model, instrument, row) {
        let what = format!("{} {scale} of {row:?}", instrument.definition().id);
        match scored.scale(&scale).expect("a scale").score {
            None => assert_eq!(told, "", "{what}"),
            Some(score) => {
                let told: f64 = told.parse().unwrap_or_else(|_| panic!("{what}: {told:?} instead of {score}"));
                assert!((told - score).abs() < 1e-9, "{what}: {told} instead of {score}");
            }
        }
    }
}

#[test]
fn a_telephone_computes_what_the_server_computes() {
    let mut tested = 0;
    for (id, instrument) in shipped() {
        let instrument = worded(&instrument);
        match express(&instrument, Purpose::Home { title: "t" }) {
            Ok(form) => {
                let model = model_of(&form);
                rows(&instrument, 60).iter().for_each(|row| same(&instrument, &model, row));
                tested += 1;
            }
            Err(NotExpressed::AsksAboutSafety | NotExpressed::HasPictures) => {}
            Err(why) => panic!("{id}: {why:?}"),
        }
    }
    assert_eq!(tested, 22, "of 26, three ask about safety and one has pictures");
}

/// The published cases, through the form: the same score as theirs.
#[test]
fn the_published_cases_come_out_of_the_form() {
    let (all, mut tested) = (shipped(), 0);
    for case in list(&cases()["scoring_cases"]) {
        let id = case["instrument"].as_str().expect("a questionnaire");
        let Some(instrument) = all.get(id).filter(|one| !one.can_raise_flags()).map(worded) else { continue };
        let instrument = match case["order"].as_str() {
            None | Some("umd") => instrument,
            Some(order) => instrument.in_order(&format!("{id}-{order}")).expect("an order"),
        };
        let scorer = Scorer::new(&instrument);
        let answers: Vec<Option<String>> = list(&case["answers"])
            .iter()
            .map(|answer| match answer {
                serde_json::Value::Null => None,
                serde_json::Value::String(word) => Some(word.clone()),
                other => Some(other.to_string()),
            })
            .collect();
        let Some(places) = scorer.places(answers.len()) else { continue };
        let mut row = vec![None; instrument.definition().items.len()];
        let mut outside = false;
        for (place, answer) in places.into_iter().zip(&answers) {
            let column = &scorer.columns()[place];
            match column.read(answer.as_deref().unwrap_or_default().as_bytes()) {
                Ok(code) => row[place] = column.name(code).map(str::to_owned),
                Err(_) => outside = true,
            }
        }
        if outside {
            continue; // Outside the options: no form offers it.
        }
        let model = model_of(&home(&instrument));
        let told = fill(&model, &instrument, &row);
        let total = told.iter().find(|(scale, _)| scale == "total").map(|(_, told)| told.parse::<f64>().ok());
        if let (Some(total), Some(expected)) =
            (total, case["expect"].as_object().and_then(|expect| expect.get("score")))
        {
            assert!(
                match (total, expected.as_f64()) {
                    (Some(total), Some(expected)) => (total - expected).abs() <= 1e-5,
                    (None, None) => true,
                    _ => false,
                },
                "{case}: {total:?}"
            );
            tested += 1;
        }
    }
    assert!(tested > 30, "{tested}");
}

/// A question's name, and its answers with what each counts.
type Asked = (String, Vec<(String, Option<f64>)>);

fn asked(instrument: &Instrument) -> Vec<Asked> {
    let choices = |item: &str| instrument.choices(item).into_iter().map(|choice| (choice.id, choice.value)).collect();
    instrument.definition().items.iter().map(|item| (item.id.clone(), choices(&item.id))).collect()
}

/// Out and in again: the same questions with the same answers, in the same words.
#[test]
fn what_goes_out_comes_in_the_same() {
    for (id, instrument) in shipped() {
        let instrument = worded(&instrument);
        let Ok(form) = express(&instrument, Purpose::Home { title: "t" }) else { continue };
        let sheets = xlsform::write(&form);
        let again = xlsform::read(&sheets).unwrap_or_else(|problems| panic!("{id}: {problems:#?}"));
        let doubtful: Vec<_> = again.advice.iter().filter(|(_, advice)| advice.code() != "fractions").collect();
        assert!(doubtful.is_empty(), "{id}: computed alike by both engines: {doubtful:?}");
        let half = instrument
            .definition()
            .option_sets
            .iter()
            .any(|set| set.options.iter().any(|choice| choice.value.is_none()));
        let back = take(&sheets, "en").unwrap_or_else(|why| panic!("{id}: {why:?}"));
        assert_eq!(back.definition().id, format!("own-{id}"));
        assert!(back.definition().scales.is_empty() && back.definition().items.iter().all(|item| item.unscored));
        let (out, back_in) = (asked(&instrument), asked(&back));
        let ids = |asked: &[Asked]| {
            asked
                .iter()
                .map(|(item, choices)| (item.clone(), choices.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>()))
                .collect::<Vec<_>>()
        };
        assert_eq!(ids(&out), ids(&back_in), "{id}");
        if !half {
            assert_eq!(out, back_in, "{id}: what the answers count");
        }
        for text in &instrument.definition().texts {
            let same = back.text(&text.language).unwrap_or_else(|| panic!("{id}: no {}", text.language));
            let by_order = |text: &Text| {
                instrument
                    .definition()
                    .items
                    .iter()
                    .map(|item| text.items.iter().find(|words| words.id == item.id).map(|words| words.words.clone()))
                    .collect::<Vec<_>>()
            };
            assert_eq!(
                (by_order(same), &same.instruction),
                (by_order(text), &text.instruction),
                "{id} {}",
                text.language
            );
        }
    }
}

/// For a telephone: an id and a title that say nothing, one language, whom it is about from a file, and when it was asked.
#[test]
fn for_a_telephone_the_form_says_nothing_about_what_it_is() {
    let who5 = shipped().remove("who5").expect("shipped");
    let purpose =
        Purpose::Telephone { id: "f1", title: "Вопросы 1", language: "ru", whom: "Код участницы" };
    let form = express(&who5, purpose).expect("a form");
    let written = xform::write(&form).expect("written");
    for word in ["score", "counts", "who5", "WHO", "well-being", "самочувствия, вариант"] {
        assert!(!written.contains(word), "{word}: {written}");
    }
    assert!(written.contains("<instance id=\"codes\" src=\"jr://file-csv/codes.csv\"/>"), "{written}");
    assert!(written.contains("nodeset=\"instance('codes')/root/item\"") && !written.contains("itext"), "{written}");
    let model = model_of(&form);
    assert_eq!((model.id.as_str(), model.title.as_str()), ("f1", "Вопросы 1"));
    for place in ["/data/asked.start", "/data/asked.end", "/data/asked.today", "/data/woman.code", "/data/cheerful"] {
        assert!(model.known().contains_key(place), "{place}");
    }
    assert_eq!(
        express(&who5, Purpose::Telephone { id: "f", title: "t", language: "kk", whom: "w" }),
        Err(NotExpressed::NoWords)
    );
    let phq9 = shipped().remove("phq9").expect("shipped");
    assert_eq!(express(&phq9, purpose), Err(NotExpressed::AsksAboutSafety));
    // Half an answer is offered to nobody.
    let hhs = express(&shipped().remove("hhs").expect("shipped"), purpose).expect("a form");
    let offered = hhs.lists.iter().find(|list| list.name == "how-often").expect("the answers");
    let names: Vec<&str> = offered.choices.iter().map(|choice| choice.name.as_str()).collect();
    assert_eq!(names, ["no", "rarely", "sometimes", "often"]);
}

fn refused(table: &str) -> Vec<(String, &'static str)> {
    match take(&markdown(table), "en") {
        Err(NotTaken::Table(problems)) => problems
            .iter()
            .map(|problem| (format!("{} {}", problem.sheet, problem.cell()), problem.what.code()))
            .collect(),
        other => panic!("{table}: {other:?}"),
    }
}

#[test]
fn questions_that_cannot_be_answered_by_choosing_are_refused_all_at_once() {
    let table = "| survey |\n| | type | name | label | relevant | constraint |\n| | text | a | A | | |\n\
        | | integer | b | B | | |\n| | select_one l | c | C | ${b} > 1 | |\n| | select_multiple l | d | D | | |\n\
        | | begin repeat | r | R | | |\n| | date | e | E | | |\n| | end repeat | | | | |\n\
        | | integer | f | F | | . >= 0 and . <= 7 |\n| | select_one l | C | C | | |\n\
        | choices |\n| | list_name | name | label |\n| | l | yes! | Yes |\n| | l | no | No |\n";
    let expected = [
        ("survey A2", "outside-type"),
        ("survey E3", "no-bounds"),
        ("survey D4", "asked-always"),
        ("survey A5", "outside-type"),
        ("survey A6", "outside-type"),
        ("survey A7", "outside-type"),
        ("survey B10", "name-twice"),
        ("choices B2", "bad-name"),
    ];
    assert_eq!(refused(table), expected.map(|(cell, code)| (cell.to_owned(), code)).to_vec());
    assert_eq!(
        refused("| survey |\n| | type | name | label |\n| | note | n | N |\n"),
        [("survey A2".to_owned(), "empty-survey")]
    );
}

#[test]
fn questions_of_ones_own_come_in_with_their_answers_and_words() {
    let table = "| survey |\n| | type | name | label::Қазақша (kk) | label::Русский (ru) |\n\
        | | note | before | Айтыңызшы | Скажите |\n| | select_one yn | decides | Шешесіз бе? | Решаете ли вы? |\n\
        | | range | Days | Неше күн? | Сколько дней? |\n\
        | choices |\n| | list_name | name | label::Қазақша (kk) | label::Русский (ru) |\n| | yn | yes | Иә | Да |\n| | yn | no | Жоқ | Нет |\n\
        | settings |\n| | form_title | form_id | version |\n| | Наши вопросы | Our Form | 3 |\n";
    let taken = take(&markdown(table), "en").expect("taken");
    let definition = taken.definition();
    assert_eq!(
        (definition.id.as_str(), definition.version.as_str(), definition.name.as_str()),
        ("own-our-form", "3", "Наши вопросы")
    );
    assert_eq!(
        asked(&taken)[0],
        ("decides".to_owned(), vec![("yes".to_owned(), Some(0.0)), ("no".to_owned(), Some(1.0))])
    );
    assert_eq!(asked(&taken)[1].1.len(), 10);
    let kazakh = taken.text("kk").expect("words");
    assert_eq!((kazakh.instruction.as_str(), kazakh.items[0].words.as_str()), ("Айтыңызшы", "Шешесіз бе?"));
    assert!(!taken.may_show_bands("kk"));
}

/// Two lists in which the same names stand for something else: each question offers its own answers, and what they count stays.
#[test]
fn answers_of_another_list_are_no_answers_to_this_question() {
    let table = "| survey |\n| | type | name | label |\n| | select_one a | often | How often? |\n| | select_one b | sleep | How do you sleep? |\n\
        | | select_one c | again | And then? |\n| | select_one d | later | And later? |\n\
        | choices |\n| | list_name | name | label |\n| | a | 1 | Never |\n| | a | 2 | Often |\n| | b | 1 | Bad |\n| | b | 2 | Good |\n\
        | | c | n | No |\n| | c | y | Yes |\n| | c | x | No idea |\n| | d | 1 | Never |\n| | d | 2 | Often |\n";
    let taken = take(&markdown(table), "en").expect("taken");
    let text = taken.text("en").expect("words");
    let said = |item: &str| -> Vec<(String, Option<f64>, Option<i32>)> {
        let words = |id: &str| text.options.iter().find(|one| one.id == id).expect("words").words.clone();
        taken.choices(item).iter().map(|choice| (words(&choice.id), choice.value, choice.code())).collect()
    };
    let answer = |words: &str, value: f64, code: i32| (words.to_owned(), Some(value), Some(code));
    assert_eq!(said("often"), [answer("Never", 1.0, 1), answer("Often", 2.0, 2)]);
    assert_eq!(said("sleep"), [answer("Bad", 1.0, 1), answer("Good", 2.0, 2)]);
    assert_eq!(said("again"), [answer("No", 0.0, 0), answer("Yes", 1.0, 1), answer("No idea", 2.0, 2)]);
    let ids = |item: &str| taken.choices(item).into_iter().map(|choice| choice.id).collect::<Vec<_>>();
    assert_eq!(ids("often"), ["1", "2"]);
    assert_eq!(ids("sleep"), ["b-1", "b-2"]);
    assert_eq!(ids("later"), ["1", "2"], "the same words");
    // Sent or keyed in, x says that she does not want to answer: no answer is called so.
    assert_eq!(ids("again"), ["n", "y", "c-x"]);
    // Lists whose names differ by large letters alone would become one.
    let alike = table.replace("select_one b", "select_one A").replace("| | b |", "| | A |");
    assert_eq!(refused(&alike), [("survey A2".to_owned(), "name-twice"), ("survey A3".to_owned(), "name-twice")]);
}

/// Whatever is in the sheets: a questionnaire or problems.
#[test]
fn sheets_without_anything_are_refused() {
    assert!(matches!(take(&[], "en"), Err(NotTaken::Table(_))));
    assert!(matches!(take(&[Sheet { name: "survey".to_owned(), rows: vec![vec![]] }], "en"), Err(NotTaken::Table(_))));
}
