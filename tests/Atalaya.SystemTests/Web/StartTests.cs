using System.Net;
using Atalaya.SystemTests.Security;

namespace Atalaya.SystemTests.Web;

public sealed class StartTests
{
    /// <summary>Who asks while the program starts is not told of a server without sources.</summary>
    [Fact]
    public async Task RequestsWaitUntilTheFlowRuns()
    {
        TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using WebServerUnderTest server = await WebServerUnderTest.StartAsync(null, parts => parts with { Started = started.Task });
        Task<HttpResponseMessage> answer = server.SendAsync(HttpMethod.Get, "/api/v1/health");
        await Task.WhenAny(answer, Task.Delay(500, TestContext.Current.CancellationToken));
        Assert.False(answer.IsCompleted);
        started.SetResult();
        using HttpResponseMessage response = await answer;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
