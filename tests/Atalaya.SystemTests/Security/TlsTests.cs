using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Atalaya.Server.Commands;
using Atalaya.Server.Configuration;
using Atalaya.Server.Security;
using Microsoft.Extensions.Logging.Abstractions;

namespace Atalaya.SystemTests.Security;

public sealed class TlsTests : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly FakeTime _time = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task OverHttpsTheCookieIsBoundToTheHostAndToEncryption()
    {
        TlsSettings tls = Write("radar.example");
        await using WebServerUnderTest server = await WebServerUnderTest.StartAsync(TestAccounts.All, parts => parts with { Tls = tls });
        Assert.Equal("https", server.Url.Scheme);
        using HttpResponseMessage login = await server.SendAsync(HttpMethod.Post, "/api/v1/session", $$"""{"user":"admin","password":"{{TestAccounts.Password}}"}""", server.Origin);
        string cookie = login.Headers.GetValues("Set-Cookie").Single();
        Assert.StartsWith("__Host-atalaya-", cookie, StringComparison.Ordinal);
        Assert.Contains("; secure", cookie, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await server.SendAsync(HttpMethod.Get, "/api/v1/health", ("Cookie", cookie.Split(';')[0]))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.SendAsync(HttpMethod.Get, "/login.html", ("Host", "radar.example"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await server.SendAsync(HttpMethod.Get, "/login.html", ("Host", "evil.example"))).StatusCode);
    }

    [Fact]
    public void ANewCertificateIsTakenWithoutARestartAndABrokenOneIsNot()
    {
        TlsCertificate certificate = new(Write("old.example"), _time, NullLogger.Instance);
        Assert.True(certificate.IsFor("old.example"));
        Write("new.example");
        File.SetLastWriteTimeUtc(_folder.File("cert.pem"), DateTime.UtcNow.AddSeconds(5));
        _time.Pass(TimeSpan.FromSeconds(11));
        Assert.True(certificate.IsFor("new.example"));
        Assert.False(certificate.IsFor("old.example"));
        File.WriteAllText(_folder.File("cert.pem"), "half a file");
        File.SetLastWriteTimeUtc(_folder.File("cert.pem"), DateTime.UtcNow.AddSeconds(10));
        _time.Pass(TimeSpan.FromSeconds(11));
        Assert.True(certificate.IsFor("new.example"));
    }

    [Fact]
    public void EachFaultSaysWhatIsWrong()
    {
        TlsSettings good = Write("radar.example");
        string key = File.ReadAllText(good.Key!);
        Assert.Contains("no such file (\"certificate\")", FaultOf(good with { Certificate = _folder.File("none.pem") }), StringComparison.Ordinal);
        Assert.Contains("no such file (\"key\")", FaultOf(good with { Key = _folder.File("none.pem") }), StringComparison.Ordinal);
        Assert.Contains("no private key", FaultOf(good with { Key = null }), StringComparison.Ordinal);
        File.WriteAllText(good.Certificate, "nothing");
        Assert.Contains("no certificate in it", FaultOf(good), StringComparison.Ordinal);
        Write("other.example");
        File.WriteAllText(good.Key!, key);
        Assert.Contains("does not belong to the certificate", FaultOf(good), StringComparison.Ordinal);
        using RSA rsa = RSA.Create(2048);
        File.WriteAllText(good.Key!, rsa.ExportEncryptedPkcs8PrivateKeyPem("secret", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000)));
        Assert.Contains("passphrase", FaultOf(good), StringComparison.Ordinal);
    }

    string FaultOf(TlsSettings settings) => Assert.Throws<CommandFailure>(() => new TlsCertificate(settings, _time, NullLogger.Instance)).Message;

    TlsSettings Write(string name)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new($"CN={name}", key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 certificate = request.CreateSelfSigned(_time.GetUtcNow().AddDays(-1), _time.GetUtcNow().AddDays(90));
        TlsSettings settings = new(_folder.File("cert.pem"), _folder.File("key.pem"));
        File.WriteAllText(settings.Certificate, certificate.ExportCertificatePem());
        File.WriteAllText(settings.Key!, key.ExportPkcs8PrivateKeyPem());
        return settings;
    }
}
