namespace Atalaya.SystemTests.Security;

/// <summary>A clock that stands until it is moved.</summary>
sealed class FakeTime : TimeProvider
{
    DateTimeOffset _now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public void Pass(TimeSpan time) => _now += time;

    public override DateTimeOffset GetUtcNow() => _now;
}
