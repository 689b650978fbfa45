# Who lives with whom, and who is related
households-title = Family and neighbours
households-lead = Who else in the programme is close to her. It helps to decide who sits or walks with whom.
households-hint = Sisters, mothers, neighbours and whoever lives with her.
households-kin = Related or near
households-kin-none = Nobody is written down
households-kin-sister = Sister
households-kin-mother = Mother
households-kin-daughter = Daughter
households-kin-cousin = Cousin, aunt or niece
households-kin-in_law = Related by marriage
households-kin-neighbour = Neighbour
households-since = since { $day }
households-unseen = { $count ->
    [one] And { $count } whom you do not work with.
   *[other] And { $count } whom you do not work with.
}
households-end = No longer so
households-other = Her code
households-other-hint = The code of the other woman, as on her card
households-word = What is she to her?
households-word-missing = Choose what she is to her
households-link = Write it down
households-code-unknown = Nobody you work with has this code
households-herself = This is her own code
households-two-sites = The two belong to different sites
households-already = This is written down already
households-home = Who lives with her
households-home-none = Nobody else of the programme lives with her.
households-with = She lives with
households-with-save = They live together
households-lives-already = She lives with others already. End that first.
households-lives-there = Lives there
households-head = Head of the home
households-is-head = She is the head of this home
households-make-head = She is the head
households-move-out = She no longer lives there
households-staff = Close to somebody who works here
households-staff-lead = Whoever is her kin, lives with her or knows her privately does not walk beside her as a mentor. Only whoever sees this page sees it.
households-staff-who = Who works here
households-staff-choose = Choose
households-staff-sister = Sister
households-staff-relative = Another relative
households-staff-household = Lives in her household
households-staff-privately = Knows her privately
households-staff-missing = Choose somebody who works here
households-staff-beside = Walks beside her now: somebody else has to
households-not-offered = Not offered, because they are close: { $who }
households-tied-sister = { $name } is her sister. Somebody else has to walk beside her
households-tied-relative = { $name } is her relative. Somebody else has to walk beside her
households-tied-household = { $name } lives in her household. Somebody else has to walk beside her
households-tied-privately = { $name } knows her privately. Somebody else has to walk beside her
households-carries-nothing = Nothing from her file passes to theirs, and nothing from theirs to hers.
households-in-group = Related or neighbours in this group. Ask them whether they want to sit apart.

# What was just done
notice-households-linked = Written down
notice-households-ended = Ended from today
notice-households-lives = Written down: they live together
notice-households-head-set = Written down: she is the head of the home
notice-households-moved-out = Written down: she no longer lives there
