using Atalaya.Formats.ModeS;
using CsCheck;

namespace Atalaya.Tests.Formats.ModeS;

public sealed class ModeSParityTests
{
    [Fact]
    public void TablesEqualTheDivisionBitByBit() =>
        Gen.Select(Gen.UInt, Gen.ULong[0, (1ul << 56) - 1]).Sample((header, message) =>
        {
            byte[] bytes = new byte[ModeSFrame.LongLength];
            new ModeSFrame(header, message, 0, true).WriteTo(bytes);
            return ModeSParity.OfLong(header, message) == ModeSParity.OfBytes(bytes.AsSpan(0, 11))
                && ModeSParity.OfShort(header) == ModeSParity.OfBytes(bytes.AsSpan(0, 4));
        }, seed: "0N0XIzNsQ0O2");

    [Theory]
    [InlineData("8D406B902015A678D4D220AA4BDA", 0u)]
    [InlineData("5D4D20237A55A6", 0u)]
    [InlineData("A00015B7C26E1370AA00005DD34A", 0x4D010Du)]
    [InlineData("20000F1F684A6C", 0x4D2023u)]
    public void RealFramesLeaveZeroOrTheirAddress(string hex, uint remainder) => Assert.Equal(remainder, ModeSSamples.Frame(hex).Remainder);

    [Fact]
    public void FramesSurviveTheirBytes() =>
        Gen.Select(Gen.UInt, Gen.ULong[0, (1ul << 56) - 1], Gen.UInt[0, 0xFF_FFFF], Gen.Bool).Sample((header, message, parity, isLong) =>
        {
            ModeSFrame frame = new(header, isLong ? message : 0, parity, isLong);
            byte[] bytes = new byte[frame.Length];
            frame.WriteTo(bytes);
            return ModeSFrame.FromBytes(bytes) == frame && frame.ContentHash() != 0;
        }, seed: "0N0XIzNsQ0O2");
}
