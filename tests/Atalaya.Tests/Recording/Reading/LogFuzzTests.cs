using Atalaya.Core.Frames;
using Atalaya.Recording.Reading;
using Atalaya.Recording.Writing;

namespace Atalaya.Tests.Recording.Reading;

public sealed class LogFuzzTests
{
    [Fact]
    public void RandomAndMutatedBytesNeverThrow()
    {
        using TemporaryDirectory directory = new(), damaged = new();
        using (LogWriter writer = LogBench.Open(directory.Path, 3000)) LogBench.Append(writer, 200);
        string[] names = ["00000001.log.zst", "00000002.log.zst", Path.GetFileName(Directory.GetFiles(directory.Path, "*.log").Single())];
        Random random = new(20261123);
        for (int round = 0; round < 150; round++)
        {
            directory.CopyTo(damaged);
            foreach (string name in names) Mutate(damaged[name], random);
            _ = LogVerifier.Verify(damaged.Path).ToString();
            using (LogReader reader = LogReader.Open(damaged.Path))
            {
                LogBench.ReadRest(reader);
                reader.SeekTo(LogBench.Begin.PlusNanoseconds(random.Next(200) * 1_000_000L));
                LogBench.ReadRest(reader);
                reader.SeekTo(new LogPosition((uint)random.Next(5), (uint)random.Next(3000)));
                LogBench.ReadRest(reader);
                reader.TryReadAt(new LogPosition((uint)random.Next(5), (uint)random.Next(3000)), out _);
            }

            using (LogWriter writer = LogBench.Open(damaged.Path, 3000)) LogBench.Append(writer, 5, 500);
            Assert.Equal(5, LogBench.ReadAll(damaged.Path).Count(frame => frame.Time >= LogBench.Begin.PlusNanoseconds(500_000_000).UnixNanoseconds));
        }
    }

    static void Mutate(string path, Random random)
    {
        byte[] bytes = File.ReadAllBytes(path);
        switch (random.Next(5))
        {
            case 0:
                random.NextBytes(bytes);
                break;
            case 1:
                Array.Resize(ref bytes, random.Next(bytes.Length));
                break;
            case 2:
                bytes.AsSpan(random.Next(bytes.Length)).Clear();
                break;
            case 3:
                for (int i = 0; i < 5; i++) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                break;
            default:
                int at = random.Next(bytes.Length);
                bytes = [.. bytes[..at], .. bytes[random.Next(bytes.Length)..]];
                break;
        }

        File.WriteAllBytes(path, bytes);
    }
}
