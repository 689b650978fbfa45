group-full = { $capacity ->
    [one] El único lugar está ocupado.
   *[other] Los { $capacity } lugares están ocupados.
} Aumenta los lugares o ponla en la lista de espera.
