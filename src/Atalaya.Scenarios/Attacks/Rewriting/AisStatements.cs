using Atalaya.Core.Time;
using Atalaya.Formats.Ais;

namespace Atalaya.Scenarios.Attacks.Rewriting;

/// <summary>AIS messages as statements; changes are made in their bits, so that all others stay as they were.</summary>
static class AisStatements
{
    const int KeyAt = 8, KeyBits = 30;

    /// <summary>In place of the second of a position: the positioning system is inoperative.</summary>
    const uint Inoperative = 63;

    public static Statement Read(in AisBits bits, Instant time)
    {
        Statement statement = new() { Sender = ObjectKey.Vessel(bits.Mmsi), Key = bits.Mmsi, Time = time, Content = bits.Hash() };
        if (AisLayout.Of(bits.Type) is not { } layout || bits.Length < layout.Length) return statement;
        statement.Parts = StatementParts.Quality;
        double longitude = bits.SignedBits(layout.Longitude, layout.LongitudeBits) / layout.PlaceSteps;
        double latitude = bits.SignedBits(layout.Latitude, layout.LatitudeBits) / layout.PlaceSteps;
        if (Math.Abs(longitude) <= 180 && Math.Abs(latitude) <= 90)
        {
            statement.Parts |= StatementParts.Position;
            (statement.Latitude, statement.Longitude) = (latitude, longitude);
        }

        uint speed = bits.UnsignedBits(layout.Speed, layout.SpeedBits);
        uint course = bits.UnsignedBits(layout.Course, layout.CourseBits);
        if (speed == layout.NoSpeed || course >= layout.NoCourse) return statement;
        statement.Parts |= StatementParts.Velocity;
        (statement.East, statement.North) = PlaneMath.Vector(speed / layout.SpeedSteps * PlaneMath.MetersPerSecondPerKnot, course / layout.CourseSteps);
        return statement;
    }

    /// <param name="bits">To change.</param>
    /// <param name="type">Of the message.</param>
    /// <param name="statement">What it shall say.</param>
    public static void Apply(Span<byte> bits, int type, in Statement statement)
    {
        if ((statement.Changed & StatementParts.Key) != 0) Put(bits, statement.Key, KeyAt, KeyBits);
        if (AisLayout.Of(type) is not { } layout) return;
        if ((statement.Changed & StatementParts.Position) != 0)
        {
            Put(bits, (uint)(int)Math.Round(statement.Longitude * layout.PlaceSteps), layout.Longitude, layout.LongitudeBits);
            Put(bits, (uint)(int)Math.Round(statement.Latitude * layout.PlaceSteps), layout.Latitude, layout.LatitudeBits);
        }

        if ((statement.Changed & StatementParts.Velocity) != 0) Move(bits, layout, statement);
        if (statement.Gnss == GnssCondition.Good) return;
        Put(bits, 0, layout.Accuracy, 1);
        Put(bits, 0, layout.Raim, 1);
        if (statement.Gnss == GnssCondition.Lost) Lose(bits, layout);
    }

    static void Move(Span<byte> bits, in AisLayout layout, in Statement statement)
    {
        double knots = PlaneMath.Length(statement.East, statement.North) / PlaneMath.MetersPerSecondPerKnot;
        double course = PlaneMath.Bearing(statement.East, statement.North);
        Put(bits, (uint)Math.Min(Math.Round(knots * layout.SpeedSteps), layout.NoSpeed - 1), layout.Speed, layout.SpeedBits);
        Put(bits, (uint)(Math.Round(course * layout.CourseSteps) % (360 * layout.CourseSteps)), layout.Course, layout.CourseBits);
    }

    static void Lose(Span<byte> bits, in AisLayout layout)
    {
        Put(bits, (uint)(181 * layout.PlaceSteps), layout.Longitude, layout.LongitudeBits);
        Put(bits, (uint)(91 * layout.PlaceSteps), layout.Latitude, layout.LatitudeBits);
        Put(bits, layout.NoSpeed, layout.Speed, layout.SpeedBits);
        Put(bits, layout.NoCourse, layout.Course, layout.CourseBits);
        if (layout.Second != AisLayout.NoSecond) Put(bits, Inoperative, layout.Second, 6);
    }

    static void Put(Span<byte> bits, uint value, int start, int length)
    {
        for (int i = 0; i < length; i++)
        {
            int at = start + i;
            byte mask = (byte)(0x80 >> (at & 7));
            bool isSet = (value >> (length - 1 - i) & 1) != 0;
            bits[at >> 3] = (byte)(isSet ? bits[at >> 3] | mask : bits[at >> 3] & ~mask);
        }
    }
}
