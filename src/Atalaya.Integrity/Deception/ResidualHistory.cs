using Atalaya.Core.Frames;
using Atalaya.Core.State;
using Atalaya.Core.Time;

namespace Atalaya.Integrity.Deception;

/// <summary>The last residuals of the tracks that are or were suspicious, for people to look at; the track whose last is oldest gives way.</summary>
sealed class ResidualHistory
{
    public const int MaxTracks = 32, MaxPoints = 256;

    readonly List<(ulong Track, List<ResidualPoint> Points)> _tracks = [];

    public void Note(ulong track, in ResidualPoint point)
    {
        int index = _tracks.FindIndex(entry => entry.Track == track);
        if (index < 0)
        {
            index = _tracks.Count;
            if (index == MaxTracks) _tracks.RemoveAt(index = Oldest());
            _tracks.Insert(index, (track, []));
        }

        List<ResidualPoint> points = _tracks[index].Points;
        if (points.Count == MaxPoints) points.RemoveAt(0);
        points.Add(point);
    }

    public ResidualPoint[] Read(ulong track) => _tracks.Find(entry => entry.Track == track) is { Points: { } points } ? [.. points] : [];

    int Oldest()
    {
        int oldest = 0;
        for (int i = 1; i < _tracks.Count; i++)
            if (_tracks[i].Points[^1].Time < _tracks[oldest].Points[^1].Time) oldest = i;
        return oldest;
    }

    public void Forget(ulong track) => _tracks.RemoveAll(entry => entry.Track == track);

    public void Save(StateWriter writer)
    {
        writer.Write(_tracks.Count);
        foreach ((ulong track, List<ResidualPoint> points) in _tracks)
        {
            writer.Write(track);
            writer.Write(points.Count);
            foreach (ResidualPoint point in points) Write(writer, point);
        }
    }

    public void Load(ref StateReader reader)
    {
        for (int i = reader.ReadCount(12); i > 0; i--)
        {
            ulong track = reader.ReadUInt64();
            List<ResidualPoint> points = [];
            for (int j = reader.ReadCount(36); j > 0; j--) points.Add(Read(ref reader));
            if (points.Count is 0 or > MaxPoints || _tracks.Count == MaxTracks) throw new InvalidDataException("state: a history without residuals, or more than are kept");
            _tracks.Add((track, points));
        }
    }

    static void Write(StateWriter writer, in ResidualPoint point)
    {
        writer.Write(point.Time.UnixNanoseconds);
        writer.Write((double)point.AlongMeters);
        writer.Write((double)point.RightMeters);
        writer.Write((double)point.SigmaMeters);
        writer.Write(point.Source.Number);
        writer.Write(point.Sensor);
    }

    static ResidualPoint Read(ref StateReader reader)
    {
        Instant time = new(reader.ReadInt64());
        float along = (float)reader.ReadDouble(), right = (float)reader.ReadDouble(), sigma = (float)reader.ReadDouble();
        SourceId source = new(reader.ReadUInt16());
        return new ResidualPoint(time, along, right, sigma, source, reader.ReadUInt16());
    }
}
