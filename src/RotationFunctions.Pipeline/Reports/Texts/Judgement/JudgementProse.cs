using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports.Figures;

namespace RotationFunctions.Pipeline.Reports.Texts.Judgement;

/// <summary>
/// The sentences on states, records, conditions, risks, similar days and evidence in one language. A record is told whole: every
/// horizon, the base, and what it is worth.
/// </summary>
internal abstract class JudgementProse
{
    internal static JudgementProse In(Language language) => language == Language.SimplifiedChinese ? ChineseJudgement.Instance : EnglishJudgement.Instance;

    /// <summary>The two leads that make the score.</summary>
    internal abstract Sentence? Leads(SeriesName small, SeriesName large, Figure month, Figure monthPercentile, Figure quarter, Figure quarterPercentile);

    /// <summary>How many sizes of companies lead the benchmark.</summary>
    internal abstract Sentence? Sizes(Figure available, Figure ahead);

    /// <summary>What kind of sectors leads.</summary>
    internal abstract Sentence? Character(LeadershipCharacter character, Figure percentile);

    /// <summary>What followed when the stance began before.</summary>
    internal abstract Sentence? StanceRecord(SeriesName of, SeriesName against, IReadOnlyList<HorizonFigures> horizons);

    /// <summary>How often a condition was met, and what followed when it began before.</summary>
    internal abstract Sentence? ConditionRecord(SeriesName of, SeriesName against, Figure shareOfPast, IReadOnlyList<HorizonFigures> horizons);

    /// <summary>That high yield was paid for more than its interest-rate part.</summary>
    internal abstract Sentence? CreditCondition(Term name, Figure excess, Figure percentile);

    /// <summary>How a price stands to one edge of its range; null where there is nothing to tell.</summary>
    /// <param name="side">The edge and the state.</param>
    /// <param name="inBrief">Whether the reader has not been told of the range.</param>
    internal abstract Sentence? Range(SideFigures side, bool inBrief);

    /// <summary>That a price is inside its range.</summary>
    internal abstract Sentence? InsideRange(SeriesName series, Figure isHeld, bool inBrief);

    /// <summary>A pattern, by how far it has come.</summary>
    internal abstract Sentence? Pattern(PatternFigures pattern);

    /// <summary>What came of earlier patterns of the kind.</summary>
    internal abstract Sentence? PatternRecord(PatternFigures pattern, RecordVerdict verdict);

    /// <summary>A rating and why.</summary>
    internal abstract Sentence? Stress(Term level, Figure past, Figure volatilityPercentile, Figure fall, Figure fallPercentile);

    internal abstract Sentence? Credit(Term level, Figure past, Figure excess);

    internal abstract Sentence? Liquidity(Term level, Figure past, Figure percentile, Figure timesBenchmark);

    /// <summary>What followed the rating's level, with the caution that belongs to the risk.</summary>
    internal abstract Sentence? After(string risk, RiskLevel level, Figure days, Figure independent, Figure median, Figure worstTenth);

    /// <summary>What the similar days are, and are not.</summary>
    internal abstract Sentence Similar { get; }

    /// <summary>One of them and what followed.</summary>
    internal abstract Sentence? SimilarDay(FigureDate day, Figure distance, Figure month, Figure quarter, Figure year);

    /// <summary>Whether any signal foretells who leads.</summary>
    /// <param name="tried">Number of signals.</param>
    /// <param name="supported">Names of those with support.</param>
    /// <param name="weak">Names of those with weak support.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day.</param>
    /// <param name="expectedBest">Sharpe ratio that the luckiest without merit would show.</param>
    internal abstract Sentence? Evidence(int tried, IReadOnlyList<string> supported, IReadOnlyList<string> weak, FigureDate from, FigureDate to, Figure expectedBest);

    /// <summary>What the evidence says of the desk's own stance.</summary>
    internal abstract Sentence? EvidenceOfStance(Figure ic, Figure t, Figure holm, Figure net);

    /// <summary>The name of a signal.</summary>
    internal abstract string NameOfSignal(string signal);

    /// <summary>What a record is worth, in a word or two.</summary>
    internal abstract string NameOf(RecordVerdict verdict);

    /// <summary>Under so many independent cases nothing is concluded from them.</summary>
    protected const int FewCases = 10;

    protected static Sentence? Say(SentenceText text) => text.Finish();

    /// <summary>Whether a record has too few cases over every horizon: then shares of them are not told.</summary>
    protected static bool AreTooFew(IReadOnlyList<HorizonFigures> horizons) => horizons.All(horizon => horizon.Verdict == RecordVerdict.TooFew);

    /// <summary>The verdicts on three horizons in a few words: one word where they agree.</summary>
    protected string Verdicts(IReadOnlyList<HorizonFigures> horizons, IReadOnlyList<string> spans, string separator, Func<string, string, string> of)
        => horizons.All(h => h.Verdict == horizons[0].Verdict)
            ? NameOf(horizons[0].Verdict)
            : string.Join(separator, horizons.Select((h, i) => of(spans[i], NameOf(h.Verdict))));
}

/// <summary>A record over one horizon.</summary>
internal sealed record HorizonFigures(Figure Independent, Figure Share, Figure BaseShare, RecordVerdict Verdict);

/// <summary>A price and one edge of its range.</summary>
internal sealed record SideFigures(
    SeriesName Series, bool IsAbove, PatternStatus Status, Figure Edge, Figure Extent, FigureDate Since, FigureDate Lost, FigureDate Reached);

/// <summary>A head-and-shoulders pattern of a price.</summary>
internal sealed record PatternFigures(SeriesName Series, bool IsTop, PatternStatus Status)
{
    public required Figure Head { get; init; }
    public required FigureDate HeadDay { get; init; }
    public required FigureDate Confirmed { get; init; }
    public required FigureDate End { get; init; }
    public required Figure NecklineConfirmed { get; init; }
    public required Figure NecklineNow { get; init; }
    public required Figure Target { get; init; }
    public required Figure Stop { get; init; }
    public required Figure ExpiresInDays { get; init; }
    public required Figure Ended { get; init; }
    public required Figure Reached { get; init; }
    public required Figure Failed { get; init; }
    public required Figure Driftless { get; init; }
}
