using System.Reflection;
using Atalaya.Core.State;
using Atalaya.Core.Tracks;
using CsCheck;

namespace Atalaya.Tests.Core.Tracks;

public sealed class TrackBytesTests
{
    [Fact]
    public void Written_tracks_read_back()
    {
        TrackGenerator.Tracks.Sample(track =>
        {
            byte[] bytes = Bytes(track);
            StateReader reader = new(bytes);
            Track back = TrackBytes.Read(ref reader);
            Assert.Equal(0, reader.Remaining);
            TrackGenerator.AssertSame(track, back);
            Assert.Equal(bytes, Bytes(back));
        }, seed: "0000KoV6gHd1", iter: 500);
    }

    /// <summary>No field of a track or its parts may be left out of the picture hash.</summary>
    [Fact]
    public void Every_field_shows_in_the_bytes()
    {
        byte[] empty = Bytes(default);
        foreach (FieldInfo field in typeof(Track).GetFields())
        {
            if (field.FieldType == typeof(Contributions)) continue;
            object changed = default(Track);
            Random random = new(1);
            for (int attempt = 0; attempt < 100 && Equals(field.GetValue(changed), field.GetValue(default(Track))); attempt++)
            {
                object? value = field.Name == nameof(Track.ContributionCount) ? (byte)1 : TrackGenerator.Value(field.FieldType, random);
                field.SetValue(changed, value);
            }

            Assert.NotEqual(empty, Bytes((Track)changed));
        }
    }

    [Fact]
    public void The_smallest_track_is_no_smaller_than_declared() => Assert.True(Bytes(default).Length >= TrackBytes.MinimumLength);

    [Fact]
    public void Torn_and_mutated_bytes_give_a_track_or_invalid_data()
    {
        Gen.Select(TrackGenerator.Tracks, Gen.Int[0, 1_000], Gen.Byte, Gen.Int[0, 500]).Sample((track, position, value, length) =>
        {
            byte[] bytes = Bytes(track);
            bytes[position % bytes.Length] = value;
            StateReader reader = new(bytes.AsSpan(0, Math.Min(length, bytes.Length)));
            try
            {
                TrackBytes.Read(ref reader);
            }
            catch (InvalidDataException)
            {
            }
        }, seed: "0000KoV6gHd1", iter: 1_000);
    }

    static byte[] Bytes(in Track track)
    {
        StateWriter writer = new();
        TrackBytes.Write(writer, track);
        return writer.Written.ToArray();
    }
}
