using System.CommandLine;
using System.CommandLine.Parsing;

namespace Atalaya.Server.Commands;

/// <summary>The command line: a contract with people and other programs. Exit codes: 0 done, 1 failure, 2 wrong usage.</summary>
static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        RootCommand root = new("Atalaya: an open, real-time air and sea surveillance server. Without a command: atalaya demo.");
        root.Subcommands.Add(DemoCommand.Create());
        root.Subcommands.Add(RunCommand.Create());
        root.Subcommands.Add(DoctorCommand.Create());
        root.Subcommands.Add(UserCommand.Create());
        root.Subcommands.Add(DecodeCommand.Create());
        root.Subcommands.Add(TrackCommand.Create());
        root.Subcommands.Add(SimulateCommand.Create());
        root.Subcommands.Add(EvaluateCommand.Create());
        root.Subcommands.Add(ReplayCommand.Create());
        root.Subcommands.Add(QueryCommand.Create());
        root.Subcommands.Add(VerifyCommand.Create());
        ParseResult result = root.Parse(args.Length == 0 ? ["demo"] : args);
        if (result.Errors.Count > 0) return Fail(Describe(result), 2);
        try
        {
            return await result.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }).ConfigureAwait(false);
        }
        catch (CommandFailure failure)
        {
            return Fail(failure.Message, failure.ExitCode);
        }
        catch (IOException exception) when (IsBrokenPipe(exception))
        {
            return 0; // the reader of our output has had enough
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Fail(exception.Message, 1);
        }
    }

    static bool IsBrokenPipe(IOException exception) => exception.HResult == 32 || exception.Message.Contains("Broken pipe", StringComparison.Ordinal);

    /// <summary>The first fault in one line that names what is wrong, and where help is.</summary>
    static string Describe(ParseResult result)
    {
        ParseError error = result.Errors[0];
        string message = error.Message.ReplaceLineEndings(" ").Trim();
        if (result.UnmatchedTokens is [var unmatched, ..]) message = unmatched.StartsWith('-') ? $"unknown option {unmatched}" : $"unknown command or argument '{unmatched}'";
        else if (error.SymbolResult is OptionResult option && !message.Contains(option.Option.Name, StringComparison.Ordinal)) message = $"{option.Option.Name}: {message}";
        return $"{message} (see atalaya {string.Concat(Path(result))}--help)";
    }

    /// <summary>Refuses a mistyped option that would otherwise be taken for the name of an input.</summary>
    public static void RefuseOptions(ArgumentResult inputs)
    {
        foreach (Token token in inputs.Tokens)
            if (token.Value.Length > 1 && token.Value[0] == '-') inputs.AddError($"unknown option {token.Value}");
    }

    static Stack<string> Path(ParseResult result)
    {
        Stack<string> names = [];
        for (SymbolResult? at = result.CommandResult; at is CommandResult { Command: not RootCommand } command; at = at.Parent) names.Push(command.Command.Name + " ");
        return names;
    }

    static int Fail(string message, int exitCode)
    {
        Console.Error.WriteLine("atalaya: " + message);
        return exitCode;
    }
}
