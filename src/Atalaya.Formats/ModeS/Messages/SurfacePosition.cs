namespace Atalaya.Formats.ModeS.Messages;

/// <summary>Surface position, BDS 0,6, type codes 5–8 (RTCA DO-260B 2.2.3.2.4).</summary>
/// <param name="Movement">7 bits, see <see cref="GroundSpeedKnots"/>.</param>
/// <param name="TrackRaw">Ground track, 360°/128; meaningful if <paramref name="TrackIsValid"/>.</param>
public readonly record struct SurfacePosition(byte TypeCode, byte Movement, bool TrackIsValid, byte TrackRaw, bool TimeSynchronized, CprCode Cpr)
{
    /// <summary>First code of each linear part (2.2.3.2.4.2), its speed and its step, knots.</summary>
    static ReadOnlySpan<byte> FirstCodes => [2, 9, 13, 39, 94, 109, 124];
    static ReadOnlySpan<double> FirstKnots => [0.125, 1, 2, 15, 70, 100, 175];
    static ReadOnlySpan<double> StepKnots => [0.125, 0.25, 0.5, 1, 2, 5, 0];

    public static bool Has(int typeCode) => typeCode is >= 5 and <= 8;

    /// <summary>Knots; 0 = stopped (below 0.125), 175 = 175 or more; null = not available (codes 0 and 125–127).</summary>
    public double? GroundSpeedKnots
    {
        get
        {
            if (Movement is 0 or > 124) return null;
            if (Movement == 1) return 0;
            int part = FirstCodes.Length - 1;
            while (FirstCodes[part] > Movement) part--;
            return FirstKnots[part] + (Movement - FirstCodes[part]) * StepKnots[part];
        }
    }

    /// <summary>Degrees from true north (or magnetic, by the HRD bit of the operational status) clockwise; null = not available.</summary>
    public double? TrackDegrees => TrackIsValid ? TrackRaw * 2.8125 : null;

    /// <summary>The code whose speed is nearest below; null = not available.</summary>
    public static byte MovementOf(double? knots)
    {
        if (knots is not double speed || double.IsNaN(speed)) return 0;
        if (speed < 0.125) return 1;
        int part = FirstCodes.Length - 1;
        while (FirstKnots[part] > speed) part--;
        return StepKnots[part] == 0 ? FirstCodes[part] : (byte)(FirstCodes[part] + (int)((speed - FirstKnots[part]) / StepKnots[part]));
    }

    public static SurfacePosition Decode(ulong me) => new(
        TypeCode: (byte)me.Bits(1, 5),
        Movement: (byte)me.Bits(6, 7),
        TrackIsValid: me.Bit(13),
        TrackRaw: (byte)me.Bits(14, 7),
        TimeSynchronized: me.Bit(21),
        Cpr: CprCode.Decode(me));

    public ulong Encode() =>
        FieldBits.Put(TypeCode, 1, 5)
        | FieldBits.Put(Movement, 6, 7)
        | FieldBits.Put(TrackIsValid, 13)
        | FieldBits.Put(TrackRaw, 14, 7)
        | FieldBits.Put(TimeSynchronized, 21)
        | Cpr.Encode();
}
