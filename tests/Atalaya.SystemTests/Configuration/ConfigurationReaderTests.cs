using System.Text;
using Atalaya.Server.Commands;
using Atalaya.Server.Configuration;
using Atalaya.Server.Inputs;

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
    public void AByteOrderMarkIsNoFault() => Assert.Equal("x", Read("\uFEFF{\"data\":\"x\"}").Data);

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
    public void AMistakeIsOneLineWithItsPlace(string json, string expected) =>
        Assert.Contains(expected, Assert.Throws<CommandFailure>(() => Read(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void AnyBytesAreReadOrRefused()
    {
        byte[] valid = Encoding.UTF8.GetBytes("""{"listen":"127.0.0.1:1","sources":[{"uri":"beast+tcp://x","site":[1,2,3]}],"sectors":2}""");
        Random random = new(5);
        for (int i = 0; i < 3000; i++)
        {
            byte[] bytes = (byte[])valid.Clone();
            for (int change = 0; change < 2; change++) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                new ConfigurationReader("a.json", bytes).Read();
            }
            catch (CommandFailure failure)
            {
                Assert.DoesNotContain('\n', failure.Message);
            }
        }
    }
}
