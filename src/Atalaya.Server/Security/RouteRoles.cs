namespace Atalaya.Server.Security;

/// <summary>States on a route who may use it.</summary>
static class RouteRoles
{
    public static TBuilder Needs<TBuilder>(this TBuilder route, Role role) where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new RouteRole(role));

    public static TBuilder NeedsNobody<TBuilder>(this TBuilder route) where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new RouteRole((Role?)null));
}
