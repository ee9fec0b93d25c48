using System.Globalization;
using System.Text.Json;
using RotationFunctions.Pipeline.Claims.Reading;
using RotationFunctions.Pipeline.Universes;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Claims.Reading;

/// <summary>
/// Texts in both languages, written for this test, with every claim that a careful person finds in them: the number, the series, the kind,
/// the days and the signed value. What the reader finds is held against it. <c>market-texts.jsonl</c> are scorecards, wires, weekly tables, letters
/// of funds, dispatches and pages; their labels were written with the texts, before any reader saw them, and their days and values come from a
/// calendar and prices outside this project.
/// </summary>
public sealed class OwnTextsTests
{
    /// <summary>The share of the claims that must be found, and of the found ones that must be right.</summary>
    [Theory]
    [InlineData("own-texts.jsonl", 250, 0.97, 0.98)]
    [InlineData("market-texts.jsonl", 700, 0.97, 0.97)]
    public void Texts_FoundAndRight(string file, int leastLabels, double leastRecall, double leastPrecision)
    {
        SharedData.Require();
        var market = new ReaderMarket(MarketFolder.RealMarket, UniverseReader.Default.Series);
        var (expected, found, right) = (0, 0, 0);
        var faults = new List<string>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Claims", "Reading", file)))
        {
            using var item = JsonDocument.Parse(line);
            var text = item.RootElement.GetProperty("text").GetString()!;
            var asOf = DateOnly.ParseExact(item.RootElement.GetProperty("asOf").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            var labels = item.RootElement.GetProperty("claims").EnumerateArray().Select(c => c.GetString()!).ToList();
            var read = ClaimReader.Read(text, market, asOf, true, TestContext.Current.CancellationToken).Claims.Select(c => KnownFailuresTests.Line(text, c)).ToList();
            (expected, found) = (expected + labels.Count, found + read.Count);
            foreach (var claim in read)
                if (labels.Remove(claim))
                    right++;
                else
                    faults.Add($"{item.RootElement.GetProperty("id")}: found {claim}");
            faults.AddRange(labels.Select(l => $"{item.RootElement.GetProperty("id")}: missed {l}"));
        }

        Assert.InRange(expected, leastLabels, int.MaxValue);
        var (recall, precision) = ((double)right / expected, (double)right / found);
        Assert.True(recall >= leastRecall && precision >= leastPrecision, string.Create(CultureInfo.InvariantCulture, $"recall {recall:F3}, precision {precision:F3}\n{string.Join('\n', faults)}"));
    }
}
