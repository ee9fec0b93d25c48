using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Claims.Reading;

/// <summary>What the reader knows of the market: the names of its series, what kind each is, and about how high it stood.</summary>
internal sealed class ReaderMarket
{
    /// <summary>What a level may be off, and still be meant for that series.</summary>
    private const double LeastShare = 0.5;
    private const double MostShare = 1.9;

    private static readonly Lazy<Lexicon> Words = new(() => Lexicon.Read("claims.en.txt", "claims.zh.txt"));

    private readonly MarketHistory _history;
    private readonly Dictionary<string, SeriesDefinition> _series;

    public ReaderMarket(MarketHistory history, IReadOnlyList<SeriesDefinition> series)
    {
        _history = history;
        _series = series.ToDictionary(s => s.Id, StringComparer.Ordinal);
        Periods = new PeriodResolver(history);
        Names = new Lexicon();
        var aliases = UniverseReader.Default.Series.ToDictionary(s => s.Id, StringComparer.Ordinal);
        foreach (var one in series)
        {
            Names.Add("=" + one.Id, "series", one.Id);
            Names.Add("=$" + one.Id, "series", one.Id);
            if (one.Kind is SeriesKind.Projection or SeriesKind.Futures)
                continue;
            Names.Add(one.Name.En, "series", one.Id);
            Names.Add(Simplified(one.Name.Zh), "series", one.Id);
            // A snapshot that was kept before names had aliases has those of the default universe.
            var known = one.Aliases ?? (aliases.TryGetValue(one.Id, out var same) && same.Name == one.Name ? same.Aliases : null);
            foreach (var alias in known ?? [])
                Names.Add(Simplified(alias), "series", one.Id);
        }
    }

    public static Lexicon Language => Words.Value;

    public Lexicon Names { get; }

    public PeriodResolver Periods { get; }

    public MarketHistory History => _history;

    public bool IsFund(string id) => _series.TryGetValue(id, out var series) && series.Kind == SeriesKind.Fund;

    public bool IsRate(string id) => _series.TryGetValue(id, out var series) && series.Kind == SeriesKind.Rate;

    public bool IsVolatilityIndex(string id) => _series.TryGetValue(id, out var series) && series.Segment == "volatility";

    /// <summary>Whether a number could be the level of a series on a day; a volatility index moves by multiples.</summary>
    public bool IsPlausibleLevel(string id, decimal value, DateOnly day)
    {
        if (_history.Instrument(id) is not { } bars || value <= 0)
            return false;
        var at = Math.Min(_history.Calendar.IndexAtOrBefore(day), bars.Start + bars.LastBar);
        if (at < bars.Start || !bars.HasBar(at))
            return false;
        var share = (double)value / bars.Close.Values[at - bars.Start];
        return IsVolatilityIndex(id) ? share is > 0.2 and < 5 : share is > LeastShare and < MostShare;
    }

    /// <summary>Whether a number could be a rate in percent on a day.</summary>
    public bool IsPlausibleRate(string id, decimal value, DateOnly day)
        => _history.Observation(id)?.KnownOn(day.AddDays(1)) is { } known && Math.Abs((double)value - known) <= 1.5;

    private static string Simplified(string name) => string.Concat(name.Select(Characters.Simplified));
}
