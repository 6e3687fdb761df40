using System.Text;
using Atalaya.Core.Reports;
using Atalaya.Integrity.Alerts;
using Atalaya.Integrity.Rules;
using Atalaya.Server.Configuration;
using Atalaya.Server.Inputs;
using Atalaya.Server.Outputs;

namespace Atalaya.SystemTests.Configuration;

public sealed class ConfigurationReaderTests
{
    static ServerConfiguration Read(string json) => new ConfigurationReader("a.json", Encoding.UTF8.GetBytes(json)).Read();

    [Fact]
    public void AFileWithCommentsAndTrailingCommasIsRead()
    {
        ServerConfiguration configuration = Read("""
            {
              "$schema": "https://example.org/s.json", // for the editor
              "listen": "127.0.0.1:9000",
              "data": "/var/lib/atalaya", /* the recording */
              "insecure": true,
              "sectors": 4,
              "sources": [
                "beast+tcp://roof:30005",
                { "uri": "asterix+udp://239.1.1.1:8600?interface=10.0.0.5", "name": "a & b", "site": [10.5, -61.9, 40] },
              ],
            }
            """);
        Assert.Equal(("127.0.0.1:9000", "/var/lib/atalaya", true, 4), (configuration.Listen, configuration.Data, configuration.Insecure, configuration.Sectors));
        Assert.Equal(2, configuration.Sources.Count);
        SourceUri radar = configuration.Sources[1];
        Assert.Equal(("a & b", "10.0.0.5", 40), (radar.Name, radar.Interface, radar.Site!.Value.Height));
    }

    [Fact]
    public void SettingsOfEveryPartAreRead()
    {
        ServerConfiguration configuration = Read("""
            {
              "site": "10,65 N 61,5 W 40 m",
              "tls": { "certificate": "c.pem", "key": "k.pem" },
              "retention": { "log_days": 2, "log_gigabytes": null, "archive_gigabytes": 0.5 },
              "outputs": ["beast+tcp://127.0.0.1:30005"],
              "rules": [{ "name": "low", "area": "strait", "when": "enters", "domain": "air", "mode_a": "7700", "address": "4840D6", "max_altitude_m": 300, "severity": "alarm" }],
              "areas": [
                { "name": "strait", "polygon": [[10, -62], [11, -62], "10,5 N 61 W"], "floor_m": 0, "ceiling_m": 500 },
                { "name": "port", "center": [10.6, -61.5], "radius_m": 2000 },
              ],
            }
            """);
        Assert.Equal((10.65, 40), (Math.Round(configuration.Site!.Value.LatitudeDegrees, 9), configuration.Site!.Value.Height));
        Assert.Equal(new TlsSettings("c.pem", "k.pem"), configuration.Tls);
        Assert.Equal(new RetentionSettings { LogDays = 2, LogBytes = null, ArchiveBytes = 1 << 29 }, configuration.Retention);
        Assert.Equal([new OutputSettings("beast+tcp://127.0.0.1:30005", "a.json:5")], configuration.Outputs);
        Assert.Equal([new AlertRule { Name = "low", Area = "strait", When = RuleMoment.Enters, Domain = Domain.Air, Mode3A = 0xFC0, Address = 0x4840D6, MaxAltitudeMeters = 300, Severity = AlertSeverity.Alarm }], configuration.Rules);
        Assert.Equal([3, null], configuration.Areas.Select(area => area.Polygon?.Count));
        Assert.Equal(-61, configuration.Areas[0].Polygon![2][1], 9);
        Assert.True(configuration.Areas.All(area => area.IsSound) && configuration.Rules.All(rule => rule.IsSound));
    }

    /// <summary>Every key of an output is an option of its address.</summary>
    [Fact]
    public void AnOutputMayBeAnObject()
    {
        ServerConfiguration configuration = Read("""
            { "outputs": [
              { "uri": "asterix+udp://239.1.1.1:8600?sac=25", "name": "a & b", "sic": 10, "service": 2, "unit": 3, "interface": "10.0.0.5", "ttl": 4, "allow": ["239.1.1.1", "10.0.0.0/8"],
                "area": [9.5, -63, 11.5, -60], "center": [10.6, -61.9, 40], "period": 0.5, "repeat": 4, "quiet": 60, "status": 2, "domain": ["air", "sea"], "tentative": true, "system": false,
                "sensors": ["roof:25/40"] },
              { "uri": "beast+tcp://127.0.0.1", "sources": ["north mast"], "simulated": true, "reduce": 250 },
              { "uri": "avr+tcp://127.0.0.1", "stamps": true }, { "uri": "nmea+tcp://127.0.0.1", "tags": true }] }
            """);
        OutputUri[] outputs = [.. configuration.Outputs.Select(OutputUri.Parse)];
        OutputUri tracks = outputs[0];
        Assert.Equal(("a & b", "10.0.0.5", 4, 2), (tracks.Name, tracks.Interface?.ToString(), tracks.TimeToLive, tracks.Allow.Count));
        Assert.Equal(
            "25 10 2 3 9.5 -63 11.5 -60 10.6 0.5 4 60 2 True False 6440",
            FormattableString.Invariant($"{tracks.Asterix!.Sac} {tracks.Asterix.Sic} {tracks.Asterix.Service} {tracks.Asterix.Unit} {tracks.Asterix.Area!.Value.South} {tracks.Asterix.Area.Value.West} {tracks.Asterix.Area.Value.North} {tracks.Asterix.Area.Value.East} {Math.Round(tracks.Asterix.Center!.Value.LatitudeDegrees, 6)} {tracks.Asterix.PeriodSeconds} {tracks.Asterix.RepeatSeconds} {tracks.Asterix.QuietSeconds} {tracks.Asterix.StatusSeconds} {tracks.Asterix.Tentative} {tracks.Asterix.System} {tracks.Asterix.Sensors["roof"]}"));
        Assert.Equal([Domain.Air, Domain.Sea], tracks.Asterix.Domains);
        Assert.Equal((true, 250, "north mast"), (outputs[1].Simulated, outputs[1].ReduceMs, outputs[1].Sources[0]));
        Assert.True(outputs[2].Stamps && outputs[3].Tags);
        Assert.Equal(["a.json:2", "a.json:5"], configuration.Outputs.Take(2).Select(output => output.Where));
    }

    [Fact]
    public void AnEmptyFileSaysNothing() => Assert.Equal(new ServerConfiguration().Sectors, Read(" \n").Sectors);

    [Fact]
    public void AByteOrderMarkIsNoFault() => Assert.Equal("x", Read("\uFEFF{\"data\":\"x\"}").Data);

    [Fact]
    public void AreasHaveTimesAndRulesSpeakOfLinesStaysAndWhatIsToCome()
    {
        ServerConfiguration configuration = Read("""
            {
              "areas": [
                { "name": "border", "line": [[10, -62], [11, -62]], "days": ["sat", "sun"], "from_utc": "22:00", "to_utc": "05:30" },
                { "name": "port", "center": [10.6, -61.5], "radius_m": 2000 },
              ],
              "rules": [
                { "name": "over", "area": "border", "when": "crosses", "crosses_to": "right" },
                { "name": "waits", "area": "port", "when": "stays", "min_stay_s": 1800 },
                { "name": "comes", "area": "port", "when": "approaches", "horizon_s": 300 },
              ],
            }
            """);
        Assert.Equal((2, "sat sun", "22:00", "05:30"), (configuration.Areas[0].Line!.Count, string.Join(' ', configuration.Areas[0].Days!), configuration.Areas[0].FromUtc, configuration.Areas[0].ToUtc));
        Assert.Equal(
            [
                new AlertRule { Name = "over", Area = "border", When = RuleMoment.Crosses, CrossesTo = LineSide.Right },
                new AlertRule { Name = "waits", Area = "port", When = RuleMoment.Stays, MinStaySeconds = 1800 },
                new AlertRule { Name = "comes", Area = "port", When = RuleMoment.Approaches, HorizonSeconds = 300 },
            ],
            configuration.Rules);
        Assert.True(configuration.Areas.All(area => area.IsSound) && configuration.Rules.All(rule => rule.IsSound));
    }

    [Theory]
    [InlineData("{", "a.json:1: this is not JSON")]
    [InlineData("[]", "a.json:1: the file must hold one object")]
    [InlineData("{\n\"lisen\": 1}", "a.json:2: unknown key \"lisen\"; did you mean \"listen\"?")]
    [InlineData("{\n\n\"sectors\": 65}", "a.json:3: \"sectors\" must be a whole number from 1 to 64")]
    [InlineData("{\"sectors\": 1.5}", "\"sectors\" must be a whole number")]
    [InlineData("{\"insecure\": \"yes\"}", "\"insecure\" must be true or false")]
    [InlineData("{\"data\": 1}", "\"data\" must be text")]
    [InlineData("{\"sources\": {}}", "\"sources\" must be a list")]
    [InlineData("{\"sources\": [\n{\"name\": \"x\"}]}", "a.json:2: this source has no \"uri\"")]
    [InlineData("{\"sources\": [\n\n\"bost+tcp://x\"]}", "a.json:3: source 'bost+tcp://x': unknown format")]
    [InlineData("{\"sources\": [{\"uri\": \"beast+tcp://x\", \"site\": [\"1\"]}]}", "\"site\" must be a number")]
    [InlineData("{\"data\": \"\\ud800\"}", "not valid Unicode")]
    [InlineData("{} {}", "a.json:1: ")]
    [InlineData("{\"listen\": \"8080\"}", "a.json:1: \"listen\" 8080: write ADDRESS:PORT")]
    [InlineData("{\"sectors\": 2,\n\"sectors\": 2}", "a.json:2: \"sectors\" stands here a second time")]
    [InlineData("{\"site\": \"10,65,61,5\"}", "can be decimal commas")]
    [InlineData("{\"site\": [100, 0]}", "latitude 100")]
    [InlineData("{\"tls\": {\"key\": \"x\"}}", "needs \"certificate\"")]
    [InlineData("{\"retention\": {\n\"logdays\": 3}}", "a.json:2: unknown key \"logdays\"; did you mean \"log_days\"?")]
    [InlineData("{\"retention\": {\"log_days\": 0}}", "above 0")]
    [InlineData("{\"outputs\": [\"nmea\"]}", "no scheme")]
    [InlineData("{\"outputs\": [{\"name\": \"a\"}]}", "this output has no \"uri\"")]
    [InlineData("{\"outputs\": [7]}", "an output is an address in quotes or an object")]
    [InlineData("{\"outputs\": [{\"uri\": \"sbs+tcp://127.0.0.1\", \"sac\": 1}]}", "unknown option 'sac'")]
    [InlineData("{\"outputs\": [{\"uri\": \"sbs+tcp://127.0.0.1\", \"sax\": 1}]}", "did you mean \"sac\"?")]
    [InlineData("{\"sources\": [\n\"sbs+tcp://a?name=x\",\n\"sbs+tcp://b?name=x\"]}", "a.json:3: another source is already named")]
    [InlineData("{\"sources\": [\"sbs+tcp://me:secret@host\"]}", "no user or password belongs into an address")]
    [InlineData("{\"rules\": [\n{\"name\": \"r\", \"area\": \"strat\"}], \"areas\": [{\"name\": \"strait\", \"center\": [1, 2], \"radius_m\": 5}]}", "a.json:2: there is no area \"strat\"; did you mean \"strait\"?")]
    [InlineData("{\"rules\": [{\"name\": \"r\", \"when\": \"entered\"}]}", "one of inside, enters, leaves, appears, stays, approaches, crosses; did you mean \"enters\"?")]
    [InlineData("{\"rules\": [{\"name\": \"r\", \"when\": \"enters\"}]}", "needs \"area\"")]
    [InlineData("{\"rules\": [{\"name\": \"r\", \"mode_a\": \"7800\"}]}", "four octal digits")]
    [InlineData("{\"rules\": [{\"name\": \"r\", \"min_speed_kn\": 9, \"max_speed_kn\": 8}]}", "can never hold")]
    [InlineData("{\"areas\": [{\"name\": \"a\", \"polygon\": [[1, 2], [3, 4]]}]}", "at least 3 corners")]
    [InlineData("{\"areas\": [{\"name\": \"a\", \"center\": [1, 2]}]}", "needs \"radius_m\"")]
    [InlineData("{\"areas\": [{\"center\": [1, 2], \"radius_m\": 1}]}", "no \"name\"")]
    [InlineData("{\"areas\": [{\"name\": \"a\", \"line\": [[1, 2]]}]}", "a line needs at least 2 corners")]
    [InlineData("{\"areas\": [{\"name\": \"a\", \"line\": [[1, 2], [3, 4]], \"radius_m\": 3}]}", "is one of a polygon, a circle and a line")]
    [InlineData("{\"areas\": [{\"name\": \"a\", \"center\": [1, 2], \"radius_m\": 3, \"days\": [\"mun\"]}]}", "did you mean \"mon\"?")]
    [InlineData("{\"areas\": [{\"name\": \"a\", \"center\": [1, 2], \"radius_m\": 3, \"from_utc\": \"6:00\"}]}", "must be a time of day as HH:MM")]
    [InlineData("{\"rules\": [{\"name\": \"r\", \"area\": \"a\", \"when\": \"stays\"}], \"areas\": [{\"name\": \"a\", \"center\": [1, 2], \"radius_m\": 3}]}", "needs \"min_stay_s\"")]
    [InlineData("{\"rules\": [{\"name\": \"r\", \"horizon_s\": 5}]}", "goes with \"when\": \"approaches\"")]
    [InlineData("{\"rules\": [{\"name\": \"r\", \"crosses_to\": \"left\"}]}", "goes with \"when\": \"crosses\"")]
    [InlineData("{\"rules\": [{\"name\": \"r\", \"area\": \"a\"}], \"areas\": [{\"name\": \"a\", \"line\": [[1, 2], [3, 4]]}]}", "nothing is inside a line")]
    [InlineData("{\"rules\": [{\"name\": \"r\", \"area\": \"a\", \"when\": \"crosses\"}], \"areas\": [{\"name\": \"a\", \"center\": [1, 2], \"radius_m\": 3}]}", "area \"a\" is no line")]
    [InlineData("{\"integrity\":\n{\"colision\": {}}}", "a.json:2: unknown key \"colision\"; did you mean \"collision\"?")]
    [InlineData("{\"integrity\": {\"collision\": {\"alarms\": 1}}}", "did you mean \"alarm_s\"?")]
    [InlineData("{\"integrity\": {\"collision\": false}}", "\"collision\" must be an object, as { \"enabled\": false }")]
    [InlineData("{\"integrity\": {\"collision\": {\"enabled\": \"no\"}}}", "\"enabled\" must be true or false")]
    [InlineData("{\"integrity\": {\"collision\": {\n\"alarm_s\": 5}}}", "a.json:2: \"alarm_s\" must be a number from 10 to 3600")]
    [InlineData("{\"integrity\": {\"mass_pattern\": {\"aircraft\": 2.5}}}", "\"aircraft\" must be a whole number from 2 to 1000")]
    [InlineData("{\"integrity\": {\"collision\": {\n\"alarm_s\": 300,\n\"least_age_s\": 1}}}", "a.json:2: collision: \"alarm_s\" (300) must not be above \"caution_s\" (100)")]
    [InlineData("{\"integrity\": {\"collision\":\n{\"caution_s\": 60}}}", "a.json:2: collision: \"alarm_s\" (75) must not be above \"caution_s\" (60)")]
    [InlineData("{\"integrity\": {\"low_slow\": {\"least_speed_kn\": 60, \"most_speed_kn\": 60}}}", "\"least_speed_kn\" (60) must be below \"most_speed_kn\" (60)")]
    public void AMistakeIsOneLineWithItsPlace(string json, string expected) =>
        Assert.Contains(expected, Assert.Throws<ConfigurationFault>(() => Read(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void AnyBytesAreReadOrRefused()
    {
        byte[] valid = Encoding.UTF8.GetBytes("""{"listen":"127.0.0.1:1","sources":[{"uri":"beast+tcp://x","site":[1,2,3]}],"sectors":2,"site":"10,5 N 61 W","retention":{"log_days":1},"areas":[{"name":"a","polygon":[[1,2],[3,4],[5,6]]}],"rules":[{"name":"r","area":"a"}]}""");
        Random random = new(5);
        for (int i = 0; i < 3000; i++)
        {
            byte[] bytes = (byte[])valid.Clone();
            for (int change = 0; change < 2; change++) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                new ConfigurationReader("a.json", bytes).Read();
            }
            catch (ConfigurationFault failure)
            {
                Assert.DoesNotContain('\n', failure.Message);
            }
        }
    }
}
