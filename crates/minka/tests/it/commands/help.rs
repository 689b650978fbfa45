//! Every command explains itself: what it does, an example, how it ends.

use super::{Desk, words};

#[test]
fn every_command_says_what_it_does_with_an_example_and_how_it_ends() {
    let desk = Desk::new();
    let all = words(&desk.minka(&["--help"]));
    let commands: Vec<String> = all
        .lines()
        .skip_while(|line| !line.starts_with("Commands:"))
        .skip(1)
        .map_while(|line| line.strip_prefix("  ").filter(|line| !line.starts_with(' ')))
        .filter_map(|line| line.split_whitespace().next().map(str::to_owned))
        .collect();
    assert_eq!(
        commands,
        [
            "demo",
            "init",
            "serve",
            "user",
            "course",
            "import",
            "export",
            "check",
            "country",
            "records",
            "key",
            "backup",
            "restore",
            "drill",
            "restraints",
            "seal",
            "unseal",
            "rules",
            "help"
        ]
    );
    let commands: Vec<String> = commands.into_iter().filter(|command| command != "help").collect();
    let mut lines: Vec<Vec<&str>> = commands.iter().map(|command| vec![command.as_str()]).collect();
    lines.extend(["list", "add", "link", "disable", "sign-out", "reset"].map(|act| vec!["user", act]));
    lines.extend(["list", "install", "export"].map(|act| vec!["course", act]));
    lines.extend(["parts", "join"].map(|act| vec!["key", act]));
    lines.extend(
        ["score", "change", "paired", "attrition", "attainment", "duplicates", "assign"]
            .map(|rule| vec!["rules", rule]),
    );
    for line in lines {
        let output = desk.minka(&[&line[..], &["--help"]].concat());
        let said = words(&output).split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(output.status.code(), Some(0), "{line:?}");
        assert!(said.contains("Examples:") && said.contains(&format!("minka {}", line[0])), "{line:?}: {said}");
        assert!(said.contains("Exit status: 0"), "{line:?}: {said}");
        // Decision 21: what becomes of half an answer is said where somebody scores.
        assert_eq!(said.contains("half an answer"), line == ["rules", "score"], "{line:?}");
    }
}

/// Every command and what can be asked of it, as help lists them.
fn all_commands(desk: &Desk, line: &[String], found: &mut Vec<(Vec<String>, String)>) {
    let words_of: Vec<&str> = line.iter().map(String::as_str).collect();
    let said = words(&desk.minka(&[&words_of[..], &["--help"]].concat()));
    let below = said.lines().skip_while(|line| *line != "Commands:").skip(1).map_while(|line| line.strip_prefix("  "));
    let names = below.filter(|line| !line.starts_with(' ')).filter_map(|line| line.split_whitespace().next());
    for name in names.filter(|name| *name != "help") {
        all_commands(desk, &[line, &[name.to_owned()]].concat(), found);
    }
    found.push((line.to_vec(), said));
}

/// The words of an example, as a shell would hand them over; nothing where the line is none.
fn example(line: &str) -> Option<Vec<String>> {
    let line = line.strip_prefix("  ")?;
    let line = line.strip_prefix("minka ").or_else(|| line.split_once("| minka ").map(|(_, rest)| rest))?;
    // What follows two spaces says what it is for; what follows a pipe is another program's.
    let line = line.split("  ").next()?.replace("$(cat checkpoint-of-monday.txt)", "1234:9f86d081");
    let (mut words, mut word, mut quoted) = (vec!["minka".to_owned()], String::new(), false);
    for sign in line.chars() {
        match sign {
            '\'' => quoted = !quoted,
            ' ' if !quoted => words.push(std::mem::take(&mut word)),
            '|' | '<' | '>' if !quoted => {
                word.clear();
                break;
            }
            sign => word.push(sign),
        }
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    Some(words)
}

/// So many signs of help stand in a line.
const WIDE: usize = 100;

/// The lines of help; an example whose next word did not fit goes on in the next line.
fn whole_lines(said: &str) -> Vec<String> {
    let (mut lines, mut filled): (Vec<String>, usize) = (Vec::new(), 0);
    for line in said.lines() {
        let next = line.split_whitespace().next().unwrap_or_default();
        // A word is broken after its hyphen.
        let space = if lines.last().is_some_and(|before| before.ends_with('-')) { "" } else { " " };
        let is_full = filled + space.len() + next.chars().count() > WIDE && !["", "minka"].contains(&next);
        match lines.last_mut() {
            // What an example is for stands far to the right.
            Some(before) if before.starts_with("  minka ") && is_full && !line.starts_with("   ") => {
                before.push_str(space);
                before.push_str(line.trim_start());
            }
            _ => lines.push(line.to_owned()),
        }
        filled = line.chars().count();
    }
    lines
}

#[test]
fn every_example_is_understood() {
    let (desk, mut found, mut examples) = (Desk::new(), Vec::new(), 0);
    all_commands(&desk, &[], &mut found);
    assert!(found.len() > 30, "{}", found.len());
    // A line that ends in a backslash goes on in the next.
    let goes_on = regex::Regex::new(r"\\\n\s+").expect("a pattern");
    for (command, said) in &found {
        for line in whole_lines(&goes_on.replace_all(said, "")) {
            let Some(words) = example(&line) else { continue };
            examples += 1;
            let understood = minka::commands::understands(&words);
            assert_eq!(understood, Ok(()), "minka {}: {line}", command.join(" "));
        }
    }
    assert!(examples > 90, "{examples}");
    // The one that was wrong for long.
    let wrong = ["minka", "restore", "asar.minka", "--folder", "asar", "--key-file", "minka.key"].map(str::to_owned);
    assert!(minka::commands::understands(&wrong).is_err());
}
