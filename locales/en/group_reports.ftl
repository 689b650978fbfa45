# Figures about many women.
group-reports-asked = Asked at the start
group-reports-summed = Of these with a sum
group-reports-not-yet = Of these, the end is still to come
group-reports-expected = Answered at the start, but for those whose end is still to come
group-reports-pairs = With a sum both times, in the same words
group-reports-outside = { $count ->
    [one] Once somebody was asked outside every window. It is kept, and counts in none of these figures.
   *[other] { $count } times somebody was asked outside every window. It is kept, and counts in none of these figures.
}
group-reports-other-words = { $count ->
    [one] One woman has a sum both times, in other words or counted otherwise: not put side by side.
   *[other] { $count } women have a sum both times, in other words or counted otherwise: not put side by side.
}
group-reports-only-at-end = { $count ->
    [one] One woman answered at the end and not at the start.
   *[other] { $count } women answered at the end and not at the start.
}
group-reports-effect = Effect size (g_av, 95 % interval)
group-reports-lost-as-none = Change, if those who were lost did not change
group-reports-counts-only = Fewer than { $least } women with both sums: counts, and no shares or means.
group-reports-borrowed = { $count ->
    [one] One of these women was asked in words of our own; what is called clear was found with other words.
   *[other] { $count } of these women were asked in words of our own; what is called clear was found with other words.
}
group-reports-lost = Lost
group-reports-stayed = Stayed
group-reports-known = Known at the start
group-reports-sum-at-start = Sum at the start
group-reports-mean-of = { $count ->
    [one] { $mean } (1 woman)
   *[other] { $mean } ({ $count } women)
}
group-reports-no-balance = Who stayed is put beside who was lost from { $least } women on each side on.
group-reports-not-asked = Nobody asked her while it was time
group-reports-answered-nothing = Asked, and answered none of it
group-reports-other-reasons = Other reasons, each of fewer than five women
group-reports-twice = Answered both times, in the same words
group-reports-questions = Question by question
group-reports-questions-hint = Of the women who answered a question at the start and at the end: how many stand higher, the same or lower than at the start. Levels are not added up.
group-reports-question = Question
group-reports-better = Better
group-reports-same = The same
group-reports-harder = Harder
group-reports-higher = A later answer
group-reports-lower = An earlier answer
group-reports-undirected-hint = Later and earlier is where an answer stands in its list. Which way is better nobody has said.
group-reports-few-questions = It takes { $least } women who answered a question at the start and at the end.
group-reports-scales = Scale by scale
group-reports-scale = Scale
group-reports-few-scales = Fewer than { $least } women with a scale at the start and at the end: no means.
