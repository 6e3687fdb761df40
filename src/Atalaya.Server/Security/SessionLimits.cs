namespace Atalaya.Server.Security;

/// <summary>How long a session may last, by what it may do: a display on the wall only looks, an admin can change everything.</summary>
/// <param name="Idle">Without any request.</param>
/// <param name="Whole">From sign-in, used or not.</param>
sealed record SessionLimits(TimeSpan Idle, TimeSpan Whole)
{
    public static SessionLimits Of(Role role) => role switch
    {
        Role.Admin => new SessionLimits(TimeSpan.FromMinutes(30), TimeSpan.FromHours(12)),
        Role.Operator => new SessionLimits(TimeSpan.FromHours(8), TimeSpan.FromHours(24)),
        _ => new SessionLimits(TimeSpan.FromDays(1), TimeSpan.FromDays(30)),
    };
}
