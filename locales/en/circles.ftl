# Small circles of tonight's session
circles-title = Circles
circles-heading = Circles
circles-one = Circle { $number }
circles-women = { $count ->
    [one] { $count } woman
   *[other] { $count } women
}
circles-women-here = { $count ->
    [one] { $count } woman is here.
   *[other] { $count } women are here.
}

# Asking how to split
circles-ask-heading = Into circles
circles-ask-again = The circles you have now will be mixed again.
circles-by = What would you like to choose?
circles-by-size = How many women sit in a circle
circles-by-circles = How many circles there are
circles-number = Number
circles-helpers = Which helpers lead a circle?
circles-helpers-hint = Whoever leads does not sit among the others.
circles-names = Who else leads a circle?
circles-names-hint = One name per line. A circle without a leader leads itself.
circles-split = Make circles
circles-to-roll = Call the roll
circles-nobody = Nobody is marked present yet. Call the roll first; the circles are made of those who came.
circles-too-early = This meeting is still to come. Circles are made when the women are here.
circles-by-missing = Choose: women in a circle, or number of circles.
circles-number-unreadable = Write the number in digits, such as 5.
circles-number-least = There is at least one circle.
circles-number-most = { $women ->
    [one] One woman is here
   *[other] { $women } women are here
}, so there can be at most { $count ->
    [one] { $count } circle
   *[other] { $count } circles
}: nobody sits alone.
circles-size-least = A circle has at least two women.
circles-size-most = A circle has at most { $count } women, so that each gets to speak.
circles-name-long = A name has at most { $count } letters. Write one name per line.
circles-names-most = At most { $count } leaders can be named.
circles-needs-at-least = Today it takes at least { $count ->
    [one] { $count } circle
   *[other] { $count } circles
}.
circles-works-with = Today it works with { $count ->
    [one] { $count } circle
   *[other] { $count } circles
}.
circles-does-not-work = This does not work out today. Try another number or other leaders.
circles-other-leader = This does not work out with these leaders. Add another leader or leave one out.
circles-not-here = Somebody you chose is not marked present in this group. Open the page again to see who is here.
circles-noted-already = Themes are already noted for these circles, so the circles stay as they are.

# The board
circles-first-time = { $count ->
    [0] All of them have sat together before.
    [one] { $count } pair sits together for the first time.
   *[other] { $count } pairs sit together for the first time.
}
circles-uneven = The circles are not the same size.
circles-late-title = Not in a circle yet
circles-late = Choose a circle for each woman. The smallest one that fits is suggested. Then save.
circles-nowhere = None yet
circles-save-seats = Save the circles
circles-no-such-circle = Choose one of today’s circles.
circles-other-circle = These two circles cannot be mixed like this. Choose another circle for { $name }.
circles-questions = Question cards
circles-questions-language = The questions are read aloud, so they are in the language of the group: { $language }.
circles-questions-other-language = The lesson has no words in the language of the group yet. These questions are in: { $language }.
circles-mix-again = Mix again
circles-ask-other = Other number or leaders
circles-to-after = How it was
circles-to-cards = Cards to print
circles-none = There were no circles.
circles-closed = The meeting is closed. You can read the circles but not change them.

# Afterwards
circles-after-heading = How the circles were
circles-after-care-title = What is said in the circle stays in the circle
circles-after-care = Themes only: no names, no quotes, nothing that shows who said it.
circles-themes-ask = What did you talk about?
circles-themes = Themes
circles-line = In a few words, if you like
circles-line-hint = At most 120 letters. No names, no quotes.
circles-line-long = At most { $count } letters. Say it more briefly.
circles-line-quote = Without quotation marks: what she said stays in the circle. Write the theme instead.
circles-line-name = There is a name here: { $name }. Write it without names.
circles-line-feeling = “{ $name }” is also the name of a woman here. If you mean the word, write it with a small letter.
circles-mood-ask = Hands up: how do you feel now?
circles-mood-hint = { $count ->
    [one] At most { $count } hand in all. Leave it empty if you did not ask.
   *[other] At most { $count } hands in all. Leave it empty if you did not ask.
}
circles-mood-unreadable = Write the hands as whole numbers, such as 3.
circles-mood-most = { $count ->
    [one] There is { $count } woman in this circle; there cannot be more hands.
   *[other] There are { $count } women in this circle; there cannot be more hands.
}
circles-moods = Mood
circles-mood-hard = Hard
circles-mood-mixed = Mixed
circles-mood-calm = Calm
circles-mood-glad = Glad
circles-note = Save
circles-theme-children = Children
circles-theme-marriage = Life with a partner
circles-theme-drinking = Drinking at home
circles-theme-boundaries = Boundaries
circles-theme-safety = Safety
circles-theme-money = Money
circles-theme-work = Work
circles-theme-health = Health
circles-theme-loss = Loss and grief
circles-theme-faith = Faith and meaning
circles-theme-friendship = Friendship
circles-theme-hope = Hope

notice-circles-split = The circles are made
notice-circles-seats-saved = The circles are saved
notice-circles-noted = Saved
