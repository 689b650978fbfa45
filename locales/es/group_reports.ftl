# Cifras sobre muchas mujeres.
group-reports-asked = Se les preguntó al inicio
group-reports-summed = De ellas, con suma
group-reports-not-yet = De ellas, aún no les toca el final
group-reports-expected = Respondieron al inicio, sin contar a las que aún no les toca el final
group-reports-pairs = Con suma las dos veces, con las mismas palabras
group-reports-outside = { $count ->
    [one] Una vez se preguntó fuera de todo plazo. Se guarda y no entra en ninguna de estas cifras.
   *[other] { $count } veces se preguntó fuera de todo plazo. Se guarda y no entra en ninguna de estas cifras.
}
group-reports-other-words = { $count ->
    [one] Una mujer tiene suma las dos veces, con otras palabras o contada de otro modo: no se pone al lado.
   *[other] { $count } mujeres tienen suma las dos veces, con otras palabras o contada de otro modo: no se ponen al lado.
}
group-reports-only-at-end = { $count ->
    [one] Una mujer respondió al final y no al inicio.
   *[other] { $count } mujeres respondieron al final y no al inicio.
}
group-reports-effect = Tamaño del efecto (g_av, intervalo del 95 %)
group-reports-lost-as-none = Cambio, si en las que se perdieron no cambió nada
group-reports-counts-only = Menos de { $least } mujeres con las dos sumas: solo cuántas, sin porcentajes ni medias.
group-reports-borrowed = { $count ->
    [one] A una de estas mujeres se le preguntó con palabras nuestras; lo que se llama claro se halló con otras.
   *[other] A { $count } de estas mujeres se les preguntó con palabras nuestras; lo que se llama claro se halló con otras.
}
group-reports-lost = Se perdieron
group-reports-stayed = Se quedaron
group-reports-known = Lo que se sabía al inicio
group-reports-sum-at-start = Suma al inicio
group-reports-mean-of = { $count ->
    [one] { $mean } (1 mujer)
   *[other] { $mean } ({ $count } mujeres)
}
group-reports-no-balance = Se comparan las que se quedaron con las que se perdieron desde { $least } mujeres de cada lado.
group-reports-not-asked = Nadie le preguntó a tiempo
group-reports-answered-nothing = Se le preguntó y no respondió nada
group-reports-other-reasons = Otras razones, cada una de menos de cinco mujeres
group-reports-twice = Respondieron las dos veces, con las mismas palabras
group-reports-questions = Pregunta por pregunta
group-reports-questions-hint = De las mujeres que respondieron una pregunta al inicio y al final: cuántas están mejor, igual o más difícil que al inicio. Los niveles no se suman.
group-reports-question = Pregunta
group-reports-better = Mejor
group-reports-same = Igual
group-reports-harder = Más difícil
group-reports-higher = Una respuesta más adelante
group-reports-lower = Una respuesta más atrás
group-reports-undirected-hint = Más adelante o más atrás es el lugar de la respuesta en su lista. Nadie ha dicho hacia dónde es mejor.
group-reports-few-questions = Hacen falta { $least } mujeres que respondieron una pregunta al inicio y al final.
group-reports-scales = Escala por escala
group-reports-scale = Escala
group-reports-few-scales = Menos de { $least } mujeres con una escala al inicio y al final: sin medias.
