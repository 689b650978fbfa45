# Her life map on paper.
life-map-print = Her life map
life-map-lead = My life in pictures: how it is now, and small beside it how it was.
life-map-level-low = hard
life-map-level-middle = so-so
life-map-level-high = good
life-map-goals = What I want to reach
life-map-hers = This paper is mine. I keep it where it is safe, or not at all.
