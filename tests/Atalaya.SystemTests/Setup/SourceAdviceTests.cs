using System.Net;
using System.Net.Sockets;
using Atalaya.Core.Geodesy;
using Atalaya.Pipeline;
using Atalaya.Server.Inputs;
using Atalaya.Server.Setup;
using Atalaya.Server.Web;

namespace Atalaya.SystemTests.Setup;

public sealed class SourceAdviceTests
{
    const string Beast = "beast+tcp://192.168.1.5:30005";

    static SourceModel Model(string format = "beast", int id = 1) => new()
    {
        Id = id,
        Name = $"source-{id}",
        Format = format,
        State = "connected",
        Simulated = false,
        Messages = 0,
        MessagesPerSecond = 0,
        Reports = 0,
        ReportsPerSecond = 0,
        Bytes = 0,
        BytesPerSecond = 0,
        Rejected = 0,
        RejectedByReason = [],
        Warnings = 0,
        Duplicates = 0,
        Dropped = 0,
        LastReceiveTime = 1,
    };

    static SourceFacts Facts(string uri = Beast, string format = "beast", int id = 1) => new() { Source = Model(format, id), Uri = SourceUri.Parse(uri), Recent = Counts(1000, 900) };

    static RecentCounts Counts(long messages, long reports, long duplicates = 0, params (string Reason, long Count)[] rejected) =>
        new(messages, reports, duplicates, 50_000, 0, rejected.ToDictionary(pair => pair.Reason, pair => pair.Count));

    static string[] Codes(params SourceFacts[] facts) => [.. SourceAdvice.Of(facts)[facts[0].Source.Id].Select(advice => advice.Code)];

    static Advice Only(SourceFacts facts) => Assert.Single(SourceAdvice.Of([facts])[facts.Source.Id]);

    [Fact]
    public void ASourceInOrderNeedsNoAdvice() => Assert.Empty(Codes(Facts()));

    [Fact]
    public void SilenceIsToldByTransport()
    {
        Assert.Equal("silent_connection", Only(Facts() with { SilentSeconds = 61 }).Code);
        Assert.Equal("silent_port", Only(Facts("nmea+udp://0.0.0.0:10110", "nmea") with { SilentSeconds = 301 }).Code);
        Assert.Equal("silent_group", Only(Facts("asterix+udp://239.1.1.1:8600", "asterix") with { SilentSeconds = 61 }).Code);
        Assert.Empty(Codes(Facts() with { SilentSeconds = 59 }));
        Assert.Empty(Codes(Facts("nmea+udp://0.0.0.0:10110", "nmea") with { SilentSeconds = 299 }));
        SourceFacts never = Facts();
        Assert.Equal("silent_connection", Only(never with { Source = never.Source with { LastReceiveTime = null }, SilentSeconds = 21 }).Code);
    }

    [Fact]
    public void AnotherFormatIsNamedWithTheAddressToUse()
    {
        Advice advice = Only(Facts() with { Recent = Counts(0, 0), LooksLike = "avr" });
        Assert.Equal("What comes looks like AVR, not like Beast. Use avr+tcp://192.168.1.5:30005 as the address of the source.", advice.Sentence);
        Assert.Equal("no_messages", Only(Facts() with { Recent = Counts(0, 0) }).Code);
    }

    [Theory]
    [InlineData("nmea", "checksum", 200, "rejects_damaged")]
    [InlineData("asterix", "unknown_edition", 200, "rejects_unknown")]
    [InlineData("sbs", "invalid_value", 200, "rejects_values")]
    [InlineData("beast", "parity", 3000, "rejects_noise")]
    [InlineData("beast", "parity", 1000, null)]
    [InlineData("nmea", "checksum", 40, null)]
    public void AShareOfRejectsIsToldWithItsMainReason(string format, string reason, long count, string? code) =>
        Assert.Equal(code is null ? [] : [code], Codes(Facts(format == "asterix" ? "asterix+tcp://h:1" : Beast, format) with { Recent = Counts(1000, 900, 0, (reason, count), ("length", 1)) }));

    [Fact]
    public void ClocksAreComparedAndOursIsSuspectedWhereAllAgree()
    {
        SourceFacts radar = Facts("asterix+tcp://h:1", "asterix");
        SourceFacts Off(int id, double seconds) => Facts("asterix+tcp://h:1", "asterix", id) with { Source = Model("asterix", id) with { ClockOffsetS = seconds } };
        Assert.Equal("clock_ahead", Only(radar with { Source = radar.Source with { ClockOffsetS = 2.5 } }).Code);
        Assert.Equal("clock_behind", Only(radar with { Source = radar.Source with { ClockOffsetS = -4 } }).Code);
        Assert.Empty(Codes(Off(1, -0.4)));
        Assert.Equal(["clock_here"], Codes(Off(1, 30), Off(2, 30.4)));
        Assert.Equal(["clock_ahead"], Codes(Off(1, 30), Off(2, -20)));
    }

    [Fact]
    public void ObjectsWithoutPositionAreExplained()
    {
        SourceFacts Missing(string reason, int count, string format = "beast") => Facts(format == "asterix" ? "asterix+tcp://h:1" : Beast, format) with
        {
            Source = Model(format) with { ObjectsWithoutPosition = count, WithoutPositionByReason = new() { [reason] = count } },
            Places = new SourcePlaces(new SourceConfiguration { Id = 1, Name = "s", Format = format }),
        };
        Assert.Equal("radar_without_site", Only(Missing("site_unknown", 4, "asterix")).Code);
        Assert.Equal("surface_without_site", Only(Missing("surface_without_site", 1)).Code);
        Assert.Equal("no_position_message", Only(Missing("no_position_message", 3)).Code);
        Assert.Equal("one_position_code", Only(Missing("one_position_code", 3)).Code);
        Assert.Equal("no_positions", Only(Missing("static_data_only", 3, "nmea")).Code);
        Assert.Empty(Codes(Missing("no_position_message", 2)));
    }

    [Fact]
    public void TheSameReceiverTwiceIsSeenAtBoth()
    {
        SourceFacts first = Facts() with { Recent = Counts(1000, 900, 400) }, second = Facts(id: 2) with { Recent = Counts(1000, 905, 498) };
        Assert.Equal(["duplicate_source"], Codes(first, second));
        Assert.Equal(["duplicate_source"], Codes(second, first));
        Assert.Empty(Codes(first, second with { Recent = Counts(1000, 905, 300) }));
        Assert.Empty(Codes(first, second with { Recent = Counts(2000, 1800, 900) }));
    }

    [Fact]
    public void AWrongSiteIsToldOfTheSource()
    {
        SourcePlaces places = new(new SourceConfiguration { Id = 1, Name = "s", Format = "sbs", LatitudeDegrees = 10.6, LongitudeDegrees = 61.5 });
        for (int i = 0; i < 5; i++)
        {
            GeodeticPosition place = GeodeticPosition.FromDegrees(10 + 0.2 * i, -61);
            places.Add(new Core.Tracks.Track { HasPosition = true, Latitude = place.Latitude, Longitude = place.Longitude });
        }

        Advice advice = Only(Facts(format: "sbs") with { Source = Model("sbs") with { Site = new SiteModel(10.6, 61.5, 20) }, Places = places });
        Assert.Equal("site_longitude_sign", advice.Code);
        Assert.Matches(@"^Decoded positions lie 1\d{4} km from your site 10\.6, 61\.5: is the sign of the longitude right\?$", advice.Text);
    }

    [Fact]
    public void AGroupWithoutInterfaceIsNotedWhereThereAreSeveralNetworks()
    {
        SourceFacts group = Facts("asterix+udp://239.1.1.1:8600", "asterix");
        Assert.Empty(Codes(group with { Networks = [IPAddress.Parse("10.0.0.5")] }));
        Assert.Equal("multicast_interface", Only(group with { Networks = [IPAddress.Parse("10.0.0.5"), IPAddress.Parse("192.168.1.2")] }).Code);
    }

    [Theory]
    [InlineData(SocketError.ConnectionRefused, "refused")]
    [InlineData(SocketError.HostNotFound, "host_unknown")]
    [InlineData(SocketError.NetworkUnreachable, "host_unreachable")]
    [InlineData(SocketError.ConnectionReset, "connection_broken")]
    [InlineData(SocketError.AddressAlreadyInUse, "port_in_use")]
    [InlineData(SocketError.AddressNotAvailable, "address_not_local")]
    [InlineData(SocketError.AccessDenied, "port_rights")]
    [InlineData(SocketError.ProtocolNotSupported, "feed_failed")]
    public void FailuresOfTheLinkHaveWords(SocketError error, string code)
    {
        Advice advice = FeedFaults.Of(SourceUri.Parse(Beast), new SocketException((int)error));
        Assert.Equal(code, advice.Code);
        Assert.DoesNotContain("{", advice.Sentence, StringComparison.Ordinal);
    }
}
