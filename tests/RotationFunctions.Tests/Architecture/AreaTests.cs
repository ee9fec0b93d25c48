using System.Text.RegularExpressions;
using NetArchTest.Rules;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Reports;

namespace RotationFunctions.Tests.Architecture;

/// <summary>The areas of the pipeline, a folder each: arrows run one way, and the picture in docs/architecture.md shows them all.</summary>
public sealed partial class AreaTests
{
    private const string Root = "RotationFunctions.Pipeline";

    /// <summary>From what knows nothing to what knows all.</summary>
    private static readonly string[] Areas =
        ["Storage", "Universes", "Problems", "Sources", "Snapshots", "Languages", "Reports", "Metrics", "Trace", "Verification", "Claims", "Http", "Runs"];

    private static readonly Types Pipeline = Types.InAssembly(typeof(Report).Assembly);

    private static readonly Lazy<(string From, string To)[]> Arrows = new(() =>
        [.. Areas.SelectMany(from => Areas.Where(to => to != from && Knows(from, to)).Select(to => (from, to)))]);

    [Fact]
    public void Areas_AreTheFolders() => Assert.Equal(
        Areas.Order(StringComparer.Ordinal),
        typeof(Report).Assembly.GetTypes().Select(type => type.Namespace).OfType<string>().Where(name => name.StartsWith(Root + ".", StringComparison.Ordinal))
            .Select(name => name[(Root.Length + 1)..].Split('.')[0]).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Arrows_RunOneWay()
    {
        Assert.NotEmpty(Arrows.Value);
        Assert.All(Arrows.Value, arrow => Assert.True(Array.IndexOf(Areas, arrow.To) < Array.IndexOf(Areas, arrow.From), $"{arrow.From} knows {arrow.To}."));
    }

    /// <summary>What every area may use knows none of them; the registration of the services alone knows all.</summary>
    [Fact]
    public void Root_KnowsNoArea()
    {
        var result = Pipeline.That().ResideInNamespaceMatching($"^{Regex.Escape(Root)}$").And().DoNotHaveName(nameof(PipelineRegistration))
            .ShouldNot().HaveDependencyOnAny([.. Areas.Select(area => $"{Root}.{area}")]).GetResult();

        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypes?.Select(type => type.FullName) ?? []));
    }

    /// <summary>Arithmetic has no storage, no network and no clock.</summary>
    [Fact]
    public void Analytics_KnowsNothingOfAzureOrThePipeline()
    {
        var result = Types.InAssembly(typeof(MarketHistory).Assembly).ShouldNot().HaveDependencyOnAny(Root, "Azure", "System.IO", "System.Net", "Microsoft.Extensions", "Microsoft.AspNetCore").GetResult();

        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypes?.Select(type => type.FullName) ?? []));
    }

    /// <summary>The picture leaves out an arrow where others lead the same way. With WRITE_DOCS=1 in the environment this test draws it.</summary>
    [Fact]
    public void Picture_ShowsTheArrows()
    {
        var path = Path.Combine(SharedData.Repository, "docs", "architecture.md");
        var text = File.ReadAllText(path);
        var picture = $"<!-- areas -->\n```mermaid\nflowchart BT\n{string.Concat(Shortest().Select(arrow => $"  {arrow.From} --> {arrow.To}\n"))}```\n<!-- /areas -->";
        if (Environment.GetEnvironmentVariable("WRITE_DOCS") == "1")
            File.WriteAllText(path, Picture().Replace(text, picture));
        else
            Assert.Equal(picture, Picture().Match(text).Value);
    }

    private static IEnumerable<(string From, string To)> Shortest()
    {
        var arrows = Arrows.Value.ToHashSet();
        return arrows.Where(arrow => !Areas.Any(between => between != arrow.To && arrows.Contains((arrow.From, between)) && Leads(between, arrow.To)));

        bool Leads(string from, string to) => arrows.Contains((from, to)) || arrows.Any(arrow => arrow.From == from && Leads(arrow.To, to));
    }

    private static bool Knows(string from, string to)
        => Pipeline.That().ResideInNamespace($"{Root}.{from}").And().HaveDependencyOnAny($"{Root}.{to}").GetTypes().Any();

    [GeneratedRegex("<!-- areas -->.*<!-- /areas -->", RegexOptions.Singleline)]
    private static partial Regex Picture();
}
