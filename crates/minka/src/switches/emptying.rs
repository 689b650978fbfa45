//! What is held of her though nobody asks for it any more: it can be emptied on the form on which it stood.

use super::model::{Off, Switch};
use crate::foundation::{
    form::{Choice, Fields, Form},
    text::Text,
};

/// The field of a form that names what is to be emptied.
const EMPTY: &str = "empty";
/// The hidden field with what there was to be emptied: a form that comes back offers it again, and nothing is opened for that.
const HELD: &str = "held";

/// What a form offers to empty.
#[derive(Clone, Debug, Default)]
pub struct Emptying {
    /// Keys of what is there.
    pub held: Vec<&'static str>,
    /// The same, to be ticked.
    pub choices: Vec<Choice>,
}

impl Emptying {
    /// Of what is switched off, what is there: `held` says so, with what stands in it where the page does not show that anyway.
    #[must_use]
    pub fn of(text: &Text, off: &Off, form: &Form, held: impl Fn(Switch) -> Option<String>) -> Self {
        let mut emptying = Emptying::default();
        for switch in Switch::ALL.into_iter().filter(|switch| off.has(*switch)) {
            let before = form.chosen(HELD, switch.key()).then(String::new);
            if let Some(words) = held(switch).or(before) {
                let choice = Choice::new(switch.key(), switch.say(text), form.chosen(EMPTY, switch.key()));
                emptying.choices.push(Choice { hint: words, ..choice });
                emptying.held.push(switch.key());
            }
        }
        emptying
    }
}

/// What a form wants emptied, of what is switched off: a field that is asked is emptied where it stands.
#[must_use]
pub fn emptied(typed: &Fields, off: &Off) -> Vec<Switch> {
    typed.all(EMPTY).filter_map(Switch::parse).filter(|switch| off.has(*switch)).collect()
}
