using Atalaya.Core.Numerics;

namespace Atalaya.Formats.ModeS.Messages;

/// <summary>Airborne velocity, BDS 0,9, type code 19, subtypes 1–4 (RTCA DO-260B 2.2.3.2.6).</summary>
/// <param name="Subtype">1, 2 over ground; 3, 4 airspeed; 2 and 4 supersonic: four times the step.</param>
/// <param name="FirstSign">Subtypes 1, 2: west. 3, 4: heading available.</param>
/// <param name="FirstRaw">Subtypes 1, 2: east–west speed + 1 kt, 0 = not available. 3, 4: heading, 360°/1024.</param>
/// <param name="SecondSign">Subtypes 1, 2: south. 3, 4: true (not indicated) airspeed.</param>
/// <param name="SecondRaw">Subtypes 1, 2: north–south speed + 1 kt. 3, 4: airspeed + 1 kt; 0 = not available.</param>
/// <param name="VerticalRateRaw">64 ft/min + 1, 0 = not available.</param>
/// <param name="HeightDifferenceRaw">25 ft + 1, 0 = not available, 127 = more than 3137.5 ft.</param>
public readonly record struct AirborneVelocity(
    byte Subtype, bool IntentChange, byte NacV, bool FirstSign, ushort FirstRaw, bool SecondSign, ushort SecondRaw,
    bool VerticalRateIsBarometric, bool IsDescent, ushort VerticalRateRaw, bool GeometricIsBelow, byte HeightDifferenceRaw)
{
    public const int TypeCode = 19;

    public bool IsOverGround => Subtype is 1 or 2;
    public bool IsAirspeed => Subtype is 3 or 4;

    /// <summary>Knots, east positive; null = not available.</summary>
    public int? EastKnots => IsOverGround && FirstRaw != 0 ? (FirstSign ? 1 - FirstRaw : FirstRaw - 1) * Step : null;

    /// <summary>Knots, north positive; null = not available.</summary>
    public int? NorthKnots => IsOverGround && SecondRaw != 0 ? (SecondSign ? 1 - SecondRaw : SecondRaw - 1) * Step : null;

    /// <summary>Knots; null unless both components are available.</summary>
    public double? GroundSpeedKnots => EastKnots is int east && NorthKnots is int north ? Math.Sqrt((double)east * east + (double)north * north) : null;

    /// <summary>Degrees from true north clockwise, 0 to 360; null unless both components are available.</summary>
    public double? TrackDegrees
    {
        get
        {
            if (EastKnots is not int east || NorthKnots is not int north) return null;
            double degrees = StableMath.Atan2(east, north) * (180 / Math.PI);
            return degrees < 0 ? degrees + 360 : degrees;
        }
    }

    /// <summary>Degrees from north (magnetic or true: HRD bit of the operational status) clockwise; null = not available.</summary>
    public double? HeadingDegrees => IsAirspeed && FirstSign ? FirstRaw * (360.0 / 1024) : null;

    public int? AirspeedKnots => IsAirspeed && SecondRaw != 0 ? (SecondRaw - 1) * Step : null;

    public bool AirspeedIsTrue => SecondSign;

    /// <summary>Feet per minute, up positive; null = not available.</summary>
    public int? VerticalRateFeetPerMinute => VerticalRateRaw == 0 ? null : (IsDescent ? 1 - VerticalRateRaw : VerticalRateRaw - 1) * 64;

    /// <summary>Geometric height minus pressure altitude, feet; null = not available or out of range.</summary>
    public int? GeometricMinusPressureFeet => HeightDifferenceRaw is 0 or 127 ? null : (GeometricIsBelow ? 1 - HeightDifferenceRaw : HeightDifferenceRaw - 1) * 25;

    int Step => (Subtype & 1) == 0 ? 4 : 1;

    /// <summary>Subtype 1 or 2 as the speed needs; every value rounded to its step, null = not available.</summary>
    public static AirborneVelocity OverGround(double? eastKnots, double? northKnots, double? verticalRateFeetPerMinute, bool barometric, byte nacV, double? geometricMinusPressureFeet)
    {
        bool supersonic = Math.Max(Math.Abs(eastKnots ?? 0), Math.Abs(northKnots ?? 0)) > 1021.5;
        int step = supersonic ? 4 : 1;
        return new AirborneVelocity(
            (byte)(supersonic ? 2 : 1), false, nacV,
            eastKnots < 0, (ushort)Magnitude(eastKnots, step, 1023), northKnots < 0, (ushort)Magnitude(northKnots, step, 1023),
            barometric, verticalRateFeetPerMinute < 0, (ushort)Magnitude(verticalRateFeetPerMinute, 64, 511),
            geometricMinusPressureFeet < 0, (byte)Magnitude(geometricMinusPressureFeet, 25, 127));
    }

    public static AirborneVelocity Decode(ulong me) => new(
        Subtype: (byte)me.Bits(6, 3),
        IntentChange: me.Bit(9),
        NacV: (byte)me.Bits(11, 3),
        FirstSign: me.Bit(14),
        FirstRaw: (ushort)me.Bits(15, 10),
        SecondSign: me.Bit(25),
        SecondRaw: (ushort)me.Bits(26, 10),
        VerticalRateIsBarometric: me.Bit(36),
        IsDescent: me.Bit(37),
        VerticalRateRaw: (ushort)me.Bits(38, 9),
        GeometricIsBelow: me.Bit(49),
        HeightDifferenceRaw: (byte)me.Bits(50, 7));

    public ulong Encode() =>
        FieldBits.Put(TypeCode, 1, 5)
        | FieldBits.Put(Subtype, 6, 3)
        | FieldBits.Put(IntentChange, 9)
        | FieldBits.Put(NacV, 11, 3)
        | FieldBits.Put(FirstSign, 14)
        | FieldBits.Put(FirstRaw, 15, 10)
        | FieldBits.Put(SecondSign, 25)
        | FieldBits.Put(SecondRaw, 26, 10)
        | FieldBits.Put(VerticalRateIsBarometric, 36)
        | FieldBits.Put(IsDescent, 37)
        | FieldBits.Put(VerticalRateRaw, 38, 9)
        | FieldBits.Put(GeometricIsBelow, 49)
        | FieldBits.Put(HeightDifferenceRaw, 50, 7);

    static int Magnitude(double? value, int step, int highest) => value is double known ? (int)Math.Min(Math.Round(Math.Abs(known) / step) + 1, highest) : 0;
}
