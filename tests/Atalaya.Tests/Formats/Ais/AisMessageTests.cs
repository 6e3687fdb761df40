namespace Atalaya.Tests.Formats.Ais;

/// <summary>Records of the message types that are read field by field (ITU-R M.1371-5, annex 8).</summary>
public sealed class AisMessageTests
{
    const uint Sender = 2655651, Other = 257742000;

    [Fact]
    public void Addressed_binary_data() => Assert.Equal(
        """
        "seqno":2,"dest_mmsi":257742000,"retransmit":true,"dac":999,"fid":61,"data":"12:abc0"
        """,
        new AisSentence(6, Sender).Add((2, 2), (Other, 30), (1, 1), (0, 1), (999, 10), (61, 6), (0xABC, 12)).Fields);

    [Fact]
    public void Binary_data_to_all() => Assert.Equal(
        """
        "dac":999,"fid":22,"data":"32:deadbeef"
        """,
        new AisSentence(8, Sender).Add((0, 2), (999, 10), (22, 6), (0xDEADBEEF, 32)).Fields);

    [Theory]
    [InlineData(255, 8191, 255, "")]
    [InlineData(4, 1200, 30, ",\"crew\":4,\"passengers\":1200,\"personnel\":30")]
    public void Persons_on_board(uint crew, uint passengers, uint personnel, string expected) => Assert.Equal(
        "\"seqno\":0,\"dest_mmsi\":257742000,\"retransmit\":false,\"dac\":200,\"fid\":55" + expected,
        new AisSentence(6, Sender).Add((0, 2), (Other, 30), (0, 2), (200, 10), (55, 6), (crew, 8), (passengers, 13), (personnel, 8), (0, 51)).Fields);

    [Fact]
    public void Inland_ships() => Assert.Equal(
        """
        "dac":200,"fid":10,"vin":"02330490","length":110.0,"beam":11.4,"shiptype":8022,"hazard":1,"draught":3.06,"loaded":2,"speed_q":true,"course_q":false,"heading_q":true
        """,
        new AisSentence(8, Other).Add((0, 2), (200, 10), (10, 6)).Add("02330490").Add((1100, 13), (114, 10), (8022, 14), (1, 3), (306, 11), (2, 2), (1, 1), (0, 1), (1, 1), (0, 8)).Fields);

    [Fact]
    public void Weather() => Assert.Equal(
        """
        "dac":1,"fid":31,"lat":54.411183,"lon":-18.776667,"accuracy":true,"timestamp":"20T18:28Z","wspeed":17,"wgust":20,"wdir":132,"wgustdir":359,"airtemp":-1.4,"humidity":100,"dewpoint":-0.1,"pressure":1013,"pressuretend":1,"visgreater":true,"visibility":12.6,"waterlevel":-0.38,"leveltrend":0,"cspeed":0.0,"cdir":0,"waveheight":1.2,"waveperiod":8,"wavedir":90,"seastate":3,"watertemp":-0.5,"preciptype":4,"salinity":35.1
        """,
        new AisSentence(8, Sender).Add((0, 2), (1, 10), (31, 6), (unchecked((uint)-1126600), 25), (3264671, 24), (1, 1), (20, 5), (18, 5), (28, 6))
            .Add((17, 7), (20, 7), (132, 9), (359, 9), (unchecked((uint)-14), 11), (100, 7), (unchecked((uint)-1), 10), (214, 9), (1, 2), (1, 1), (126, 7), (962, 12), (0, 2))
            .Add((0, 8), (0, 9), (255, 8), (360, 9), (31, 5), (255, 8), (511, 9), (31, 5), (12, 8), (8, 6), (90, 9), (255, 8), (63, 6), (360, 9), (3, 4))
            .Add((unchecked((uint)-5), 10), (4, 3), (351, 9), (3, 2), (0, 10)).Fields);

    [Fact]
    public void Weather_in_the_old_form() => Assert.Equal(
        """
        "dac":1,"fid":11,"lat":53.294883,"lon":-6.133983,"timestamp":"18T17:15Z","wspeed":3,"wgust":6,"wdir":12,"wgustdir":15,"airtemp":14.2,"humidity":50,"dewpoint":12.3,"pressure":1024,"pressuretend":2,"visibility":15.3,"waterlevel":-8.4,"leveltrend":1,"seastate":3,"watertemp":12.3,"preciptype":6,"salinity":5.3,"ice":0
        """,
        new AisSentence(8, Sender).Add((0, 2), (1, 10), (11, 6), (3197693, 24), (unchecked((uint)-368039), 25), (18, 5), (17, 5), (15, 6))
            .Add((3, 7), (6, 7), (12, 9), (15, 9), (742, 11), (50, 7), (323, 10), (224, 9), (2, 2), (153, 8), (16, 9), (1, 2))
            .Add((255, 8), (511, 9), (255, 8), (511, 9), (31, 5), (255, 8), (511, 9), (31, 5), (255, 8), (63, 6), (511, 9), (255, 8), (63, 6), (511, 9), (3, 4))
            .Add((223, 10), (6, 3), (53, 9), (0, 2), (0, 6)).Fields);

    [Fact]
    public void Acknowledgements() => Assert.Equal(
        """
        "mmsi1":257742000,"mmsiseq1":1,"mmsi2":257742001,"mmsiseq2":3
        """,
        new AisSentence(13, Sender).Add((0, 2), (Other, 30), (1, 2), (Other + 1, 30), (3, 2)).Fields);

    [Fact]
    public void Request_for_UTC() => Assert.Equal("\"dest_mmsi\":257742000", new AisSentence(10, Sender).Add((0, 2), (Other, 30), (0, 2)).Fields);

    [Fact]
    public void Addressed_text() => Assert.Equal(
        """
        "seqno":1,"dest_mmsi":257742000,"retransmit":false,"text":"SAY \"HELLO\" \\ ONCE MORE THAN TWENTY CHARACTERS"
        """,
        new AisSentence(12, Sender).Add((1, 2), (Other, 30), (0, 2)).Add("SAY \"HELLO\" \\ ONCE MORE THAN TWENTY CHARACTERS  @X").Fields);

    [Theory]
    [InlineData("SART TEST", "\"text\":\"SART TEST\"")]
    [InlineData("", "")]
    [InlineData("   ", "")]
    public void Text_to_all(string text, string expected) => Assert.Equal(expected, new AisSentence(14, Sender).Add((0, 2)).Add(text).Fields);

    [Fact]
    public void Interrogations()
    {
        AisSentence message = new AisSentence(15, Sender).Add((0, 2), (Other, 30), (5, 6), (100, 12));
        Assert.Equal("""
            "mmsi1":257742000,"type1_1":5,"offset1_1":100
            """, message.Fields);
        Assert.Equal("""
            "mmsi1":257742000,"type1_1":5,"offset1_1":100,"type1_2":24,"offset1_2":0
            """, message.Add((0, 2), (24, 6), (0, 12)).Fields);
        Assert.Equal("""
            "mmsi1":257742000,"type1_1":5,"offset1_1":100,"type1_2":24,"offset1_2":0,"mmsi2":257742001,"type2_1":3,"offset2_1":7
            """, message.Add((0, 2), (Other + 1, 30), (3, 6), (7, 12), (0, 2)).Fields);
    }

    [Fact]
    public void Assignment_of_slots() => Assert.Equal(
        """
        "mmsi1":257742000,"offset1":200,"increment1":15,"mmsi2":257742001,"offset2":300,"increment2":0
        """,
        new AisSentence(16, Sender).Add((0, 2), (Other, 30), (200, 12), (15, 10), (Other + 1, 30), (300, 12), (0, 10)).Fields);

    [Fact]
    public void Differential_corrections() => Assert.Equal(
        """
        "lon":-10.500000,"lat":54.685000,"data":"40:26ac053928"
        """,
        new AisSentence(17, Sender).Add((0, 2), (unchecked((uint)-6300), 18), (32811, 17), (0, 5), (0x26AC0539, 32), (0x28, 8)).Fields);

    [Fact]
    public void Reserved_slots() => Assert.Equal(
        """
        "offset1":1390,"number1":1,"timeout1":7,"increment1":750,"offset2":1325,"number2":5,"timeout2":7,"increment2":2047
        """,
        new AisSentence(20, Sender).Add((0, 2), (1390, 12), (1, 4), (7, 3), (750, 11), (1325, 12), (5, 4), (7, 3), (2047, 11), (0, 4)).Fields);

    [Fact]
    public void Channel_management_of_an_area() => Assert.Equal(
        """
        "channel_a":2087,"channel_b":2088,"txrx":0,"power":true,"ne_lon":-73.500000,"ne_lat":45.550000,"sw_lon":-80.166667,"sw_lat":42.333333,"addressed":false,"band_a":false,"band_b":true,"zonesize":4
        """,
        new AisSentence(22, Sender).Add((0, 2), (2087, 12), (2088, 12), (0, 4), (1, 1))
            .Add((unchecked((uint)-44100), 18), (27330, 17), (unchecked((uint)-48100), 18), (25400, 17), (0, 1), (0, 1), (1, 1), (4, 3), (0, 23)).Fields);

    [Fact]
    public void Channel_management_of_two_stations() => Assert.Equal(
        """
        "channel_a":2087,"channel_b":2088,"txrx":1,"power":false,"dest1":257742000,"dest2":257742001,"addressed":true,"band_a":false,"band_b":false,"zonesize":0
        """,
        new AisSentence(22, Sender).Add((0, 2), (2087, 12), (2088, 12), (1, 4), (0, 1), (Other, 30), (0, 5), (Other + 1, 30), (0, 5), (1, 1), (0, 28)).Fields);

    [Fact]
    public void Group_assignment_without_a_place() => Assert.Equal(
        """
        "stationtype":6,"shiptype":49,"txrx":2,"interval":11,"quiet":1
        """,
        new AisSentence(23, Sender).Add((0, 2), (181 * 600, 18), (91 * 600, 17), (181 * 600, 18), (91 * 600, 17), (6, 4), (49, 8), (0, 22), (2, 2), (11, 4), (1, 4), (0, 6)).Fields);

    [Theory]
    [InlineData(0, 0, "\"addressed\":false,\"structured\":false,\"data\":\"16:f00d\"")]
    [InlineData(0, 1, "\"addressed\":false,\"structured\":true,\"app_id\":64,\"data\":\"16:f00d\"")]
    [InlineData(1, 0, "\"addressed\":true,\"structured\":false,\"dest_mmsi\":257742000,\"data\":\"16:f00d\"")]
    [InlineData(1, 1, "\"addressed\":true,\"structured\":true,\"dest_mmsi\":257742000,\"app_id\":64,\"data\":\"16:f00d\"")]
    public void Binary_data_in_slots(uint addressed, uint structured, string expected)
    {
        Assert.Equal(expected, Message(25).Fields);
        Assert.Equal(expected + ",\"radio\":614399", Message(26).Add((0, 4), (614399, 20)).Fields);

        AisSentence Message(uint type)
        {
            AisSentence message = new AisSentence(type, Sender).Add((addressed, 1), (structured, 1));
            if (addressed == 1) message.Add((Other, 30), (0, 2));
            if (structured == 1) message.Add((64, 16));
            return message.Add((0xF00D, 16));
        }
    }

    [Fact]
    public void Search_and_rescue_aircraft() => Assert.Equal(
        """
        "alt":303,"speed":42,"accuracy":true,"lon":-6.000000,"lat":58.000000,"course":154.5,"second":15,"regional":128,"alt_sensor":true,"dte":1,"assigned":false,"raim":true,"radio":33392
        """,
        new AisSentence(9, 111232511).Add((303, 12), (42, 10), (1, 1), (unchecked((uint)(-6 * 600_000)), 28), (58 * 600_000, 27), (1545, 12), (15, 6))
            .Add((1, 1), (0, 7), (1, 1), (0, 3), (0, 1), (1, 1), (33392, 20)).Fields);

    [Fact]
    public void Search_and_rescue_aircraft_that_knows_nothing() => Assert.Equal(
        """
        "accuracy":false,"regional":0,"alt_sensor":false,"dte":0,"assigned":false,"raim":false,"radio":0
        """,
        new AisSentence(9, 111232511).Add((4095, 12), (1023, 10), (0, 1), (181 * 600_000, 28), (91 * 600_000, 27), (3600, 12), (60, 6), (0, 32), (0, 2)).Fields);

    [Theory]
    [InlineData("SHORT", "", "SHORT")]
    [InlineData("TWENTY CHARACTERS ..", "MORE", "TWENTY CHARACTERS ..MORE")]
    [InlineData("ENDS IN SPACES      ", "MORE", "ENDS IN SPACES      MORE")]
    [InlineData("ENDS IN SPACES      ", "@@", "ENDS IN SPACES")]
    [InlineData("ENDS EARLY", "IGNORED", "ENDS EARLY")]
    [InlineData("TWENTY CHARACTERS ..", "FOURTEEN MORE.", "TWENTY CHARACTERS ..FOURTEEN MORE.")]
    public void Names_of_aids_to_navigation(string name, string extension, string expected)
    {
        AisSentence message = new AisSentence(21, 992351000).Add((6, 5)).Add(name, 20).Add((1, 1), (600_000, 28), (1_200_000, 27), (0, 30), (7, 4), (61, 6), (1, 1), (0xE2, 8), (0, 1), (1, 1), (0, 2)).Add(extension);
        Assert.Equal(
            $$"""
            "aid_type":6,"name":"{{expected}}","lon":1.000000,"lat":2.000000,"accuracy":true,"epfd":7,"second":61,"regional":226,"off_position":true,"raim":false,"virtual_aid":true,"assigned":false
            """, message.Fields);
    }

    [Fact]
    public void Craft_of_a_mother_ship_tells_her_instead_of_its_size() => Assert.Contains(
        "\"callsign\":\"AB1\",\"mothership_mmsi\":257742000,", new AisSentence(24, 982571234).Add((1, 2), (36, 8)).Add("ABC").Add((0, 24)).Add("AB1", 7).Add((Other, 30), (0, 6)).Fields);

    // Type, fewest bits, most bits without a warning.
    [Theory]
    [InlineData(1, 149, 168)]
    [InlineData(4, 168, 168)]
    [InlineData(6, 88, 1008)]
    [InlineData(7, 70, 72)]
    [InlineData(8, 56, 1008)]
    [InlineData(9, 148, 168)]
    [InlineData(10, 70, 72)]
    [InlineData(11, 168, 168)]
    [InlineData(12, 72, 1008)]
    [InlineData(13, 134, 168)]
    [InlineData(14, 40, 1008)]
    [InlineData(15, 88, 90)]
    [InlineData(15, 108, 110)]
    [InlineData(15, 158, 160)]
    [InlineData(16, 92, 96)]
    [InlineData(16, 144, 144)]
    [InlineData(17, 80, 816)]
    [InlineData(18, 148, 168)]
    [InlineData(19, 308, 312)]
    [InlineData(20, 70, 77)]
    [InlineData(20, 160, 160)]
    [InlineData(21, 271, 360)]
    [InlineData(22, 145, 168)]
    [InlineData(23, 154, 160)]
    [InlineData(24, 160, 168)]
    [InlineData(25, 40, 168)]
    [InlineData(26, 64, 1064)]
    [InlineData(27, 96, 96)]
    [InlineData(28, 38, 1064)]
    public void Lengths(uint type, int shortest, int longest)
    {
        AisSentence message = new(type, Sender);
        Assert.Equal((1L, 0L, 0L), Totals(message.Run(shortest)));
        Assert.Equal((1L, 0L, 0L), Totals(message.Run(longest)));
        if (type < 28) Assert.Equal((1L, 0L, 1L), Totals(message.Run(longest + 1)));
        AisRun shorter = message.Run(shortest - 1);
        Assert.True(shorter.Statistics.Errors == 1 || shorter.Statistics.Warnings == 1, "a cut message is an error, or a warning where a group is cut");

        static (long, long, long) Totals(AisRun run) => (run.Statistics.Records, run.Statistics.Errors, run.Statistics.Warnings);
    }

    [Theory]
    [InlineData(28)]
    [InlineData(63)]
    public void Types_of_the_future_are_records_that_say_so(uint type)
    {
        AisRun run = new AisSentence(type, Sender, 2).Add((0xABCD, 16)).Run();
        Assert.Equal($$"""{"format":"ais","type":{{type}},"repeat":2,"mmsi":2655651}""", run.Text.TrimEnd());
        Assert.Equal(1, run.Decoder.NotDecoded);
    }

    [Fact]
    public void Type_0_is_an_error() => Assert.Equal(1, new AisSentence(0, Sender).Add((0, 32)).Run().Statistics.Errors);
}
