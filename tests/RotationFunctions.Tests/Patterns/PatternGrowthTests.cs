using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using RotationFunctions.Analytics;
using RotationFunctions.Local.CommandLine;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Claims;
using RotationFunctions.Pipeline.Claims.Reading;
using RotationFunctions.Pipeline.Runs;
using RotationFunctions.Tests.Claims.Reading;

namespace RotationFunctions.Tests.Patterns;

/// <summary>
/// Nothing that reads foreign text takes the square of its length: every generated expression of the project, found by
/// reflection, and the reader of claims as a whole.
/// </summary>
[Slow]
public sealed class PatternGrowthTests
{
    /// <summary>What texts are made of that these expressions look for, and what nearly is.</summary>
    private static readonly string[] Pieces =
    [
        "a", "A", "1", " ", ".", ",", "-", "_", "(", "<", "&", "^", "+", "%", "\n", "年", "\uE000", "\uE001",
        "IWM", "1,", "1.", "000,", "a.", ".a", "a: ", " a.b: ", "<a", "<!--", "&a", "1 ", "2025-01-01", "2025/1/1.", "1月1日", "May 1, 2025 ", "SPY-", "as of ", "今年", "percent ", "/secrets/",
    ];

    private static readonly string[] Signs = [.. Pieces.Where(piece => piece.Length == 1)];

    private static readonly string[] Openings = ["", "IWM", "1", "a.b: ", "<", "<!--", "2025-01-01", "\uE000", "@Microsoft.KeyVault("];

    public static TheoryData<string> Names => [.. Expressions().Select(expression => expression.Name)];

    [Fact]
    public void EveryExpressionIsFound()
    {
        Assert.InRange(Names.Count, 5, 200);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Expression_TwiceTheInput_AtMostTwiceTheWork(string name)
    {
        var expression = Expressions().Single(e => e.Name == name).Regex;
        foreach (var (opening, piece) in Inputs())
        {
            var growth = GrowthOf(expression, opening, piece);
            Assert.True(growth <= Growth.Most, $"{name} on '{opening}' and many '{piece}': twice the input takes {growth:F1} times the work.");
        }
    }

    /// <summary>That the measure sees what it is to see: these are of the square.</summary>
    [Theory]
    [InlineData(@"^[\s,，、/&+()（）]*(?:and|和|与|及|以及)?[\s,，、/&+()（）]*$")]
    [InlineData(@"\d{1,3}(?:,\d{3})+(?![\d,])")]
    [InlineData(@"[a-z]\w*(\.\w+)+: ")]
    public void Measure_SeesTheSquare(string pattern)
    {
        var expression = new Regex(pattern, RegexOptions.CultureInvariant);
        Assert.Contains(Inputs(), input => GrowthOf(expression, input.Opening, input.Piece) > Growth.Most);
    }

    [Theory]
    [InlineData("IWM", "(")]
    [InlineData("", "1,000,")]
    [InlineData("", "000,")]
    [InlineData("", "1.000.")]
    [InlineData("", "IWM, ")]
    [InlineData("", "IWM ((((((((((((((((((((((((")]
    [InlineData("", "9.86% ")]
    [InlineData("IWM is up ", "9.86% and ")]
    [InlineData("", "IWM is up 9.86% year to date ")]
    [InlineData("", "2025-01-01 to ")]
    [InlineData("", "1 January ")]
    [InlineData("", "as of ")]
    [InlineData("", "<a ")]
    [InlineData("", "<!-- ")]
    [InlineData("", "今年以来")]
    [InlineData("IWM今年以来", "上涨")]
    [InlineData("", "\uE000\uE001")]
    [InlineData("", "(")]
    [InlineData("", "|1.0%")]
    [InlineData("| Index | YTD |\n|---|---|\n", "| S&P 500 | 1.0% |\n")]
    [InlineData("<table>", "<tr><td>S&P 500<td>1.0%")]
    [InlineData("", "e\u0301\u200b\u202e")]
    [InlineData("", "二〇二五年百分之")]
    [InlineData("", "S&P 500, ")]
    [InlineData("The S&P 500", ", the Dow")]
    [InlineData("", "1万2345")]
    [InlineData("", "\n")]
    public void ClaimReader_TwiceTheText_AtMostTwiceTheWork(string opening, string piece)
    {
        var growth = Growth.Of(
            ClaimRequest.LongestText / 2, length => Repeat(opening, piece, length), text => ClaimReader.Read(text, InventedMarket.Reader, new DateOnly(2026, 1, 22), cancellationToken: TestContext.Current.CancellationToken));
        Assert.True(growth <= Growth.Most, $"Twice the text takes {growth:F1} times the work.");
    }

    [Fact]
    public void ClaimReader_Cancelled_Stops()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() =>
            ClaimReader.Read("IWM is up 9.86% year to date.", InventedMarket.Reader, new DateOnly(2026, 1, 22), cancellationToken: cancelled.Token));
    }

    private static double GrowthOf(Regex expression, string opening, string piece)
    {
        const int length = 4 * 1024;
        return Growth.Of(length, n => Repeat(opening, piece, n), text => expression.Count(text));
    }

    private static IEnumerable<(string Opening, string Piece)> Inputs()
        => Openings.SelectMany(opening => Pieces.Select(piece => (opening, piece))).Concat(Signs.SelectMany((a, i) => Signs.Skip(i + 1).Select(b => ("", a + b))));

    /// <summary>An opening, a piece as often as it fits, and an end that belongs to neither.</summary>
    private static string Repeat(string opening, string piece, int length)
    {
        var text = new StringBuilder(opening, length);
        while (text.Length + piece.Length < length)
            text.Append(piece);
        return text.Append('\u0001').ToString();
    }

    private static IEnumerable<(string Name, Regex Regex)> Expressions()
    {
        Assembly[] assemblies = [typeof(MarketRun).Assembly, typeof(Window).Assembly, typeof(RunOptions).Assembly];
        foreach (var type in assemblies.SelectMany(assembly => assembly.GetTypes()))
        {
            foreach (var method in type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (method.GetCustomAttribute<GeneratedRegexAttribute>() is not null)
                    yield return ($"{type.Name}.{method.Name}", (Regex)method.Invoke(null, null)!);
            }

            foreach (var property in type.GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (property.GetCustomAttribute<GeneratedRegexAttribute>() is not null)
                    yield return ($"{type.Name}.{property.Name}", (Regex)property.GetValue(null)!);
            }
        }
    }
}
