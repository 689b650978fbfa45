# Files that come to their end
retention-title = Datos que llegan a su fin
retention-lead = Cuando nadie ha tenido contacto con una mujer durante años, sus datos terminan solos. Catorce días antes aparecen aquí, para que digas qué debe quedarse.
retention-none = Ningún plazo termina en los próximos catorce días.
retention-goes = Termina el { $day }
retention-kept = Se guarda hasta el { $day }
retention-waits-merge = Se están juntando dos fichas: decidan eso primero
retention-waits-review = Se abrió por una emergencia: alguien debe revisarlo primero
retention-last = Último contacto: { $day }.
retention-why = { $count ->
    [one] Los datos terminan un año después.
   *[other] Los datos terminan { $count } años después.
}
retention-what-title = Qué pasa
retention-what = Ese día se borra todo lo suyo como si ella lo hubiera pedido: lo que estaba bajo llave ya no se puede abrir, el nombre y el código se van, los números del programa se quedan. Un comprobante lo dice. Si antes viene, da un paso o cuenta algo, sale sola de la lista.
retention-not = Una mujer que va a un grupo, tiene mentora o trabaja aquí no entra en la lista. La pausa no cambia nada: nadie le escribe por esto. Si algo debe quedarse, abre su página y guárdalo por un tiempo.
retention-rule-title = Cuánto se guardan los datos
retention-rule = { $count ->
    [one] Un año después del último contacto
   *[other] { $count } años después del último contacto
}
retention-years-title = Cuánto se guardan los datos
retention-years-lead = Los años se cuentan desde el último contacto: una reunión, un paso, una conversación con su mentora, algo que contó. Lo que resulte demasiado antiguo por tu elección está primero catorce días en la lista.
retention-years-which = Después de cuántos años sin contacto terminan los datos
retention-years-hint = No más de lo que puedas explicar para qué
retention-years = { $count ->
    [one] { $count } año
   *[other] { $count } años
}
retention-years-bounds = Elige de { $least } a { $most } años
notice-retention-chosen = Desde ahora se guarda así.
staff-action-retention-choose = Eligió cuánto se guardan los datos
staff-action-time-ahead = Anotó los datos que llegan a su fin
staff-action-time-forgotten = Olvidó a una mujer cuyos datos llegaron a su fin
retention-words-title = Palabras que llegan a su fin
retention-words-lead = Lo que una mentora anotó, los planes, lo que le hicieron a una mujer, lo que otras personas temieron por ella y lo que respondió terminan tanto tiempo después de su último uso, aunque ella venga todas las semanas. Queda que hubo algo, y cuándo. Aquí no se dice qué palabras son.
retention-words-none = En los próximos catorce días no termina ninguna palabra.
retention-words-rule = { $count ->
    [one] Palabras: un mes después de su último uso
   *[other] Palabras: { $count } meses después de su último uso
}
retention-months-title = Cuánto se guardan las palabras
retention-months-lead = Se cuenta desde que se escribieron, se volvieron a mirar juntas o se cerraron. Lo que por su elección resulte demasiado antiguo está catorce días en la lista antes de irse.
retention-months-which = Después de cuántos meses sin uso terminan las palabras
retention-months-hint = Dos años es lo máximo: en manos ajenas estas palabras son peligrosas
retention-months = { $count ->
    [one] { $count } mes
   *[other] { $count } meses
}
retention-months-choose = Elige una de la lista
staff-action-time-words = Terminaron por sí solas palabras antiguas
