namespace Atalaya.Tests.Formats.Ais;

/// <summary>How many messages each shared file holds. gpsdecode counts fewer (it merges type 24), AIS-catcher fewer (it refuses odd lengths and other prefixes).</summary>
public sealed class AisFilesTests
{
    [Theory]
    [InlineData("ais-18-27.log", 276, 0, 69)]
    [InlineData("ais-nmea-type6-fid55.log", 1326, 0, 0)]
    [InlineData("ais-nmea.log", 171, 0, 0)]
    [InlineData("ais-raw-messages.log", 109, 0, 0)]
    [InlineData("ais_unpack_sixbit.log", 13, 0, 0)]
    [InlineData("goais_aistest.nmea", 904, 9, 0)]
    [InlineData("gpsd_sample.aivdm", 102, 3, 0)]
    [InlineData("kystverket_1000lines.nm4", 877, 0, 0)]
    [InlineData("pyais_nmea_data_sample.txt", 778, 120, 0)]
    [InlineData("pyais_timestamped.ais", 4, 0, 0)]
    [InlineData("tagblock.nmea", 4, 0, 0)]
    [InlineData("test.aivdm", 243, 18, 17)]
    [InlineData("typeexamples.nmea", 26, 0, 0)]
    public void Records_errors_and_types_not_decoded(string file, long records, long errors, long notDecoded)
    {
        AisRun run = new(File.ReadAllBytes(SharedData.Path($"ais/{file}")));
        Assert.Equal((records, errors, notDecoded), (run.Statistics.Records, run.Statistics.Errors, run.Decoder.NotDecoded));
    }
}
