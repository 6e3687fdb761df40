using System.Globalization;
using Atalaya.Server.Security;
using CsCheck;

namespace Atalaya.SystemTests.Security;

public sealed class PasswordTests
{
    [Theory]
    [InlineData("short", "too short")]
    [InlineData("elevenchars", "too short")]
    [InlineData("password1234", "first that others")]
    [InlineData("P4$$w0rd2026!", "first that others")]
    [InlineData("qwertyuiop[]12", "first that others")]
    [InlineData("aaaaaaaaaaaaaaaa", "first that others")]
    [InlineData("123456789012", "first that others")]
    [InlineData("abcdefghijkl", "first that others")]
    [InlineData("atalaya-admin-2026", "first that others")]
    [InlineData("contraseña2026", "first that others")]
    [InlineData("BarcelonaBarcelona", "first that others")]
    [InlineData("gonzalez.gonzalez", "first that others")]
    [InlineData("correct\thorse battery", "control character")]
    public void WeakPasswordsAreRefused(string password, string reason) => Assert.Contains(reason, PasswordRules.Fault(password, "gonzalez"), StringComparison.Ordinal);

    [Theory]
    [InlineData("violet tractor umbrella")]
    [InlineData("correct horse battery staple")]
    [InlineData("kX9#vQm2Lp7wRt")]
    [InlineData("lluvia mesa jirafa")]
    [InlineData("дождь стол жираф")]
    public void LongOnesThatDoNotBelongTogetherPass(string password) => Assert.Null(PasswordRules.Fault(password, "gonzalez"));

    [Fact]
    public void TheLongestPasswordHas128Characters()
    {
        string words = string.Concat(Enumerable.Range(0, 40).Select(static i => "mesa jirafa lluvia "[(i % 19)..]))[..128];
        Assert.Null(PasswordRules.Fault(words, "ana"));
        Assert.Contains("too long", PasswordRules.Fault(words + "x", "ana"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AHashIsOfOnePasswordAndTellsItsCost()
    {
        string hash = await PasswordHash.CreateAsync("violet tractor umbrella");
        Assert.StartsWith("$argon2id$v=19$m=19456,t=2,p=1$", hash, StringComparison.Ordinal);
        Assert.True(await PasswordHash.VerifyAsync("violet tractor umbrella", hash));
        Assert.False(await PasswordHash.VerifyAsync("violet tractor umbrella ", hash));
        Assert.NotEqual(hash, await PasswordHash.CreateAsync("violet tractor umbrella"));
        Assert.False(PasswordHash.IsCheap(hash));
        Assert.True(PasswordHash.IsCheap(hash.Replace("t=2", "t=1", StringComparison.Ordinal)));
    }

    /// <summary>RFC 9106 has no vector without a secret; this one is of the reference implementation (its test suite, version 19).</summary>
    [Fact]
    public async Task TheReferenceVectorOfArgon2idIsVerified() =>
        Assert.True(await PasswordHash.VerifyAsync("password", "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"));

    [Fact]
    public void NoTextThrowsAndNoneButAHashIsOne()
    {
        Gen.String.Sample(static text => Assert.False(PasswordHash.IsWellFormed(text)));
        Gen.Int[0, 300_000].Sample(static memory => Assert.Equal(memory is >= 8 and <= 262_144, PasswordHash.IsWellFormed(
            $"$argon2id$v=19$m={memory.ToString(CultureInfo.InvariantCulture)},t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc")));
    }
}
