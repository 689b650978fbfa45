users-sign-in-name = Nombre para entrar
users-sign-in-name-wrong = Letras minúsculas, números, puntos o guiones. Empieza con una letra; de 2 a 40 en total.
users-name-wrong = Escribe el nombre que usan sus colegas.
users-role-administrator-alone = Quien administra cuida el programa y no lee fichas; por eso no puede tener otro rol.
users-role-leads-and-keeps = Quien guía un grupo no puede llevar también su dinero.
users-role-measures-and-mentors = Quien mide los resultados no puede ser también mentora.
users-role-held = Ya tiene ese rol allí, o está esperando aprobación.
