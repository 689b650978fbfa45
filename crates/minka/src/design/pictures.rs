//! The drawings of the picture baseline, one for each question and one for each of its three levels; and those of what she is asked to
//! agree to. In the latter she is the woman with the plait, and they show what happens when she says yes.

/// All of them. The pages that show them load the file; paper takes those that it needs.
const PICTURES: &str = include_str!("pictures.svg");
/// What can be agreed to: a page or a paper takes the one that it shows, and no page loads all.
const AGREEMENTS: &str = include_str!("agreements.svg");
/// How wide and how high each of the latter is.
pub(crate) const AGREEMENT_SIZE: (u32, u32) = (240, 160);

/// What is drawn for a question or a level, by its id; nothing for one that a programme brought itself.
#[must_use]
pub(crate) fn picture(id: &str) -> Option<&'static str> {
    drawn(&format!("pic-{id}"))
}

/// What is drawn for a purpose of agreement, by its key.
#[must_use]
pub(crate) fn agreement(key: &str) -> &'static str {
    symbol(AGREEMENTS, &format!("agree-{key}")).unwrap_or_default()
}

/// What is drawn under a name, such as one of [`drawing_of`].
#[must_use]
pub(crate) fn drawn(name: &str) -> Option<&'static str> {
    symbol(PICTURES, name)
}

/// What is inside a symbol of a file of them.
fn symbol(file: &'static str, name: &str) -> Option<&'static str> {
    let (_, rest) = file.split_once(&format!("<symbol id=\"{name}\""))?;
    let (_, rest) = rest.split_once('>')?;
    rest.split_once("</symbol>").map(|(drawn, _)| drawn)
}

/// A drawing of the screens as a file of its own, in one dark colour for any printer; an empty one where nothing is drawn.
#[must_use]
pub(crate) fn on_paper(drawn: &str, (width, height): (u32, u32)) -> String {
    // The small drawings are made of lines of this width, the large ones of wider ones.
    let line = if width > 100 { 3.0 } else { 1.4 };
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" fill=\"none\" stroke=\"#1d4f50\" color=\"#1d4f50\" stroke-width=\"{line}\" stroke-linecap=\"round\" stroke-linejoin=\"round\">{drawn}</svg>"
    )
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

    /// Each purpose has a drawing of its own, in the colours of whatever it stands on, and no writing in it.
    #[test]
    fn every_purpose_of_agreement_is_drawn() {
        let mut drawn = BTreeSet::new();
        for purpose in crate::consents::Purpose::ALL {
            let inside = agreement(purpose.key());
            assert!(
                inside.contains("<path") && !inside.contains("<text") && !inside.contains('#'),
                "{}",
                purpose.key()
            );
            drawn.insert(inside);
        }
        assert_eq!(
            (drawn.len(), AGREEMENTS.matches("<symbol ").count()),
            (10, 10),
            "one for each, and nothing that is not shown"
        );
        let (width, height) = AGREEMENT_SIZE;
        assert_eq!(AGREEMENTS.matches(&format!("viewBox=\"0 0 {width} {height}\"")).count(), 10);
        assert!(agreement("gossip").is_empty());
    }

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
