using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Sources.Demo;

/// <summary>How a fund or index of the simulated market answers to its factors, and how it trades.</summary>
internal sealed record DemoInstrument
{
    /// <summary>First close.</summary>
    public required double Price { get; init; }

    /// <summary>Return per unit of the market's return.</summary>
    public double Market { get; init; }

    /// <summary>Return per unit of small over large.</summary>
    public double Size { get; init; }

    /// <summary>Return per unit of value over the market.</summary>
    public double Value { get; init; }

    /// <summary>Return per unit of growth over the market.</summary>
    public double Growth { get; init; }

    /// <summary>Percent lost when the ten-year yield rises by one percentage point; below zero for a bank.</summary>
    public double Duration { get; init; }

    /// <summary>Percent a year that no factor explains: a bond's coupon, a dull sector's premium.</summary>
    public double Carry { get; init; }

    /// <summary>Volatility of its own, in percent a year.</summary>
    public double Noise { get; init; }

    /// <summary>Dividends in percent of the price a year; 0 for an index.</summary>
    public double Yield { get; init; }

    /// <summary>Whether dividends come every month, as of bond funds, and not every quarter.</summary>
    public bool PaysMonthly { get; init; }

    /// <summary>Dollars traded on a usual day at the start, in millions; 0 for a series without volume.</summary>
    public double Turnover { get; init; }

    /// <summary>Half the spread between bid and ask, in basis points: highs are trades at the ask, lows at the bid.</summary>
    public double HalfSpread { get; init; }

    /// <summary>Id of the instrument that holds the same portfolio; its noise is shared, but for a little.</summary>
    public string? Twin { get; init; }

    /// <summary>First day, for a fund that was launched later than the market begins.</summary>
    public DateOnly First { get; init; } = DemoCalendar.First;

    /// <summary>The instrument behind a fund or index.</summary>
    public static DemoInstrument Of(SeriesDefinition series) =>
        Known.GetValueOrDefault(series.Id) ?? Invented(series);

    private static readonly DemoInstrument Small = new()
    {
        Price = 112, Market = 1.08, Size = 1, Noise = 3, Yield = 1.3, Turnover = 3500, HalfSpread = 0.8,
    };

    private static readonly DemoInstrument Mid = new()
    {
        Price = 138, Market = 1.04, Size = 0.45, Value = 0.1, Noise = 2.5, Yield = 1.4, Turnover = 300, HalfSpread = 1.2,
    };

    private static readonly DemoInstrument Large = new()
    {
        Price = 200, Market = 1, Noise = 0.4, Yield = 1.6, Turnover = 25000, HalfSpread = 0.4,
    };

    private static readonly Dictionary<string, DemoInstrument> Known = new(StringComparer.Ordinal)
    {
        ["SPY"] = Large,
        ["RSP"] = new() { Price = 75, Market = 1.02, Size = 0.2, Value = 0.18, Growth = -0.1, Noise = 2, Yield = 1.5, Turnover = 150, HalfSpread = 1.5 },
        ["QQQ"] = new() { Price = 108, Market = 1.1, Size = -0.05, Value = -0.35, Growth = 0.65, Noise = 4, Yield = 0.7, Turnover = 9000, HalfSpread = 0.5 },
        ["IJH"] = Mid,
        ["MDY"] = Mid with { Price = 252, Twin = "IJH" },
        ["IWM"] = Small,
        ["IJR"] = new() { Price = 54, Market = 1.05, Size = 0.95, Value = 0.12, Growth = -0.05, Noise = 3, Yield = 1.4, Turnover = 250, HalfSpread = 1.2 },
        ["VTWO"] = Small with { Price = 45, Turnover = 25, HalfSpread = 2, Twin = "IWM" },
        ["IWC"] = new() { Price = 70, Market = 1.04, Size = 1.15, Value = 0.05, Growth = -0.05, Noise = 7, Yield = 1.1, Turnover = 8, HalfSpread = 9 },
        ["IWD"] = new() { Price = 97, Market = 0.97, Size = 0.04, Value = 0.45, Growth = -0.15, Noise = 1.5, Yield = 2.1, Turnover = 250, HalfSpread = 1 },
        ["IWF"] = new() { Price = 99, Market = 1.04, Size = -0.03, Value = -0.4, Growth = 0.35, Noise = 1.5, Yield = 0.9, Turnover = 250, HalfSpread = 1 },
        ["IWN"] = new() { Price = 92, Market = 1.03, Size = 0.98, Value = 0.45, Growth = -0.1, Noise = 2.5, Yield = 1.8, Turnover = 150, HalfSpread = 1.2 },
        ["IWO"] = new() { Price = 138, Market = 1.13, Size = 1.02, Value = -0.45, Growth = 0.15, Noise = 2.5, Yield = 0.7, Turnover = 150, HalfSpread = 1.2 },
        ["XLB"] = new() { Price = 43, Market = 1.02, Size = 0.15, Value = 0.35, Noise = 9, Yield = 1.9, Turnover = 250, HalfSpread = 1.2 },
        ["XLC"] = new() { Price = 50, Market = 0.98, Size = -0.1, Value = -0.1, Growth = 0.4, Noise = 9, Yield = 0.8, Turnover = 200, HalfSpread = 1.2, First = new DateOnly(2018, 6, 19) },
        ["XLE"] = new() { Price = 60, Market = 1, Size = 0.15, Value = 0.75, Duration = -2, Noise = 20, Yield = 3.6, Turnover = 900, HalfSpread = 1.2 },
        ["XLF"] = new() { Price = 23, Market = 1.05, Size = 0.15, Value = 0.55, Growth = -0.1, Duration = -2, Noise = 8, Yield = 1.9, Turnover = 1000, HalfSpread = 2 },
        ["XLI"] = new() { Price = 52, Market = 1.03, Size = 0.2, Value = 0.25, Noise = 6, Yield = 1.7, Turnover = 500, HalfSpread = 1 },
        ["XLK"] = new() { Price = 42, Market = 1.12, Size = -0.15, Value = -0.4, Growth = 0.75, Noise = 6, Yield = 0.9, Turnover = 500, HalfSpread = 1 },
        ["XLP"] = new() { Price = 50, Market = 0.6, Size = -0.12, Value = 0.15, Growth = -0.1, Duration = 1, Carry = 3, Noise = 7, Yield = 2.6, Turnover = 500, HalfSpread = 1 },
        ["XLRE"] = new() { Price = 31, Market = 0.85, Value = 0.15, Growth = -0.1, Duration = 5, Carry = 2, Noise = 9, Yield = 3.4, Turnover = 120, HalfSpread = 1.5 },
        ["XLU"] = new() { Price = 43, Market = 0.52, Size = -0.1, Value = 0.15, Growth = -0.1, Duration = 4, Carry = 4, Noise = 10, Yield = 3.1, Turnover = 700, HalfSpread = 1 },
        ["XLV"] = new() { Price = 72, Market = 0.8, Size = -0.05, Carry = 2, Noise = 7, Yield = 1.5, Turnover = 600, HalfSpread = 1 },
        ["XLY"] = new() { Price = 78, Market = 1.1, Size = 0.1, Value = -0.15, Growth = 0.3, Noise = 7, Yield = 0.9, Turnover = 450, HalfSpread = 1 },
        ["KRE"] = new() { Price = 41, Market = 1.12, Size = 0.75, Value = 0.75, Growth = -0.1, Duration = -3, Noise = 14, Yield = 2.6, Turnover = 300, HalfSpread = 1.5 },
        ["TLT"] = new() { Price = 121, Duration = 16, Carry = 2.8, Noise = 3, Yield = 2.8, PaysMonthly = true, Turnover = 1100, HalfSpread = 0.6 },
        ["HYG"] = new() { Price = 80, Market = 0.36, Size = 0.1, Duration = 2.5, Carry = 3, Noise = 2.5, Yield = 5.2, PaysMonthly = true, Turnover = 1000, HalfSpread = 0.8 },
        ["LQD"] = new() { Price = 114, Market = 0.12, Duration = 8, Carry = 3, Noise = 2, Yield = 3.5, PaysMonthly = true, Turnover = 700, HalfSpread = 0.8 },
        ["^RUT"] = Small with { Price = 1120, Turnover = 60000, HalfSpread = 0, Twin = "IWM" },
        ["^GSPC"] = Large with { Price = 2000, Turnover = 150000, HalfSpread = 0, Twin = "SPY" },
        ["^IXIC"] = new() { Price = 4900, Market = 1.08, Size = 0.08, Value = -0.35, Growth = 0.6, Noise = 3, Yield = 0.8, Turnover = 120000 },
    };

    /// <summary>
    /// An instrument that the table lacks, because a user's universe has it: plausible for its segment, and always the
    /// same for an id.
    /// </summary>
    private static DemoInstrument Invented(SeriesDefinition series)
    {
        var random = new DemoRandom($"{series.Id}/loadings");
        var isIndex = series.Kind == SeriesKind.Index;
        var isBond = series.Segment == "bond";
        return new DemoInstrument
        {
            Price = isIndex ? random.Between(500, 5000) : random.Between(20, 200),
            Market = isBond ? random.Between(0, 0.3) : random.Between(0.7, 1.3),
            Size = series.Segment switch { "micro" => 1.15, "small" => 1, "mid" => 0.45, _ => 0 },
            Value = isBond ? 0 : random.Between(-0.4, 0.4),
            Growth = isBond ? 0 : random.Between(-0.3, 0.3),
            Duration = isBond ? random.Between(2, 14) : 0,
            Carry = isBond ? 3 : 0,
            Noise = isBond ? 2 : random.Between(3, 14),
            Yield = isBond ? 3 : random.Between(0.5, 3),
            PaysMonthly = isBond,
            Turnover = isIndex ? 50000 : random.Between(20, 800),
            HalfSpread = isIndex ? 0 : random.Between(0.5, 4),
        };
    }
}
