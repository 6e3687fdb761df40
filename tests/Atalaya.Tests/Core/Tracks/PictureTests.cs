using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using CsCheck;

namespace Atalaya.Tests.Core.Tracks;

public sealed class PictureTests
{
    const string Seed = "0000KoV6gHd1";

    static readonly Gen<(Track[] Changes, int Cut)> Histories = Gen.Select(
        Gen.Select(TrackGenerator.Tracks, Gen.ULong[1, 12], Gen.Enum<TrackStatus>(), (track, id, status) => track with { Id = id, Status = status }).Array[0, 60],
        Gen.Int[0, 60],
        (changes, cut) => (changes, Math.Min(cut, changes.Length)));

    /// <summary>The snapshot goes through its bytes, as a checkpoint or a web client gets it.</summary>
    [Fact]
    public void Snapshot_and_deltas_give_any_later_picture()
    {
        Histories.Sample(history =>
        {
            Picture whole = new(), later = new(), copy = new();
            for (int i = 0; i < history.Changes.Length; i++)
            {
                if (i == history.Cut) TakeSnapshot(whole, later, copy);
                PictureDelta delta = new(i + 1, new Tick(i / 3), history.Changes[i]);
                whole.Apply(delta);
                if (i < history.Cut) continue;
                later.Apply(delta);
                copy.Apply(delta);
            }

            if (history.Cut == history.Changes.Length) TakeSnapshot(whole, later, copy);
            Assert.Equal(Bytes(whole), Bytes(later));
            Assert.Equal(Bytes(whole), Bytes(copy));
        }, seed: Seed, iter: 300);
    }

    /// <summary>Against a plain dictionary.</summary>
    [Fact]
    public void The_picture_holds_the_last_value_of_every_track_that_has_not_ended()
    {
        Histories.Sample(history =>
        {
            Picture picture = new();
            SortedDictionary<ulong, Track> expected = [];
            for (int i = 0; i < history.Changes.Length; i++)
            {
                Track track = history.Changes[i];
                picture.Apply(new PictureDelta(i + 1, new Tick(i), track));
                if (track.Status == TrackStatus.Ended) expected.Remove(track.Id);
                else expected[track.Id] = track;
            }

            Assert.Equal(expected.Count, picture.Count);
            Assert.Equal(expected.Keys, picture.ToOrderedArray().Select(track => track.Id));
            foreach ((ulong id, Track track) in expected)
            {
                Assert.True(picture.TryGet(id, out Track held));
                TrackGenerator.AssertSame(track, held);
            }

            Assert.False(picture.TryGet(99, out _));
        }, seed: Seed, iter: 300);
    }

    [Fact]
    public void A_delta_out_of_turn_is_refused()
    {
        Picture picture = new();
        picture.Apply(new PictureDelta(1, new Tick(5), new Track { Id = 7 }));
        Assert.Throws<InvalidOperationException>(() => picture.Apply(new PictureDelta(1, new Tick(5), default)));
        Assert.Throws<InvalidOperationException>(() => picture.Apply(new PictureDelta(3, new Tick(5), default)));
        Assert.Equal((1, 1, new Tick(5)), (picture.Count, picture.Sequence, picture.Tick));
        picture.AdvanceTo(new Tick(6));
        Assert.Equal(new Tick(6), picture.Tick);
    }

    static void TakeSnapshot(Picture from, Picture later, Picture copy)
    {
        StateReader reader = new(Bytes(from));
        later.Apply(new PictureDelta(1, default, new Track { Id = 1_000 }));
        later.Load(ref reader);
        Assert.Equal(0, reader.Remaining);
        copy.CopyFrom(from);
    }

    static byte[] Bytes(Picture picture)
    {
        StateWriter writer = new();
        picture.Save(writer);
        return writer.Written.ToArray();
    }
}
