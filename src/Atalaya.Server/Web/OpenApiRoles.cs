using Atalaya.Server.Security;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Atalaya.Server.Web;

/// <summary>Says in the OpenAPI document which role each route needs.</summary>
static class OpenApiRoles
{
    public static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken stop)
    {
        RouteRole? route = context.Description.ActionDescriptor.EndpointMetadata.OfType<RouteRole>().LastOrDefault();
        string needs = route?.Role is { } role ? $"Needs the role {RoleText.Of(role)}." : "Needs no role.";
        operation.Description = string.IsNullOrEmpty(operation.Description) ? needs : $"{operation.Description} {needs}";
        return Task.CompletedTask;
    }
}
