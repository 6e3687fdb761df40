using Atalaya.Formats.ModeS;

namespace Atalaya.Tests.Formats.ModeS;

public sealed class AltitudeCodeTests
{
    /// <summary>rs1090's changelog: code 0 (1.3 % of messages) became an altitude, invalid Gillham codes became 0 ft.</summary>
    [Fact]
    public void CodesThatSayNothingAreNotAvailable()
    {
        Assert.Null(AltitudeCode.ToFeet(0));
        Assert.Null(AltitudeCode.ToFeetFrom12(0));
        int available = 0;
        for (uint code = 1; code < 0x2000; code++)
        {
            bool metric = (code & 0x40) != 0;
            if (metric) Assert.Null(AltitudeCode.ToFeet(code));
            else if (AltitudeCode.ToFeet(code) is not null) available++;
        }

        // 2048 codes of 25 ft and 256 × 5 Gillham codes.
        Assert.Equal(2048 + 1280, available);
        Assert.Null(AltitudeCode.ToFeet(0b0_1000_0000_0000));
    }

    [Theory]
    [InlineData(-1000)]
    [InlineData(-975)]
    [InlineData(0)]
    [InlineData(36_025)]
    [InlineData(50_175)]
    [InlineData(50_200)]
    [InlineData(126_700)]
    public void FeetSurviveTheCode(int feet)
    {
        Assert.Equal(feet, AltitudeCode.ToFeet(AltitudeCode.FromFeet(feet)));
        Assert.Equal(feet, AltitudeCode.ToFeetFrom12(AltitudeCode.FromFeetTo12(feet)));
    }

    [Fact]
    public void EveryHundredFeetHasItsGillhamCode()
    {
        HashSet<uint> codes = [];
        for (int feet = AltitudeCode.LowestFeet; feet <= AltitudeCode.HighestGillhamFeet; feet += 100)
        {
            uint code = AltitudeCode.FromGillhamFeet(feet);
            Assert.Equal(feet, AltitudeCode.ToFeet(code));
            Assert.True(codes.Add(code));
        }
    }

    [Fact]
    public void IdentityCodesSurviveTheField()
    {
        for (ushort code = 0; code < 0x1000; code++) Assert.Equal(code, IdentityCode.ToMode3A(IdentityCode.FromMode3A(code)));
        Assert.Equal("0112", Convert.ToString(IdentityCode.ToMode3A(ModeSSamples.Frame("280010248C796B").Header & 0x1FFF), 8).PadLeft(4, '0'));
    }
}
