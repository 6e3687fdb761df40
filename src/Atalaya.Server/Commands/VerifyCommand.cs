using System.CommandLine;
using System.Globalization;
using Atalaya.Recording;
using Atalaya.Recording.Reading;

namespace Atalaya.Server.Commands;

/// <summary><c>atalaya verify</c>: checks checksums and hash chain of a recording.</summary>
static class VerifyCommand
{
    public static Command Create()
    {
        Argument<string> directory = new("DIR") { Description = "Directory of a recording" };
        Command command = new("verify", "Check a recording: every frame's checksum and the hash chain") { directory };
        command.SetAction(result => Run(result.GetRequiredValue(directory)));
        return command;
    }

    static int Run(string directory)
    {
        if (!RecordingDirectory.HasSegments(directory)) throw new CommandFailure($"{directory}: no recording there (no segment files)");
        LogVerification result = LogVerifier.Verify(directory);
        foreach (LogProblem problem in result.Problems) Console.WriteLine(problem);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{(result.IsSound ? "sound" : "DAMAGED")}: {result.Frames} frames, {result.Bytes} bytes, {result.Segments} segments ({result.SealedSegments} sealed), {result.FirstTime} to {result.LastTime}, {result.ProblemCount} problems, chain {Convert.ToHexStringLower(result.ChainEnd)}"));
        if (!result.IsSound) throw new CommandFailure($"{directory}: {result.ProblemCount} problems found");
        return 0;
    }
}
