using System.Buffers;
using System.Globalization;
using System.Text;
using Atalaya.Core.Identity;
using Atalaya.Core.Time;
using Atalaya.Formats.ModeS.Sbs;
using Atalaya.Scenarios.Attacks.Running;

namespace Atalaya.Scenarios.Attacks.Rewriting;

/// <summary>BaseStation lines: fields that changed are written anew, the others stay as they were. A line has no quality: a bad position is as good as any.</summary>
sealed class SbsRewriter(PieceSource source, AttackScene scene) : PieceRewriter(source, scene)
{
    // Fields count from 0.
    const int AddressField = 4, AltitudeField = 11, SpeedField = 12, TrackField = 13, LatitudeField = 14, LongitudeField = 15;
    const byte Identification = 1, AirbornePosition = 3, Velocity = 4;
    const ulong FnvOffset = 0xCBF2_9CE4_8422_2325, FnvPrime = 0x0000_0100_0000_01B3;

    readonly byte[] _line = new byte[SbsWriter.MaxLength];

    public override bool Rewrite(ReadOnlySpan<byte> piece, Instant heard, IBufferWriter<byte> output)
    {
        bool changed = false;
        while (!piece.IsEmpty)
        {
            int end = piece.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = end < 0 ? piece : piece[..(end + 1)];
            piece = piece[line.Length..];
            if (TryJudge(line, heard, out Statement statement))
            {
                changed = true;
                if (!statement.IsSuppressed) Replace(line, statement, output);
            }
            else
            {
                output.Write(line);
            }
        }

        return changed;
    }

    public override void Write(Emission emission, Instant heard, byte signal, IBufferWriter<byte> output)
    {
        if (emission.State is not { } state || emission.Subject.IsVessel) return;
        SbsMessage line = new() { Kind = SbsKind.Transmission, Address = emission.Subject.Number, SessionId = 1, AircraftId = 1, FlightId = 1, Generated = heard, Logged = heard };
        if (state.Callsign.Length > 0) Put(line with { TransmissionType = Identification, Text = PackedText.FromString(state.Callsign) }, output);
        Put(line with { TransmissionType = AirbornePosition, AltitudeFeet = (int)Math.Round(state.PressureFeet), LatitudeDegrees = state.Latitude, LongitudeDegrees = state.Longitude, OnGround = false }, output);
        double knots = PlaneMath.Length(state.East, state.North) / PlaneMath.MetersPerSecondPerKnot;
        Put(line with { TransmissionType = Velocity, GroundSpeedKnots = knots, TrackDegrees = PlaneMath.Bearing(state.East, state.North), VerticalRateFeetPerMinute = 0 }, output);
    }

    void Put(in SbsMessage message, IBufferWriter<byte> output) => output.Write(_line.AsSpan(0, SbsWriter.Write(_line, message)));

    bool TryJudge(ReadOnlySpan<byte> line, Instant heard, out Statement statement)
    {
        statement = default;
        if (!SbsParser.TryParse(line.TrimEnd("\r\n"u8), out SbsMessage message, out _) || message.Kind != SbsKind.Transmission || message.IsNonIcao || message.Address is not { } address) return false;
        statement = new Statement { Sender = ObjectKey.Aircraft(address), Key = address, Time = heard, Content = HashOf(line) };
        if (message.LatitudeDegrees is { } latitude && message.LongitudeDegrees is { } longitude)
        {
            statement.Parts |= StatementParts.Position;
            (statement.Latitude, statement.Longitude) = (latitude, longitude);
        }

        if (message.GroundSpeedKnots is { } knots && message.TrackDegrees is { } track)
        {
            statement.Parts |= StatementParts.Velocity;
            (statement.East, statement.North) = PlaneMath.Vector(knots * PlaneMath.MetersPerSecondPerKnot, track);
        }

        if (message.AltitudeFeet is { } feet) (statement.Parts, statement.PressureFeet) = (statement.Parts | StatementParts.PressureHeight, feet);
        Scene.Judge(Scene.Hear(statement.Sender), ref statement, default);
        return statement.IsSuppressed || (statement.Changed & ~StatementParts.Quality) != 0 || statement.Gnss == GnssCondition.Lost;
    }

    static void Replace(ReadOnlySpan<byte> line, in Statement statement, IBufferWriter<byte> output)
    {
        int field = 0;
        while (true)
        {
            int comma = line.IndexOf((byte)',');
            ReadOnlySpan<byte> text = comma < 0 ? line : line[..comma];
            if (Changed(field++, statement) is { } value) output.Write(Encoding.ASCII.GetBytes(value));
            else output.Write(text);
            if (comma < 0) return;
            output.Write(","u8);
            line = line[(comma + 1)..];
        }
    }

    /// <summary>What a field becomes; null = it stays.</summary>
    static string? Changed(int field, in Statement statement)
    {
        bool lost = statement.Gnss == GnssCondition.Lost;
        return field switch
        {
            AddressField when (statement.Changed & StatementParts.Key) != 0 => statement.Key.ToString("X6", CultureInfo.InvariantCulture),
            AltitudeField when (statement.Changed & StatementParts.PressureHeight) != 0 => Math.Round(statement.PressureFeet).ToString(CultureInfo.InvariantCulture),
            SpeedField or TrackField or LatitudeField or LongitudeField when lost => "",
            SpeedField when (statement.Changed & StatementParts.Velocity) != 0 => Number(PlaneMath.Length(statement.East, statement.North) / PlaneMath.MetersPerSecondPerKnot, "0.0"),
            TrackField when (statement.Changed & StatementParts.Velocity) != 0 => Number(PlaneMath.Bearing(statement.East, statement.North), "0.0"),
            LatitudeField when (statement.Changed & StatementParts.Position) != 0 => Number(statement.Latitude, "0.00000"),
            LongitudeField when (statement.Changed & StatementParts.Position) != 0 => Number(statement.Longitude, "0.00000"),
            _ => null,
        };
    }

    static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    static ulong HashOf(ReadOnlySpan<byte> octets)
    {
        ulong hash = FnvOffset;
        foreach (byte octet in octets) hash = (hash ^ octet) * FnvPrime;
        return hash;
    }
}
