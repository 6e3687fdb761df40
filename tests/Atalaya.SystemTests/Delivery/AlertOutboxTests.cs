using Atalaya.Server.Delivery;
using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;

namespace Atalaya.SystemTests.Delivery;

public sealed class AlertOutboxTests
{
    static OutboxEntry Entry(long sequence) => new(sequence, "raised", 1000 + sequence, new() { Id = (ulong)sequence, Kind = "rule", Severity = "caution", State = "active", RaisedTime = 1, UpdatedTime = 1, Evidence = [] });

    static void Fill(string recording, int count)
    {
        string folder = Path.Combine(recording, AlertOutbox.FolderName);
        Directory.CreateDirectory(folder);
        File.WriteAllLines(Path.Combine(folder, "alerts.jsonl"), Enumerable.Range(1, count).Select(i => System.Text.Json.JsonSerializer.Serialize(Entry(i), OutboxJson.Default.OutboxEntry)));
    }

    [Fact]
    public void AnyDamageOfTheFileCostsOnlyWhatFollowsIt() => Gen.Select(Gen.Int[0, 2000], Gen.Byte).Sample((at, value) =>
    {
        using TemporaryFolder folder = new();
        Fill(folder.Path, 5);
        string path = Path.Combine(folder.Path, AlertOutbox.FolderName, "alerts.jsonl");
        byte[] bytes = File.ReadAllBytes(path);
        at %= bytes.Length;
        int whole = bytes.AsSpan(0, at).Count((byte)'\n');
        bytes[at] = value;
        File.WriteAllBytes(path, bytes);
        using AlertOutbox outbox = AlertOutbox.Open(folder.Path, NullLogger.Instance);
        OutboxEntry[] read = outbox.ReadAfter(0, 10);
        Assert.True(read.Length >= whole, $"{read.Length} of {whole}");
        Assert.Equal(Enumerable.Range(1, whole).Select(i => (long)i), read.Take(whole).Select(entry => entry.Sequence));
    }, iter: 60, threads: 1);

    [Fact]
    public void ANewReceiverBeginsWithWhatComesNextAndAnOldOneWhereItWas()
    {
        using TemporaryFolder folder = new();
        Fill(folder.Path, 5);
        using AlertOutbox outbox = AlertOutbox.Open(folder.Path, NullLogger.Instance);
        Assert.Equal(5, outbox.ReadCursor("new"));
        outbox.WriteCursor("old", 2);
        Assert.Equal([3L, 4L], outbox.ReadAfter(outbox.ReadCursor("old"), 2).Select(entry => entry.Sequence));
    }

    [Theory]
    [InlineData("hunter2", true)]
    [InlineData("env:", true)]
    [InlineData("env:NAME", false)]
    [InlineData("file:/run/secret", false)]
    public void ASecretIsAReference(string text, bool isFault) => Assert.Equal(isFault, SecretReference.Fault(text) is not null);

    /// <summary>As any other program computes it: HMAC-SHA256 of "1.{}" with the key "key".</summary>
    [Fact]
    public void TheSignatureIsThatOfTheDocument() =>
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData("key"u8, "1.{}"u8)), WebhookChannel.Sign("key"u8.ToArray(), "1", "{}"u8.ToArray()));
}
