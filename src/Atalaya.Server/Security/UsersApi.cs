using Atalaya.Server.Web;

namespace Atalaya.Server.Security;

/// <summary>Users and keys, for admins.</summary>
static class UsersApi
{
    public static void Map(WebApplication app, Access access)
    {
        RouteGroupBuilder api = app.MapGroup("/api/v1").Needs(Role.Admin);
        api.MapGet("/users", () => List(access)).WithSummary("Users and API keys").Produces<UsersResponse>();
        api.MapPost("/users", (HttpContext context, NewUserRequest request) => AddAsync(context, access, request)).WithSummary("Adds a user").Produces(204).Produces<ErrorResponse>(400);
        api.MapPatch("/users/{name}", (HttpContext context, string name, UserChangeRequest request) => ChangeAsync(context, access, name, request))
            .WithSummary("Gives a user another role or password and ends the user's sessions").Produces(204).Produces<ErrorResponse>(400).Produces<ErrorResponse>(404);
        api.MapDelete("/users/{name}", (HttpContext context, string name) => Remove(context, access, name, "user.remove")).WithSummary("Removes a user").Produces(204).Produces<ErrorResponse>(400);
        api.MapPost("/keys", (HttpContext context, NewKeyRequest request) => AddKey(context, access, request)).WithSummary("Makes an API key; the answer is the only place that shows it")
            .Produces<NewKeyResponse>().Produces<ErrorResponse>(400);
        api.MapDelete("/keys/{name}", (HttpContext context, string name) => Remove(context, access, name, "key.remove")).WithSummary("Removes an API key").Produces(204).Produces<ErrorResponse>(400);
    }

    static IResult List(Access access)
    {
        Accounts accounts = access.Users.Accounts;
        return Results.Json(new UsersResponse(
            [.. accounts.Users.Select(user => new UserRow(user.Name, user.Role, user.Created, user.LastLogin, access.Sessions.Of(user.Name).Length))],
            [.. accounts.Keys.Select(static key => new KeyRow(key.Name, key.Role, key.Created, key.CreatedBy, key.LastUsed))]), SecurityJson.Default.UsersResponse);
    }

    static async Task<IResult> AddAsync(HttpContext context, Access access, NewUserRequest request)
    {
        if (!access.Users.Accounts.HasAdmin && request.Role != Role.Admin) return Wrong(400, "the first user must be an admin");
        string? fault = AccountName.Fault(request.Name) ?? PasswordRules.Fault(request.Password, request.Name);
        if (fault is not null) return Wrong(400, fault);
        string hash = await PasswordHash.CreateAsync(request.Password).ConfigureAwait(false);
        UserAccount user = new() { Name = request.Name, Role = request.Role, Password = hash, Stamp = SecretToken.CreateId(), Created = access.Now };
        return Change(context, access, accounts => accounts.Add(user), "user.add", $"{user.Name} {RoleText.Of(user.Role)}");
    }

    static async Task<IResult> ChangeAsync(HttpContext context, Access access, string name, UserChangeRequest request)
    {
        if (access.Users.Accounts.User(name) is not { } user) return Wrong(404, $"there is no user '{name}'");
        if (request.Password is { } password && PasswordRules.Fault(password, user.Name) is { } fault) return Wrong(400, fault);
        string? hash = request.Password is null ? null : await PasswordHash.CreateAsync(request.Password).ConfigureAwait(false);
        string detail = user.Name + (request.Role is { } role ? $" {RoleText.Of(role)}" : "") + (hash is null ? "" : " password");
        return Change(context, access, accounts => accounts.Change(user.Name, (UserAccount found) => found with
        {
            Role = request.Role ?? found.Role,
            Password = hash ?? found.Password,
            Stamp = SecretToken.CreateId(),
        }), "user.change", detail);
    }

    static IResult Remove(HttpContext context, Access access, string name, string action)
    {
        Accounts accounts = access.Users.Accounts;
        bool isThere = action == "user.remove" ? accounts.User(name) is not null : accounts.Keys.Any(key => string.Equals(key.Name, name, StringComparison.OrdinalIgnoreCase));
        if (!isThere) return Wrong(404, $"there is no {action.Split('.')[0]} '{name}'");
        return Change(context, access, accounts => accounts.Remove(name), action, name);
    }

    static IResult AddKey(HttpContext context, Access access, NewKeyRequest request)
    {
        if (!access.Users.Accounts.HasAdmin) return Wrong(400, "the first user must be an admin: make that one before a key");
        string key = SecretToken.CreateKey();
        ApiKey made = new() { Name = request.Name, Role = request.Role, Hash = SecretToken.Hash(key), Created = access.Now, CreatedBy = Caller.Of(context)!.Name };
        return Refusals.Of(() =>
        {
            access.Users.Change(accounts => accounts.Add(made));
            access.Audit.Write(context, "key.add", $"{made.Name} {RoleText.Of(made.Role)}");
            return Results.Json(new NewKeyResponse(made.Name, made.Role, key), SecurityJson.Default.NewKeyResponse);
        });
    }

    static IResult Change(HttpContext context, Access access, Func<Accounts, Accounts> change, string action, string detail) => Refusals.Of(() =>
    {
        access.Users.Change(change);
        access.Audit.Write(context, action, detail);
        access.Sweep();
        return Results.NoContent();
    });

    static IResult Wrong(int status, string message) => Results.Json(new ErrorResponse(message), WebJson.Default.ErrorResponse, statusCode: status);
}
