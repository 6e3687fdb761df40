using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Server.Web;

namespace Atalaya.SystemTests.Web;

public sealed class LivePictureTests
{
    readonly LivePicture _picture = new();
    long _sequence;

    void Apply(ulong id, TrackStatus status = TrackStatus.Confirmed) =>
        _picture.Apply(new Tick(_sequence), [new PictureDelta(++_sequence, new Tick(_sequence), new Track { Id = id, Status = status })]);

    Reader Read(long since)
    {
        Reader reader = new();
        _picture.Read(since, reader);
        return reader;
    }

    [Fact]
    public void AReaderSeesEveryTrackAndWhatEndedSince()
    {
        Apply(1);
        Apply(2);
        Apply(3);
        Apply(2, TrackStatus.Ended);
        Apply(1);
        Reader reader = Read(3);
        Assert.Equal([1ul, 3], reader.Tracks.Keys.Order().ToArray());
        Assert.Equal((5, 3), (reader.Tracks[1], reader.Tracks[3]));
        Assert.Equal([2ul], reader.EndedIds);
        Assert.True(reader.EndedIsComplete);
        Assert.Empty(Read(4).EndedIds);
        Assert.Equal(2, _picture.Count);
    }

    [Fact]
    public void TheNumberOfALivingTrackIsKnown()
    {
        _picture.Apply(new Tick(0), [new PictureDelta(++_sequence, new Tick(0), new Track { Id = 5, Number = 4711, Status = TrackStatus.Confirmed })]);
        Assert.Equal((4711, 0), (_picture.NumberOf(5), _picture.NumberOf(6)));
        Apply(5, TrackStatus.Ended);
        Assert.Equal(0, _picture.NumberOf(5));
    }

    [Fact]
    public void ATrackThatEndedAndBeganAgainIsThere()
    {
        Apply(1);
        Apply(1, TrackStatus.Ended);
        Apply(1);
        Assert.Equal([1ul], Read(0).Tracks.Keys.ToArray());
    }

    [Fact]
    public void AReaderTooFarBehindIsTold()
    {
        const int Many = 10_000;
        for (ulong id = 1; id <= Many; id++) Apply(id);
        for (ulong id = 1; id <= Many; id++) Apply(id, TrackStatus.Ended);
        Assert.False(Read(Many).EndedIsComplete);
        Reader near = Read(2 * Many - 100);
        Assert.True(near.EndedIsComplete);
        Assert.Equal(100, near.EndedIds.Count);
        Assert.Equal(0, _picture.Count);
    }

    [Fact]
    public void ALoadedPictureIsCompleteFromThere()
    {
        Picture saved = new();
        for (long i = 1; i <= 5; i++) saved.Apply(new PictureDelta(i, new Tick(i), new Track { Id = (ulong)i }));
        _picture.Load(saved);
        Assert.False(Read(4).EndedIsComplete);
        Assert.True(Read(5).EndedIsComplete);
        Assert.Equal(5, _picture.Snapshot().Tracks.Length);
    }

    /// <summary>A replay that jumps back has smaller sequences: a reader could take them for old ones.</summary>
    [Fact]
    public void AnotherPictureIsAnotherGeneration()
    {
        int before = Read(0).Generation;
        _picture.Load(new Picture());
        Assert.NotEqual(before, Read(0).Generation);
    }

    sealed class Reader : LivePicture.IReader
    {
        public Dictionary<ulong, long> Tracks { get; } = [];
        public List<ulong> EndedIds { get; } = [];
        public bool EndedIsComplete { get; private set; }
        public int Generation { get; private set; }

        public void Begin(Tick tick, long sequence, int generation, bool endedIsComplete) => (Generation, EndedIsComplete) = (generation, endedIsComplete);
        public void Track(long sequence, in Track track) => Tracks.Add(track.Id, sequence);
        public void Ended(in Track last, bool wasConfirmed) => EndedIds.Add(last.Id);
    }
}
