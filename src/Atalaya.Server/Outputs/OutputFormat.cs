namespace Atalaya.Server.Outputs;

/// <summary>What an output speaks. The names in lower case are the schemes of its address.</summary>
enum OutputFormat
{
    Beast,
    Avr,
    Sbs,
    Nmea,
    Asterix,
}
