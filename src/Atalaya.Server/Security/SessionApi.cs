using System.Globalization;
using Atalaya.Server.Web;

namespace Atalaya.Server.Security;

/// <summary>Signing in and out, and what users may do with their own account.</summary>
static class SessionApi
{
    const int MaxBody = 4096, MaxClientLength = 200;

    public static void Map(WebApplication app, Access access)
    {
        RouteGroupBuilder api = app.MapGroup("/api/v1");
        api.MapGet("/session", (HttpContext context) => Json(Describe(context, access))).WithSummary("Who you are, and how far this server is open").Produces<SessionResponse>().NeedsNobody();
        api.MapPost("/session", (HttpContext context, LoginRequest request) => LoginAsync(context, access, request)).WithSummary("Sign in; the answer sets the cookie of the session")
            .Produces<SessionResponse>().Produces<ErrorResponse>(401).Produces<ErrorResponse>(429).WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(MaxBody)).NeedsNobody();
        api.MapDelete("/session", (HttpContext context) => Logout(context, access)).WithSummary("Sign out").Produces(204).NeedsNobody();
        api.MapGet("/sessions", (HttpContext context) => List(context, access)).WithSummary("Your own sessions").Produces<SessionsResponse>().Needs(Role.Viewer);
        api.MapDelete("/sessions/{id}", (HttpContext context, string id) => End(context, access, id)).WithSummary("Ends one of your own sessions").Produces(204).Produces<ErrorResponse>(404).Needs(Role.Viewer);
        api.MapPut("/session/password", (HttpContext context, PasswordRequest request) => ChangePasswordAsync(context, access, request))
            .WithSummary("Changes your password and ends your other sessions").Produces(204).Produces<ErrorResponse>(400).WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(MaxBody)).Needs(Role.Viewer);
    }

    static SessionResponse Describe(HttpContext context, Access access)
    {
        Caller? caller = Caller.Of(context);
        return new SessionResponse
        {
            User = caller?.Name,
            Role = caller?.Role,
            Kind = caller?.Kind.ToString().ToLowerInvariant(),
            UsersExist = access.Users.AreRequired,
            Insecure = access.IsInsecure,
            Encrypted = context.Request.IsHttps,
            Ends = caller?.Session is { } session ? Text(session.Opened + SessionLimits.Of(session.Role).Whole) : null,
        };
    }

    static async Task<IResult> LoginAsync(HttpContext context, Access access, LoginRequest request)
    {
        string address = Access.AddressKey(context), name = request.User.Length > AccountName.MaxLength ? request.User[..AccountName.MaxLength] : request.User;
        if (!access.Users.AreRequired) return Wrong(400, "there are no users on this server: nobody can sign in");
        TimeSpan wait = access.Throttle.Begin(address, name);
        if (wait > TimeSpan.Zero) return TooMany(context, wait);
        UserAccount? user = access.Users.Accounts.User(name);
        bool isRight = request.Password.Length <= 4 * PasswordRules.MaxLength && await PasswordHash.VerifyAsync(request.Password, user?.Password ?? PasswordHash.OfNobody).ConfigureAwait(false);
        if (user is null || !isRight)
        {
            access.Throttle.Failed(address, name);
            access.Audit.Write(user?.Name ?? "nobody", context.Connection.RemoteIpAddress?.ToString(), "login.refused");
            return Wrong(401, "name or password is wrong");
        }

        access.Throttle.Succeeded(address, name);
        if (Caller.Of(context)?.Session is { } before) access.Sessions.End(before);
        string? cheapHash = PasswordHash.IsCheap(user.Password) ? await PasswordHash.CreateAsync(request.Password).ConfigureAwait(false) : null;
        access.TryChange(accounts => accounts.Change(user.Name, (UserAccount found) => found with { LastLogin = access.Now, Password = cheapHash is not null && found.Password == user.Password ? cheapHash : found.Password }));
        Enter(context, access, user);
        access.Audit.Write(user.Name, context.Connection.RemoteIpAddress?.ToString(), "login.accepted");
        return Json(Describe(context, access));
    }

    static void Enter(HttpContext context, Access access, UserAccount user)
    {
        string client = context.Request.Headers.UserAgent.ToString();
        (Session session, string token) = access.Sessions.Open(user, context.Connection.RemoteIpAddress?.ToString(), client.Length > MaxClientLength ? client[..MaxClientLength] : client);
        SessionCookie.Write(context, token);
        new Caller(user.Name, user.Role, CallerKind.Session, session.Ended) { Session = session }.Attach(context);
    }

    static IResult Logout(HttpContext context, Access access)
    {
        if (Caller.Of(context)?.Session is { } session)
        {
            access.Sessions.End(session);
            access.Audit.Write(context, "logout");
        }

        SessionCookie.Delete(context);
        context.Response.Headers["Clear-Site-Data"] = "\"cache\"";
        return Results.NoContent();
    }

    static IResult List(HttpContext context, Access access)
    {
        Session? current = Caller.Of(context)?.Session;
        Session[] sessions = current is null ? [] : access.Sessions.Of(current.User);
        return Results.Json(new SessionsResponse([.. sessions.Select(session => new SessionRow(
            session.Id, Text(session.Opened), Text(session.LastUsed), session.Address, session.Client, session == current))]), SecurityJson.Default.SessionsResponse);
    }

    static IResult End(HttpContext context, Access access, string id)
    {
        Session? session = Caller.Of(context)?.Session is { } own ? access.Sessions.Of(own.User).FirstOrDefault(session => session.Id == id) : null;
        if (session is null) return Wrong(404, "you have no such session");
        access.Sessions.End(session);
        access.Audit.Write(context, "session.end", id);
        return Results.NoContent();
    }

    static async Task<IResult> ChangePasswordAsync(HttpContext context, Access access, PasswordRequest request)
    {
        if (Caller.Of(context)?.Session is not { } session || access.Users.Accounts.User(session.User) is not { } user) return Wrong(400, "only a user who is signed in has a password");
        string address = Access.AddressKey(context);
        TimeSpan wait = access.Throttle.Begin(address, user.Name);
        if (wait > TimeSpan.Zero) return TooMany(context, wait);
        if (request.Current.Length > 4 * PasswordRules.MaxLength || !await PasswordHash.VerifyAsync(request.Current, user.Password).ConfigureAwait(false))
        {
            access.Throttle.Failed(address, user.Name);
            access.Audit.Write(context, "password.refused");
            return Wrong(400, "the current password is wrong");
        }

        access.Throttle.Succeeded(address, user.Name);
        if (PasswordRules.Fault(request.New, user.Name) is { } fault) return Wrong(400, fault);
        string hash = await PasswordHash.CreateAsync(request.New).ConfigureAwait(false);
        return Refusals.Of(() =>
        {
            Accounts changed = access.Users.Change(accounts => accounts.Change(user.Name, (UserAccount found) => found with { Password = hash, Stamp = SecretToken.CreateId() }));
            access.Audit.Write(context, "password.change");
            access.Sweep();
            Enter(context, access, changed.User(user.Name)!);
            return Results.NoContent();
        });
    }

    static IResult TooMany(HttpContext context, TimeSpan wait)
    {
        int seconds = (int)Math.Ceiling(wait.TotalSeconds);
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Wrong(429, $"too many tries: wait {seconds} s");
    }

    static string Text(DateTimeOffset time) => Core.Time.Instant.FromDateTime(time.UtcDateTime).ToString();

    static IResult Json(SessionResponse response) => Results.Json(response, SecurityJson.Default.SessionResponse);

    static IResult Wrong(int status, string message) => Results.Json(new ErrorResponse(message), WebJson.Default.ErrorResponse, statusCode: status);
}
