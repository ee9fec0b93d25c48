using System.Globalization;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports.Figures;

namespace RotationFunctions.Pipeline.Reports.Texts;

/// <summary>
/// The sentences of a report in one language. What is said, and when, is <see cref="SectionWriter"/>'s; how it is said is
/// here, each language written on its own: none is a translation of another's words.
/// </summary>
internal abstract class Prose
{
    internal static Prose In(Language language) => language == Language.SimplifiedChinese ? ChineseProse.Instance : EnglishProse.Instance;

    internal abstract string Title(string section);

    /// <summary>What a section without a sentence lacks.</summary>
    internal abstract string Needs(string section);

    internal abstract string Disclaimer(bool isDemo);

    /// <summary>Who leads whom, by price return.</summary>
    internal abstract Sentence? Lead(Window window, Side a, Side b, Figure spread);

    /// <summary>The price returns rise, or fall, with every step from large to micro.</summary>
    internal abstract Sentence? OrderBySize(Window window, bool smallerIsHigher, Side micro, Side small, Side mid, Side large);

    /// <summary>The best and the worst sector fund, by price return.</summary>
    internal abstract Sentence? BestAndWorstSector(Window window, NamedFigure best, NamedFigure worst);

    /// <summary>The close against its 200-day average.</summary>
    internal abstract Sentence? Trend(SeriesName series, Figure close, Figure average, Figure distance);

    /// <summary>The distance from the 200-day average, in standard deviations of that distance.</summary>
    internal abstract Sentence? TrendStretch(SeriesName series, Figure deviations);

    internal abstract Sentence? Momentum(SeriesName series, Figure rsi, MomentumReading reading);

    internal abstract Sentence? YearHigh(SeriesName series, Figure high, Figure distance);

    internal abstract Sentence? ReturnsBySize(Window window, Side micro, Side small, Side mid, Side large);

    /// <summary>Whether small caps lead or trail over two windows.</summary>
    internal abstract Sentence? LeadOverTwoWindows(Window first, Figure firstSpread, Window second, Figure secondSpread, Side a, Side b);

    internal abstract Sentence? TotalReturns(Window window, Side a, Side b);

    internal abstract Sentence? Risk(Window window, RiskSide a, RiskSide b);

    /// <summary>The score, and who leads by it since when.</summary>
    internal abstract Sentence? ScoreAndStance(Figure score, Stance stance, FigureDate since);

    /// <summary>How a spread of two sizes compares with its past values.</summary>
    internal abstract Sentence? SpreadRank(Window window, CompanySize a, CompanySize b, Figure percentile, Figure count, FigureDate from);

    /// <summary>A run of days on which one beat the other; the last one as long, if there was one.</summary>
    internal abstract Sentence? Streak(SeriesName a, SeriesName b, Figure days, Figure lastAsLong, FigureDate lastAsLongDay);

    /// <summary>A run longer than any before.</summary>
    internal abstract Sentence? LongestStreak(SeriesName a, SeriesName b, Figure days, Figure longestBefore, FigureDate longestBeforeDay);

    /// <summary>The ratio of two at its highest of a window.</summary>
    internal abstract Sentence? NewHigh(Window window, SeriesName a, SeriesName b, Figure isHigh);

    /// <summary>The place on the rotation graph.</summary>
    internal abstract Sentence? OnTheGraph(SeriesName a, SeriesName b, Quadrant quadrant, Figure ratio, Figure momentum);

    /// <summary>What the daily lead of small caps went with over three months, and what it went against; null for what nothing notable did.</summary>
    internal abstract Sentence? Comovement(Companion? with, Companion? against);

    /// <summary>That it went with nothing notably, not even with what came closest.</summary>
    internal abstract Sentence? NoComovement(Companion closest);

    internal abstract Sentence? SectorBreadth(Window window, SeriesName benchmark, Figure breadth, Figure cyclicalMinusDefensive);

    /// <summary>Where the lead of cyclical over defensive sectors stands in its history, and how far the sectors lie apart.</summary>
    internal abstract Sentence? SectorSpread(Window window, Figure percentile, Figure count, FigureDate from, Figure dispersion);

    internal abstract Sentence? RateVersusEconomy(Figure correlation);

    internal abstract Sentence? PolicyRate(Figure rate, Figure lower, Figure upper);

    internal abstract Sentence? Projection(Term target, Figure median, FigureDate published);

    /// <summary>That nothing is known of what futures price in.</summary>
    internal abstract Sentence FuturesMissing { get; }

    /// <summary>What stands in for futures, called what it is.</summary>
    internal abstract Sentence? TwoYearProxy(Figure proxy);

    /// <summary>What futures price for the rest of the year.</summary>
    internal abstract Sentence? CutsPriced(Figure cuts);

    internal abstract Sentence? Range(SeriesName series, Figure low, Figure high);

    internal abstract Sentence? RangeTargets(Figure measuredMove, Figure first, Figure second);

    /// <summary>The lead at this day of the year.</summary>
    internal abstract Sentence? AnalogNow(SeriesName small, SeriesName rival, Figure now);

    /// <summary>What followed in years with a like lead.</summary>
    internal abstract Sentence? Analogs(SeriesName rival, bool isSmallSample, Figure complete, FigureDate first, Figure shareNegative, Figure median);

    /// <summary>January's lead and the rest of the year.</summary>
    internal abstract Sentence? January(SeriesName small, SeriesName large, Figure correlation, Figure count, FigureDate from);

    /// <summary>That an opportunity's condition holds, and the figures that met it; null where they are absent.</summary>
    internal abstract Sentence? OpportunityHolds(string id, Func<string, Figure> figure);

    /// <summary>The same, where the report has no figures of it.</summary>
    internal abstract Sentence? OpportunityHolds(string id);

    internal abstract Sentence NoOpportunity { get; }

    /// <summary>The opportunities whose conditions hold, by name, each with the best that the record says of it over any horizon; null without a record.</summary>
    internal abstract Sentence? OpportunitiesInBrief(IReadOnlyList<(string Id, RecordVerdict? Verdict)> met);

    /// <summary>The risks that are rated above medium, by name.</summary>
    internal abstract Sentence? RisksInBrief(IReadOnlyList<(string Id, RiskLevel Level)> risks);

    /// <summary>Who leads, in the fewest words.</summary>
    internal abstract string Tag(Stance stance);

    /// <summary>That a breakout stands.</summary>
    internal abstract string BreakoutTag { get; }

    /// <summary>A rating, in the fewest words.</summary>
    internal string Tag(string risk, RiskLevel level) => $"{NameOf(risk)}{Colon}{NameOf(level)}";

    /// <summary>What stands between a name and what is said of it.</summary>
    protected abstract string Colon { get; }

    internal abstract Sentence? RiskRated(string id, RiskLevel level, Figure past);

    /// <summary>The same, where nothing came before.</summary>
    internal abstract Sentence? RiskRated(string id, RiskLevel level);

    /// <summary>The name of a risk or an opportunity.</summary>
    internal abstract string NameOf(string id);

    internal abstract string NameOf(RiskLevel level);

    /// <summary>A date in full.</summary>
    protected abstract StatedDate On(FigureDate date);

    /// <summary>The year of a date.</summary>
    protected static StatedDate Year(FigureDate date) => new(date.Id, date.Day?.ToString("yyyy", CultureInfo.InvariantCulture));

    protected static Sentence? Say(SentenceText text) => text.Finish();
}

/// <summary>A part of the market by company size, with the fund that stands for it and its return.</summary>
internal sealed record Side(CompanySize Size, SeriesName Series, Figure Return);

/// <summary>A part of the market by company size, with its fund's volatility and drawdown.</summary>
internal sealed record RiskSide(CompanySize Size, SeriesName Series, Figure Volatility, Figure Drawdown);

/// <summary>A figure with the ticker and the name of its series.</summary>
internal sealed record NamedFigure(SeriesName Series, SeriesName Name, Figure Figure);

internal enum CompanySize
{
    Micro,
    Small,
    Mid,
    Large,
}

/// <summary>The customary reading of the relative strength index: 70 and more, 30 and less, between.</summary>
internal enum MomentumReading
{
    Overbought,
    Oversold,
    Neutral,
}

/// <summary>Something that moved beside small caps' lead, and how closely.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name in the figure's id.</param>
/// <param name="Correlation">How closely.</param>
internal sealed record Companion(CompanionKind Kind, string Name, Figure Correlation)
{
    /// <summary>The ticker of the first of two, as in the name of the pair.</summary>
    public string Ticker => Name.Split('-')[0];
}
