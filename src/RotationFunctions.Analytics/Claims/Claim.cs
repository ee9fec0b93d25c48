namespace RotationFunctions.Analytics.Claims;

/// <summary>What a printed figure says it is.</summary>
public enum ClaimKind
{
    /// <summary>Price return of a series.</summary>
    Return,

    /// <summary>Return of a series with dividends reinvested.</summary>
    TotalReturn,

    /// <summary>Standard deviation of daily returns.</summary>
    DailyVolatility,

    /// <summary>The daily one × √252.</summary>
    AnnualVolatility,

    /// <summary>Maximum drawdown on closes. Printed with or without its minus sign, it means the same fall.</summary>
    Drawdown,

    /// <summary>Price return of one series less that of another.</summary>
    Spread,

    /// <summary>A price, or the points of an index.</summary>
    Level,

    /// <summary>Pearson correlation of daily returns with those of another series.</summary>
    Correlation,

    /// <summary>Slope of daily returns on those of another series.</summary>
    Beta,
}

/// <summary>The window that a claim states.</summary>
public abstract record StatedWindow
{
    private StatedWindow()
    {
    }

    /// <summary>A named window that ends on the as-of day.</summary>
    public sealed record Named(Window Window) : StatedWindow;

    /// <summary>A span of dates.</summary>
    public sealed record Between(CustomWindow Window) : StatedWindow;

    /// <summary>The as-of day itself, for a level.</summary>
    public sealed record Day : StatedWindow;
}

/// <summary>A figure that somebody printed, and what it was said to be.</summary>
public sealed record Claim
{
    /// <summary>Most decimals that a claim can have: beyond them a double has no digits to compare.</summary>
    public const int MostDigits = 12;

    /// <summary>The series, as <c>IWM</c>.</summary>
    public required string Series { get; init; }

    /// <summary>The other series of a spread, a correlation or a beta; null for the benchmark, and for every other kind.</summary>
    public string? Against { get; init; }

    public required ClaimKind Kind { get; init; }

    public required StatedWindow Window { get; init; }

    /// <summary>The day that the figure is of. Nothing later can have gone into it.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The printed value: a fraction (0.1228 for 12.28 %); a price or points for a level.</summary>
    public required double Value { get; init; }

    /// <summary>Decimals of <see cref="Value"/> that were printed: 4 for 12.28 %.</summary>
    public required int Digits { get; init; }
}
