using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RotationFunctions.Pipeline.Reports.Texts;
using RotationFunctions.Pipeline.Runs;
using RotationFunctions.Pipeline.Sources;

namespace RotationFunctions.Tests.Reports;

/// <summary>
/// That every reason has its Chinese words, whether a test ever brings it about or not: they are read in the code that makes them.
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
    private static readonly string[] ReasonExceptions = ["SeriesUnavailableException", "SeriesNotOfferedException", "AllowanceSpentException", "HttpRequestException"];

    /// <summary>Words that are no reason by themselves: fields of providers, and what stands in a place of a template.</summary>
    private static readonly HashSet<string> NoReasons = new(StringComparer.Ordinal)
    {
        "5. adjusted close", "7. dividend amount", "8. split coefficient", "(escapes that make no text)", "the day", "an hour", "adjusted close", "a day of special closure",
        "MMM d, yyyy", "MMM dd, yyyy", "MMMM d, yyyy", "d MMM yyyy", "dd MMM yyyy", "d MMMM yyyy", "Yahoo Finance",
    };

    [Fact]
    public void EveryReasonInTheCode_HasChineseWords()
    {
        var known = ReasonTexts.Templates.Select(template => Normal(Places().Replace(template.English, "{}"))).ToList();
        var reasons = Reasons().ToList();

        Assert.True(reasons.Count > 150, $"{reasons.Count} found: are the folders still right?");
        Assert.Empty(reasons.Where(reason => !known.Exists(template => HasPieces(template, reason.Words))).Select(reason => $"{reason.Place}: {reason.Words}"));
    }

    [Fact]
    public void EveryTemplate_FillsWhatItDescribes()
    {
        foreach (var template in ReasonTexts.Templates)
        {
            var reason = Places().Replace(template.English, place => Sample(place.Groups["name"].Value));
            var chinese = template.Fill(reason, ReasonTexts.Chinese);

            Assert.True(chinese is not null, $"'{template.English}' does not take '{reason}'");
            Assert.DoesNotMatch(Places(), chinese);
            Assert.Matches("[\u4e00-\u9fff]", chinese);
            Assert.NotNull(ReasonTexts.Chinese(reason));
        }
    }

    [Fact]
    public void EveryCauseAndRemedy_AreOneSentenceEach()
    {
        const string cause = "has no bar in the days asked for", remedy = "Check that the fund was listed then";
        foreach (var words in SourceReasons.Templates.Select(t => t.English).Where(words => !words.EndsWith('.')))
        {
            var sample = Places().Replace(words, place => Sample(place.Groups["name"].Value));
            var reason = char.IsLower(sample[0]) ? $"SPY: tiingo {sample}. {remedy}." : $"SPY: tiingo {cause}. {sample}.";
            Assert.StartsWith("SPY：tiingo", ReasonTexts.Chinese(reason), StringComparison.Ordinal);
        }
    }

    /// <summary>Literals that read like a sentence, or a part of one, with holes where something is put in.</summary>
    private static IEnumerable<(string Place, string Words)> Reasons()
    {
        var sources = Path.Combine(Root(), "src");
        var files = Makers.Select(maker => Path.Combine(sources, maker)).SelectMany(path => File.Exists(path) ? [path] : Directory.GetFiles(path, "*.cs", SearchOption.AllDirectories));
        foreach (var file in files.Where(file => !Others.Contains(Path.GetFileName(file)) && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)))
        {
            foreach (var node in CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantNodes())
            {
                var words = node switch
                {
                    LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => literal.Token.ValueText,
                    InterpolatedStringExpressionSyntax interpolated => string.Concat(interpolated.Contents.Select(part => part is InterpolatedStringTextSyntax text ? text.TextToken.ValueText : "{}")),
                    _ => "",
                };
                if (Sentence().IsMatch(words) && !NoReasons.Contains(words) && !GoesElsewhere(node))
                    yield return ($"{Path.GetRelativePath(sources, file)}({node.GetLocation().GetLineSpan().StartLinePosition.Line + 1})", Normal(words));
            }
        }
    }

    /// <summary>A log, a message that ends a run, a note to whoever asked, or words that are looked for in those of a provider.</summary>
    private static bool GoesElsewhere(SyntaxNode node) => node.Ancestors().Any(ancestor => ancestor switch
    {
        AttributeSyntax => true,
        // The declarations of a family: formulas. Its reasons are codes.
        PropertyDeclarationSyntax { Identifier.Text: "Declarations" } => true,
        ObjectCreationExpressionSyntax made when made.Type.ToString().EndsWith("Exception", StringComparison.Ordinal) => !ReasonExceptions.Contains(made.Type.ToString()),
        PrimaryConstructorBaseTypeSyntax made => made.Type.ToString() == nameof(Exception),
        InvocationExpressionSyntax call => call.Expression.ToString() is var called && (called is "notes.Add" or "Telemetry.Start" || called.EndsWith(".Contains", StringComparison.Ordinal) || called.EndsWith(".StartsWith", StringComparison.Ordinal)),
        _ => false,
    });

    /// <summary>Whether the pieces between the holes stand in a template, in their order.</summary>
    private static bool HasPieces(string template, string words)
    {
        var at = 0;
        foreach (var piece in words.Split("{}", StringSplitOptions.RemoveEmptyEntries))
        {
            var found = template.IndexOf(piece, at, StringComparison.Ordinal);
            if (found < 0)
                return false;
            at = found + piece.Length;
        }

        return true;
    }

    /// <summary>A setting is put in, or written out: both are a hole.</summary>
    private static string Normal(string words) => Setting().Replace(words, "{}");

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

    [GeneratedRegex(@"Sources:\w+:\w+|\{\}(:\{\})+")]
    private static partial Regex Setting();
}
