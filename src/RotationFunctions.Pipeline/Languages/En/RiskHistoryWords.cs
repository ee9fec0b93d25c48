namespace RotationFunctions.Pipeline.Languages.En;

internal sealed class RiskHistoryWords : FamilyWords
{
    public override IReadOnlyDictionary<string, string> Definitions { get; } = new Dictionary<string, string>
    {
        ["drawdown.{rank}.depth"] = "Depth of fall number {rank} by depth: close of its trough over the high before it, less one.",
        ["drawdown.{rank}.peak"] = "Last day at the high from which fall number {rank} by depth began.",
        ["drawdown.{rank}.trough"] = "Day with the lowest close of fall number {rank} by depth, as far as it is known.",
        ["drawdown.{rank}.recovery"] = "First day that closed at the high before fall number {rank} by depth again, or above it.",
        ["drawdown.{rank}.daysDown"] = "Trading days from the high to the trough of fall number {rank} by depth.",
        ["drawdown.{rank}.daysBack"] = "Trading days from the trough of fall number {rank} by depth to its recovery.",
        ["rolling.beta.1Y.yearBefore"] = "One-year beta 252 trading days before.",
        ["rolling.beta.1Y.lowest"] = "Lowest one-year beta of the last 1,260 trading days.",
        ["rolling.beta.1Y.highest"] = "Highest one-year beta of the last 1,260 trading days.",
        ["rolling.correlation.1Y.yearBefore"] = "One-year correlation with the benchmark 252 trading days before.",
        ["rolling.correlation.1Y.lowest"] = "Lowest one-year correlation with the benchmark of the last 1,260 trading days.",
        ["rolling.correlation.1Y.highest"] = "Highest one-year correlation with the benchmark of the last 1,260 trading days.",
    };

    public override IReadOnlyDictionary<string, FamilyTableWords> Tables { get; } = new Dictionary<string, FamilyTableWords>
    {
        ["drawdowns"] = new(
            new("Deepest drawdowns", "The five deepest falls from a high on closes, with the trading days down and back."), "Rank",
            new Dictionary<string, string>
            {
                ["drawdown.{rank}.depth"] = "Depth",
                ["drawdown.{rank}.peak"] = "Peak",
                ["drawdown.{rank}.trough"] = "Trough",
                ["drawdown.{rank}.recovery"] = "Recovery",
                ["drawdown.{rank}.daysDown"] = "Days down",
                ["drawdown.{rank}.daysBack"] = "Days back",
            }),
        ["rolling"] = new(
            new("Beta and correlation over time", "One-year beta and correlation with the benchmark: now, a year ago, and their range of five years."), "Measure",
            new Dictionary<string, string>
            {
                ["{measure}.1Y"] = "Now",
                ["rolling.{measure}.1Y.yearBefore"] = "A year ago",
                ["rolling.{measure}.1Y.lowest"] = "Five-year low",
                ["rolling.{measure}.1Y.highest"] = "Five-year high",
            })
        { Rows = new Dictionary<string, string> { ["beta"] = "Beta", ["correlation"] = "Correlation" } },
    };
}
