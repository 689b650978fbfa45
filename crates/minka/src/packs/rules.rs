//! Decisions about packs: what may be a name in files, and where a pack's lessons stand in a course that has some already.

/// Whether something may be the name of a course or lesson in files: it may stand in an address and in a file's name.
#[must_use]
pub(super) fn is_key(key: &str) -> bool {
    let fits = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    (1..=40).contains(&key.len()) && key.chars().all(fits) && !key.starts_with('-') && !key.ends_with('-')
}

/// The order of a course's lessons after a pack came in. A course that keeps its own order gets each new lesson behind
/// the one that stands before it in the pack; one that takes the pack's order keeps its other lessons at the end.
#[must_use]
pub(super) fn merge_order(held: &[String], pack: &[String], takes_pack_order: bool) -> Vec<String> {
    if takes_pack_order {
        let others = held.iter().filter(|key| !pack.contains(key));
        return pack.iter().chain(others).cloned().collect();
    }
    let mut order = held.to_vec();
    let mut behind = 0;
    for key in pack {
        if let Some(at) = order.iter().position(|known| known == key) {
            behind = at + 1;
        } else {
            order.insert(behind, key.clone());
            behind += 1;
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_files_may_stand_in_an_address() {
        for key in ["a", "my-health", "lesson-15", &"k".repeat(40)] {
            assert!(is_key(key), "{key}");
        }
        for key in ["", "../up", "My-Health", "a b", "-a", "a-", "здоровье", &"k".repeat(41)] {
            assert!(!is_key(key), "{key}");
        }
    }

    #[test]
    fn a_pack_keeps_the_programmes_order_unless_it_is_to_bring_its_own() {
        let cases = [
            ("", "a b c", false, "a b c"),
            ("a b c", "a b c", false, "a b c"),
            ("c a b", "a b c", false, "c a b"),
            ("a c", "a b c", false, "a b c"),
            ("b c", "a b c", false, "a b c"),
            ("x a y c", "a b c d", false, "x a b y c d"),
            ("c a b", "a b c", true, "a b c"),
            ("x c a y", "a b c", true, "a b c x y"),
        ];
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        for (held, pack, takes, expected) in cases {
            assert_eq!(merge_order(&words(held), &words(pack), takes), words(expected), "{held} with {pack}");
        }
    }
}
