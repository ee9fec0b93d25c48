using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Reports.Figures.Families;
using RotationFunctions.Pipeline.Reports.Texts;
using RotationFunctions.Pipeline.Runs;
using RotationFunctions.Pipeline.Sources;
using Words = RotationFunctions.Pipeline.Languages.Zh.Reasons;

namespace RotationFunctions.Tests.Reports;

/// <summary>
/// That every reason has a code and its words in every language, whether a test ever brings it about or not: they are read in the code that makes them.
/// </summary>
public sealed partial class ReasonCoverageTests
{
    /// <summary>Where reasons of reports are made.</summary>
    private static readonly string[] Makers =
    [
        "RotationFunctions.Analytics", "RotationFunctions.Pipeline/Sources", "RotationFunctions.Pipeline/Reports/ReportBuilder.cs",
        "RotationFunctions.Pipeline/Snapshots/SnapshotBuilder.cs", "RotationFunctions.Pipeline/Snapshots/SeriesValidation.cs", "RotationFunctions.Pipeline/Snapshots/Checks",
        "RotationFunctions.Pipeline/Snapshots/IncrementalFetch.cs", "RotationFunctions.Pipeline/Runs/DailyFetch.cs",
    ];

    /// <summary>Files among them whose words go elsewhere: to whoever asks for a window, sets the app up, or names a folder.</summary>
    private static readonly string[] Others = ["CustomWindows.cs", "SourceRegistry.cs", "CsvLayout.cs", "ProviderSettings.cs"];

    /// <summary>Exceptions whose messages are reasons; those of others end a run.</summary>
    private static readonly string[] ReasonExceptions = ["SeriesUnavailableException", "SeriesNotOfferedException", "AllowanceSpentException"];

    /// <summary>Words that are no reason by themselves: fields of providers, and what stands in a place of a template.</summary>
    private static readonly HashSet<string> NoReasons = new(StringComparer.Ordinal)
    {
        "5. adjusted close", "7. dividend amount", "8. split coefficient", "(escapes that make no text)", "the day", "an hour", "adjusted close", "a day of special closure",
        "MMM d, yyyy", "MMM dd, yyyy", "MMMM d, yyyy", "d MMM yyyy", "dd MMM yyyy", "d MMMM yyyy", "Yahoo Finance", "{} and the years from {} before it",
    };

    [Fact]
    public void EveryReasonThatIsMade_HasWordsInEveryLanguage()
    {
        var made = Made().ToList();

        Assert.True(made.Count > 200, $"{made.Count} found: are the folders still right?");
        foreach (var (place, code, words) in made)
        {
            var chinese = ChineseOf(code);
            Assert.True(chinese is not null, $"{place}: no Chinese words for {code}.");
            Assert.All(Arguments().Matches(chinese), argument => Assert.True(
                int.Parse(argument.Groups["at"].ValueSpan, CultureInfo.InvariantCulture) < Regex.Count(words, Regex.Escape("{}")), $"{place}: the Chinese words of {code} name an argument that there is not."));
        }
    }

    /// <summary>A code that says two things could be worded for one of them alone.</summary>
    [Fact]
    public void ACode_HasOneMeaning()
        => Assert.Empty(Made().GroupBy(made => made.Code).Where(group => group.Select(made => made.Words).Distinct().Count() > 1)
            .Select(group => string.Join(" / ", group.Select(made => $"{made.Place} {made.Words}"))));

    [Fact]
    public void ChineseWords_AreOfReasonsThatAreMadeOrWereStored()
    {
        var known = Made().Select(made => made.Code).Concat(EnglishReasons.Known.Select(stored => stored.Code)).ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain(Words.All.Keys, code => !known.Contains(code));
    }

    /// <summary>Whoever makes a reason without a code makes one that no other language can word.</summary>
    [Fact]
    public void Sentences_AreMadeWithACode()
        => Assert.Empty(Sentences().Select(sentence => $"{sentence.Place}: {sentence.Words}"));

    [Fact]
    public void StoredEnglish_IsReadBack()
    {
        foreach (var stored in EnglishReasons.Known)
        {
            var text = Places().Replace(stored.Words, place => Sample(place.Groups["name"].Value));
            var reason = stored.Read(text, EnglishReasons.Read);

            Assert.True(reason is not null, $"'{stored.Words}' does not take '{text}'");
            Assert.Equal((stored.Code, text), (reason.Code, reason.Text));
            var chinese = ReasonTexts.In(Language.SimplifiedChinese, reason);
            Assert.DoesNotMatch(Arguments(), chinese);
            Assert.Matches("[\u4e00-\u9fff]", chinese);
            Assert.Equal(chinese, ReasonTexts.In(Language.SimplifiedChinese, Reason.Stored(Reason.Message, text, [])));
        }
    }

    [Fact]
    public void StoredCausesAndRemedies_AreReadInAProvidersSentence()
    {
        const string cause = "has no bar in the days asked for", remedy = "Check that the fund was listed then";
        foreach (var words in EnglishReasons.Known.Where(stored => stored.Code.Split('.')[0] is "provider" or "body" or "remedy").Select(stored => stored.Words))
        {
            var sample = Places().Replace(words, place => Sample(place.Groups["name"].Value));
            var reason = char.IsLower(sample[0]) ? $"SPY: tiingo {sample}. {remedy}." : $"SPY: tiingo {cause}. {sample}.";
            Assert.Equal("provider.unavailable", EnglishReasons.Read(reason)?.Code);
        }
    }

    private static string? ChineseOf(string code) => Words.All.GetValueOrDefault(code) ?? MetricFamilies.Reason(code, Language.SimplifiedChinese);

    /// <summary>Every <c>Reason.Of</c> of the sources, with holes where something is put in.</summary>
    private static IEnumerable<(string Place, string Code, string Words)> Made()
    {
        foreach (var (file, root) in Files(["RotationFunctions.Analytics", "RotationFunctions.Pipeline", "RotationFunctions.Local"]))
        {
            var constants = root.DescendantNodes().OfType<VariableDeclaratorSyntax>().Where(variable => variable.Initializer?.Value is LiteralExpressionSyntax)
                .GroupBy(variable => variable.Identifier.Text).ToDictionary(group => group.Key, group => ((LiteralExpressionSyntax)group.First().Initializer!.Value).Token.ValueText);
            foreach (var call in root.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(call => IsReason(call) && call.ArgumentList.Arguments.Count == 2))
            {
                var code = call.ArgumentList.Arguments[0].Expression switch
                {
                    LiteralExpressionSyntax literal => literal.Token.ValueText,
                    var constant => constants[constant.ToString()],
                };
                var words = Assert.IsType<InterpolatedStringExpressionSyntax>(call.ArgumentList.Arguments[1].Expression);
                yield return (PlaceOf(file, call), code, WordsOf(words));
            }
        }
    }

    private static bool IsReason(InvocationExpressionSyntax call) => call.Expression.ToString() is "Reason.Of" or "Analytics.Reason.Of";

    /// <summary>Literals that read like a sentence, or a part of one, and are no words of a reason.</summary>
    private static IEnumerable<(string Place, string Words)> Sentences()
    {
        foreach (var (file, root) in Files(Makers).Where(file => !Others.Contains(Path.GetFileName(file.File))))
        {
            foreach (var node in root.DescendantNodes())
            {
                var words = node switch
                {
                    LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => literal.Token.ValueText,
                    InterpolatedStringExpressionSyntax interpolated => WordsOf(interpolated),
                    _ => "",
                };
                if (Sentence().IsMatch(words) && !NoReasons.Contains(words) && !GoesElsewhere(node))
                    yield return (PlaceOf(file, node), words);
            }
        }
    }

    private static IEnumerable<(string File, SyntaxNode Root)> Files(IEnumerable<string> of)
    {
        var sources = Path.Combine(Root(), "src");
        return of.Select(maker => Path.Combine(sources, maker)).SelectMany(path => File.Exists(path) ? [path] : Directory.GetFiles(path, "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(file => (file, CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot()));
    }

    private static string WordsOf(InterpolatedStringExpressionSyntax words)
        => string.Concat(words.Contents.Select(part => part is InterpolatedStringTextSyntax text ? text.TextToken.ValueText : "{}"));

    private static string PlaceOf(string file, SyntaxNode node) => $"{Path.GetFileName(file)}({node.GetLocation().GetLineSpan().StartLinePosition.Line + 1})";

    /// <summary>A log, a message that ends a run, a note to whoever asked, or words that are looked for in those of a provider.</summary>
    private static bool GoesElsewhere(SyntaxNode node) => node.Ancestors().Any(ancestor => ancestor switch
    {
        AttributeSyntax => true,
        // The declarations of a family: formulas. Its reasons are codes.
        PropertyDeclarationSyntax { Identifier.Text: "Declarations" } => true,
        ObjectCreationExpressionSyntax made when made.Type.ToString().EndsWith("Exception", StringComparison.Ordinal) => !ReasonExceptions.Contains(made.Type.ToString()),
        PrimaryConstructorBaseTypeSyntax made => made.Type.ToString() == nameof(Exception),
        InvocationExpressionSyntax call when IsReason(call) => true,
        InvocationExpressionSyntax call => call.Expression.ToString() is var called && (called is "notes.Add" or "Telemetry.Start" || called.EndsWith(".Contains", StringComparison.Ordinal) || called.EndsWith(".StartsWith", StringComparison.Ordinal)),
        _ => false,
    });

    private static string Sample(string place) => place.TrimEnd('2', '3', '4', '5') switch
    {
        "date" => "2026-01-22",
        "time" => "2026-01-22 21:30",
        "month" => "2026-03",
        "year" => "2026",
        "n" => "12.5",
        "series" => "^RUT",
        "source" => "tiingo",
        "figure" => "IWM/return.3M",
        "list" => "2026-03, 2026-04",
        "file" => "daily/IWM.csv",
        "url" => "https://provider.example/prices?from=2026-01-22",
        "origin" => "https://provider.example/yields and the years from 2005 before it",
        "setting" => "Sources:Tiingo:ApiKey",
        "word" => "close",
        "name" => "BC_2YEAR",
        "quote" => "\"They said. No more\"",
        "text" => "DGS2, DGS10",
        "message" => "Connection refused (127.0.0.1:9)",
        "reason" => "high 1 is under low 2",
        var other => throw new ArgumentOutOfRangeException(nameof(place), other, "A kind of place that has no sample."),
    };

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "RotationFunctions.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not lie in the repository that they were built from.");
        return folder.FullName;
    }

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Places();

    [GeneratedRegex(@"[A-Za-z]{2,} [a-z]{2,}")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\{(?<at>\d)(:term)?\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Arguments();
}
