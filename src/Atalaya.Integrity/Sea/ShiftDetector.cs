using Atalaya.Core.Reports;
using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Core.Tracks;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Integrity.Sea;

/// <summary>Vessels whose stated place radar contradicts (<see cref="Track.PositionContradicted"/>), told apart: those that repeat their last place, and those that state another; and those that repeat it at a speed that would have led them away.</summary>
sealed class ShiftDetector : Detector
{
    const int StateVersion = 3;

    /// <summary>A place repeated so often, for so long, while radar has the vessel under way: the receiver has lost its satellites.</summary>
    const int FrozenReports = 3;
    const double FrozenSeconds = 20;

    /// <summary>Without radar, the same for so long at a stated speed, m/s, that would have led it away.</summary>
    const double StuckSeconds = 60, StuckSpeed = 1.5;

    /// <summary>A stated place that is older says nothing of now.</summary>
    const double FreshSeconds = 200;

    /// <summary>Nearer than this a constant error is more often a wrong place of the antenna, or a clock, than deceit.</summary>
    public const double FarMeters = 1000;

    /// <summary>A contradiction that begins so soon after a repeated place comes of what kept the receiver from its satellites, or of what radar has followed meanwhile.</summary>
    const double RecoverySeconds = 300;

    /// <summary>So many vessels that repeat their last place tell of a jammer as well as a hundred; the others say nothing more.</summary>
    const int MostFrozen = 10;

    struct Memory
    {
        public Instant Time, Since, Contradicted;

        /// <summary>When it last stated another place after a repeated one.</summary>
        public Instant Recovered;
        public double Latitude, Longitude;
        public ushort Repeats;

        /// <summary>Least speed stated with the repeated place, metres per second.</summary>
        public float Speed;
        public bool IsRaised, IsFrozen;

        /// <summary>Not told of since so many others repeat their places too: when these recover first, it is no news either.</summary>
        public bool IsMuted;
    }

    readonly SlotColumn<Memory> _tracks = new();
    SeaSettings _settings = new();
    int _frozen;

    public override string Name => "sea_shift";

    public override void Configure(IntegritySettings settings) => _settings = settings.Sea;

    public override void Step(in IntegrityTick tick, AlertBook book)
    {
        for (int i = 0; i < tick.Reports.Length; i++)
        {
            ref readonly Report report = ref tick.Reports[i];
            if (tick.ReportSlots[i] < 0 || !AisStatement.IsOfVessel(report) || !AisStatement.HasPlace(report)) continue;
            ref Memory memory = ref _tracks[tick.ReportSlots[i]];
            Note(ref memory, report, tick.Uses[i].Time);
            if (memory.Contradicted == default) LookStuck(tick, i, ref memory, book);
        }

        for (int i = 0; i < tick.Deltas.Length; i++)
        {
            ref readonly Track track = ref tick.Deltas[i].Track;
            if (track.Domain != Domain.Sea || track.Identity.Mmsi == 0 || track.Status == TrackStatus.Ended) continue;
            ref Memory memory = ref _tracks[tick.DeltaSlots[i]];
            if (track.PositionContradicted) Look(tick, track, ref memory, book);
            else if (memory.Contradicted != default) End(ref memory, track.Id, book);
        }
    }

    static void Note(ref Memory memory, in Report report, Instant time)
    {
        if (memory.Time != default && time <= memory.Time) return;
        if (memory.Time != default && memory.Latitude == report.M0 && memory.Longitude == report.M1) (memory.Repeats, memory.Speed) = ((ushort)Math.Min(ushort.MaxValue, memory.Repeats + 1), Math.Min(memory.Speed, report.GroundSpeed ?? 0));
        else
        {
            if (IsRepeated(memory)) memory.Recovered = time;
            (memory.Since, memory.Repeats, memory.Speed, memory.Latitude, memory.Longitude) = (time, 0, report.GroundSpeed ?? 0, report.M0, report.M1);
        }

        memory.Time = time;
    }

    /// <summary>One that says it is under way, and where it is not any more.</summary>
    void LookStuck(in IntegrityTick tick, int index, ref Memory memory, AlertBook book)
    {
        ulong trackId = tick.Uses[index].TrackId;
        if (memory.Repeats == 0 && memory.IsFrozen) End(ref memory, trackId, book);
        double lasted = memory.Time.SecondsSince(memory.Since);
        if (memory.Repeats < FrozenReports || lasted < StuckSeconds || memory.Speed < StuckSpeed || memory.Speed * lasted < _settings.ShiftMeters) return;
        if (!memory.IsFrozen) _frozen++;
        memory.IsFrozen = true;
        memory.IsMuted |= !memory.IsRaised && _frozen > MostFrozen;
        AlertCause cause = new(AlertKind.ShiftedTrack, trackId);
        if (memory.IsMuted || !book.WantsStatement(cause) || !tick.Picture.TryGet(trackId, out Track track)) return;
        AlertEvidence speed = new(EvidenceTest.Speed, memory.Speed, StuckSpeed, memory.Repeats + 1, tick.Reports[index].Source, tick.Reports[index].Sensor, tick.Reports[index].Provenance);
        if (book.Raise(cause, Statement(track, memory, speed, new(EvidenceTest.Duration, lasted, StuckSeconds, memory.Repeats + 1)))) memory.IsRaised = true;
    }

    void Look(in IntegrityTick tick, in Track track, ref Memory memory, AlertBook book)
    {
        if (memory.Time == default) return;
        if (memory.Contradicted == default) memory.Contradicted = tick.Now;
        AlertCause cause = new(AlertKind.ShiftedTrack, track.Id);
        double lasted = tick.Now.SecondsSince(memory.Contradicted);
        if (lasted < _settings.ShiftSeconds || tick.Now.SecondsSince(memory.Time) > FreshSeconds || !book.WantsStatement(cause)) return;
        bool isFrozen = IsRepeated(memory);
        _frozen += (isFrozen ? 1 : 0) - (memory.IsFrozen ? 1 : 0);
        // What is stated after a repeated place is held against radar anew.
        if (memory.IsFrozen && !isFrozen) memory.Contradicted = tick.Now;
        memory.IsFrozen = isFrozen;
        memory.IsMuted |= !memory.IsRaised && isFrozen && _frozen > MostFrozen;
        if (tick.Now == memory.Contradicted || (memory.IsMuted && isFrozen) || MetersOff(track, memory) < _settings.ShiftMeters) return;
        AlertEvidence distance = new(EvidenceTest.SensorDistance, MetersOff(track, memory), _settings.ShiftMeters, (int)Math.Min(int.MaxValue, track.ReportCount));
        if (book.Raise(cause, Statement(track, memory, distance, new(EvidenceTest.Duration, lasted, _settings.ShiftSeconds)))) memory.IsRaised = true;
    }

    static bool IsRepeated(in Memory memory) => memory.Repeats >= FrozenReports && memory.Time.SecondsSince(memory.Since) >= FrozenSeconds;

    static bool IsRecovering(in Memory memory) => memory.Recovered != default && memory.Contradicted.SecondsSince(memory.Recovered) <= RecoverySeconds;

    /// <summary>True if the vessel repeats its last place.</summary>
    public bool IsFrozen(int slot) => slot >= 0 && IsRepeated(_tracks[slot]);

    static double MetersOff(in Track track, in Memory memory) => AisStatement.Distance(track.Latitude, track.Longitude, memory.Latitude, memory.Longitude);

    AlertStatement Statement(in Track track, in Memory memory, AlertEvidence first, AlertEvidence second)
    {
        bool isShared = _frozen >= _settings.SharedJumps, isFar = MetersOff(track, memory) >= FarMeters;
        (Verdict verdict, Verdict alternative, double confidence) = memory switch
        {
            { IsFrozen: true } when isShared => (Verdict.Jammed, Verdict.Fault, 0.95),
            { IsFrozen: true } => (Verdict.Fault, Verdict.Jammed, 0.6),
            _ when IsRecovering(memory) => (Verdict.Jammed, Verdict.Spoofed, 0.6),
            _ => isFar ? (Verdict.Spoofed, Verdict.Fault, 0.7) : (Verdict.Fault, Verdict.Spoofed, 0.6),
        };
        return AlertStatement.Of(track, memory.IsFrozen ? AlertSeverity.Advisory : AlertSeverity.Caution) with
        {
            Verdict = verdict,
            Alternative = alternative,
            Confidence = confidence,
            ReopenSeconds = 600,
            Evidence = [first, second, new(EvidenceTest.SharedPattern, _frozen, _settings.SharedJumps, memory.Repeats + 1)],
        };
    }

    void End(ref Memory memory, ulong trackId, AlertBook book)
    {
        if (memory.IsRaised) book.End(new AlertCause(AlertKind.ShiftedTrack, trackId));
        if (memory.IsFrozen) _frozen--;
        (memory.Contradicted, memory.IsRaised, memory.IsFrozen, memory.IsMuted) = (default, false, false, false);
    }

    public override void Forget(int slot, in Track track, AlertBook book)
    {
        End(ref _tracks[slot], track.Id, book);
        _tracks.Clear(slot);
    }

    public override void Save(StateWriter writer, TrackSlots slots)
    {
        writer.Tag("ISHF", StateVersion);
        for (int slot = 0; slot < slots.Limit; slot++)
        {
            ref Memory memory = ref _tracks[slot];
            writer.Write(memory.Time.UnixNanoseconds);
            if (memory.Time == default) continue;
            writer.Write(memory.Since.UnixNanoseconds);
            writer.Write(memory.Contradicted.UnixNanoseconds);
            writer.Write(memory.Recovered.UnixNanoseconds);
            writer.Write(memory.Latitude);
            writer.Write(memory.Longitude);
            writer.Write(memory.Repeats);
            writer.Write((double)memory.Speed);
            writer.Write(memory.IsRaised);
            writer.Write(memory.IsFrozen);
            writer.Write(memory.IsMuted);
        }
    }

    public override void Load(ref StateReader reader, TrackSlots slots)
    {
        if (reader.Tag("ISHF", StateVersion) < StateVersion) throw new InvalidDataException("state: shifted tracks of an earlier layout");
        _frozen = 0;
        for (int slot = 0; slot < slots.Limit; slot++)
        {
            Memory memory = new() { Time = new Instant(reader.ReadInt64()) };
            if (memory.Time == default) continue;
            memory.Since = new Instant(reader.ReadInt64());
            memory.Contradicted = new Instant(reader.ReadInt64());
            memory.Recovered = new Instant(reader.ReadInt64());
            memory.Latitude = reader.ReadDouble();
            memory.Longitude = reader.ReadDouble();
            memory.Repeats = reader.ReadUInt16();
            memory.Speed = (float)reader.ReadDouble();
            memory.IsRaised = reader.ReadBoolean();
            memory.IsFrozen = reader.ReadBoolean();
            memory.IsMuted = reader.ReadBoolean();
            _tracks[slot] = memory;
            if (memory.IsFrozen) _frozen++;
        }
    }
}
