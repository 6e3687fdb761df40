using Atalaya.Core.Geodesy;
using Atalaya.Core.Time;
using Atalaya.Formats.ModeS;
using Atalaya.Formats.ModeS.Messages;
using Atalaya.Formats.ModeS.Positions;
using Atalaya.Scenarios.Attacks.Running;

namespace Atalaya.Scenarios.Attacks.Rewriting;

/// <summary>Extended squitters as statements, and back.</summary>
static class SquitterStatements
{
    /// <summary>Type code without position: pressure altitude only.</summary>
    const byte NoPosition = 0;

    /// <summary>NIC 4: containment 2 NM (RTCA DO-260B, table N-11).</summary>
    const byte DegradedTypeCode = 15;
    const byte DegradedSurfaceTypeCode = 8;
    const byte DegradedNacP = 5, DegradedNacV = 1;

    /// <summary>A DF17, or a DF18 of an ICAO address, with sound parity: from these an aircraft speaks for itself.</summary>
    public static bool IsReadable(in ModeSFrame frame) =>
        frame.IsLong && frame.Remainder == 0 && (frame.DownlinkFormat == 17 || (frame.DownlinkFormat == 18 && frame.Subfield == 0));

    public static Statement Read(in ModeSFrame frame, HeardObject sender, Instant time, GeodeticPosition? site)
    {
        Statement statement = new() { Sender = sender.Key, Key = sender.Key.Number, Time = time, Content = frame.ContentHash() };
        ulong me = frame.Message;
        int typeCode = TypeCode(me);
        if (AirbornePosition.Has(typeCode)) ReadAirborne(AirbornePosition.Decode(me), sender, site, ref statement);
        else if (SurfacePosition.Has(typeCode)) ReadSurface(SurfacePosition.Decode(me), sender, site, ref statement);
        else if (typeCode == AirborneVelocity.TypeCode) ReadVelocity(AirborneVelocity.Decode(me), ref statement);
        else if (typeCode is OperationalStatus.TypeCode or TargetState.TypeCode) statement.Parts = StatementParts.Quality;
        else if (Identification.Has(typeCode)) sender.Identification = me;
        return statement;
    }

    public static ModeSFrame Apply(in ModeSFrame frame, in Statement statement)
    {
        ulong me = frame.Message;
        int typeCode = TypeCode(me);
        if (AirbornePosition.Has(typeCode)) me = ApplyAirborne(AirbornePosition.Decode(me), statement).Encode();
        else if (SurfacePosition.Has(typeCode)) me = ApplySurface(SurfacePosition.Decode(me), statement).Encode();
        else if (typeCode == AirborneVelocity.TypeCode) me = ApplyVelocity(AirborneVelocity.Decode(me), statement).Encode() | me & VelocityReserved;
        else if (typeCode == OperationalStatus.TypeCode) me = ApplyStatus(OperationalStatus.Decode(me), statement).Encode();
        else if (typeCode == TargetState.TypeCode) me = ApplyTarget(TargetState.Decode(me), statement, me);
        return ModeSFrame.Long(frame.Header & ~ModeSFrame.AddressMask | statement.Key & ModeSFrame.AddressMask, me, 0);
    }

    static int TypeCode(ulong me) => (int)(me >> 51) & 31;

    /// <summary>ME bits 10 and 47–48 of a velocity: kept as they are.</summary>
    const ulong VelocityReserved = 1ul << 46 | 3ul << 8;

    static void ReadAirborne(in AirbornePosition position, HeardObject sender, GeodeticPosition? site, ref Statement statement)
    {
        Place(position.Cpr, false, sender, site, ref statement);
        if (position.AltitudeFeet is not { } feet) return;
        statement.Parts |= position.HeightIsGeometric ? StatementParts.GeometricHeight : StatementParts.PressureHeight;
        if (position.HeightIsGeometric) statement.GeometricFeet = feet;
        else statement.PressureFeet = feet;
    }

    static void ReadSurface(in SurfacePosition position, HeardObject sender, GeodeticPosition? site, ref Statement statement)
    {
        Place(position.Cpr, true, sender, site, ref statement);
        if (position.GroundSpeedKnots is not { } knots || position.TrackDegrees is not { } track) return;
        statement.Parts |= StatementParts.Velocity;
        (statement.East, statement.North) = PlaneMath.Vector(knots * PlaneMath.MetersPerSecondPerKnot, track);
    }

    static void Place(in CprCode code, bool surface, HeardObject sender, GeodeticPosition? site, ref Statement statement)
    {
        statement.Parts |= StatementParts.Quality;
        if (!sender.Cpr.TryPlace(code, surface, statement.Time, site, out double latitude, out double longitude)) return;
        statement.Parts |= StatementParts.Position;
        (statement.Latitude, statement.Longitude) = (latitude, longitude);
    }

    static void ReadVelocity(in AirborneVelocity velocity, ref Statement statement)
    {
        statement.Parts = StatementParts.Quality;
        if (velocity.EastKnots is int east && velocity.NorthKnots is int north)
        {
            statement.Parts |= StatementParts.Velocity;
            (statement.East, statement.North) = (east * PlaneMath.MetersPerSecondPerKnot, north * PlaneMath.MetersPerSecondPerKnot);
        }

        if (velocity.GeometricMinusPressureFeet is not int difference) return;
        statement.Parts |= StatementParts.HeightDifference;
        statement.DifferenceFeet = difference;
    }

    static AirbornePosition ApplyAirborne(AirbornePosition position, in Statement statement)
    {
        if ((statement.Changed & StatementParts.PressureHeight) != 0) position = position with { AltitudeCode = (ushort)AltitudeCode.FromFeetTo12(statement.PressureFeet) };
        if ((statement.Changed & StatementParts.GeometricHeight) != 0) position = position with { AltitudeCode = (ushort)AltitudeCode.FromFeetTo12(statement.GeometricFeet) };
        if (statement.Gnss == GnssCondition.Lost) return position with { TypeCode = NoPosition, Cpr = default, NicSupplementB = false, AltitudeCode = position.HeightIsGeometric ? (ushort)0 : position.AltitudeCode };
        if (statement.Gnss == GnssCondition.Degraded) position = position with { TypeCode = position.HeightIsGeometric ? position.TypeCode : Math.Max(position.TypeCode, DegradedTypeCode), NicSupplementB = false };
        if ((statement.Changed & StatementParts.Position) == 0) return position;
        return position with { Cpr = Cpr.Encode(statement.Latitude, statement.Longitude, position.Cpr.IsOdd) };
    }

    static SurfacePosition ApplySurface(SurfacePosition position, in Statement statement)
    {
        if (statement.Gnss == GnssCondition.Lost) return position with { TypeCode = NoPosition, Movement = 0, TrackIsValid = false, TrackRaw = 0, Cpr = default };
        if (statement.Gnss == GnssCondition.Degraded) position = position with { TypeCode = DegradedSurfaceTypeCode };
        if ((statement.Changed & StatementParts.Velocity) != 0)
        {
            double degrees = PlaneMath.Bearing(statement.East, statement.North);
            byte movement = SurfacePosition.MovementOf(PlaneMath.Length(statement.East, statement.North) / PlaneMath.MetersPerSecondPerKnot);
            position = position with { Movement = movement, TrackRaw = (byte)((int)Math.Round(degrees / 2.8125) & 127) };
        }

        if ((statement.Changed & StatementParts.Position) == 0) return position;
        return position with { Cpr = Cpr.Encode(statement.Latitude, statement.Longitude, position.Cpr.IsOdd, surface: true) };
    }

    static AirborneVelocity ApplyVelocity(AirborneVelocity velocity, in Statement statement)
    {
        bool moved = (statement.Changed & StatementParts.Velocity) != 0;
        double? difference = (statement.Changed & StatementParts.HeightDifference) != 0 ? statement.DifferenceFeet : null;
        AirborneVelocity made = AirborneVelocity.OverGround(
            statement.East / PlaneMath.MetersPerSecondPerKnot, statement.North / PlaneMath.MetersPerSecondPerKnot, null, velocity.VerticalRateIsBarometric, velocity.NacV, difference);
        if (moved) velocity = velocity with { Subtype = made.Subtype, FirstSign = made.FirstSign, FirstRaw = made.FirstRaw, SecondSign = made.SecondSign, SecondRaw = made.SecondRaw };
        if (difference is not null) velocity = velocity with { GeometricIsBelow = made.GeometricIsBelow, HeightDifferenceRaw = made.HeightDifferenceRaw };
        return statement.Gnss switch
        {
            GnssCondition.Lost => WithoutGnss(velocity),
            GnssCondition.Degraded => velocity with { NacV = Math.Min(velocity.NacV, DegradedNacV) },
            _ => velocity,
        };
    }

    /// <summary>An airspeed does not come from satellites: it stays.</summary>
    static AirborneVelocity WithoutGnss(AirborneVelocity velocity)
    {
        velocity = velocity with { NacV = 0, HeightDifferenceRaw = 0, GeometricIsBelow = false };
        return velocity.IsOverGround ? velocity with { FirstSign = false, FirstRaw = 0, SecondSign = false, SecondRaw = 0 } : velocity;
    }

    static OperationalStatus ApplyStatus(OperationalStatus status, in Statement statement) =>
        status.HasQuality ? status with { NacP = NacPOf(status.NacP, statement.Gnss) } : status;

    /// <summary>Only NACp (ME bits 40–43): bits that this message does not name stay.</summary>
    static ulong ApplyTarget(TargetState target, in Statement statement, ulong me)
    {
        const int shift = 56 - 43;
        return target.IsVersion2 ? me & ~(15ul << shift) | (ulong)NacPOf(target.NacP, statement.Gnss) << shift : me;
    }

    static byte NacPOf(byte nacP, GnssCondition condition) => condition switch
    {
        GnssCondition.Lost => 0,
        GnssCondition.Degraded => Math.Min(nacP, DegradedNacP),
        _ => nacP,
    };
}
