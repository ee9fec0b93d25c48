using System.Collections.Concurrent;

namespace RotationFunctions.Analytics;

/// <summary>
/// What the families of figures are computed from: the history, which series stands for what, the figures of its instruments,
/// and pairs of these, each computed once.
/// </summary>
public sealed class MarketFigures
{
    private readonly ConcurrentDictionary<(string A, string B), PairFigures> _pairs = [];
    private readonly ConcurrentDictionary<string, StressFigures> _stress = new(StringComparer.Ordinal);
    private readonly Lazy<CreditExcess?> _creditExcess;

    internal MarketFigures(MarketHistory history, IReadOnlyList<InstrumentFigures> instruments, MarketRoles roles)
    {
        (History, Instruments, Roles) = (history, instruments, roles);
        ById = instruments.ToDictionary(figures => figures.Series.Id, StringComparer.Ordinal);
        Benchmark = ById[history.Benchmark.Id];
        Table = new FigureTable("market", Calendar, 0, Calendar.Count);
        _creditExcess = new(() => Instrument(roles.HighYield) is { } highYield && Instrument(roles.LongTreasury) is { } treasuries ? new CreditExcess(highYield, treasuries) : null);
    }

    /// <summary>The series.</summary>
    public MarketHistory History { get; }

    /// <summary>Which series stands for what.</summary>
    public MarketRoles Roles { get; }

    /// <summary>The trading days.</summary>
    public TradingCalendar Calendar => History.Calendar;

    /// <summary>The figures of every instrument, in the history's order.</summary>
    public IReadOnlyList<InstrumentFigures> Instruments { get; }

    /// <summary>The same by their series' ids.</summary>
    public IReadOnlyDictionary<string, InstrumentFigures> ById { get; }

    /// <summary>The instrument that others are measured against.</summary>
    public InstrumentFigures Benchmark { get; }

    /// <summary>High yield less its interest-rate part; null when the history lacks one of the two funds.</summary>
    internal CreditExcess? CreditExcess => _creditExcess.Value;

    /// <summary>The stress by a series of small caps; null when the history lacks the index of implied volatility.</summary>
    internal StressFigures? Stress(InstrumentFigures small)
        => Instrument(Roles.Volatility) is { } volatility ? _stress.GetOrAdd(small.Series.Id, _ => new StressFigures(small, volatility)) : null;

    /// <summary>Columns of what is of the market as a whole.</summary>
    internal FigureTable Table { get; }

    /// <summary>The figures of an instrument; null when the history lacks it.</summary>
    public InstrumentFigures? Instrument(string id) => ById.GetValueOrDefault(id);

    /// <summary>The figures of one instrument against another; null when the history lacks one of them.</summary>
    public PairFigures? Pair(string a, string b)
        => Instrument(a) is { } first && Instrument(b) is { } second ? _pairs.GetOrAdd((a, b), _ => PairFigures.Of(first, second)) : null;

    /// <summary>The index of small caps, and the fund where it stands in: before the index begins, or without it. Each counts from its first bar on.</summary>
    internal IEnumerable<InstrumentFigures> SmallCaps()
    {
        var (index, fund) = (Instrument(Roles.SmallCapIndex), Instrument(Roles.SmallCap));
        if (index is not null)
            yield return index;
        if (fund is not null && (index is null || fund.Series.Start < index.Series.Start))
            yield return fund;
    }

    /// <summary>Why neither the index nor the fund of small caps is there on a day; null when one of them has begun.</summary>
    internal Reason? NoSmallCaps(int day)
        => NotBegun(day, Roles.SmallCapIndex) is { } index && NotBegun(day, Roles.SmallCap) is { } fund ? Reason.All([index, fund]) : null;

    /// <summary>
    /// Why the first of some series that has not begun by a day is not there; null when all have begun. A series that begins later and
    /// one that the history lacks are the same on that day, so they must read the same.
    /// </summary>
    public Reason? NotBegun(int day, params ReadOnlySpan<string> ids)
    {
        foreach (var id in ids)
            if (Instrument(id) is not { } figures || figures.Series.Start > day)
                return Absence.NotBegun(id, Calendar[day]);
        return null;
    }

    /// <summary>Why a series has no figures on a day: it has not begun, or lacks a bar; null when it has one.</summary>
    public Reason? WithoutBar(string id, int day)
        => Instrument(id)?.Series is not { } series || series.Start > day ? Absence.NotBegun(id, Calendar[day])
            : !series.HasBar(day) ? Absence.WithoutBar(id, Calendar[day])
            : null;

    /// <summary>Why a yield is unknown on a day; null when one had been published.</summary>
    internal Reason? NotPublished(string yields, int day)
        => History.Observation(yields)?.LastPublished(Calendar[day]) is null
            ? Reason.Of("series.notPublished", $"No {yields} had been published by {Calendar[day]:yyyy-MM-dd}.")
            : null;

    /// <summary>Adds what a table lacks on a day; when one of its series has no bar, that alone.</summary>
    internal void AddMissing(
        List<AbsentFigure> missing, FigureTable table, Func<string, int, Reason?> explain, int day, string prefix,
        ReadOnlySpan<BarSeries> series = default, string key = "")
    {
        foreach (var one in series)
        {
            if (one.HasBar(day))
                continue;
            missing.Add(new AbsentFigure(key, Absence.WithoutBar(one.Id, Calendar[day])));
            return;
        }

        foreach (var figure in table.Ids)
            if (explain(figure, day) is { } reason)
                missing.Add(new AbsentFigure(prefix + figure, reason));
    }
}
