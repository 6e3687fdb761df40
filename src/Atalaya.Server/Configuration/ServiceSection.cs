namespace Atalaya.Server.Configuration;

/// <summary>Reads <c>tls</c>, <c>public_names</c> and <c>retention</c>.</summary>
static class ServiceSection
{
    const double BytesPerGigabyte = 1L << 30, MaxGigabytes = 1 << 30, MaxDays = 1_000_000;

    public static TlsSettings ReadTls(ref ConfigurationCursor cursor, TlsSettings? before)
    {
        int line = cursor.Line;
        cursor.ExpectObject("\"tls\" must be an object with \"certificate\" and \"key\"");
        string? certificate = before?.Certificate, privateKey = before?.Key;
        ulong seen = 0;
        while (cursor.NextKey(ConfigurationKeys.Tls, ref seen) is { } key)
        {
            if (key == "certificate") certificate = cursor.Text(key);
            else privateKey = cursor.Text(key);
        }

        return certificate is null ? throw cursor.WrongAt(line, "\"tls\" needs \"certificate\"") : new TlsSettings(certificate, privateKey);
    }

    public static RetentionSettings ReadRetention(ref ConfigurationCursor cursor, RetentionSettings before)
    {
        cursor.ExpectObject("\"retention\" must be an object");
        RetentionSettings retention = before;
        ulong seen = 0;
        while (cursor.NextKey(ConfigurationKeys.Retention, ref seen) is { } key)
        {
            retention = key switch
            {
                "log_days" => retention with { LogDays = Limit(cursor, key, MaxDays) },
                "log_gigabytes" => retention with { LogBytes = Bytes(cursor, key) },
                "archive_days" => retention with { ArchiveDays = Limit(cursor, key, MaxDays) },
                _ => retention with { ArchiveBytes = Bytes(cursor, key) },
            };
        }

        return retention;
    }

    public static List<string> ReadNames(ref ConfigurationCursor cursor, string key)
    {
        cursor.ExpectList($"\"{key}\" must be a list [ … ]");
        List<string> names = [];
        while (cursor.NextItem())
        {
            string name = cursor.Text(key);
            if (Uri.CheckHostName(name) == UriHostNameType.Unknown) throw cursor.Wrong($"'{name}' is no host name");
            names.Add(name);
        }

        return names;
    }

    static long? Bytes(in ConfigurationCursor cursor, string key) => Limit(cursor, key, MaxGigabytes) is { } gigabytes ? (long)(gigabytes * BytesPerGigabyte) : null;

    /// <summary>A number above 0, or null for no limit.</summary>
    static double? Limit(in ConfigurationCursor cursor, string key, double most)
    {
        if (cursor.IsNull) return null;
        double value = cursor.Number(key);
        return value > 0 && value <= most ? value : throw cursor.Wrong($"\"{key}\" must be a number above 0 and up to {most:0}, or null for no limit");
    }
}
