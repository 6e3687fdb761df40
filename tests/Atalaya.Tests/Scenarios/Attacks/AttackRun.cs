using System.Runtime.InteropServices;
using Atalaya.Core.Geodesy;
using Atalaya.Core.Time;
using Atalaya.Formats.Ais;
using Atalaya.Formats.ModeS.Framing;
using Atalaya.Formats.ModeS.Messages;
using Atalaya.Formats.ModeS.Positions;
using Atalaya.Scenarios;
using Atalaya.Scenarios.Attacks;
using Atalaya.Scenarios.Trials;

namespace Atalaya.Tests.Scenarios.Attacks;

/// <summary>A trial with and without attacks, and what our own decoders make of both.</summary>
sealed class AttackRun
{
    public static readonly TrialOptions Small = new() { Seed = 5, DurationSeconds = 150, Aircraft = 4, Vessels = 3, Receivers = 2, RadarTurnSeconds = 4 };

    public AttackRun(TrialOptions options, params IReadOnlyList<AttackSpec> attacks)
    {
        IPieceStream plain = TrialScenario.Create(options);
        Start = options.Start;
        Sources = plain.Sources;
        Plain = Take(plain);
        var stream = new AttackStream(TrialScenario.Create(options), attacks, options.Seed);
        stream.Observe(ReportLabels.Add);
        Attacked = Take(stream);
        Labels = stream.Labels;
    }

    public Instant Start { get; }
    public IReadOnlyList<PieceSource> Sources { get; }
    public List<Piece> Plain { get; }
    public List<Piece> Attacked { get; }
    public IReadOnlyList<AttackLabel> Labels { get; }
    public List<ReportLabel> ReportLabels { get; } = [];

    public int IndexOf(string name) => Enumerable.Range(0, Sources.Count).First(index => Sources[index].Name == name);

    /// <summary>Those of the plain run that are not in the attacked one, and the other way round, each piece as often as it is there.</summary>
    public (List<Piece> Gone, List<Piece> New) Difference()
    {
        Dictionary<string, List<Piece>> left = Plain.GroupBy(piece => piece.Text).ToDictionary(group => group.Key, group => group.ToList());
        List<Piece> added = [];
        foreach (Piece piece in Attacked)
        {
            if (left.TryGetValue(piece.Text, out List<Piece>? same) && same.Count > 0) same.RemoveAt(same.Count - 1);
            else added.Add(piece);
        }

        return ([.. left.Values.SelectMany(pieces => pieces)], added);
    }

    /// <summary>The Mode S frames among pieces.</summary>
    public static List<HeardFrame> FramesOf(IEnumerable<Piece> pieces)
    {
        List<HeardFrame> frames = [];
        foreach (Piece piece in pieces)
        {
            if (piece.Format != "beast") continue;
            ReadOnlySpan<byte> rest = piece.Bytes;
            Assert.Equal(FramingStep.Frame, new BeastReader().Read(ref rest, out ReceivedFrame received));
            Assert.True(rest.IsEmpty);
            Assert.Equal(0u, received.Frame.DownlinkFormat is 17 or 11 ? received.Frame.Remainder : 0);
            frames.Add(new HeardFrame(piece.Time, piece.Source, received));
        }

        return frames;
    }

    /// <summary>The AIS messages among pieces, without padding.</summary>
    public static List<HeardMessage> MessagesOf(IEnumerable<Piece> pieces)
    {
        List<HeardMessage> messages = [];
        Instant time = default;
        var reader = new AisMessageReader(datagrams: true, (in AisBits bits, in AisOrigin origin) =>
            messages.Add(new HeardMessage(time, bits.Type, bits.Mmsi, [.. bits.Bytes, 0, 0, 0, 0, 0, 0, 0, 0], bits.Length)));
        foreach (Piece piece in pieces)
        {
            if (piece.Format != "nmea") continue;
            time = piece.Time;
            reader.Feed(piece.Bytes, piece.Time);
        }

        return messages;
    }

    /// <summary>The place of an airborne position near one that is known.</summary>
    public static (double Latitude, double Longitude) PlaceOf(ulong message, double nearLatitude, double nearLongitude)
    {
        AirbornePosition position = AirbornePosition.Decode(message);
        Assert.True(Cpr.TryLocal(position.Cpr, false, nearLatitude, nearLongitude, out double latitude, out double longitude));
        return (latitude, longitude);
    }

    public static double Distance(double latitude, double longitude, double toLatitude, double toLongitude) =>
        new LocalFrame(GeodeticPosition.FromDegrees(latitude, longitude)).ToEnu(GeodeticPosition.FromDegrees(toLatitude, toLongitude)).Length;

    public double Seconds(Instant time) => time.SecondsSince(Start);

    List<Piece> Take(IPieceStream stream)
    {
        List<Piece> pieces = [];
        Instant last = Instant.MinValue;
        while (stream.TryNext(out int source, out Instant time, out ReadOnlySpan<byte> bytes))
        {
            Assert.True(time >= last, "receive times never decrease");
            last = time;
            pieces.Add(new Piece(source, Sources[source].Format, time, bytes.ToArray()));
        }

        return pieces;
    }
}

/// <summary>A piece as it was handed out.</summary>
sealed record Piece(int Source, string Format, Instant Time, byte[] Bytes)
{
    public string Text { get; } = $"{Source} {Time.UnixNanoseconds} {Convert.ToHexString(Bytes)}";
}

/// <summary>A Mode S frame as a receiver heard it.</summary>
[StructLayout(LayoutKind.Auto)]
readonly record struct HeardFrame(Instant Time, int Source, ReceivedFrame Received)
{
    public uint Address => Received.Frame.Address;
    public bool IsSquitter => Received.Frame.DownlinkFormat == 17;
    public int TypeCode => IsSquitter ? (int)(Received.Frame.Message >> 51) & 31 : -1;
    public bool IsPosition => IsSquitter && AirbornePosition.Has(TypeCode);
}

/// <summary>An AIS message as the station heard it.</summary>
sealed record HeardMessage(Instant Time, int Type, uint Mmsi, byte[] Bits, int Length);
