using Atalaya.Core.Geodesy;
using Atalaya.Core.Time;
using Atalaya.Server.Inputs;

namespace Atalaya.Benchmarks.Inputs;

/// <summary>The bytes of one source in memory, and the pieces they arrived in.</summary>
sealed class DecodeInput
{
    /// <summary>Twenty times the strait's traffic: the tables of the decoders are then as full as on a busy coast.</summary>
    const int Scale = 20;

    readonly List<(int Start, int Length, Instant Time)> _pieces = [];
    readonly MemoryStream _bytes = new();
    byte[]? _whole;

    public required string Format { get; init; }
    public bool IsDatagrams { get; init; }
    public bool IsSimulated { get; init; }
    public GeodeticPosition? Site { get; init; }
    public byte[] Bytes => _whole ??= _bytes.ToArray();
    public int PieceCount => _pieces.Count;

    public ReadOnlySpan<byte> Piece(int index) => Bytes.AsSpan(_pieces[index].Start, _pieces[index].Length);

    public Instant TimeOf(int index) => _pieces[index].Time;

    public void Add(ReadOnlySpan<byte> piece, Instant time)
    {
        _pieces.Add(((int)_bytes.Length, piece.Length, time));
        _bytes.Write(piece);
    }

    /// <param name="name">A format, asterix-full, or one of <see cref="MixedRecords"/>.</param>
    /// <param name="settings">May name a file to take instead.</param>
    public static DecodeInput Create(string name, Settings settings)
    {
        if (settings.Input is not null) return FromFile(settings.Input, settings.Format);
        // More than a decoder looks ahead to choose an edition.
        if (name == "asterix-full") return FullRecords.Create(settings.Tiny ? 2_000 : 50_000);
        if (name.StartsWith("asterix-", StringComparison.Ordinal)) return MixedRecords.Create(name, settings.Tiny ? 2_000 : 50_000);
        // So long that each source sends some megabytes.
        double seconds = settings.Tiny ? 8 : name switch { "beast" => 60, "nmea" => 600, _ => 400 };
        return StraitRecording.Create(seconds, settings.Tiny ? 1 : Scale, name).ToInput(name);
    }

    /// <summary>The format of the file named, as the catalogue calls its input.</summary>
    public static string FormatOf(Settings settings)
    {
        using InputPieces pieces = new(settings.Input!, settings.Format, null);
        return pieces.Format;
    }

    static DecodeInput FromFile(string path, string? format)
    {
        using InputPieces pieces = new(path, format, null);
        DecodeInput input = new() { Format = pieces.Format, IsDatagrams = true };
        while (pieces.TryRead(out ReadOnlySpan<byte> piece, out Instant time)) input.Add(piece, time);
        return input;
    }
}
