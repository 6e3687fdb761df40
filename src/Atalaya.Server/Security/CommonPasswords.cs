namespace Atalaya.Server.Security;

/// <summary>
/// What people choose first. A password is common if, once digits that stand for letters are read as such, it is made of these words, rows of
/// the keyboard, repetitions, digits and signs and hardly anything else.
/// </summary>
static class CommonPasswords
{
    /// <summary>Letters that must remain when everything common is taken away.</summary>
    const int LeastLeft = 4;

    const string Words = """
        password passwort passphrase passcode contrasena contraseña clave secret secreto geheim login signin logon welcome bienvenido bienvenida bienvenidos willkommen bonjour hello hola
        access acceso entrar enter letmein open abrete sesame sesamo iloveyou teamo tequiero tumevuelves loveyou lovely love amor amore amour corazon cariño carino princesa princess prince
        admin administrator administrador root superuser sysadmin operator operador viewer usuario user guest invitado demo test testing tester prueba pruebas default master maestro
        system sistema server servidor computer computadora ordenador internet network wifi router windows linux ubuntu debian raspberry raspbian docker android iphone apple google
        facebook instagram whatsapp youtube twitter microsoft samsung nokia qwerty qwertz azerty asdf asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx wsxedc edcrfv qwer tyui uiop wasd yxcvbn
        changeme change cambiame cambiar temporal temporary nothing nada whatever please porfavor everyone anyone nobody somebody
        radar radars sonar atalaya watchtower vigia aircraft airplane aeroplane avion aviones aviation aviacion airport aeropuerto pilot piloto captain capitan flight vuelo fly flying
        squawk mayday panpan transponder asterix beast receiver receptor antenna antena tracker tracking track pista surveillance vigilancia control tower torre approach runway
        boeing airbus cessna concorde spitfire helicopter helicoptero drone drones ship buque barco vessel boat marine marina navy armada coast guard costa guardia guardacostas
        harbour harbor port puerto lighthouse faro sailor marinero anchor ancla ocean oceano pacific atlantic caribbean caribe
        monkey mono dragon drago tiger tigre lion leon eagle aguila falcon halcon shadow sombra ghost wolf lobo bear panther cobra shark tiburon dolphin delfin kitten gato perro puppy
        sunshine sunset summer verano winter invierno spring primavera autumn otoño monday lunes tuesday martes wednesday miercoles thursday jueves friday viernes saturday sabado sunday domingo
        january enero february febrero march marzo april abril may mayo june junio july julio august agosto september septiembre october octubre november noviembre december diciembre
        football futbol soccer baseball beisbol basketball hockey tennis golf barcelona madrid realmadrid liverpool arsenal chelsea manchester united juventus boca river flamengo
        superman batman spiderman starwars starwar pokemon naruto matrix hunter killer ninja samurai warrior guerrero soldier soldado freedom libertad
        michael jordan daniel david jose juan carlos luis miguel jorge pedro pablo maria ana laura andrea sofia valentina alejandro alejandra fernando roberto ricardo francisco antonio
        jessica jennifer ashley amanda nicole thomas robert william charles charlie george harry andrew anthony joshua matthew jesus cristo dios angel angeles
        mexico argentina colombia venezuela peru chile ecuador bolivia uruguay paraguay panama cuba trinidad tobago curacao aruba españa espana spain america usa england london
        chocolate cookie cheese coffee cafe banana orange naranja apple manzana cherry pepper sugar azucar
        black negro white blanco blue azul green verde yellow amarillo purple silver plata golden gold oro diamond diamante crystal
        money dinero dollar rich lucky suerte happy feliz smile sonrisa friend friends amigo amigos family familia mother madre mama father padre papa baby bebe
        mustang ferrari porsche mercedes toyota honda yamaha suzuki harley corvette camaro
        trustno one two three four five six seven eight nine ten uno dos tres cuatro cinco seis siete ocho nueve diez number numero
        the and for you your this that with from not are was mine nuestro nuestra mi tu el la los las un una de del que con para por
        """;

    const string Rows = "01234567890 qwertyuiopasdfghjklzxcvbnm qwertzuiopasdfghjklyxcvbnm azertyuiopqsdfghjklmwxcvbn abcdefghijklmnopqrstuvwxyz qazwsxedcrfvtgbyhnujmikolp";

    static readonly string[] Sorted = [.. Words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct().OrderByDescending(static word => word.Length)];

    /// <param name="password">What was chosen.</param>
    /// <param name="own">Words that are as easy to guess for this user: the name.</param>
    public static bool Contains(string password, params string[] own)
    {
        if (password.Distinct().Count() < 5) return true;
        string typed = WithoutRows(password.ToLowerInvariant());
        string left = new([.. typed.Select(Plain)]);
        IEnumerable<string> words = own.SelectMany(static name => name.ToLowerInvariant().Split('.', '_', '-', '@')).Concat(Sorted).Where(static word => word.Length >= 3);
        foreach (string word in words) left = left.Replace(word, new string(' ', word.Length), StringComparison.Ordinal);
        return typed.Where((letter, i) => char.IsLetter(letter) && left[i] != ' ').Distinct().Count() < LeastLeft;
    }

    /// <summary>Takes away runs of four and more along a row of the keyboard or the alphabet, forwards or backwards.</summary>
    static string WithoutRows(string text)
    {
        const int Least = 4;
        char[] left = text.ToCharArray();
        string backwards = new([.. Rows.Reverse()]);
        for (int i = 0; i + Least <= text.Length; i++)
        {
            string run = text.Substring(i, Least);
            if (run.Contains(' ', StringComparison.Ordinal) || !(Rows.Contains(run, StringComparison.Ordinal) || backwards.Contains(run, StringComparison.Ordinal))) continue;
            Array.Fill(left, ' ', i, Least);
        }

        return new string(left);
    }

    /// <summary>The letter a digit or sign stands for in words like <c>p4$$w0rd</c>.</summary>
    static char Plain(char letter) => letter switch
    {
        '0' => 'o',
        '1' or '!' or '|' => 'i',
        '3' or '€' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        '8' => 'b',
        _ => letter,
    };
}
