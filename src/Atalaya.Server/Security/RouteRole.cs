namespace Atalaya.Server.Security;

/// <summary>The least role a route needs; null = it is open to everyone (login, the page that asks for it). A route that states nothing is refused.</summary>
sealed record RouteRole(Role? Role);
