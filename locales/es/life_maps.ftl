# Su mapa de vida en papel.
life-map-print = Su mapa de vida
life-map-lead = Mi vida en dibujos, como la veía el { $day } y, más chico al lado, el { $before }.
life-map-lead-once = Mi vida en dibujos, como la veía el { $day }.
life-map-level-low = difícil
life-map-level-middle = más o menos
life-map-level-high = bien
life-map-goals = Lo que quiero lograr
life-map-more-goals = { $count ->
    [one] Y una meta más.
   *[other] Y { $count } metas más.
}
life-map-shortened = Algunas de mis palabras están acortadas aquí. Todas están anotadas.
life-map-hers = Este papel es mío. Lo guardo donde sea seguro, o no lo guardo.
