-- Groups in the order of the alphabets: Қ after К and before Л, Ñ after N, whatever is written large or small and with an accent. Made with
-- the name from now on (foundation::order::name_key); the rewriting below makes it for the groups that are there, whose numbers 0050 has
-- written in twelve digits already. 힣 stands after every letter of our four languages.
update weekly_group set name_key =
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(name_key
    , 'A', 'a'), 'B', 'b'), 'C', 'c'), 'D', 'd'), 'E', 'e'), 'F', 'f'), 'G', 'g'), 'H', 'h'), 'I', 'i'), 'J', 'j'), 'K', 'k')
   , 'L', 'l'), 'M', 'm'), 'N', 'n'), 'O', 'o'), 'P', 'p'), 'Q', 'q'), 'R', 'r'), 'S', 's'), 'T', 't'), 'U', 'u'), 'V', 'v')
   , 'W', 'w'), 'X', 'x'), 'Y', 'y'), 'Z', 'z');
update weekly_group set name_key =
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(name_key
    , 'А', 'а'), 'Б', 'б'), 'В', 'в'), 'Г', 'г'), 'Д', 'д'), 'Е', 'е'), 'Ж', 'ж'), 'З', 'з'), 'И', 'и'), 'Й', 'й'), 'К', 'к')
   , 'Л', 'л'), 'М', 'м'), 'Н', 'н'), 'О', 'о'), 'П', 'п');
update weekly_group set name_key =
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(name_key
    , 'Р', 'р'), 'С', 'с'), 'Т', 'т'), 'У', 'у'), 'Ф', 'ф'), 'Х', 'х'), 'Ц', 'ц'), 'Ч', 'ч'), 'Ш', 'ш'), 'Щ', 'щ'), 'Ъ', 'ъ')
   , 'Ы', 'ы'), 'Ь', 'ь'), 'Э', 'э'), 'Ю', 'ю'), 'Я', 'я');
update weekly_group set name_key =
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(name_key
    , 'Á', 'a'), 'á', 'a'), 'É', 'e'), 'é', 'e'), 'Í', 'i'), 'í', 'i'), 'Ó', 'o'), 'ó', 'o'), 'Ú', 'u'), 'ú', 'u'), 'Ü', 'u')
   , 'ü', 'u'), 'Ñ', 'n힣'), 'ñ', 'n힣'), 'Ё', 'е'), 'ё', 'е'), 'Ә', 'а힣'), 'ә', 'а힣');
update weekly_group set name_key =
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(name_key
    , 'Ғ', 'г힣'), 'ғ', 'г힣'), 'Қ', 'к힣'), 'қ', 'к힣'), 'Ң', 'н힣'), 'ң', 'н힣'), 'Ө', 'о힣'), 'ө', 'о힣'), 'Ұ', 'у힣'), 'ұ', 'у힣')
   , 'Ү', 'у힣힣'), 'ү', 'у힣힣'), 'Һ', 'х힣'), 'һ', 'х힣'), 'І', 'ы힣'), 'і', 'ы힣');
