using System.Runtime.CompilerServices;
using Atalaya.Core.Reports;
using Atalaya.Core.Time;

namespace Atalaya.Benchmarks.Integrity;

/// <summary>Gives the vessels of a trial IMO numbers whose check digits hold; the first that sends static data has one digit of its own wrong.</summary>
sealed class WrongDigit(ulong seed)
{
    const uint FirstNumber = 910_000, Numbers = 80_000;

    public uint Mmsi { get; private set; }
    public Instant Since { get; private set; }

    public void Spoil(Instant now, ReadOnlySpan<Report> reports)
    {
        foreach (ref readonly Report report in reports)
        {
            if (report.Identity.Mmsi == 0 || report.Identity.Name.IsEmpty) continue;
            if (Mmsi == 0) (Mmsi, Since) = (report.Identity.Mmsi, now);
            Unsafe.AsRef(in report).Identity.Imo = report.Identity.Mmsi == Mmsi ? Slip(Number(Mmsi)) : Number(report.Identity.Mmsi);
        }
    }

    /// <summary>Six digits and the last of their sum weighted 7 to 2.</summary>
    static uint Number(uint mmsi)
    {
        uint digits = FirstNumber + mmsi % Numbers, sum = 0;
        for (uint weight = 2, rest = digits; weight <= 7; weight++, rest /= 10) sum += rest % 10 * weight;
        return digits * 10 + sum % 10;
    }

    /// <summary>One of the seven digits, but the first, becomes another.</summary>
    uint Slip(uint number)
    {
        uint power = (uint)Math.Pow(10, seed % 6), digit = number / power % 10, other = (digit + 1 + (uint)(seed / 6 % 9)) % 10;
        return number - digit * power + other * power;
    }
}
