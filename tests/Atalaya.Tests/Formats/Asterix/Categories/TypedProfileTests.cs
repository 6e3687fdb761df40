using Atalaya.Formats.Asterix;
using Atalaya.Formats.Asterix.Categories;

namespace Atalaya.Tests.Formats.Asterix.Categories;

/// <summary>Generated readers and writers where a category has several profiles and random field sequencing.</summary>
public sealed class TypedProfileTests
{
    static AsterixRecordBuilder Track() => new AsterixRecordBuilder(AsterixCatalog.Default[1]!)
        .SetRaw("010/SAC", 25).SetRaw("010/SIC", 10).SetRaw("020/TYP", 1).SetRaw("161", 77).Set("040/RHO", 12.5).Set("200/GSP", 0.125)
        .BeginRandomField().Set("141", 100.5).EndRandomField()
        .BeginRandomField().SetRaw("210", 3).Repeat("210").SetRaw("210", 4).EndRandomField()
        .BeginRandomField().SetOctets("SP", [9, 8]).EndRandomField();

    [Fact]
    public void The_descriptor_tells_the_profile()
    {
        byte[] octets = Track().ToArray();
        Assert.True(Cat001Record.TryRead(octets, out Cat001Record track, out AsterixFault fault));
        Assert.Equal(default, fault);
        Assert.Equal((Cat001Profile.Track, 1), (track.Profile, track.I020.TYP));
        Assert.Equal((77, 12.5, 0.125), (track.I161, track.I040.RHO, track.I200.GSP));
        Assert.True(Cat001Record.TryRead([0xD0, 25, 10, 0, 0x0A, 0xBC], out Cat001Record plot, out _));
        Assert.Equal((Cat001Profile.Plot, 0xABC), (plot.Profile, plot.I070.MODE3A));
        Assert.False(plot.HasI161);
        Assert.Null(plot.I161);
    }

    [Fact]
    public void Random_fields_are_views_in_the_order_sent()
    {
        Assert.True(Cat001Record.TryRead(Track().ToArray(), out Cat001Record track, out _));
        Assert.False(track.HasI141);
        Assert.Equal(3, track.RFS.Count);
        var fields = new List<(int Frn, double? Time, int Quality, string Special)>();
        foreach (Cat001RFSEntry field in track.RFS) fields.Add((field.FRN, field.I141, field.HasI210 ? field.I210[1] : 0, Convert.ToHexString(field.SP)));
        Assert.Equal([(9, 100.5, 0, ""), (14, null, 4, ""), (20, null, 0, "0908")], fields);
    }

    [Fact]
    public void A_record_that_does_not_tell_has_the_profile_of_the_one_before()
    {
        byte[] silent = [0xA0, 25, 10, 0, 7];
        var choice = default(AsterixProfileChoice);
        Assert.True(Cat001Record.TryRead(Track().ToArray(), ref choice, out _, out _));
        Assert.False(choice.IsAssumed);
        Assert.True(Cat001Record.TryRead(silent, ref choice, out Cat001Record track, out _));
        Assert.Equal((Cat001Profile.Track, 7), (track.Profile, track.I161));
        Assert.True(choice.IsAssumed);
        Assert.False(Cat001Record.TryRead([0xA0, 25, 11, 0, 7], ref choice, out _, out AsterixFault fault));
        Assert.Equal(AsterixFaultKind.ItemPastBlock, fault.Kind);
        Assert.True(Cat001Record.TryRead(silent, ref choice, out track, out _));
        Assert.Equal(Cat001Profile.Track, track.Profile);
        Assert.False(Cat001Record.TryRead(silent, out _, out _));
    }

    [Fact]
    public void Values_become_octets()
    {
        byte[] octets = new byte[60];
        Assert.Equal(Convert.ToHexString(Track().ToArray()), Convert.ToHexString(octets.AsSpan(0, Write(octets))));
    }

    static int Write(Span<byte> octets)
    {
        var writer = new Cat001TrackWriter(octets);
        writer.I010().SAC(25).SIC(10);
        writer.I020();
        writer.I161(77);
        writer.I040().RHO(12.5);
        writer.I200().GSP(0.125);
        Cat001TrackRFSWriter fields = writer.RFS();
        fields.I141(100.5);
        fields.I210().Add(3).Add(4);
        fields.SP([9, 8]);
        return writer.Complete();
    }

    [Fact]
    public void Bugs_of_the_caller_throw()
    {
        Assert.Throws<InvalidOperationException>(() =>
        {
            Cat001Record.TryRead(Track().ToArray(), out Cat001Record track, out _);
            new Cat001PlotWriter(new byte[60]).Copy(track);
        });
        Assert.Throws<InvalidOperationException>(() =>
        {
            Cat001Record.TryRead(Track().ToArray(), out Cat001Record track, out _);
            new Cat001PlotWriter(new byte[60]).RFS().Copy(track.RFS);
        });
        Assert.Throws<InvalidOperationException>(() =>
        {
            Cat002RFSWriter fields = new Cat002Writer(new byte[1000]).RFS();
            for (int i = 0; i < 256; i++) fields.I000(1);
        });
        Assert.Throws<InvalidOperationException>(() =>
        {
            Cat002RFSWriter fields = new Cat002Writer(new byte[60]).RFS();
            Cat002I010Writer source = fields.I010();
            fields.I000(1);
            source.SAC(1);
        });
    }

    [Fact]
    public void Blocks_agree()
    {
        TypedCategory typed = TypedCategory.All[0];
        var records = new RandomRecords(typed.Category, 5);
        int sound = 0;
        for (int i = 0; i < 5000; i++)
        {
            byte[] block = records.NextBlock();
            sound += typed.Compare(block, 0, block.Length);
            for (int mutation = 0; mutation < 5; mutation++)
            {
                byte[] broken = records.Mutate(block);
                typed.Compare(broken, 0, broken.Length);
            }
        }

        Assert.InRange(sound, 5000, int.MaxValue);
    }

    [Fact]
    public void Reading_and_writing_allocate_nothing()
    {
        byte[] octets = Track().ToArray(), room = new byte[60];
        ulong sum = Sum(octets);
        int length = Write(room);
        Allocation.AssertNone(() => Assert.True(Sum(octets) == sum && Write(room) == length), 1000);
    }

    static ulong Sum(byte[] octets)
    {
        Cat001Record.TryRead(octets, out Cat001Record record, out _);
        var sink = new ChecksumSink();
        record.Accept(ref sink);
        return sink.Sum;
    }
}
