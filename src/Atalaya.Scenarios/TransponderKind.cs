namespace Atalaya.Scenarios;

/// <summary>What an aircraft answers or sends.</summary>
public enum TransponderKind : byte
{
    None,

    /// <summary>Answers with Mode 3/A and Mode C only.</summary>
    ModeAC,

    /// <summary>Mode S: answers and acquisition squitter, no ADS-B.</summary>
    ModeS,

    /// <summary>Mode S with ADS-B version 2 over 1090 MHz.</summary>
    AdsB,
}
