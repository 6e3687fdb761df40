using Atalaya.Server.Security;

namespace Atalaya.SystemTests.Security;

public sealed class LoginThrottleTests
{
    readonly FakeTime _time = new();
    readonly LoginThrottle _throttle;

    public LoginThrottleTests() => _throttle = new LoginThrottle(_time);

    [Fact]
    public void AnAddressHasFiveTriesAMinute()
    {
        for (int i = 0; i < 5; i++) Assert.Equal(TimeSpan.Zero, Max(_throttle.Begin("1.2.3.4", $"user{i}")));
        Assert.InRange(_throttle.Begin("1.2.3.4", "user5"), TimeSpan.FromSeconds(59), TimeSpan.FromSeconds(60));
        Assert.Equal(TimeSpan.Zero, Max(_throttle.Begin("1.2.3.5", "user5")));
        _time.Pass(TimeSpan.FromSeconds(61));
        Assert.Equal(TimeSpan.Zero, Max(_throttle.Begin("1.2.3.4", "user5")));
    }

    [Fact]
    public void FailuresOfOneAccountSlowTheNextMoreAndMore()
    {
        List<double> waits = [];
        for (int i = 0; i < 9; i++)
        {
            double waited = 0;
            while (_throttle.Begin("1.2.3.4", "ana") is var wait && wait > TimeSpan.Zero)
            {
                waited += wait.TotalSeconds;
                _time.Pass(wait);
            }

            waits.Add(waited);
            _throttle.Failed("1.2.3.4", "ANA");
            _time.Pass(TimeSpan.FromSeconds(13)); // so that the limit of the address plays no part
        }

        Assert.Equal([0, 0, 0, 0, 0, 0, 3, 19, 47], waits.Select(static wait => Math.Round(wait)));
    }

    [Fact]
    public void AStrangerWhoGuessesDoesNotKeepTheUserAway()
    {
        _throttle.Begin("10.0.0.1", "ana");
        _throttle.Succeeded("10.0.0.1", "ana");
        for (int i = 0; i < 20; i++) _throttle.Failed($"6.6.6.{i}", "ana");
        Assert.True(_throttle.Begin("7.7.7.7", "ana") > TimeSpan.FromMinutes(10));
        Assert.Equal(TimeSpan.Zero, Max(_throttle.Begin("10.0.0.1", "ana")));
        Assert.Equal(TimeSpan.Zero, Max(_throttle.Begin("7.7.7.8", "vera")));
    }

    static TimeSpan Max(TimeSpan wait) => wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
}
