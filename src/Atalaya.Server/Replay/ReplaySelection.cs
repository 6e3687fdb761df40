using Atalaya.Server.Web;

namespace Atalaya.Server.Replay;

/// <summary>A request with <c>?replay=ID</c> is about that replay: finds it, or answers 410 where it has ended.</summary>
sealed class ReplaySelection(RequestDelegate next, ReplaySessions sessions)
{
    const string Parameter = "replay";

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Query[Parameter] is [{ } id, ..])
        {
            if (sessions.Find(id) is not { } session)
            {
                await Results.Json(new ErrorResponse("this replay has ended: begin another"), WebJson.Default.ErrorResponse, statusCode: StatusCodes.Status410Gone).ExecuteAsync(context).ConfigureAwait(false);
                return;
            }

            context.Features.Set(session);
        }

        await next(context).ConfigureAwait(false);
    }
}
