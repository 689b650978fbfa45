//! The parts of a page that stand on many: buttons, headings, notices, lines of lists, what belongs to a field.
//!
//! Each is a template of its own, a block of `design/parts.html`, compiled once and not again in every page that has one. Pages do not
//! call these: they call the macros of `design/components.html` and `design/fields.html`.

use std::fmt::Display;

use askama::Template;

use super::frame::Frame;

impl Frame {
    /// A link back.
    #[must_use]
    pub fn back<'a>(&'a self, href_: &'a str, text_: &'a str) -> impl Display + 'a {
        Back { frame: self, href_, text_ }
    }

    /// A notice: info, good, wait or danger.
    #[must_use]
    pub fn notice<'a>(&'a self, kind_: &'a str, text_: &'a str, title_: &'a str, live_: bool) -> impl Display + 'a {
        Notice { frame: self, kind_, text_, title_, live_ }
    }

    /// A word for how something stands.
    #[must_use]
    pub fn status<'a>(&'a self, kind_: &'a str, word_: &'a str) -> impl Display + 'a {
        Status { frame: self, kind_, word_ }
    }

    /// What a list says that has nothing in it.
    #[must_use]
    pub fn empty<'a>(&'a self, icon_: &'a str, text_: &'a str, href_: &'a str, action_: &'a str) -> impl Display + 'a {
        Empty { frame: self, icon_, text_, href_, action_ }
    }

    /// A woman in a list.
    #[must_use]
    pub fn person_row<'a>(
        &'a self,
        href_: &'a str,
        sign_: &'a str,
        name_: &'a str,
        code_: &'a str,
        kind_: &'a str,
        word_: &'a str,
    ) -> impl Display + 'a {
        PersonRow { frame: self, href_, sign_, name_, code_, kind_, word_ }
    }

    /// A line of a list of things to do or to read.
    #[must_use]
    pub fn task<'a>(
        &'a self,
        href_: &'a str,
        text_: &'a str,
        kind_: &'a str,
        word_: &'a str,
        hint_: &'a str,
    ) -> impl Display + 'a {
        Task { frame: self, href_, text_, kind_, word_, hint_ }
    }

    /// A fact, and where it is changed.
    #[must_use]
    pub fn summary_row<'a>(
        &'a self,
        term_: &'a str,
        value_: &'a str,
        href_: &'a str,
        change_: &'a str,
    ) -> impl Display + 'a {
        SummaryRow { frame: self, term_, value_, href_, change_ }
    }

    /// A button that sends a form.
    #[must_use]
    pub fn button<'a>(
        &'a self,
        text_: &'a str,
        kind_: &'a str,
        name_: &'a str,
        value_: &'a str,
        icon_: &'a str,
    ) -> impl Display + 'a {
        Button { frame: self, text_, kind_, name_, value_, icon_ }
    }

    /// A link that looks like a button.
    #[must_use]
    pub fn link_button<'a>(
        &'a self,
        href_: &'a str,
        text_: &'a str,
        kind_: &'a str,
        icon_: &'a str,
    ) -> impl Display + 'a {
        LinkButton { frame: self, href_, text_, kind_, icon_ }
    }

    /// A form that is one button.
    #[must_use]
    pub fn post_button<'a>(
        &'a self,
        action_: &'a str,
        text_: &'a str,
        kind_: &'a str,
        name_: &'a str,
        value_: &'a str,
        icon_: &'a str,
    ) -> impl Display + 'a {
        PostButton { frame: self, action_, text_, kind_, name_, value_, icon_ }
    }

    /// What stands below the name of a field: a hint, a problem.
    #[must_use]
    pub fn below<'a>(&'a self, name_: &'a str, hint_: &'a str, problem_: &'a str) -> impl Display + 'a {
        Below { frame: self, name_, hint_, problem_ }
    }

    /// A radio or a box to tick; [`Choice::with`] says the rest.
    #[must_use]
    pub fn choice<'a>(&'a self, kind_: &'a str, name_: &'a str, value_: &'a str, label_: &'a str) -> Choice<'a> {
        Choice { frame: self, kind_, name_, value_, label_, hint_: "", icon_: "", chosen_: false }
    }

    /// A day in three fields.
    #[must_use]
    pub fn date<'a>(
        &'a self,
        legend_: &'a str,
        name_: &'a str,
        &(day_, month_, year_): &(&'a str, &'a str, &'a str),
        hint_: &'a str,
        problem_: &'a str,
    ) -> impl Display + 'a {
        Date { frame: self, legend_, name_, day_, month_, year_, hint_, problem_ }
    }
}

/// The heading of a page, with what stands before it in small.
#[must_use]
pub fn heading<'a>(text_: &'a str, caption_: &'a str) -> impl Display + 'a {
    Heading { text_, caption_ }
}

/// A number with its name.
#[must_use]
pub fn figure<'a>(value_: &'a str, label_: &'a str, note_: &'a str, href_: &'a str) -> impl Display + 'a {
    Figure { value_, label_, note_, href_ }
}

/// The attributes that lead a screen reader to the hint and the problem of a field.
#[must_use]
pub fn described<'a>(name_: &'a str, hint_: &'a str, problem_: &'a str) -> impl Display + 'a {
    Described { name_, hint_, problem_ }
}

/// As [`described`], for a group of fields.
#[must_use]
pub fn group_described<'a>(name_: &'a str, hint_: &'a str, problem_: &'a str) -> impl Display + 'a {
    GroupDescribed { name_, hint_, problem_ }
}

#[derive(Template)]
#[template(path = "design/parts.html", block = "back")]
struct Back<'a> {
    frame: &'a Frame,
    href_: &'a str,
    text_: &'a str,
}

#[derive(Template)]
#[template(path = "design/parts.html", block = "heading")]
struct Heading<'a> {
    text_: &'a str,
    caption_: &'a str,
}

#[derive(Template)]
#[template(path = "design/parts.html", block = "notice")]
struct Notice<'a> {
    frame: &'a Frame,
    kind_: &'a str,
    text_: &'a str,
    title_: &'a str,
    live_: bool,
}

#[derive(Template)]
#[template(path = "design/parts.html", block = "status")]
struct Status<'a> {
    frame: &'a Frame,
    kind_: &'a str,
    word_: &'a str,
}

#[derive(Template)]
#[template(path = "design/parts.html", block = "empty")]
struct Empty<'a> {
    frame: &'a Frame,
    icon_: &'a str,
    text_: &'a str,
    href_: &'a str,
    action_: &'a str,
}

#[derive(Template)]
#[template(path = "design/parts.html", block = "person_row")]
struct PersonRow<'a> {
    frame: &'a Frame,
    href_: &'a str,
    sign_: &'a str,
    name_: &'a str,
    code_: &'a str,
    kind_: &'a str,
    word_: &'a str,
}

#[derive(Template)]
#[template(path = "design/parts.html", block = "task")]
struct Task<'a> {
    frame: &'a Frame,
    href_: &'a str,
    text_: &'a str,
    kind_: &'a str,
    word_: &'a str,
    hint_: &'a str,
}

#[derive(Template)]
#[template(path = "design/parts.html", block = "summary_row")]
struct SummaryRow<'a> {
    frame: &'a Frame,
    term_: &'a str,
    value_: &'a str,
    href_: &'a str,
    change_: &'a str,
}

#[derive(Template)]
#[template(path = "design/parts.html", block = "figure")]
struct Figure<'a> {
    value_: &'a str,
    label_: &'a str,
    note_: &'a str,
    href_: &'a str,
}

#[derive(Template)]
#[template(path = "design/parts.html", block = "button")]
struct Button<'a> {
    frame: &'a Frame,
    text_: &'a str,
    kind_: &'a str,
    name_: &'a str,
    value_: &'a str,
    icon_: &'a str,
}

#[derive(Template)]
#[template(path = "design/parts.html", block = "link_button")]
struct LinkButton<'a> {
    frame: &'a Frame,
    href_: &'a str,
    text_: &'a str,
    kind_: &'a str,
    icon_: &'a str,
}

#[derive(Template)]
#[template(path = "design/parts.html", block = "post_button")]
struct PostButton<'a> {
    frame: &'a Frame,
    action_: &'a str,
    text_: &'a str,
    kind_: &'a str,
    name_: &'a str,
    value_: &'a str,
    icon_: &'a str,
}

#[derive(Template)]
#[template(path = "design/parts.html", block = "below")]
struct Below<'a> {
    frame: &'a Frame,
    name_: &'a str,
    hint_: &'a str,
    problem_: &'a str,
}

#[derive(Template)]
#[template(path = "design/parts.html", block = "described")]
struct Described<'a> {
    name_: &'a str,
    hint_: &'a str,
    problem_: &'a str,
}

#[derive(Template)]
#[template(path = "design/parts.html", block = "group_described")]
struct GroupDescribed<'a> {
    name_: &'a str,
    hint_: &'a str,
    problem_: &'a str,
}

/// A radio or a box to tick.
#[derive(Template)]
#[template(path = "design/parts.html", block = "choice")]
pub struct Choice<'a> {
    frame: &'a Frame,
    kind_: &'a str,
    name_: &'a str,
    value_: &'a str,
    label_: &'a str,
    hint_: &'a str,
    icon_: &'a str,
    chosen_: bool,
}

impl<'a> Choice<'a> {
    /// With a hint, an icon (empty: none), and whether it is chosen.
    #[must_use]
    pub fn with(mut self, hint_: &'a str, icon_: &'a str, chosen_: bool) -> Self {
        (self.hint_, self.icon_, self.chosen_) = (hint_, icon_, chosen_);
        self
    }
}

#[derive(Template)]
#[template(path = "design/parts.html", block = "date")]
struct Date<'a> {
    frame: &'a Frame,
    legend_: &'a str,
    name_: &'a str,
    day_: &'a str,
    month_: &'a str,
    year_: &'a str,
    hint_: &'a str,
    problem_: &'a str,
}
