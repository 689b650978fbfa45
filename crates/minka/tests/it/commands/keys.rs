//! The key on three papers.

use super::*;
use crate::world::paper_text;

/// The four lines of a printed part, as a file that somebody typed from it.
pub(super) fn typed_from(desk: &Desk, number: usize) -> (String, Vec<String>) {
    let lines = printed(desk, number);
    (desk.secret(&format!("typed-{number}.txt"), &lines.join("\n").to_lowercase()), lines)
}

/// All that stands on a printed part, as somebody copies it from the screen.
fn copied_from(desk: &Desk, number: usize) -> String {
    let paper = paper_text(&std::fs::read(desk.path(&format!("papers/part-{number}.pdf"))).expect("a paper"));
    assert!(paper.lines().filter(|line| !line.trim().is_empty()).count() > 6, "{paper}");
    desk.secret(&format!("copied-{number}.txt"), &paper)
}

/// What stands on a printed part.
fn printed(desk: &Desk, number: usize) -> Vec<String> {
    let paper = paper_text(&std::fs::read(desk.path(&format!("papers/part-{number}.pdf"))).expect("a paper"));
    let line = regex::Regex::new("(?m)(?:[0-9A-HJKMNP-TV-Z]{4} ){4}[0-9A-HJKMNP-TV-Z]").expect("a pattern");
    let lines: Vec<String> = line.find_iter(&paper).map(|line| line.as_str().to_owned()).collect();
    assert_eq!(lines.len(), 4, "{paper}");
    lines
}

#[test]
fn two_of_three_papers_open_a_back_up_on_another_machine() {
    let desk = Desk::with_programme();
    for language in ["ru", "kk", "es", "en"] {
        drop(std::fs::remove_dir_all(desk.path("papers")));
        let made = desk.minka(&["key", "parts", "papers", "--folder", "asar", "--language", language]);
        assert!(made.status.success(), "{}", words(&made));
    }
    let mode = std::fs::metadata(desk.path("papers")).expect("the folder").permissions().mode();
    assert_eq!(mode & 0o077, 0, "nobody else reads the papers");
    let again = desk.minka(&["key", "parts", "papers", "--folder", "asar"]);
    assert!(!again.status.success() && words(&again).contains("is not empty"), "{}", words(&again));
    // One was typed again, of the other all that stands on it was copied.
    let (one, three) = (typed_from(&desk, 1).0, copied_from(&desk, 3));
    let joined = desk.minka(&["key", "join", "again.key", "--part", &three, "--part", &one]);
    assert!(joined.status.success(), "{}", words(&joined));
    let read = |name: &str| std::fs::read_to_string(desk.path(name)).expect("a key");
    assert_eq!(read("again.key"), read("asar/minka.key"));
    let mode = std::fs::metadata(desk.path("again.key")).expect("the key").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    // A blank machine: the back-up, the passphrase, and what two of three people have brought.
    let pass = desk.secret("pass", "four unrelated words here\n");
    let line = ["backup", "b.minka", "--folder", "asar", "--backup-passphrase-file", &pass];
    done(&desk.minka(&line), "holds everything");
    std::fs::remove_dir_all(desk.path("asar")).expect("the old machine");
    let line = ["restore", "b.minka", "asar", "--backup-passphrase-file", &pass, "--key-file", "again.key"];
    done(&desk.minka(&line), "everything whole");
    done(&desk.minka(&["check", "--folder", "asar"]), "Everything is whole");
}

#[test]
fn what_is_no_two_parts_of_one_key_is_refused_in_words() {
    let desk = Desk::with_programme();
    assert!(desk.minka(&["key", "parts", "papers", "--folder", "asar"]).status.success());
    let (one, lines) = typed_from(&desk, 1);
    let two = typed_from(&desk, 2).0;
    let wrong = if lines[3].starts_with('A') { "B" } else { "A" };
    let last = format!("{wrong}{}", &lines[3][1..]);
    let slip = desk.secret("slip.txt", &[&lines[0], &lines[1], &lines[2], &last].map(String::as_str).join("\n"));
    let short = desk.secret("short.txt", &lines[..3].join("\n"));
    let among = desk.secret("among.txt", &format!("Part 1 of 3\n\n{}\nKeep it apart.", &lines[..3].join("\n")));
    assert!(desk.init("lima", &[]).status.success());
    drop(std::fs::remove_dir_all(desk.path("papers")));
    assert!(desk.minka(&["key", "parts", "papers", "--folder", "lima"]).status.success());
    let theirs = desk.secret("theirs.txt", &printed(&desk, 2).join("\n"));
    desk.secret("taken.key", "somebody's");
    let cases: [(&[&str], &str); 8] = [
        (&["k", "--part", &one], "one part of three opens nothing"),
        (&["k", "--part", &one, "--part", &one], "both papers are part 1"),
        (&["k", "--part", &one, "--part", &theirs], "parts of different keys"),
        (&["k", "--part", &one, "--part", &short], "four lines of seventeen signs"),
        (&["k", "--part", &one, "--part", &among], "four lines of seventeen signs"),
        (&["k", "--part", &one, "--part", "nowhere.txt"], "cannot be read"),
        (&["k"], "no terminal to ask on"),
        (&["taken.key", "--part", &one, "--part", &two], "never written over"),
    ];
    for (line, expected) in cases {
        let refused = desk.minka(&[&["key", "join"], line].concat());
        assert!(!refused.status.success() && words(&refused).contains(expected), "{line:?}: {}", words(&refused));
    }
    // One slip in 32 passes the check sign of its line; the sum of all lines finds it.
    let refused = words(&desk.minka(&["key", "join", "k", "--part", &two, "--part", &slip]));
    assert!(refused.contains("line 4: there is a slip") || refused.contains("do not belong together"), "{refused}");
    assert!(!desk.path("k").exists(), "nothing was written");
    let protected = desk.secret("pass.txt", "четыре слова про гору");
    let joined = desk.minka(&["key", "join", "k", "--part", &one, "--part", &two, "--passphrase-file", &protected]);
    assert!(joined.status.success(), "{}", words(&joined));
    std::fs::rename(desk.path("k"), desk.path("asar/minka.key")).expect("it takes the place of the old one");
    let opened = desk.minka(&["check", "--folder", "asar", "--passphrase-file", &protected]);
    assert!(opened.status.success(), "{}", words(&opened));
}
