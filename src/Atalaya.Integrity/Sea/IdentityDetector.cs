using System.Numerics;
using Atalaya.Core.Reports;
using Atalaya.Core.Tracks;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Integrity.Sea;

/// <summary>
/// Vessels that become another under one MMSI: several of name, call sign, IMO number, size and type change within a day. A slip that is corrected changes
/// one, or few letters; where two vessels use the MMSI at once, that is said instead (<see cref="DuplicateDetector"/>).
/// </summary>
sealed class IdentityDetector : VesselDetector<IdentityMemory>
{
    const double DaySeconds = 86_400, StaysSeconds = 3600;

    /// <summary>Letters that a correction changes at most.</summary>
    const int CorrectedLetters = 2;

    static readonly Func<UInt128, UInt128, bool> IsSameText = IsCorrected, IsSameNumber = static (left, right) => left == right, IsSameSize = IsSizeAlike, IsSameType = static (left, right) => (uint)left / 10 == (uint)right / 10;

    public override string Name => "sea_identity";

    protected override (string Tag, int Version) State => ("IIDN", 1);

    protected override AlertKind Kind => AlertKind.ChangedIdentity;

    protected override bool Concerns(in Report report) => !AisStatement.IsPosition(report);

    protected override void Look(in VesselReport heard, ref IdentityMemory vessel, AlertBook book)
    {
        ref readonly Report report = ref heard.Report;
        int changes = Bit(0, vessel.Name.Changes(report.Identity.Name.Bits, IsSameText)) | Bit(1, vessel.Callsign.Changes(report.Identity.Callsign.Bits, IsSameText))
            | Bit(2, vessel.Imo.Changes(report.Identity.Imo, IsSameNumber)) | Bit(3, vessel.Size.Changes(report.LengthMeters ?? 0, IsSameSize)) | Bit(4, vessel.Type.Changes(report.Category ?? 0, IsSameType));
        if (changes != 0) Note(heard, ref vessel, changes);
        if (vessel.Changed == 0) return;
        if (heard.Now.SecondsSince(vessel.Last) > StaysSeconds) End(ref vessel, book);
        if (changes != 0 && BitOperations.PopCount(vessel.Changed) >= Settings.ChangedFields && !IsShared(heard)) Tell(ref vessel, heard, book);
    }

    static int Bit(int number, bool value) => value ? 1 << number : 0;

    static void Note(in VesselReport heard, ref IdentityMemory vessel, int changes)
    {
        if (vessel.Changed == 0 || heard.Now.SecondsSince(vessel.First) > DaySeconds) (vessel.Changed, vessel.First) = (0, heard.Now);
        vessel.Changed |= (byte)changes;
        vessel.Last = heard.Now;
    }

    static bool IsShared(in VesselReport heard) => heard.Tick.Picture.TryGet(heard.TrackId, out Track track) && track.IdentityConflict;

    void Tell(ref IdentityMemory vessel, in VesselReport heard, AlertBook book) => Raise(ref vessel, heard, book, heard.Statement(AlertSeverity.Caution) with
    {
        Verdict = Verdict.Clone,
        Alternative = Verdict.Fault,
        Confidence = 0.6,
        ReopenSeconds = StaysSeconds,
        Evidence = [heard.Evidence(EvidenceTest.ChangedFields, BitOperations.PopCount(vessel.Changed), Settings.ChangedFields)],
    });

    static bool IsCorrected(UInt128 left, UInt128 right)
    {
        int different = 0;
        for (UInt128 rest = left ^ right; rest != 0; rest >>= 6)
            if ((uint)(rest & 63) != 0) different++;
        return different <= CorrectedLetters;
    }

    /// <summary>Metres: a tenth, or five.</summary>
    static bool IsSizeAlike(UInt128 left, UInt128 right)
    {
        double difference = Math.Abs((double)(uint)left - (uint)right);
        return difference <= 5 || difference <= 0.1 * (uint)left;
    }
}
