using Atalaya.Core.Geodesy;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;

namespace Atalaya.Server.Archive;

/// <summary>
/// The past positions of the tracks of a picture, beside the flow: those that are kept of a track (<see cref="TrackSampling"/>), back to an hour in the air and
/// three at sea. Bounded: where all together are too many, every trail becomes shorter.
/// </summary>
sealed class TrailStore(TrackSampling sampling, int maxPoints = TrailStore.DefaultMaxPoints)
{
    /// <summary>50 MB.</summary>
    public const int DefaultMaxPoints = 2 << 20;

    const double AirMinutes = 60, SeaMinutes = 180;
    const int LeastPoints = 8;

    readonly Lock _lock = new();
    readonly Dictionary<ulong, Trail> _trails = [];
    int _total;
    int _longest = int.MaxValue;

    public int PointCount
    {
        get
        {
            lock (_lock) return _total;
        }
    }

    public static double Minutes(Domain domain) => domain == Domain.Sea ? SeaMinutes : AirMinutes;

    public void Add(in Track track)
    {
        if (!track.HasPosition || track.Status != TrackStatus.Confirmed) return;
        float altitude = track.PressureAltitude ?? track.EllipsoidHeight ?? track.SeaLevelHeight ?? float.NaN;
        TrailPoint point = new(track.Time, (float)(track.Latitude * GeodeticPosition.DegreesPerRadian), (float)(track.Longitude * GeodeticPosition.DegreesPerRadian), altitude);
        lock (_lock) Add(track.Id, track.Domain, point);
    }

    /// <summary>Puts what is known from before (in order of time) ahead of what has come since; of tracks that are there no longer nothing is kept.</summary>
    public void Restore(ulong trackId, IReadOnlyList<TrailPoint> before)
    {
        lock (_lock)
        {
            if (!_trails.TryGetValue(trackId, out Trail? trail)) return;
            _total += trail.Prepend(before, Limit(trail.Domain));
        }
    }

    /// <summary>Tracks that have no trail get one that can be restored.</summary>
    public void Expect(ReadOnlySpan<Track> tracks)
    {
        lock (_lock)
        {
            foreach (ref readonly Track track in tracks) Find(track.Id, track.Domain);
        }
    }

    public void Remove(ulong trackId)
    {
        lock (_lock)
        {
            if (_trails.Remove(trackId, out Trail? trail)) _total -= trail.Points.Count;
        }
    }

    /// <summary>The positions of a track since a time, oldest first.</summary>
    public TrailPoint[] Read(ulong trackId, Instant since)
    {
        lock (_lock) return _trails.TryGetValue(trackId, out Trail? trail) ? trail.Since(since) : [];
    }

    void Add(ulong trackId, Domain domain, TrailPoint point)
    {
        Trail trail = Find(trackId, domain);
        _total += trail.Add(point, Limit(domain));
        if (_total > maxPoints) Shorten();
        else if (_total < maxPoints / 2) _longest = int.MaxValue;
    }

    Trail Find(ulong trackId, Domain domain)
    {
        if (!_trails.TryGetValue(trackId, out Trail? trail)) _trails[trackId] = trail = new Trail();
        trail.Domain = domain;
        return trail;
    }

    int Limit(Domain domain) => (int)Math.Min(Minutes(domain) * 60 / sampling.Seconds(domain), _longest);

    /// <summary>Makes room for a quarter more.</summary>
    void Shorten()
    {
        while (_total > maxPoints - maxPoints / 4 && _longest > LeastPoints)
        {
            int longest = _trails.Values.Max(trail => trail.Points.Count);
            _longest = Math.Max(LeastPoints, Math.Min(_longest, longest) * 3 / 4);
            foreach (Trail trail in _trails.Values) _total -= trail.CutTo(_longest);
        }
    }

    /// <summary>The trail of one track, in order of time.</summary>
    sealed class Trail
    {
        public List<TrailPoint> Points { get; } = [];
        public Domain Domain { get; set; }

        /// <summary>How many points more there are.</summary>
        public int Add(TrailPoint point, int limit)
        {
            int before = Points.Count;
            if (before > 0 && point.Time <= Points[^1].Time) return 0;
            Points.Add(point);
            if (Points.Count > limit + limit / 8) CutTo(limit); // in batches: taking from the front moves all others
            return Points.Count - before;
        }

        public int Prepend(IReadOnlyList<TrailPoint> before, int limit)
        {
            int count = Points.Count;
            Instant first = count > 0 ? Points[0].Time : Instant.MaxValue;
            Points.InsertRange(0, before.Where(point => point.Time < first));
            CutTo(limit);
            return Points.Count - count;
        }

        public int CutTo(int limit)
        {
            int surplus = Math.Max(0, Points.Count - limit);
            Points.RemoveRange(0, surplus);
            return surplus;
        }

        public TrailPoint[] Since(Instant since)
        {
            int from = Points.FindIndex(point => point.Time >= since);
            return from < 0 ? [] : [.. Points.Skip(from)];
        }
    }
}
