//! Paper for whoever does not read.

use documents::{
    Drawing, DrawnChoice, DrawnLine, DrawnQuestion, DrawnQuestions, DrawnSheet, Error, drawn_questions, drawn_sheet,
};

use crate::reader::read;
use crate::samples;

const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 24\"><path d=\"M2 20 9 7l4 7 3-4.5L22 20z\" fill=\"none\" stroke=\"#333\"/></svg>";

fn drawing(shows: &str) -> Drawing {
    Drawing { shows: shows.to_owned(), svg: SVG.to_owned() }
}

fn questions(language: &str) -> DrawnQuestions {
    let choice = |figure: &str| DrawnChoice {
        drawing: drawing("Гора"),
        figure: figure.to_owned(),
        words: "Иногда приходит, но никогда не знаю, когда".to_owned(),
    };
    let question = |number: u8| DrawnQuestion {
        drawing: drawing("Деньги"),
        words: format!("Мои деньги, вопрос {number}"),
        choices: ["0", "1", "2"].map(choice).to_vec(),
    };
    DrawnQuestions {
        imprint: samples::imprint(language),
        title: "Вопросы".to_owned(),
        code: "VEMA-5".to_owned(),
        paragraphs: vec!["Отметьте один рисунок в каждой строке.".to_owned()],
        declined: "x".to_owned(),
        questions: (1..=16).map(question).collect(),
        closing: vec!["День: ______".to_owned()],
    }
}

#[test]
fn sixteen_questions_have_a_drawing_and_a_box_for_every_answer() {
    let mut asked = questions("ru");
    asked.imprint.large_print = true;
    let paper = read("drawn-questions", &drawn_questions(&asked).unwrap());
    assert!((3..=4).contains(&paper.pages), "{} pages", paper.pages);
    for words in ["Вопросы", "VEMA-5", "1. Мои деньги, вопрос 1", "16. Мои деньги, вопрос 16", "День: ______"]
    {
        assert!(paper.says(words), "{words} is not in\n{}", paper.text);
    }
    assert_eq!(paper.text.split_whitespace().filter(|word| *word == "x").count(), 16, "{}", paper.text);
    assert!(paper.is_accessible(), "{}", paper.info);
    assert_eq!(drawn_questions(&asked).unwrap(), drawn_questions(&asked).unwrap());
}

#[test]
fn what_she_agreed_to_has_a_drawing_beside_every_line() {
    let line = |(name, yes): (&str, Option<bool>)| DrawnLine {
        drawing: drawing(name),
        name: name.to_owned(),
        words: "Келісті, 2027 жылғы 24 ақпанға дейін".to_owned(),
        yes,
    };
    let mut sheet = DrawnSheet {
        imprint: samples::imprint("kk"),
        title: "VEMA-5".to_owned(),
        drawing: None,
        paragraphs: vec!["Менің айтқаным".to_owned()],
        lines: [("Қатысу", Some(true)), ("Жабық жазбалар", Some(false)), ("Фотосуреттер", None)].map(line).to_vec(),
        closing: vec!["Кез келген уақытта тоқтата аламын.".to_owned()],
    };
    let paper = read("drawn-sheet", &drawn_sheet(&sheet).unwrap());
    assert!(paper.pages == 1 && paper.is_accessible(), "{}", paper.info);
    assert!(paper.place("Қатысу") < paper.place("Фотосуреттер") && paper.says("Кез келген уақытта"), "{}", paper.text);
    sheet.drawing = Some(drawing("Екі әйел"));
    sheet.lines.clear();
    let paper = read("drawn-sheet-large", &drawn_sheet(&sheet).unwrap());
    assert!(paper.says("Менің айтқаным") && paper.is_accessible(), "{}", paper.info);
    sheet.drawing = Some(Drawing { shows: "Екі әйел".to_owned(), svg: "<svg".to_owned() });
    assert!(matches!(drawn_sheet(&sheet), Err(Error::Typeset(_))), "a broken drawing");
}
