using System.Runtime.InteropServices;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Server.Web;

namespace Atalaya.Server.Outputs.Asterix;

/// <summary>
/// One service of system tracks. A period has <see cref="Batches"/> batches; every track has its place in one of them, so that the traffic is even. A track is
/// announced by its first message (TSB) and ends by its last (TSE): when it ended, left the area, lost its place, or is not in the picture any more.
/// </summary>
sealed class TrackService(AsterixOutputSettings settings, OutputSink sink) : LivePicture.IReader
{
    public const int Batches = 8;

    const byte Tracks = 62, Sensors = 63, Service = 65;

    readonly TrackRecords _trackRecords = new(settings);
    readonly ServiceRecords _serviceRecords = new(settings);
    readonly BlockSender _blocks = new(sink);
    readonly TrackNumbers _pool = new(settings.MostTracks, settings.QuietSeconds);
    readonly Dictionary<ulong, Served> _served = [];
    readonly List<(Track Track, long Sequence)> _due = [];
    readonly List<Track> _leaving = [];
    readonly List<ulong> _lost = [];
    Instant _now;
    int _batch, _period;
    long _sequence;

    /// <summary>Tracks that are being sent.</summary>
    public int Count { get; private set; }

    /// <summary>Tracks of the last period that had no number.</summary>
    public int WithoutNumber { get; private set; }

    int _withoutNumber;

    struct Served
    {
        public int Number;

        /// <summary>Of the picture, when it was sent last.</summary>
        public long Sequence;

        public Instant LastSent;
        public ushort? Mode3A;

        /// <summary>The period in which it was in the picture last.</summary>
        public int Period;
    }

    /// <summary>Sends one batch.</summary>
    public void SendBatch(LivePicture picture, DetectionMemory detections, int batch, Instant now)
    {
        (_now, _batch) = (now, batch);
        picture.Read(_sequence, this);
        foreach (ref readonly Track track in CollectionsMarshal.AsSpan(_leaving)) Leave(picture, track, detections);
        foreach (ref readonly (Track Track, long Sequence) due in CollectionsMarshal.AsSpan(_due)) Send(due.Track, due.Sequence, detections.Of(due.Track.Id));
        _leaving.Clear();
        _due.Clear();
        if (batch == Batches - 1) EndPeriod();
        _blocks.Add(_serviceRecords.WriteEndOfBatch(_blocks.Room(Service, ServiceRecords.MaxOctets), batch, now));
        _blocks.Send();
        Count = _served.Count;
    }

    /// <summary>Ends every track: another flow is shown from now on.</summary>
    public void EndAll(Instant now)
    {
        _now = now;
        EndThoseNotSeenSince(int.MaxValue);
        _pool.ForgetTracks();
        _blocks.Send();
        (Count, _sequence) = (0, 0);
    }

    public void SendStatus(bool isDegraded, IReadOnlyList<SensorReport> sensors, Instant now)
    {
        _blocks.Add(_serviceRecords.WriteStatus(_blocks.Room(Service, ServiceRecords.MaxOctets), isDegraded, now));
        foreach (SensorReport sensor in sensors) _blocks.Add(_serviceRecords.WriteSensor(_blocks.Room(Sensors, ServiceRecords.MaxOctets), sensor, now));
        _blocks.Send();
    }

    public void SendEnd(Instant now)
    {
        _blocks.Add(_serviceRecords.WriteEndOfService(_blocks.Room(Service, ServiceRecords.MaxOctets), now));
        _blocks.Send();
    }

    void LivePicture.IReader.Begin(Tick tick, long sequence, int generation, bool endedIsComplete) => _sequence = sequence;

    void LivePicture.IReader.Track(long sequence, in Track track)
    {
        if (track.Id % Batches != (ulong)_batch) return;
        if (!IsServed(track))
        {
            if (_served.ContainsKey(track.Id)) _leaving.Add(track);
            return;
        }

        ref Served served = ref CollectionsMarshal.GetValueRefOrNullRef(_served, track.Id);
        if (System.Runtime.CompilerServices.Unsafe.IsNullRef(ref served))
        {
            _due.Add((track, sequence));
            return;
        }

        served.Period = _period;
        // Half a period of grace: batches do not come to the millisecond.
        if (served.Sequence != sequence || _now.SecondsSince(served.LastSent) > settings.EffectiveRepeatSeconds - settings.PeriodSeconds / 2) _due.Add((track, sequence));
    }

    void LivePicture.IReader.Ended(in Track last, bool wasConfirmed)
    {
        if (_served.ContainsKey(last.Id)) _leaving.Add(last);
    }

    bool IsServed(in Track track) =>
        track.HasPosition
        && (track.Status is TrackStatus.Confirmed or TrackStatus.Coasting || settings.Tentative && track.Status == TrackStatus.Tentative)
        && (settings.System || (track.Flags & ReportFlags.SystemTrack) == 0)
        && (settings.Domains.IsEmpty || settings.Domains.Contains(track.Domain))
        && (settings.Area is not { } area || area.Contains(track.Latitude, track.Longitude));

    void Send(in Track track, long sequence, in Detections detections)
    {
        ref Served served = ref CollectionsMarshal.GetValueRefOrAddDefault(_served, track.Id, out bool isKnown);
        if (!isKnown && !TryNumber(track, out served.Number))
        {
            _served.Remove(track.Id);
            _withoutNumber++;
            return;
        }

        TrackSending sending = new(served.Number, IsFirst: !isKnown, CodeChanged: isKnown && served.Mode3A is { } before && track.Identity.Mode3A is { } code && before != code);
        served.Sequence = sequence;
        served.LastSent = _now;
        served.Mode3A = track.Identity.Mode3A;
        served.Period = _period;
        Write(track, detections, sending);
    }

    /// <summary>The track's own number, as the screens show it; tentative tracks have none, so a service that sends them has a pool of numbers.</summary>
    bool TryNumber(in Track track, out int number)
    {
        if (settings.Tentative) return _pool.TryTake(track.Id, _now, out number);
        number = track.Number;
        return number > 0;
    }

    /// <summary>A track that was merged into one without number has left it its own: for those who listen it goes on.</summary>
    void Leave(LivePicture picture, in Track track, DetectionMemory detections)
    {
        bool isHeirKnown = track.MergedInto != 0 && _served.ContainsKey(track.MergedInto);
        if (!isHeirKnown && !settings.Tentative && _served.TryGetValue(track.Id, out Served served) && picture.NumberOf(track.MergedInto) == served.Number)
        {
            _served.Remove(track.Id);
            _served[track.MergedInto] = served with { Period = _period };
            return;
        }

        End(track, detections.Of(track.Id));
    }

    void End(in Track track, in Detections detections)
    {
        if (!_served.Remove(track.Id, out Served served)) return;
        if (settings.Tentative) _pool.GiveBack(served.Number, track.Id, _now);
        TrackSending sending = new(served.Number, IsLast: true);
        if (track.HasPosition) Write(track, detections, sending);
        else WriteEnd(served.Number);
    }

    void Write(in Track track, in Detections detections, in TrackSending sending) =>
        _blocks.Add(_trackRecords.Write(_blocks.Room(Tracks, TrackRecords.MaxOctets), track, detections, sending, _now));

    void WriteEnd(int number) => _blocks.Add(_trackRecords.WriteEnd(_blocks.Room(Tracks, TrackRecords.MaxOctets), number, _now));

    void EndPeriod()
    {
        EndThoseNotSeenSince(_period);
        _period++;
        (WithoutNumber, _withoutNumber) = (_withoutNumber, 0);
    }

    /// <summary>Tracks that went without a word: more ended at once than the picture remembers.</summary>
    void EndThoseNotSeenSince(int period)
    {
        foreach ((ulong id, Served served) in _served)
            if (served.Period < period) _lost.Add(id);
        foreach (ulong id in _lost)
        {
            _served.Remove(id, out Served served);
            if (settings.Tentative) _pool.GiveBack(served.Number, id, _now);
            WriteEnd(served.Number);
        }

        _lost.Clear();
    }
}
