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

    /// <summary>The score, and who leads by it.</summary>
    internal abstract Sentence? ScoreAndStance(Figure score, Stance stance);

    /// <summary>How a spread of two sizes compares with its past values.</summary>
    internal abstract Sentence? SpreadRank(Window window, CompanySize a, CompanySize b, Figure percentile);

    internal abstract Sentence? SectorBreadth(Window window, SeriesName benchmark, Figure breadth, Figure cyclicalMinusDefensive);

    internal abstract Sentence? PolicyRate(Figure rate, Figure lower, Figure upper);

    internal abstract Sentence? Projection(Term target, Figure median);

    /// <summary>That nothing is known of what futures price in.</summary>
    internal abstract Sentence FuturesMissing { get; }

    /// <summary>What followed in years with a like lead.</summary>
    internal abstract Sentence? Analogs(SeriesName rival, bool isSmallSample, Figure complete, Figure shareNegative, Figure median);

    internal abstract Sentence? OpportunityHolds(string id, SeriesName instrument, Figure past, Figure count, Figure median);

    /// <summary>The same, where nothing came before.</summary>
    internal abstract Sentence? OpportunityHolds(string id);

    internal abstract Sentence NoOpportunity { get; }

    internal abstract Sentence? RiskRated(string id, RiskLevel level, Figure past);

    /// <summary>The same, where nothing came before.</summary>
    internal abstract Sentence? RiskRated(string id, RiskLevel level);

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
