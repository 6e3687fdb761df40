using System.Text;

namespace Atalaya.Server.Commands;

/// <summary>A password from a person without showing it, or from a program as one line of standard input. Never from the command line, which others on the machine can read.</summary>
static class PasswordPrompt
{
    const int MaxLength = 1024;

    public static string Read(string user)
    {
        if (Console.IsInputRedirected) return Console.In.ReadLine() ?? throw new CommandFailure("no password: write it as one line to standard input");
        string first = Ask($"Password for {user}: "), second = Ask("Again: ");
        return first == second ? first : throw new CommandFailure("the two passwords differ: nothing was changed");
    }

    static string Ask(string question)
    {
        Console.Error.Write(question);
        StringBuilder typed = new();
        while (true)
        {
            ConsoleKeyInfo key = Console.ReadKey(intercept: true);
            if (key.Key == ConsoleKey.Enter) break;
            if (key.Key == ConsoleKey.Backspace) typed.Length = Math.Max(0, typed.Length - 1);
            else if (!char.IsControl(key.KeyChar) && typed.Length < MaxLength) typed.Append(key.KeyChar);
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }
}
