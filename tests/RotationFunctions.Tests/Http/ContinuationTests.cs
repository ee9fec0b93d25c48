using FsCheck.Xunit;
using RotationFunctions.Pipeline.Http;

namespace RotationFunctions.Tests.Http;

public sealed class ContinuationTests
{
    [Fact]
    public void Token_OfItsList()
    {
        var token = Continuation.Write("reports 2026-01-01 ", "79739877");

        Assert.Equal("79739877", Continuation.Read("reports 2026-01-01 ", token));
        Assert.Matches(Continuation.Pattern, token);
        Assert.DoesNotContain("79739877", token, StringComparison.Ordinal);
    }

    [Fact]
    public void Token_OfAnotherList() => Assert.Null(Continuation.Read("reports 2025-01-01 ", Continuation.Write("reports 2026-01-01 ", "79739877")));

    [Fact]
    public void Token_WithALetterChanged()
    {
        var token = Continuation.Write("reports", "79739877");
        for (var i = 0; i < token.Length - 1; i++)
            Assert.Null(Continuation.Read("reports", token[..i] + (token[i] == 'A' ? 'B' : 'A') + token[(i + 1)..]));
    }

    [Property]
    public bool Token_OfAnyText(string? text) => Continuation.Read("reports", text ?? "") is null;
}
