# What the command line says in somebody's language
commands-import-columns = Which column is what:
commands-import-rows = { $count ->
    [one] One row was read.
   *[other] { $count } rows were read.
}
commands-import-made = { $count ->
    [one] woman registered
   *[other] women registered
}
commands-import-updated = { $count ->
    [one] woman brought up to date
   *[other] women brought up to date
}
commands-import-unchanged = { $count ->
    [one] woman stayed as she was
   *[other] women stayed as they were
}
commands-import-groups = { $count ->
    [one] group made
   *[other] groups made
}
commands-import-dry = Nothing was changed, this was only a look. Without --dry-run all of it is saved.
commands-import-more = { $count ->
    [one] One more problem is shown with --json.
   *[other] { $count } more problems are shown with --json.
}
commands-key-part = Part { $number } of { $of }
commands-key-what = This is one part of a key. Two parts together open the records again when the computer is lost. One alone opens nothing.
commands-key-apart = Keep it where nobody looks, and never beside another part. Photograph it for nobody.
commands-key-how = When it is needed, type the four lines as they stand here. Capital or small letters and spaces make no difference.
commands-key-lost = Lost this paper? Say so at once: with the other two a new set can be made.
commands-import-nothing-saved = Nothing was saved.
