# What she told and only few may read
restricted-title = Restricted notes
restricted-hint = What she told you and few may read.
restricted-lead = Here stands when one was written and by whom. Each is opened by itself, and each look is written down. No search, copy, list or export has them.
restricted-write = Write one
restricted-write-lead = What she told, as far as she wants it kept. Nothing is kept until you save; then it is sealed, and nobody changes it any more.
restricted-words = What she told
restricted-words-hint = In her words. Leave out the names of those who did something to her. What has to be done today is a concern, not a note.
restricted-words-missing = Write what she told
restricted-none = Nothing is written down, or it is not open to you.
restricted-shut = What others wrote opens for you while she agrees that notes are handed on.
restricted-added =
    { $count ->
        [one] { $count } addition
       *[other] { $count } additions
    }
restricted-additions = Added later
restricted-added-by-others =
    { $count ->
        [one] { $count } addition by somebody else stays sealed.
       *[other] { $count } additions by others stay sealed.
    }
restricted-add = Add or correct something
restricted-add-hint = What stands above stays as it was written.
restricted-full = Fifty additions stand under this note. Write a new one.
restricted-concern = Somebody has to act? Raise a concern: that needs no consent.
restricted-told-by-you = what you told in confidence
notice-restricted-saved = Written down, sealed.
notice-restricted-added = Added, sealed.
