using BenchmarkDotNet.Attributes;
using RotationFunctions.Analytics;
using RotationFunctions.Analytics.Claims;

namespace RotationFunctions.Benchmarks;

/// <summary>Three return claims that share one unstated definition, over the whole search space, alone and together.</summary>
[MemoryDiagnoser]
public class ClaimCheckBenchmark
{
    private MarketHistory? _history;
    private Claim[] _claims = [];

    [GlobalSetup]
    public void Prepare()
    {
        _history = Panel.Snapshot(4, 1000).ToHistory();
        var calendar = _history.Calendar;
        // The fourteenth trading day of a year: as many starts before it and after it as there can be.
        var asOf = Enumerable.Range(0, calendar.Count).Last(day => calendar.YearBase(day) == day - 14);
        _claims =
        [
            .. _history.Bars.Take(3).Select(series => new Claim
            {
                Series = series.Id,
                Kind = ClaimKind.Return,
                Window = new StatedWindow.Named(Window.YearToDate),
                AsOf = calendar[asOf],
                Value = Math.Round((series.Close.Values[asOf] / series.Open[asOf - 35]) - 1, 4),
                Digits = 4,
            }),
        ];
        var check = ClaimChecker.Check(_history, _claims);
        if (check.Joint is not [{ Search: { Definitions: 27_084, Matches: > 0 } }])
            throw new InvalidOperationException("The benchmark does not search what it is meant to.");
    }

    [Benchmark]
    public ClaimCheck ThreeReturns() => ClaimChecker.Check(_history!, _claims);
}
