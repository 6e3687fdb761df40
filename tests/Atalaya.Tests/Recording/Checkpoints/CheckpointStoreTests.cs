using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Recording.Checkpoints;

namespace Atalaya.Tests.Recording.Checkpoints;

public sealed class CheckpointStoreTests
{
    [Fact]
    public void TheNewestComesBackAndOldOnesGo()
    {
        using TemporaryDirectory directory = new();
        CheckpointStore store = new(directory.Path, new CheckpointSchedule { MaxBytes = 0 });
        Assert.Null(store.ReadNewest(out IReadOnlyList<CheckpointRefusal> none));
        Assert.Empty(none);
        for (int i = 0; i < 5; i++) store.Write(Info(i), State(i, 3_000_000));
        Assert.Equal(["000000000005.ckpt", "000000000004.ckpt", "000000000003.ckpt"], store.List().Select(path => Path.GetFileName(path)));
        Checkpoint newest = store.ReadNewest(out _)!;
        Assert.Equal(State(4, 3_000_000), newest.State);
        Assert.Equal(Info(4) with { PictureHash = [] }, newest.Info with { PictureHash = [] }, InfoComparer);
        Assert.Equal(Info(4).PictureHash, newest.Info.PictureHash);
        Assert.Equal(new LogPosition(3, 2), store.ReadNewest(out none, info => info.Position.Offset < 3)!.Info.Position);
        Assert.Empty(none);
        Assert.Equal(new LogPosition(3, 4), store.NewestInfo()!.Position);
    }

    [Fact]
    public void AFlipOrACutAtAnyByteIsRefusedAndTheOneBeforeIsUsed()
    {
        using TemporaryDirectory directory = new();
        CheckpointStore store = new(directory.Path);
        store.Write(Info(1), State(1, 300));
        string path = store.Write(Info(2), State(2, 300));
        byte[] whole = File.ReadAllBytes(path);
        for (int i = 0; i < whole.Length; i++)
        {
            byte[] damaged = (byte[])whole.Clone();
            damaged[i] ^= (byte)(1 << (i % 8));
            ExpectOlder(store, path, damaged);
            ExpectOlder(store, path, whole[..i]);
        }

        ExpectOlder(store, path, [.. whole, 0]);
    }

    [Fact]
    public void RandomBytesAreRefused()
    {
        using TemporaryDirectory directory = new();
        CheckpointStore store = new(directory.Path);
        string path = store.Write(Info(1), State(1, 5000));
        byte[] whole = File.ReadAllBytes(path);
        Random random = new(7);
        for (int i = 0; i < 200; i++)
        {
            byte[] bytes = new byte[random.Next(2000)];
            random.NextBytes(bytes);
            if (i % 2 == 0) whole.AsSpan(0, Math.Min(384, bytes.Length)).CopyTo(bytes);
            File.WriteAllBytes(path, bytes);
            Assert.Null(store.ReadNewest(out IReadOnlyList<CheckpointRefusal> refusals));
            Assert.Single(refusals);
        }
    }

    [Fact]
    public void AWriteThatACrashCutShortLeavesNoTrace()
    {
        using TemporaryDirectory directory = new();
        CheckpointStore store = new(directory.Path);
        string path = store.Write(Info(1), State(1, 100));
        string left = Path.Combine(Path.GetDirectoryName(path)!, "000000000002.ckpt.tmp");
        File.WriteAllBytes(left, [1, 2, 3]);
        Assert.Equal(path, store.ReadNewest(out _)!.Path);
        store.Write(Info(2), []);
        Assert.False(File.Exists(left));
        Assert.Empty(store.ReadNewest(out _)!.State);
    }

    static readonly IEqualityComparer<CheckpointInfo> InfoComparer = EqualityComparer<CheckpointInfo>.Create(
        (left, right) => (left!.BuildId, left.Position, left.Tick) == (right!.BuildId, right.Position, right.Tick), _ => 0);

    static void ExpectOlder(CheckpointStore store, string path, byte[] bytes)
    {
        File.WriteAllBytes(path, bytes);
        Checkpoint? read = store.ReadNewest(out IReadOnlyList<CheckpointRefusal> refusals);
        Assert.Equal(new LogPosition(3, 1), read!.Info.Position);
        Assert.Equal(path, Assert.Single(refusals).Path);
    }

    static CheckpointInfo Info(int i) => new("build-ñ", new LogPosition(3, (uint)i), new Tick(17_900_000_000 + i), [.. Enumerable.Range(i, 32).Select(value => (byte)value)]);

    static byte[] State(int seed, int length)
    {
        byte[] state = new byte[length];
        new Random(seed).NextBytes(state.AsSpan(length / 2));
        return state;
    }
}
