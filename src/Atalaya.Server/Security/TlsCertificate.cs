using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Atalaya.Server.Commands;
using Atalaya.Server.Configuration;

namespace Atalaya.Server.Security;

/// <summary>The certificate of the web interface from PEM files, read again when they change, as programs that renew certificates expect.</summary>
sealed class TlsCertificate
{
    static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(10), SoonOver = TimeSpan.FromDays(14);

    readonly TlsSettings _settings;
    readonly TimeProvider _time;
    readonly ILogger _logger;
    readonly Lock _lock = new();
    Loaded _loaded;
    DateTimeOffset _looked;

    /// <param name="Context">The certificate with the chain that is sent along.</param>
    /// <param name="Certificate">Its own certificate.</param>
    /// <param name="Stamp">Of the files it was read from.</param>
    sealed record Loaded(SslStreamCertificateContext Context, X509Certificate2 Certificate, (DateTime, DateTime) Stamp);

    /// <summary>Throws <see cref="CommandFailure"/> if the files give no certificate with its key.</summary>
    public TlsCertificate(TlsSettings settings, TimeProvider time, ILogger logger)
    {
        (_settings, _time, _logger) = (settings, time, logger);
        _loaded = Load();
        _looked = time.GetUtcNow();
        foreach (string problem in Problems()) SecurityLog.CertificateProblem(logger, problem);
    }

    public SslServerAuthenticationOptions Options() => new()
    {
        ServerCertificateContext = Current().Context,
        EnabledSslProtocols = System.Security.Authentication.SslProtocols.Tls12 | System.Security.Authentication.SslProtocols.Tls13,
    };

    /// <summary>A name in the certificate is ours.</summary>
    public bool IsFor(string host) => Current().Certificate.MatchesHostname(host);

    string KeyPath => _settings.Key ?? _settings.Certificate;

    Loaded Current()
    {
        lock (_lock)
        {
            DateTimeOffset now = _time.GetUtcNow();
            if (now - _looked < LookAgain) return _loaded;
            _looked = now;
            if (Stamp() == _loaded.Stamp) return _loaded;
            try
            {
                _loaded = Load();
                SecurityLog.CertificateRead(_logger, _loaded.Certificate.NotAfter.ToUniversalTime().ToString("u", System.Globalization.CultureInfo.InvariantCulture));
            }
            catch (CommandFailure failure)
            {
                SecurityLog.CertificateProblem(_logger, $"{failure.Message}; the one read before stays");
            }

            return _loaded;
        }
    }

    Loaded Load()
    {
        (DateTime, DateTime) stamp = Stamp();
        if (!File.Exists(_settings.Certificate)) throw new CommandFailure($"tls: {_settings.Certificate}: there is no such file (\"certificate\")");
        if (!File.Exists(KeyPath)) throw new CommandFailure($"tls: {KeyPath}: there is no such file (\"key\")");
        try
        {
            X509Certificate2Collection chain = [];
            chain.ImportFromPemFile(_settings.Certificate);
            if (chain.Count == 0) throw new CommandFailure($"tls: {_settings.Certificate}: no certificate in it (PEM, -----BEGIN CERTIFICATE-----)");
            if (!File.ReadAllText(KeyPath).Contains("PRIVATE KEY-----", StringComparison.Ordinal)) throw new CommandFailure($"tls: {KeyPath}: no private key in it (PEM, -----BEGIN PRIVATE KEY-----)");
            X509Certificate2 certificate = X509Certificate2.CreateFromPemFile(_settings.Certificate, KeyPath);
            chain.RemoveAt(0);
            return new Loaded(SslStreamCertificateContext.Create(certificate, chain, offline: true), certificate, stamp);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            throw new CommandFailure($"tls: {KeyPath}: {Explain(exception)}");
        }
    }

    string Explain(Exception exception) =>
        File.ReadAllText(KeyPath).Contains("ENCRYPTED PRIVATE KEY", StringComparison.Ordinal) ? "the key has a passphrase: take it away (openssl pkey -in KEY -out NEWKEY)"
        : exception is ArgumentException ? $"the key does not belong to the certificate {_settings.Certificate}"
        : exception.Message;

    /// <summary>What works today and should be mended.</summary>
    IEnumerable<string> Problems()
    {
        X509Certificate2 certificate = _loaded.Certificate;
        DateTime now = _time.GetUtcNow().UtcDateTime;
        if (certificate.NotAfter.ToUniversalTime() < now) yield return $"{_settings.Certificate} ended on {certificate.NotAfter:yyyy-MM-dd}: browsers refuse it";
        else if (certificate.NotAfter.ToUniversalTime() < now + SoonOver) yield return $"{_settings.Certificate} ends on {certificate.NotAfter:yyyy-MM-dd}";
        if (certificate.NotBefore.ToUniversalTime() > now) yield return $"{_settings.Certificate} begins on {certificate.NotBefore:yyyy-MM-dd}: is the clock of this machine right?";
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(KeyPath) & (UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite)) != 0) yield return $"{KeyPath}: others on this machine can read or change the key (chmod 600)";
    }

    (DateTime, DateTime) Stamp() => (File.GetLastWriteTimeUtc(_settings.Certificate), File.GetLastWriteTimeUtc(KeyPath));
}
