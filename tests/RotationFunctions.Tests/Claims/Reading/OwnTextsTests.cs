using System.Globalization;
using System.Text.Json;
using RotationFunctions.Pipeline.Claims.Reading;
using RotationFunctions.Pipeline.Universes;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Claims.Reading;

/// <summary>
/// A hundred texts in both languages, written for this test, with every claim that a careful person finds in them: the number, the series,
/// the kind, the days and the signed value. What the reader finds is held against it.
/// </summary>
public sealed class OwnTextsTests
{
    /// <summary>Share of the claims that must be found, and of the found ones that must be right.</summary>
    private const double LeastRecall = 0.97;
    private const double LeastPrecision = 0.98;

    [Fact]
    public void Texts_FoundAndRight()
    {
        SharedData.Require();
        var market = new ReaderMarket(MarketFolder.RealMarket, UniverseReader.Default.Series);
        var (expected, found, right) = (0, 0, 0);
        var faults = new List<string>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Claims", "Reading", "own-texts.jsonl")))
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

        Assert.InRange(expected, 250, int.MaxValue);
        var (recall, precision) = ((double)right / expected, (double)right / found);
        Assert.True(recall >= LeastRecall && precision >= LeastPrecision, string.Create(CultureInfo.InvariantCulture, $"recall {recall:F3}, precision {precision:F3}\n{string.Join('\n', faults)}"));
    }
}
