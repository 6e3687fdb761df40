namespace Atalaya.Tests.Formats.Asterix.Tshark;

/// <summary>One value as tshark shows it.</summary>
/// <param name="Category">Category of its definition.</param>
/// <param name="Edition">Edition of its definition; empty = the newest it has.</param>
/// <param name="Name">Item and names joined with underscores.</param>
/// <param name="Show">The value.</param>
/// <param name="Hex">Its bits.</param>
/// <param name="Octets">Its size.</param>
sealed record TsharkField(int Category, string Edition, string Name, string Show, string Hex, int Octets);
