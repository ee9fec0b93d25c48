using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Tests.Snapshots.Checks;

/// <summary>What can be wrong with a vendor's prices, one kind each.</summary>
public enum PriceFault
{
    SplitInNeitherColumn,
    SplitInAdjustedCloseAlone,
    SplitInCloseAlone,
    SplitOnAllRowsButSome,
    SlippedDecimalPoint,
    AbsurdAdjustedClose,
    OtherUnitFromADayOn,
    RowOffByAFactor,
}

/// <summary>Makes faulty series out of sound ones.</summary>
internal sealed class PriceFaults(int seed)
{
    private static readonly double[] Ratios = [5 / 4.0, 4 / 3.0, 3 / 2.0, 2, 5 / 2.0, 3, 4, 5, 10, 1 / 2.0, 1 / 4.0, 1 / 5.0, 1 / 10.0];

    private readonly Random _random = new(seed);

    public int Next(int count) => _random.Next(count);

    /// <summary>The kinds that a series can have: an index has no splits and no adjusted closes.</summary>
    public static PriceFault[] Of(SeriesKind kind) =>
        kind == SeriesKind.Index ? [PriceFault.SlippedDecimalPoint, PriceFault.OtherUnitFromADayOn] : Enum.GetValues<PriceFault>();

    /// <summary>A copy of a series with one fault.</summary>
    /// <returns>The series, the first row that is wrong, and how wrong a return across it is, as a logarithm.</returns>
    public (SeriesColumns Series, int Row, double Size) Put(PriceFault fault, SeriesColumns sound)
    {
        var series = sound with
        {
            Open = [.. sound.Open!],
            High = [.. sound.High!],
            Low = [.. sound.Low!],
            Close = [.. sound.Close],
            AdjustedClose = sound.AdjustedClose is { } adjusted ? [.. adjusted] : null,
            Volume = sound.Volume is { } volume ? [.. volume] : null,
        };
        // One fault in ten comes with the newest row, as every fault does on its first evening.
        var day = _random.Next(10) == 0 ? series.Count - 1 : _random.Next(1, series.Count);
        var ratio = Ratios[_random.Next(Ratios.Length)];
        var power = Math.Pow(10, _random.Next(1, 4)) is var ten && _random.Next(2) == 0 ? ten : 1 / ten;
        switch (fault)
        {
            case PriceFault.SplitInNeitherColumn:
                Prices(0, day, ratio);
                Adjusted(0, day, ratio);
                return (series, day, Math.Abs(Math.Log(ratio)));
            case PriceFault.SplitInAdjustedCloseAlone:
                Prices(0, day, ratio);
                return (series, day, Math.Abs(Math.Log(ratio)));
            case PriceFault.SplitInCloseAlone:
                Adjusted(0, day, ratio);
                return (series, day, Math.Abs(Math.Log(ratio)));
            case PriceFault.SplitOnAllRowsButSome:
                var end = Math.Min(series.Count, day + _random.Next(1, 6));
                Prices(day, end, ratio);
                Adjusted(day, end, ratio);
                return (series, day, Math.Abs(Math.Log(ratio)));
            case PriceFault.SlippedDecimalPoint:
                Prices(day, day + 1, power);
                Adjusted(day, day + 1, power);
                return (series, day, Math.Abs(Math.Log(power)));
            case PriceFault.AbsurdAdjustedClose:
                var factor = _random.Next(2) == 0 ? power : Math.Exp((_random.Next(2) == 0 ? 1 : -1) * (0.06 + 2 * _random.NextDouble()));
                Adjusted(day, day + 1, factor);
                return (series, day, Math.Abs(Math.Log(factor)));
            case PriceFault.OtherUnitFromADayOn:
                Prices(day, series.Count, power);
                Adjusted(day, series.Count, power);
                return (series, day, Math.Abs(Math.Log(power)));
            case PriceFault.RowOffByAFactor:
                var off = Math.Exp((_random.Next(2) == 0 ? 1 : -1) * (0.2 + _random.NextDouble()));
                Prices(day, day + 1, off);
                Adjusted(day, day + 1, off);
                return (series, day, Math.Abs(Math.Log(off)));
            default:
                throw new ArgumentOutOfRangeException(nameof(fault));
        }

        void Prices(int from, int to, double by)
        {
            for (var row = from; row < to; row++)
                (series.Open![row], series.High![row], series.Low![row], series.Close[row]) =
                    (Math.Round(series.Open[row] * by, 4), Math.Round(series.High[row] * by, 4), Math.Round(series.Low[row] * by, 4), Math.Round(series.Close[row] * by, 4));
            if (series.Volume is { } shares)
                for (var row = from; row < to; row++)
                    shares[row] /= by;
        }

        void Adjusted(int from, int to, double by)
        {
            for (var row = from; series.AdjustedClose is { } closes && row < to; row++)
                closes[row] *= by;
        }
    }
}
