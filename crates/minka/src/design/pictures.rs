//! The drawings of the picture baseline: one for each question, and one for each of its three levels.

/// All of them. The pages that show them load the file; paper takes those that it needs.
const PICTURES: &str = include_str!("pictures.svg");

/// What is drawn for a question or a level, by its id; nothing for one that a programme brought itself.
#[must_use]
pub(crate) fn picture(id: &str) -> Option<&'static str> {
    let (_, rest) = PICTURES.split_once(&format!("<symbol id=\"pic-{id}\""))?;
    let (_, rest) = rest.split_once('>')?;
    rest.split_once("</symbol>").map(|(drawn, _)| drawn)
}

/// The name of what is drawn for a level: its own drawing, or the sign of all levels for a question that a programme brought itself;
/// empty for what is no level.
#[must_use]
pub(crate) fn drawing_of(option: &str, level: &str) -> String {
    match level {
        "" => String::new(),
        _ if picture(option).is_some() => format!("pic-{option}"),
        level => format!("level-{level}"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The picture baseline has a drawing for every question and every level, and no two are the same.
    #[test]
    fn every_question_and_every_level_is_drawn() {
        let baseline = crate::instruments::find_shipped("picture").expect("the picture baseline");
        let mut drawn = BTreeSet::new();
        let mut count = 0;
        for item in &baseline.definition().items {
            let levels = baseline.choices(&item.id);
            assert_eq!(levels.len(), 3, "{}", item.id);
            for id in levels.iter().map(|level| level.id.as_str()).chain([item.id.as_str()]) {
                let inside = picture(id).unwrap_or_else(|| panic!("{id} is not drawn"));
                assert!(inside.contains("<path") || inside.contains("<circle"), "{id}");
                drawn.insert(inside);
                count += 1;
            }
        }
        assert_eq!((count, drawn.len()), (64, 64), "sixteen questions of three levels each");
        assert_eq!(PICTURES.matches("<symbol id=\"pic-").count(), 64, "and nothing that is not shown");
        assert!(picture("nothing-of-the-kind").is_none() && picture("").is_none());
        assert_eq!(
            [drawing_of("debt-low", "low"), drawing_of("their-own", "high"), drawing_of("debt-low", "")],
            ["pic-debt-low", "level-high", ""]
        );
    }
}
