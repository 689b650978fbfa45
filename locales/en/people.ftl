# A chosen name, a sign, a language, a day
people-name-missing = Write the name she wants to be called by
people-name-no-letter = A name needs at least one letter
people-name-signs = The name has signs that cannot be read. Please type it again
people-name-long = That name is too long for a card: { $most } letters at most
people-sign-missing = Choose one of the pictures
people-language-missing = Choose the language she likes to speak
people-day-missing = Write the day, the month and the year
people-day-unknown = There is no such day. Check the day and the month
people-day-year = Write the year with four figures, such as 2026
people-day-future = That day is still to come. Write today or an earlier day
people-day-old = That is too long ago. The earliest year is { $year }
