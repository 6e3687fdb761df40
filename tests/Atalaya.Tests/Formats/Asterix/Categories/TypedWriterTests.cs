using Atalaya.Core.Identity;
using Atalaya.Formats.Asterix.Categories;

namespace Atalaya.Tests.Formats.Asterix.Categories;

public sealed class TypedWriterTests
{
    public static TheoryData<string> Categories => TypedReaderTests.Categories;

    /// <summary>What the table-driven encoder wrote, read and written by the generated code, is the same octets.</summary>
    [Theory]
    [MemberData(nameof(Categories))]
    public void Writes_what_the_tables_write(string category)
    {
        TypedCategory typed = TypedCategory.All.First(typed => typed.ToString() == category);
        var records = new RandomRecords(typed.Category, 4, wholeTexts: true);
        for (int i = 0; i < 5000; i++)
        {
            byte[] record = records.Next();
            Assert.Equal(Convert.ToHexString(record), Convert.ToHexString(typed.Rewrite(record)));
        }
    }

    [Fact]
    public void Values_become_octets()
    {
        byte[] octets = new byte[100];
        Assert.Equal(
            "fdf1410419c9356d88a18074d0000000a63ffb4249b94d9339e76ca0" + "02000000000000004000000000000000500007" + "0304" + "030102",
            Convert.ToHexStringLower(octets.AsSpan(0, Write(octets))));
    }

    static int Write(Span<byte> octets)
    {
        var writer = new Cat048Writer(octets);
        writer.I010().SAC(25).SIC(201);
        writer.I140(27355.0625);
        writer.I020().TYP(5).TST(1);
        writer.I040().RHO(116.8125).THETA(359.9999);
        writer.I070().MODE3A(0xA6);
        writer.I090().FL(-1.25);
        writer.I220(0x4249B9);
        writer.I240(PackedText.FromString("SYL9962"));
        Cat048I250Writer registers = writer.I250();
        registers.Add().BDS1(4);
        registers.Add().BDS1(5);
        writer.I161().TRN(7);
        writer.I030().Add(1).Add(2);
        writer.SP([1, 2]);
        return writer.Complete();
    }

    [Fact]
    public void Values_out_of_range_and_wrong_order_throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Started().I040().RHO(256));
        Assert.Throws<ArgumentOutOfRangeException>(() => Started().I040().RHO(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Started().I090().FL(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Started().I020().TYP(8));
        Assert.Throws<ArgumentOutOfRangeException>(() => Started().I020().TYP(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Started().I240(PackedText.FromString("NINECHARS")));
        Assert.Throws<ArgumentOutOfRangeException>(() => Started().SP(new byte[255]));
        Assert.Throws<InvalidOperationException>(() => Started().Complete());
        Assert.Throws<ArgumentException>(() => new Cat048Writer(new byte[6]).I140(1));
        Assert.Throws<InvalidOperationException>(() =>
        {
            Cat048Writer writer = Started();
            writer.I140(1);
            writer.I010();
        });
        Assert.Throws<InvalidOperationException>(() =>
        {
            Cat048Writer writer = Started();
            writer.I130().SRR(1).SRL(1);
        });
        Assert.Throws<InvalidOperationException>(() =>
        {
            Cat048Writer writer = Started();
            Cat048I020Writer descriptor = writer.I020();
            writer.I040();
            descriptor.TYP(1);
        });
        Assert.Throws<InvalidOperationException>(() =>
        {
            Cat048Writer writer = Started();
            Cat048I040Writer position = writer.I040();
            writer.Complete();
            position.RHO(1);
        });
    }

    static Cat048Writer Started() => new(new byte[400]);

    [Fact]
    public void Writing_allocates_nothing()
    {
        byte[] octets = new byte[100];
        int length = Write(octets);
        Allocation.AssertNone(() => Assert.True(Write(octets) == length), 1000);
    }
}
