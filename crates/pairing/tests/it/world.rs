//! The small named world, and a random one for the laws.

use pairing::circles::{Circle, PastSession, Person, Split, Tonight, Wish, split};

pub(crate) const FOURTEEN: [&str; 14] = [
    "Aigul", "Bota", "Carmen", "Dina", "Elvira", "Fatima", "Gulnara", "Hadicha", "Indira", "Jamila", "Karla", "Lucia",
    "Madina", "Nazgul",
];

pub(crate) fn tonight(women: &[&'static str]) -> Tonight<&'static str> {
    Tonight::new(women.iter().map(|&name| person(name, &[])).collect())
}

pub(crate) fn person(name: &'static str, languages: &[&str]) -> Person<&'static str> {
    Person::new(name, languages.iter().copied())
}

pub(crate) fn circle(members: &[&'static str]) -> Circle<&'static str> {
    Circle { members: members.to_vec(), facilitator: None }
}

pub(crate) fn sat(circles: &[&[&'static str]]) -> PastSession<&'static str> {
    PastSession { circles: circles.iter().map(|circle| circle.to_vec()).collect() }
}

pub(crate) fn done(tonight: &Tonight<&'static str>, wish: Wish) -> Split<&'static str> {
    split(tonight, wish, 2024).expect("circles can be made")
}

pub(crate) fn sizes<Id>(circles: &[Circle<Id>]) -> Vec<usize> {
    let mut sizes: Vec<usize> = circles.iter().map(|circle| circle.members.len()).collect();
    sizes.sort_unstable();
    sizes
}

/// Which circle a woman sits in or leads.
pub(crate) fn place<Id: Copy + PartialEq>(circles: &[Circle<Id>], person: Id) -> Option<usize> {
    circles.iter().position(|circle| circle.members.contains(&person) || circle.facilitator == Some(person))
}

/// Numbers for made-up evenings; any stream would do, this one needs no crate (xorshift).
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("31 bits") % bound
    }

    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

/// What an invented evening is made of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Recipe {
    pub(crate) women: usize,
    pub(crate) facilitators: usize,
    pub(crate) weeks: usize,
    pub(crate) apart: usize,
    pub(crate) together: usize,
    pub(crate) languages: bool,
}

/// An evening invented from a seed: women 0.., facilitators 1000.., earlier circles of about four.
pub(crate) fn invented(recipe: Recipe, seed: u64) -> Tonight<u32> {
    let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let spoken: [&[&str]; 6] = [&["kk"], &["ru"], &["kk", "ru"], &["ru"], &["es"], &[]];
    let mut speaker = |id: usize| {
        let known = if recipe.languages { spoken[dice.below(spoken.len())] } else { &[] };
        Person::new(u32::try_from(id).expect("small"), known.iter().copied())
    };
    let mut tonight = Tonight::new((0..recipe.women).map(&mut speaker).collect());
    tonight.facilitators = (1_000..1_000 + recipe.facilitators).map(&mut speaker).collect();
    let mut ids: Vec<u32> = tonight.women.iter().map(|woman| woman.id).collect();
    for _ in 0..recipe.weeks {
        dice.shuffle(&mut ids);
        let came = &ids[..ids.len() - dice.below(ids.len() / 4 + 1)];
        tonight.earlier.push(PastSession { circles: came.chunks(4).map(<[u32]>::to_vec).collect() });
    }
    let everybody: Vec<u32> = tonight.women.iter().chain(&tonight.facilitators).map(|person| person.id).collect();
    let pair = |dice: &mut Dice| {
        let one = dice.below(recipe.women);
        let other = (one + 1 + dice.below(everybody.len() - 1)) % everybody.len();
        (everybody[one], everybody[other])
    };
    if everybody.len() > 1 {
        tonight.apart = (0..recipe.apart).map(|_| pair(&mut dice)).collect();
        tonight.together = (0..recipe.together).map(|_| pair(&mut dice)).collect();
    }
    tonight
}
