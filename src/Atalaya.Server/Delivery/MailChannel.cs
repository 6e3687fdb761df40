using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Atalaya.Server.Delivery;

/// <summary>Mails each message as plain text (RFC 5321, 5322); smtps:// is encrypted from the start, smtp:// as soon as the server offers it.</summary>
sealed class MailChannel(Uri server, string from, string to, string? password) : IDeliveryChannel
{
    const int TimeoutMs = 20_000;

    public async Task SendAsync(DeliveryMessage message, CancellationToken stop)
    {
        using SmtpClient client = new() { Timeout = TimeoutMs };
        bool isEncrypted = server.Scheme == "smtps";
        int port = server.Port > 0 ? server.Port : isEncrypted ? 465 : 587;
        await client.ConnectAsync(server.Host, port, isEncrypted ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTlsWhenAvailable, stop).ConfigureAwait(false);
        if (server.UserInfo.Length > 0 && password is not null) await client.AuthenticateAsync(Uri.UnescapeDataString(server.UserInfo), password, stop).ConfigureAwait(false);
        using MimeMessage mail = Compose(message);
        await client.SendAsync(mail, stop).ConfigureAwait(false);
        await client.DisconnectAsync(true, stop).ConfigureAwait(false);
    }

    MimeMessage Compose(DeliveryMessage message)
    {
        MimeMessage mail = new();
        mail.From.Add(MailboxAddress.Parse(from));
        mail.To.Add(MailboxAddress.Parse(to));
        mail.Subject = MessageText.Subject(message);
        mail.MessageId = $"{message.Id.Replace(':', '.')}@atalaya";
        mail.Body = new TextPart("plain") { Text = MessageText.Body(message) };
        return mail;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
