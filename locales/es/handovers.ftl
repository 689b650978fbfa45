# Lo que queda sin terminar cuando se traspasa a una mujer
handovers-title = Sin terminar
handovers-lead = Lo que empezaste a escribir sobre tus mujeres y no guardaste. Está bajo llave y nadie más lo lee.
handovers-none = No hay nada pendiente.
handovers-left = Lo dejaste el { $at }; se borra solo el { $day }
handovers-until = La acompañas hasta el { $day }. Termínalo o descártalo antes.
handovers-gone = Fuera de tu alcance desde el { $day }: ya no la acompañas.
handovers-gone-who = Fuera de tu alcance desde el { $day }: ahora la acompaña { $name }.
handovers-go-on = Seguir escribiendo
handovers-drop = Descartarlo
handovers-own = No terminaste de anotar una visita. Termínala o descártala antes de traspasarla: después ya no podrás.
handovers-before = { $name } no terminó de anotar una visita. Pídele que la termine o la descarte antes del traspaso: después ya no podrá.
handovers-typed-title = Ya no la acompañas
handovers-typed-since = { $code }: fuera de tu alcance desde el { $day }. No se guardó nada de este formulario.
handovers-typed-who = Ahora la acompaña { $name }. Cuéntale en persona lo que tiene que saber y no lo mandes por teléfono.
handovers-typed-nobody = Cuéntale en persona a tu coordinadora lo que haya que saber y no lo mandes por teléfono.
handovers-typed-leave = Lo que escribiste está solo en esta página y se pierde cuando la dejas.
handovers-typed-words = Lo que escribiste
handovers-typed-rest = También rellenaste: { $words }

# Lo que se acaba de hacer
notice-handovers-dropped = Ya no está.
