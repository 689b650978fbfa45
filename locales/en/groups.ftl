group-full = All { $capacity ->
    [one] { $capacity } place is
   *[other] { $capacity } places are
} taken. Raise the number of places, or put her on the waiting list.
