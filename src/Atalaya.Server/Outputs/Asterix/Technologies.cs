namespace Atalaya.Server.Outputs.Asterix;

/// <summary>The technologies of surveillance that I062/290 tells apart and reports can be told by.</summary>
[Flags]
enum Technologies
{
    None = 0,
    PrimaryRadar = 1 << 0,
    SecondaryRadar = 1 << 1,
    ModeS = 1 << 2,

    /// <summary>ADS-B by extended squitter. The link of a report of CAT021 is not known here; all are taken for it.</summary>
    ExtendedSquitter = 1 << 3,
    Multilateration = 1 << 4,
}
