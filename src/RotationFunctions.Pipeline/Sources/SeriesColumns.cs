namespace RotationFunctions.Pipeline.Sources;

/// <summary>
/// One series as columns of equal length. Bars fill all columns (NaN where a source has no value); an observation,
/// such as a rate, fills <see cref="Close"/> alone, dated by the day on which it was published.
/// </summary>
public sealed record SeriesColumns
{
    /// <summary>The series' id; for one target year of a projection, the definition's id, a dot and the year.</summary>
    public required string Id { get; init; }

    /// <summary>Trading days (exchange-local) of bars, dates of publication of observations.</summary>
    public required DateOnly[] Dates { get; init; }

    /// <summary>Opens, adjusted for splits; null for an observation.</summary>
    public double[]? Open { get; init; }

    /// <summary>Highs, adjusted for splits; null for an observation.</summary>
    public double[]? High { get; init; }

    /// <summary>Lows, adjusted for splits; null for an observation.</summary>
    public double[]? Low { get; init; }

    /// <summary>Closes adjusted for splits, not for dividends; or the observed values.</summary>
    public required double[] Close { get; init; }

    /// <summary>Closes adjusted for splits and dividends; null where the source has none.</summary>
    public double[]? AdjustedClose { get; init; }

    /// <summary>Shares; null where the source has none.</summary>
    public double[]? Volume { get; init; }

    /// <summary>Line of the source that each row stood on, from 1, for messages; null after a snapshot.</summary>
    public int[]? Lines { get; init; }

    /// <summary>Whether the rows are bars; if not, they are observations.</summary>
    public bool IsBars => Open is not null;

    /// <summary>Number of rows.</summary>
    public int Count => Dates.Length;

    /// <summary>The line of the source that a row stood on, from 1; 0 when it is not known.</summary>
    public int LineOf(int row) => Lines?[row] ?? 0;

    /// <summary>The rows at some positions, in the order given.</summary>
    public SeriesColumns Pick(ReadOnlySpan<int> rows) => this with
    {
        Dates = Pick(Dates, rows)!,
        Open = Pick(Open, rows),
        High = Pick(High, rows),
        Low = Pick(Low, rows),
        Close = Pick(Close, rows)!,
        AdjustedClose = Pick(AdjustedClose, rows),
        Volume = Pick(Volume, rows),
        Lines = Pick(Lines, rows),
    };

    private static T[]? Pick<T>(T[]? column, ReadOnlySpan<int> rows)
    {
        if (column is null)
            return null;
        var picked = new T[rows.Length];
        for (var i = 0; i < rows.Length; i++)
            picked[i] = column[rows[i]];
        return picked;
    }
}
