# Su mapa de vida en papel.
life-map-print = Su mapa de vida
life-map-lead = Mi vida en dibujos: cómo está ahora y, más chico al lado, cómo estaba.
life-map-level-low = difícil
life-map-level-middle = más o menos
life-map-level-high = bien
life-map-goals = Lo que quiero lograr
life-map-hers = Este papel es mío. Lo guardo donde sea seguro, o no lo guardo.
