using Atalaya.Server.Commands;
using Atalaya.Server.Web;

namespace Atalaya.Server.Security;

/// <summary>A change that the users refuse, as an answer.</summary>
static class Refusals
{
    public static IResult Of(Func<IResult> change)
    {
        try
        {
            return change();
        }
        catch (CommandFailure failure)
        {
            return Results.Json(new ErrorResponse(failure.Message), WebJson.Default.ErrorResponse, statusCode: 400);
        }
    }
}
