# Her life map on paper.
life-map-print = Her life map
life-map-lead = My life in pictures, as I saw it on { $day }, and small beside it on { $before }.
life-map-lead-once = My life in pictures, as I saw it on { $day }.
life-map-level-low = hard
life-map-level-middle = so-so
life-map-level-high = good
life-map-goals = What I want to reach
life-map-more-goals = { $count ->
    [one] And one goal more.
   *[other] And { $count } goals more.
}
life-map-shortened = Some of my words are shortened here. All of them are written down.
life-map-hers = This paper is mine. I keep it where it is safe, or not at all.
