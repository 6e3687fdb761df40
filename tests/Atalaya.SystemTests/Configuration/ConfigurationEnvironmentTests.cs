using Atalaya.Server.Configuration;

namespace Atalaya.SystemTests.Configuration;

public sealed class ConfigurationEnvironmentTests
{
    static ServerConfiguration Apply(params (string Name, string Value)[] variables) =>
        ConfigurationEnvironment.Apply(new ServerConfiguration { Sectors = 7 }, variables.ToDictionary(variable => variable.Name, variable => variable.Value));

    [Fact]
    public void ScalarsAreOverridden()
    {
        ServerConfiguration configuration = Apply(
            ("ATALAYA__LISTEN", "127.0.0.1:9"), ("ATALAYA__INSECURE", "True"), ("ATALAYA__SITE", "10,65 N 61,5 W"), ("ATALAYA__RETENTION__LOG_DAYS", "2.5"),
            ("ATALAYA__RETENTION__ARCHIVE_GIGABYTES", "null"), ("ATALAYA__TLS__CERTIFICATE", "/etc/c.pem"), ("ATALAYA__TLS__KEY", "k\"\\"), ("PATH", "x"));
        Assert.Equal(("127.0.0.1:9", true, 7), (configuration.Listen, configuration.Insecure, configuration.Sectors));
        Assert.Equal(10.65, configuration.Site!.Value.LatitudeDegrees, 9);
        Assert.Equal((2.5, null, 365d), (configuration.Retention.LogDays, configuration.Retention.ArchiveBytes, configuration.Retention.ArchiveDays!.Value));
        Assert.Equal(new TlsSettings("/etc/c.pem", "k\"\\"), configuration.Tls);
    }

    [Theory]
    [InlineData("ATALAYA__SECTORS", "0", "ATALAYA__SECTORS: '0': \"sectors\" must be a whole number from 1 to 64")]
    [InlineData("ATALAYA__INSECURE", "yes", "must be true or false")]
    [InlineData("ATALAYA__LISTN", "x", "did you mean ATALAYA__LISTEN?")]
    [InlineData("ATALAYA__RETENTION__LOGDAYS", "1", "did you mean ATALAYA__RETENTION__LOG_DAYS?")]
    [InlineData("ATALAYA__SOURCES", "x", "there is no such setting")]
    public void AMistakeNamesItsVariable(string name, string value, string expected) =>
        Assert.Contains(expected, Assert.Throws<ConfigurationFault>(() => Apply((name, value))).Message, StringComparison.Ordinal);
}
