group-full = { $capacity ->
    [one] Занято единственное место: { $capacity } из { $capacity }.
   *[other] Все места заняты: { $capacity } из { $capacity }.
} Добавьте мест или запишите её в лист ожидания.
