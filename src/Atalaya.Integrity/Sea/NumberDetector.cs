using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Integrity.Alerts;

namespace Atalaya.Integrity.Sea;

/// <summary>MMSIs that no administration can have given, and IMO numbers that fail their check digit. Both are typed in by hand, so that most are slips.</summary>
sealed class NumberDetector : VesselDetector<NumberMemory>
{
    /// <summary>So many reports with the same number; a CRC of 16 bits lets one wrong message of 65,536 pass.</summary>
    const int Repeats = 3;

    public override string Name => "sea_numbers";

    protected override (string Tag, int Version) State => ("INUM", 1);

    protected override AlertKind Kind => AlertKind.WrongNumber;

    protected override bool Concerns(in Report report) => report.Identity.Imo != 0 || !IsSound(report.Identity.Mmsi);

    /// <summary>Numbers set in the factory or for tests have the form of an MMSI.</summary>
    public static bool IsSound(uint mmsi) => Mmsi.KindOf(mmsi) switch
    {
        MmsiKind.Ship => MaritimeDigits.IsAllotted(Mmsi.IdentificationDigits(mmsi)) && mmsi % 111_111_111 != 0 && mmsi is not 234_567_890 and not 345_678_900,
        MmsiKind.CraftOfParentShip => MaritimeDigits.IsAllotted(Mmsi.IdentificationDigits(mmsi)),
        _ => false,
    };

    protected override void Look(in VesselReport heard, ref NumberMemory vessel, AlertBook book)
    {
        ref readonly Report report = ref heard.Report;
        bool isMmsiSound = IsSound(report.Identity.Mmsi), isImoSound = report.Identity.Imo == 0 || ImoNumber.IsSound(report.Identity.Imo);
        if (isMmsiSound && isImoSound)
        {
            vessel.Reports = 0;
            End(ref vessel, book);
            return;
        }

        if (report.Identity.Imo != 0) vessel.WrongImo = isImoSound ? 0 : report.Identity.Imo;
        if (vessel.Reports < Repeats && (!isMmsiSound || report.Identity.Imo != 0)) vessel.Reports++;
        if (vessel.Reports < Repeats || !book.WantsStatement(new AlertCause(Kind, heard.TrackId))) return;
        AlertEvidence evidence = vessel.WrongImo != 0
            ? heard.Evidence(EvidenceTest.CheckDigit, vessel.WrongImo, samples: vessel.Reports)
            : heard.Evidence(EvidenceTest.CheckDigit, report.Identity.Mmsi, samples: vessel.Reports);
        Raise(ref vessel, heard, book, heard.Statement(AlertSeverity.Advisory) with { Verdict = Verdict.Fault, Alternative = Verdict.Clone, Confidence = 0.9, Evidence = [evidence] });
    }
}
