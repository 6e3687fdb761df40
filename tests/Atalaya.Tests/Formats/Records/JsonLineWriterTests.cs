using System.Globalization;
using System.Text;
using System.Text.Json;
using Atalaya.Formats.Records;
using CsCheck;

namespace Atalaya.Tests.Formats.Records;

public sealed class JsonLineWriterTests
{
    static string Written(Action<JsonLineWriter> write)
    {
        var writer = new JsonLineWriter(4);
        write(writer);
        return Encoding.UTF8.GetString(writer.Written);
    }

    [Fact]
    public void Whole_numbers() => Gen.Long.Sample(value => Assert.Equal(value.ToString(CultureInfo.InvariantCulture), Written(writer => writer.Number(value))), seed: "0000KvBf1sL3");

    [Theory]
    [InlineData(0, 7, "0")]
    [InlineData(35_000_000, 5, "350")]
    [InlineData(-12_500, 4, "-1.25")]
    [InlineData(1, 18, "0.000000000000000001")]
    [InlineData(long.MinValue, 1, "-922337203685477580.8")]
    public void Decimals(long scaled, int digits, string text) => Assert.Equal(text, Written(writer => writer.Decimal(scaled, digits)));

    [Fact]
    public void Decimals_are_exact() => Gen.Select(Gen.Long, Gen.Int[0, 18]).Sample(
        (scaled, digits) =>
        {
            decimal expected = scaled / (decimal)Math.Pow(10, digits);
            Assert.Equal(expected, decimal.Parse(Written(writer => writer.Decimal(scaled, digits)), CultureInfo.InvariantCulture));
        }, seed: "0000KvBf1sL3");

    [Fact]
    public void Doubles_read_back() => Gen.Double.Sample(value =>
    {
        string text = Written(writer => writer.Number(value));
        if (!double.IsFinite(value)) Assert.Equal("null", text);
        else Assert.Equal(value, JsonDocument.Parse(text).RootElement.GetDouble());
    }, seed: "0000KvBf1sL3");

    [Fact]
    public void Texts_read_back() => Gen.Byte.Array.Sample(
        bytes => Assert.Equal(Encoding.Latin1.GetString(bytes), JsonDocument.Parse(Written(writer => writer.Text(bytes))).RootElement.GetString()), seed: "0000KvBf1sL3");

    [Fact]
    public void Codes()
    {
        Assert.Equal("\"0246\"", Written(writer => writer.OctalString(0xA6, 4)));
        Assert.Equal("\"4840d6\"", Written(writer => writer.HexString(0x4840D6, 6)));
        Assert.Equal("00ff", Written(writer => writer.Hex([0, 255])));
    }

    [Theory]
    [InlineData(8, "longer text")]
    [InlineData(8, "x")]
    public void Gaps_close(int gap, string text) => Assert.Equal("ab" + text + "cd", Written(writer =>
    {
        writer.Raw("ab"u8);
        writer.Reserve(gap);
        writer.Length += gap;
        writer.Raw("cd"u8);
        writer.CloseGap(2, gap, Encoding.ASCII.GetBytes(text));
    }));
}
