namespace Atalaya.Server.Configuration;

/// <summary>
/// One output for other programs as the user writes it: <c>beast+tcp://127.0.0.1:30005</c> listens there, <c>nmea+udp://192.168.1.5:10110</c> sends there.
/// </summary>
/// <param name="Text">As written.</param>
/// <param name="Where">File and line, for faults.</param>
sealed record OutputSettings(string Text, string? Where);
