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
