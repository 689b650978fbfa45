//! Nouns: what can be switched off, and what it is about.

use crate::{foundation::text::Text, keyed};

keyed! {
    /// What a switch is about: the form on which its field stands.
    About {
        /// What she tells about her life.
        Life = "life",
        /// What identifies her outside the programme.
        Identity = "identity",
        /// How she can be reached.
        Contact = "contact",
        /// What walking beside her takes.
        Need = "need",
    }
}

keyed! {
    /// A field that may stay empty, and so one that a programme may leave. `migrations/fields.toml` names the switch beside each of
    /// them, and a test compares the two.
    Switch {
        /// Whether she is married.
        Marital = "marital",
        /// How many children she has.
        Children = "children",
        /// How many live in her home.
        HouseholdSize = "household_size",
        /// What she lives on.
        Livelihood = "livelihood",
        /// What brings her.
        Brings = "brings",
        /// How she heard of the programme.
        Heard = "heard",
        /// The six questions of the Washington Group, which make sense together only.
        Functioning = "functioning",
        /// The name in her papers.
        LegalName = "identity.legal_name",
        /// When she was born, or how old she is.
        BirthDate = "identity.birth_date",
        /// Her telephone.
        Phone = "identity.phone",
        /// Where she lives.
        Address = "identity.address",
        /// Who may pick up besides her. Without it: nobody.
        MayPickUp = "contact.may_pick_up",
        /// A word by which she knows us.
        CodeWord = "contact.code_word",
        /// Which languages she speaks beside her own.
        Languages = "need.languages",
        /// On which days she can be met.
        Days = "need.days",
        /// In which part of town.
        District = "need.district",
    }
}

impl Switch {
    /// On which form it stands.
    #[must_use]
    pub fn about(self) -> About {
        self.key().split_once('.').and_then(|(about, _)| About::parse(about)).unwrap_or(About::Life)
    }

    /// What a person calls it.
    #[must_use]
    pub fn say(self, text: &Text) -> String {
        text.say(&format!("switches-{}", self.key().replace('.', "-")))
    }
}

/// What a programme has switched off.
#[derive(Clone, Debug, Default)]
pub struct Off(Vec<Switch>);

impl Off {
    /// These, and nothing else.
    #[must_use]
    pub fn of(switches: Vec<Switch>) -> Self {
        Off(switches)
    }

    /// Whether this is switched off.
    #[must_use]
    pub fn has(&self, switch: Switch) -> bool {
        self.0.contains(&switch)
    }

    /// Whether anything is still asked on a form.
    #[must_use]
    pub fn leaves_some_of(&self, about: About) -> bool {
        Switch::ALL.into_iter().any(|switch| switch.about() == about && !self.has(switch))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_switch_stands_on_the_form_that_its_key_names() {
        for (switch, about) in [
            (Switch::Marital, About::Life),
            (Switch::Phone, About::Identity),
            (Switch::CodeWord, About::Contact),
            (Switch::District, About::Need),
        ] {
            assert_eq!(switch.about(), about, "{switch:?}");
        }
        for about in About::ALL {
            let all: Vec<Switch> = Switch::ALL.into_iter().filter(|switch| switch.about() == about).collect();
            assert!(all.len() > 1 && !Off::of(all.clone()).leaves_some_of(about), "{about:?}");
            assert!(Off::of(all[1..].to_vec()).leaves_some_of(about), "{about:?}");
        }
    }
}
