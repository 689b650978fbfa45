//! Nouns: what is known of one woman for a figure about many, and what all of them come to.

use jiff::civil::Date;

use crate::{assessments::State, waves::Kind};

/// One time that she was asked.
#[derive(Clone, Debug)]
pub(super) struct Point {
    /// In which window; none: outside every one.
    pub(super) kind: Option<Kind>,
    pub(super) state: State,
    pub(super) on: Date,
    /// Whether she answered anything.
    pub(super) answered: bool,
    /// What it came to; none where too many answers are missing, or where it is summed otherwise than today.
    pub(super) sum: Option<f64>,
    /// It came to something by an older way of summing, which does not stand beside today's.
    pub(super) otherwise: bool,
    /// Where there is no sum: what each scale came to, or how high each answer is.
    pub(super) parts: Vec<Option<f64>>,
    /// What has to be the same for two sums to stand side by side.
    pub(super) likeness: String,
    /// The constants of a clear change were found with other words than these.
    pub(super) borrows: bool,
    /// At how many meetings she had been by then.
    pub(super) meetings: i64,
}

/// A woman who agrees to be counted.
#[derive(Clone, Debug)]
pub(super) struct Woman {
    /// Every time that she was asked, the earliest first.
    pub(super) points: Vec<Point>,
    /// She left, or goes on elsewhere: nobody asks her any more.
    pub(super) is_gone: bool,
    /// Why she paused, left or went on elsewhere: a key of the reasons, or empty.
    pub(super) reason: String,
    /// Her window at the end is over.
    pub(super) end_is_over: bool,
}

/// Why nothing was answered at the end.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Why {
    /// The reason that stands in her journey.
    Journey(String),
    /// She did not want to be asked.
    Declined,
    /// The paper is gone.
    PaperLost,
    /// Nobody asked her while it was time.
    NotAsked,
    /// She was asked, and answered none of it.
    Nothing,
}

/// What all of them come to.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Figures {
    /// Asked at the start, whatever became of it.
    pub(super) asked: usize,
    /// Answered something then.
    pub(super) entered: usize,
    /// And it came to a sum.
    pub(super) summed: usize,
    /// Of those who answered at the start: the end has not come yet.
    pub(super) not_yet: usize,
    /// Of those who answered at the start: asked again at the end.
    pub(super) asked_again: usize,
    /// And answered something.
    pub(super) answered_again: usize,
    /// Both times with a sum, in other words or summed otherwise: not put side by side.
    pub(super) other_words: usize,
    /// Answered at the end, and not at the start.
    pub(super) only_at_end: usize,
    /// How many times somebody was asked outside every window: kept, and in no figure.
    pub(super) outside: usize,
    /// Before and after, in the same words.
    pub(super) pairs: Vec<(f64, f64)>,
    /// Where there is no sum: answered both times, in the same words.
    pub(super) twice: usize,
    /// And of those, scale by scale or question by question: before and after.
    pub(super) parts: Vec<Vec<(f64, f64)>>,
    /// How many of the pairs are held against constants that were found with other words.
    pub(super) borrowed: usize,
    /// The middle of the weeks between the two.
    pub(super) weeks: Option<f64>,
    /// The sum at the start, in the middle and at the end of everybody whose turn it was.
    pub(super) lines: Vec<Vec<Option<f64>>>,
    /// Of everybody whose turn it was: the sum at the start, the meetings by then, and whether she was lost.
    pub(super) start: Vec<(Option<f64>, f64, bool)>,
    /// Why the others did not answer at the end.
    pub(super) why: Vec<Why>,
}

impl Figures {
    /// Those whose turn it was: they answered at the start, and the end has come for them.
    pub(super) fn expected(&self) -> usize {
        self.entered - self.not_yet
    }
}
