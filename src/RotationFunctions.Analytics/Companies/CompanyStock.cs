namespace RotationFunctions.Analytics;

/// <summary>The rows of one symbol, oldest first, a column each; days on which it has no row are left out.</summary>
public sealed class CompanyStock
{
    private readonly int[] _days;
    private readonly double[] _closes, _priors, _shares;

    /// <param name="symbol">The symbol, as <c>BRK/A</c>.</param>
    /// <param name="days">Calendar indices of its rows, ascending.</param>
    /// <param name="closes">Closes in USD, not adjusted; NaN where the source has no price.</param>
    /// <param name="priors">The close of the day before as the source has it, where it differs from the row before; else NaN. 0 is no price, and known to be none.</param>
    /// <param name="shares">Shares outstanding; NaN or 0 where the source has none.</param>
    /// <param name="descriptions">What it was called, by first day, oldest first; empty where nothing is known.</param>
    /// <exception cref="ArgumentException">The columns differ in length, or the days do not ascend.</exception>
    public CompanyStock(string symbol, int[] days, double[] closes, double[] priors, double[] shares, IReadOnlyList<CompanyDescription> descriptions)
    {
        ArgumentNullException.ThrowIfNull(symbol);
        ArgumentNullException.ThrowIfNull(days);
        ArgumentNullException.ThrowIfNull(closes);
        ArgumentNullException.ThrowIfNull(priors);
        ArgumentNullException.ThrowIfNull(shares);
        ArgumentNullException.ThrowIfNull(descriptions);
        if (closes.Length != days.Length || priors.Length != days.Length || shares.Length != days.Length)
            throw new ArgumentException($"The columns of {symbol} differ in length.", nameof(days));
        for (var i = 1; i < days.Length; i++)
            if (days[i] <= days[i - 1])
                throw new ArgumentException($"The days of {symbol} must ascend: {days[i]} follows {days[i - 1]}.", nameof(days));
        (Symbol, _days, _closes, _priors, _shares, Descriptions) = (symbol, days, closes, priors, shares, descriptions);
    }

    /// <summary>The symbol.</summary>
    public string Symbol { get; }

    /// <summary>Calendar indices of the rows.</summary>
    public ReadOnlySpan<int> Days => _days;

    /// <summary>Closes in USD, not adjusted.</summary>
    public ReadOnlySpan<double> Closes => _closes;

    /// <summary>The close of the day before as the source has it, where it differs from the row before; else NaN.</summary>
    public ReadOnlySpan<double> Priors => _priors;

    /// <summary>Shares outstanding; NaN or 0 where the source has none.</summary>
    public ReadOnlySpan<double> Shares => _shares;

    /// <summary>What it was called, by first day, oldest first.</summary>
    public IReadOnlyList<CompanyDescription> Descriptions { get; }

    /// <summary>Whether it is left out on a date by what was known of it then: the latest description first seen by then, before the first that one.</summary>
    public bool IsOut(DateOnly date)
    {
        var known = Descriptions.Count == 0 ? null : Descriptions[0];
        for (var i = 1; i < Descriptions.Count && Descriptions[i].FirstSeen <= date; i++)
            known = Descriptions[i];
        return known?.IsOut ?? false;
    }

    /// <summary>The rows up to a day.</summary>
    internal CompanyStock? CutAt(int day)
    {
        var found = Array.BinarySearch(_days, day);
        var count = found >= 0 ? found + 1 : ~found;
        return count == 0 ? null : new CompanyStock(Symbol, _days[..count], _closes[..count], _priors[..count], _shares[..count], Descriptions);
    }
}

/// <summary>The rows of every listed stock.</summary>
public sealed class CompanyMarket
{
    /// <param name="calendar">The trading days: those with rows.</param>
    /// <param name="stocks">The stocks; they are put into the order of their symbols.</param>
    /// <exception cref="ArgumentException">Two stocks have one symbol.</exception>
    public CompanyMarket(TradingCalendar calendar, IEnumerable<CompanyStock> stocks)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(stocks);
        Calendar = calendar;
        Stocks = [.. stocks.OrderBy(stock => stock.Symbol, StringComparer.Ordinal)];
        for (var i = 1; i < Stocks.Count; i++)
            if (Stocks[i].Symbol == Stocks[i - 1].Symbol)
                throw new ArgumentException($"Two stocks are called {Stocks[i].Symbol}.", nameof(stocks));
    }

    /// <summary>The trading days.</summary>
    public TradingCalendar Calendar { get; }

    /// <summary>The stocks, in the order of their symbols.</summary>
    public IReadOnlyList<CompanyStock> Stocks { get; }

    /// <summary>What was known on a date: the rows up to it.</summary>
    public CompanyMarket CutAt(DateOnly date)
        => new(Calendar.CutAt(date), Stocks.Select(stock => stock.CutAt(Calendar.IndexAtOrBefore(date))).OfType<CompanyStock>());
}

/// <summary>Companies of one size, by their ranks by market value, the largest being the first.</summary>
/// <param name="Name">Last part of the figures' ids.</param>
/// <param name="First">First rank.</param>
/// <param name="Last">Last rank.</param>
public sealed record CompanySegment(string Name, int First, int Last)
{
    /// <summary>Large, small and micro caps as the indices of these have them.</summary>
    public static IReadOnlyList<CompanySegment> Default { get; } = [new("large", 1, 1000), new("small", 1001, 3000), new("micro", 3001, 5000)];
}
