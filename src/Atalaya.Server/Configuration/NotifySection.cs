using Atalaya.Integrity.Alerts;
using Atalaya.Server.Delivery;

namespace Atalaya.Server.Configuration;

/// <summary>Reads <c>notify</c>.</summary>
static class NotifySection
{
    const int MaxReceivers = 32, MaxNameLength = 32;

    static readonly string[] Schemes = ["http", "https", "mailto", "mqtt", "mqtts"];

    public static List<DeliverySettings> Read(ref ConfigurationCursor cursor)
    {
        cursor.ExpectList("\"notify\" must be a list [ … ]");
        List<DeliverySettings> receivers = [];
        while (cursor.NextItem())
        {
            int line = cursor.Line;
            DeliverySettings receiver = ReadOne(ref cursor);
            if (Fault(receiver) is { } fault) throw cursor.WrongAt(line, fault);
            if (receivers.Exists(other => other.Name == receiver.Name)) throw cursor.WrongAt(line, $"another receiver is already named \"{receiver.Name}\"");
            if (receivers.Count == MaxReceivers) throw cursor.WrongAt(line, $"more than {MaxReceivers} receivers");
            receivers.Add(receiver);
        }

        return receivers;
    }

    static DeliverySettings ReadOne(ref ConfigurationCursor cursor)
    {
        cursor.ExpectObject("a receiver is an object with \"name\" and \"to\"");
        DeliverySettings receiver = new() { Name = "", To = new Uri("none:") };
        ulong seen = 0;
        while (cursor.NextKey(ConfigurationKeys.Receiver, ref seen) is { } key)
        {
            receiver = key switch
            {
                "name" => receiver with { Name = cursor.Text(key) },
                "to" => receiver with { To = Address(cursor, key) },
                "secret" => receiver with { Secret = Secret(cursor, key) },
                "server" => receiver with { Server = Address(cursor, key) },
                "from" => receiver with { From = cursor.Text(key) },
                "severity" => receiver with { Severity = RuleWords.Parse<AlertSeverity>(cursor.Word(key, RuleWords.Severities)) },
                "kinds" => receiver with { Kinds = Words(ref cursor, key, AlertWords.Kinds) },
                _ => receiver with { Changes = Words(ref cursor, key, AlertWords.Changes) },
            };
        }

        return receiver;
    }

    static Uri Address(in ConfigurationCursor cursor, string key) =>
        Uri.TryCreate(cursor.Text(key), UriKind.Absolute, out Uri? address) ? address : throw cursor.Wrong($"\"{key}\" is no address");

    static string Secret(in ConfigurationCursor cursor, string key) =>
        SecretReference.Fault(cursor.Text(key)) is { } fault ? throw cursor.Wrong(fault) : cursor.Text(key);

    static List<string> Words(ref ConfigurationCursor cursor, string key, IReadOnlyList<string> known)
    {
        cursor.ExpectList($"\"{key}\" must be a list [ … ]");
        List<string> words = [];
        while (cursor.NextItem()) words.Add(cursor.Word(key, known));
        return words;
    }

    /// <summary>Null = it can be used.</summary>
    static string? Fault(DeliverySettings receiver)
    {
        if (receiver.Name.Length is 0 or > MaxNameLength || !receiver.Name.All(static letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'))
            return "a receiver needs a \"name\" of small letters, digits and hyphens";
        string scheme = receiver.To.Scheme;
        if (!Schemes.Contains(scheme)) return $"receiver \"{receiver.Name}\" needs \"to\": https://…, mailto:NAME@HOST or mqtt://HOST/TOPIC";
        if (receiver.To.UserInfo.Contains(':') || receiver.Server?.UserInfo.Contains(':') == true) return $"receiver \"{receiver.Name}\": a password does not belong in an address; give \"secret\": \"env:NAME\"";
        if (scheme == "mailto" && !MimeKit.MailboxAddress.TryParse(receiver.To.OriginalString["mailto:".Length..], out _)) return $"receiver \"{receiver.Name}\": \"to\" is no mail address";
        if (scheme == "mailto" && (receiver.Server?.Scheme is not ("smtp" or "smtps") || receiver.From is null || !MimeKit.MailboxAddress.TryParse(receiver.From, out _)))
            return $"receiver \"{receiver.Name}\" needs \"server\" (smtp://HOST:587) and \"from\" (a mail address)";
        if (scheme is "mqtt" or "mqtts" && receiver.To.AbsolutePath.Trim('/').Length == 0) return $"receiver \"{receiver.Name}\": \"to\" needs a topic, as mqtt://HOST/TOPIC";
        return null;
    }
}
