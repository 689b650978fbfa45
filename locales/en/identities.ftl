# The sealed part
identity-title = Sealed part
identity-hint = Name in her papers, telephone, address, birth date. Whoever opens it is recorded.
identity-open = Open
identity-lead = Here are the name in her papers, her telephone, her address and her birth date, if she gave them.
identity-logged = Open it only if you need it now. This is recorded before anything is shown, and she may ask who opened it.
identity-why = Why are you opening it?
identity-why-own = Or in your own words
identity-because-reach = To get in touch with her
identity-because-papers = For a paper that she asks for
identity-because-asked = She asks to look at it
identity-because-correct = To write it down or correct it
identity-why-hint = One sentence. It is kept sealed too.
identity-reason-needed = Write why you open it
identity-limits-title = What this does not protect from
identity-limits = Not from eyes on this screen, from a photo of it, or from somebody who holds both the program’s folder and its key. Do not write anything here that could harm her if it were read aloud.
identity-empty = Nothing is kept here yet.
identity-once = Shown only this once. To see it again, open it again.
identity-change = Write or change
identity-legal-name = Name in her papers
identity-birth-date = Birth date
identity-birth-hint = As much as she knows: the year alone is enough, or month and year.
identity-birth-month = { $month } { $year }
identity-birth-year = { $year }
identity-birth-month-missing = Write the month too, or leave the day empty
identity-birth-both = Write the date or the age, not both
identity-birth-age = { $count ->
    [one] { $count } year old, asked on { $day }
   *[other] { $count } years old, asked on { $day }
}
identity-age = Or how old she is
identity-age-hint = Whole years, if she knows no date. It stays an age; nobody makes a date of it.
identity-age-unknown = Write her age in whole years
identity-asked-on = Asked on
identity-month-1 = January
identity-month-2 = February
identity-month-3 = March
identity-month-4 = April
identity-month-5 = May
identity-month-6 = June
identity-month-7 = July
identity-month-8 = August
identity-month-9 = September
identity-month-10 = October
identity-month-11 = November
identity-month-12 = December
identity-phone = Telephone
identity-phone-hint = With the country in front, such as +7 701 000 00 00
identity-phone-unknown = Write the number in digits, at least five; spaces, + and - are fine
identity-address = Address
identity-all-optional = Write only what you need. Every field may stay empty.

# What was just done
notice-identity-saved = Sealed and saved
name-search-title = Finding her by her legal name
name-search-lead = Type her legal name, in any alphabet, or her whole phone number. You see codes and chosen names, never what is sealed. Each question is written down, and there are twenty an hour.
name-search-what = Legal name or phone
name-search-hint = Whole words; one name is enough
name-search-do = Find
name-search-none = Nobody in your reach was found.
name-search-more = There are more. Add another name.
name-search-needed = Type a name or a number.
people-by-name = By her legal name or phone
staff-action-person-search-name = Searched by legal name
staff-action-identities-traced = Made traces of sealed names
