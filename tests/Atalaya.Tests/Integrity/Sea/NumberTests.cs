using Atalaya.Integrity.Alerts;
using Atalaya.Integrity.Sea;

namespace Atalaya.Tests.Integrity.Sea;

public sealed class NumberTests
{
    [Theory]
    [InlineData(9074729, true)] // the example of IMO A.1117(30)
    [InlineData(9074728, false)]
    [InlineData(907472, false)]
    [InlineData(0, false)]
    public void ImoNumbersEndWithTheirCheckDigit(uint number, bool isSound) => Assert.Equal(isSound, ImoNumber.IsSound(number));

    [Theory]
    [InlineData(235_012_345, true)]
    [InlineData(362_000_000, true)]
    [InlineData(200_012_345, false)] // no administration has 200
    [InlineData(217_012_345, false)] // nor 217
    [InlineData(123_456_789, false)]
    [InlineData(222_222_222, false)]
    [InlineData(982_351_234, true)]
    public void MmsisBeginWithDigitsOfAnAdministration(uint mmsi, bool isSound) => Assert.Equal(isSound, NumberDetector.IsSound(mmsi));

    [Fact]
    public void AWrongImoNumberIsToldOnceAndClearedWhenMended()
    {
        SeaBench bench = new();
        for (int i = 0; i < 30; i++) bench.Position(i * 10, 235_000_001, 0, 50 * i, 10);
        for (int i = 0; i < 5; i++) bench.Static(i * 30 + 5, 235_000_001, "ALBA", imo: 9_074_728);
        bench.Run();
        Alert alert = Assert.Single(bench.Active);
        Assert.Equal((AlertKind.WrongNumber, AlertSeverity.Advisory, Verdict.Fault), (alert.Kind, alert.Severity, alert.Statement.Verdict));
        Assert.Equal(9_074_728, Assert.Single(alert.Statement.Evidence).Value);
        bench.Reload();
        bench.Static(310, 235_000_001, "ALBA", imo: 9_074_729);
        bench.Run();
        Assert.Empty(bench.Active);
    }

    [Fact]
    public void AnMmsiOfNobodyIsTold()
    {
        SeaBench bench = new();
        for (int i = 0; i < 5; i++) bench.Position(i * 10, 123_456_789, 0, 50 * i, 10);
        bench.Run();
        Assert.Equal(AlertKind.WrongNumber, Assert.Single(bench.Active).Kind);
    }
}
