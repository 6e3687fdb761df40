using Atalaya.Core.Frames;
using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Integrity.Behaviour;

/// <summary>
/// The emergency that a confirmed track sends: 7500, 7600, 7700, its words in ADS-B, AIS-SART, MOB, EPIRB. It is believed when two reports in a row, or two
/// sensors, say the same; decoders leave out garbled and unvalidated codes and beacons under test. Another emergency is another alert.
/// </summary>
sealed class EmergencyDetector : Detector
{
    const int StateVersion = 2;

    /// <summary>One who sends it again within so many seconds is in the same emergency.</summary>
    const double ReopenSeconds = 600;

    /// <summary>Copies of one transmission, or two replies to one interrogation, come nearer to each other than this.</summary>
    const double ApartSeconds = 0.3;

    /// <summary>A beacon sends a burst each minute.</summary>
    const double LastingSeconds = 130;

    readonly SlotColumn<Said> _said = new();

    public override string Name => "emergency";

    struct Said
    {
        /// <summary>What the last report that spoke of it said.</summary>
        public Emergency Emergency;

        public byte Count;
        public SourceId Source;
        public ushort Sensor;
        public Instant Last;

        /// <summary>What the track has an alert of.</summary>
        public Emergency Raised;
    }

    public override void Step(in IntegrityTick tick, AlertBook book)
    {
        for (int i = 0; i < tick.Reports.Length; i++)
        {
            ref readonly Report report = ref tick.Reports[i];
            if (tick.ReportSlots[i] >= 0 && (report.Emergency != Emergency.None || report.Identity.Mode3A is not null || report.NavigationStatus is not null))
                Hear(ref _said[tick.ReportSlots[i]], report, tick.Uses[i].Time);
        }

        for (int i = 0; i < tick.Deltas.Length; i++) Update(tick.Deltas[i].Track, ref _said[tick.DeltaSlots[i]], book);
    }

    static void Hear(ref Said said, in Report report, Instant time)
    {
        if (report.Emergency == Emergency.None)
        {
            if (said.Emergency != Emergency.None && (report.Flags & (ReportFlags.Mode3AGarbled | ReportFlags.Mode3ANotValidated)) == 0) (said.Emergency, said.Count) = (Emergency.None, 0);
            return;
        }

        Emergency emergency = FamilyOf(report.Emergency);
        if (emergency != said.Emergency || time.SecondsSince(said.Last) > LastingSeconds)
        {
            (said.Emergency, said.Count, said.Source, said.Sensor, said.Last) = (emergency, 1, report.Source, report.Sensor, time);
            return;
        }

        bool isOtherSensor = report.Source != said.Source || report.Sensor != said.Sensor;
        if (!isOtherSensor && time.SecondsSince(said.Last) < ApartSeconds) return;
        said.Last = time;
        if (said.Count < byte.MaxValue) said.Count++;
    }

    /// <summary>7700 stands for what words may tell more exactly.</summary>
    static Emergency FamilyOf(Emergency emergency) => emergency is Emergency.Medical or Emergency.MinimumFuel or Emergency.Downed ? Emergency.General : emergency;

    static void Update(in Track track, ref Said said, AlertBook book)
    {
        Emergency now = track.Status is TrackStatus.Confirmed or TrackStatus.Coasting ? FamilyOf(track.Emergency) : Emergency.None;
        if (now == said.Raised) return;
        if (said.Raised != Emergency.None) book.End(Cause(track, said.Raised));
        said.Raised = Emergency.None;
        if (now == Emergency.None || said.Emergency != now || said.Count < 2) return;
        AlertStatement statement = AlertStatement.Of(track, AlertSeverity.Alarm) with
        {
            ReopenSeconds = ReopenSeconds,
            Evidence = [new AlertEvidence(EvidenceTest.Repetitions, said.Count, 2, said.Count)],
        };
        if (book.Raise(Cause(track, now), statement)) said.Raised = now;
    }

    static AlertCause Cause(in Track track, Emergency emergency) => new(AlertKind.Emergency, track.Id, (ulong)emergency);

    public override void Forget(int slot, in Track track, AlertBook book)
    {
        if (_said[slot].Raised != Emergency.None) book.End(Cause(track, _said[slot].Raised));
        _said.Clear(slot);
    }

    public override void Save(StateWriter writer, TrackSlots slots)
    {
        writer.Tag("IEMG", StateVersion);
        for (int slot = 0; slot < slots.Limit; slot++)
        {
            ref Said said = ref _said[slot];
            writer.Write((byte)said.Emergency);
            writer.Write(said.Count);
            writer.Write(said.Source.Number);
            writer.Write(said.Sensor);
            writer.Write(said.Last.UnixNanoseconds);
            writer.Write((byte)said.Raised);
        }
    }

    public override void Load(ref StateReader reader, TrackSlots slots)
    {
        if (reader.Tag("IEMG", StateVersion) < StateVersion) throw new InvalidDataException("state: emergencies of an earlier layout");
        for (int slot = 0; slot < slots.Limit; slot++)
            _said[slot] = new Said
            {
                Emergency = (Emergency)reader.ReadByte(),
                Count = reader.ReadByte(),
                Source = new SourceId(reader.ReadUInt16()),
                Sensor = reader.ReadUInt16(),
                Last = new Instant(reader.ReadInt64()),
                Raised = (Emergency)reader.ReadByte(),
            };
    }
}
