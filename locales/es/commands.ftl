# Lo que dice la línea de comandos
commands-import-columns = Qué hay en cada columna:
commands-import-rows = { $count ->
    [one] Se leyó una fila.
   *[other] Se leyeron { $count } filas.
}
commands-import-made = { $count ->
    [one] mujer registrada
   *[other] mujeres registradas
}
commands-import-updated = { $count ->
    [one] mujer puesta al día
   *[other] mujeres puestas al día
}
commands-import-unchanged = { $count ->
    [one] mujer sigue igual
   *[other] mujeres siguen igual
}
commands-import-groups = { $count ->
    [one] grupo creado
   *[other] grupos creados
}
commands-import-dry = No se cambió nada: esto fue solo una mirada. Sin --dry-run se guarda todo.
commands-import-more = { $count ->
    [one] Un problema más se ve con --json.
   *[other] { $count } problemas más se ven con --json.
}
commands-key-part = Parte { $number } de { $of }
commands-key-what = Esta es una parte de una llave. Dos partes juntas vuelven a abrir los registros si se pierde la computadora. Una sola no abre nada.
commands-key-apart = Guárdala donde nadie la vea y nunca junto a otra parte. No dejes que nadie le tome una foto.
commands-key-how = Cuando haga falta, escribe las cuatro líneas tal como están aquí. No importan las mayúsculas ni los espacios.
commands-key-lost = ¿Perdiste esta hoja? Avisa enseguida: con las otras dos se puede hacer un juego nuevo.
commands-import-nothing-saved = No se guardó nada.
