using System.Globalization;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports.Figures;

namespace RotationFunctions.Pipeline.Reports.Texts.Judgement;

internal sealed class EnglishJudgement : JudgementProse
{
    internal static readonly EnglishJudgement Instance = new();

    private static readonly string[] Numbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    private static readonly string[] Spans = ["a month", "three months", "a year"];

    internal override Sentence? Leads(SeriesName small, SeriesName large, Figure month, Figure monthPercentile, Figure quarter, Figure quarterPercentile)
        => Say($"The lead of {small} over {large} is {month}\u00A0percentage points over one month, percentile {monthPercentile} of its history, and {quarter} over three months, percentile {quarterPercentile}; the mean of the two percentiles is the score.");

    internal override Sentence? Sizes(Figure available, Figure ahead) => ahead.Value switch
    {
        0 => Say($"None of the {available} sizes of company measured against the benchmark leads it over three months."),
        _ when ahead.Value == available.Value => Say($"All {available} sizes of company measured against the benchmark lead it over three months: the move is broad."),
        1 => Say($"Only one of the {available} sizes of company measured against the benchmark leads it over three months: the move is narrow."),
        _ => Say($"{ahead} of the {available} sizes of company measured against the benchmark lead it over three months."),
    };

    internal override Sentence? Character(LeadershipCharacter character, Figure percentile) => character switch
    {
        LeadershipCharacter.Cyclical => Say($"Among sectors the leadership over one month is cyclical: the lead of cyclical over defensive sectors is at percentile {percentile} of its history."),
        LeadershipCharacter.Defensive => Say($"Among sectors the leadership over one month is defensive: the lead of cyclical over defensive sectors is at percentile {percentile} of its history."),
        _ => Say($"Among sectors the leadership over one month is neither cyclical nor defensive: the lead of the one over the other is at percentile {percentile} of its history."),
    };

    internal override Sentence? StanceRecord(SeriesName of, SeriesName against, IReadOnlyList<HorizonFigures> horizons) => horizons is not [var month, var quarter, var year]
        ? null
        : AreTooFew(horizons)
        ? Say($"The score describes, it does not forecast. This stance began too seldom before to tell what follows it: {month.Independent} independent cases over a month, {quarter.Independent} over three months, {year.Independent} over a year.")
        : Say($"The score describes, it does not forecast. When this stance began before, {of} beat {against} over the next month in {month.Share} of {month.Independent} independent cases, against {month.BaseShare} on any day; over three months in {quarter.Share} of {quarter.Independent}, against {quarter.BaseShare}; over a year in {year.Share} of {year.Independent}, against {year.BaseShare}: {Worth(horizons)}.");

    internal override Sentence? ConditionRecord(SeriesName of, SeriesName against, Figure shareOfPast, IReadOnlyList<HorizonFigures> horizons) => horizons is not [var month, var quarter, var year]
        ? null
        : AreTooFew(horizons)
        ? Say($"Met on {shareOfPast} of earlier days; it began too seldom to tell what follows it: {month.Independent} independent cases over a month, {quarter.Independent} over three months, {year.Independent} over a year.")
        : Say($"Met on {shareOfPast} of earlier days. When it began before, {of} beat {against} over the next month in {month.Share} of {month.Independent} independent cases, against {month.BaseShare} on any day; over three months in {quarter.Share} of {quarter.Independent}, against {quarter.BaseShare}; over a year in {year.Share} of {year.Independent}, against {year.BaseShare}: {Worth(horizons)}.");

    internal override Sentence? CreditCondition(Term name, Figure excess, Figure percentile)
        => Say($"{name}: over three months it returned {excess:size}\u00A0percentage points more than interest rates alone account for, percentile {percentile} of its history.");

    internal override Sentence? Range(SideFigures side, bool inBrief)
    {
        var (range, edge, beyond) = (RangeName(inBrief), new Term(side.IsAbove ? "high" : "low"), Beyond(side));
        return (side.Status, side.IsAbove) switch
        {
            (PatternStatus.Confirmed, true) => Say($"{side.Series} broke out of {range} on {On(side.Since)} and stands {side.Extent:size} {beyond} its {edge} of {side.Edge}."),
            (PatternStatus.Confirmed, false) => Say($"{side.Series} closed below {range} on {On(side.Since)} and stands {side.Extent:size} {beyond} its {edge} of {side.Edge}."),
            (PatternStatus.Reached, true) => Say($"{side.Series} broke out of {range} on {On(side.Since)} and met the conventional target on {On(side.Reached)}; it stands {side.Extent:size} {beyond} the {edge} of {side.Edge}."),
            (PatternStatus.Reached, false) => Say($"{side.Series} closed below {range} on {On(side.Since)} and fell by the range’s own height on {On(side.Reached)}; it stands {side.Extent:size} {beyond} the {edge} of {side.Edge}."),
            (PatternStatus.Failed, true) => Say($"{side.Series} had broken out of {range} on {On(side.Since)} and lost the breakout on {On(side.Lost)}; it stands {side.Extent:size} {beyond} the {edge} of {side.Edge}."),
            (PatternStatus.Failed, false) => Say($"{side.Series} had closed below {range} on {On(side.Since)} and came back into it on {On(side.Lost)}; it stands {side.Extent:size} {beyond} the {edge} of {side.Edge}."),
            (PatternStatus.Forming, _) => Say($"{side.Series} closed {side.Extent:size} {beyond} the {edge} of {range}, {side.Edge}, but not yet for three days."),
            _ => null,
        };
    }

    internal override Sentence? InsideRange(SeriesName series, Figure isHeld, bool inBrief) => Say($"{series} holds neither above nor below {RangeName(inBrief)}{isHeld:words}.");

    internal override Sentence? Pattern(PatternFigures p) => p.Status switch
    {
        PatternStatus.Forming => Say($"{Name(p, "A", "An")} of {p.Series} with its head at {p.Head} on {On(p.HeadDay)} is forming; its neckline is at {p.NecklineNow}."),
        PatternStatus.Confirmed => Say($"{p.Series} shows {Name(p, "a", "an")} with its head at {p.Head} on {On(p.HeadDay)}, confirmed on {On(p.Confirmed)} by a close {Way(p, "below", "above")} the neckline at {p.NecklineConfirmed}. By convention, and no more than that, its target is {p.Target}; a close {Way(p, "above", "below")} {p.Stop} ends it, and without either it expires in {p.ExpiresInDays} trading days."),
        PatternStatus.Reached => Say($"{Name(p, "The", "The")} of {p.Series} that was confirmed on {On(p.Confirmed)} met its target on {On(p.End)} and is over."),
        PatternStatus.Failed => Say($"{Name(p, "The", "The")} of {p.Series} that was confirmed on {On(p.Confirmed)} failed on {On(p.End)} and is over."),
        PatternStatus.Expired => Say($"{Name(p, "The", "The")} of {p.Series} that was confirmed on {On(p.Confirmed)} expired on {On(p.End)}, a year later, without meeting its target."),
        _ => null,
    };

    internal override Sentence? PatternRecord(PatternFigures p, RecordVerdict verdict)
        => Say($"Of {p.Ended} earlier ones of {p.Series} that were confirmed and have ended, {p.Reached} met the target and {p.Failed} failed first; of a price without drift, {p.Driftless} would have met it: {new Term(NameOf(verdict))}.");

    internal override Sentence? Stress(Term level, Figure past, Figure volatilityPercentile, Figure fall, Figure fallPercentile)
        => fall.Printed is 0
        ? Say($"Stress is {level}, as on {past} of earlier days: implied volatility is at percentile {volatilityPercentile} of its history, and small caps stand at the year’s high.")
        : Say($"Stress is {level}, as on {past} of earlier days: implied volatility is at percentile {volatilityPercentile} of its history, and small caps’ fall of {fall} from the year’s high at percentile {fallPercentile}.");

    internal override Sentence? Credit(Term level, Figure past, Figure excess) => excess.Direction switch
    {
        < 0 => Say($"The strain in credit is {level}, as on {past} of earlier days: over three months high-yield bonds returned {excess:size}\u00A0percentage points less than interest rates alone account for."),
        _ => Say($"The strain in credit is {level}, as on {past} of earlier days: over three months high-yield bonds returned {excess:size}\u00A0percentage points more than interest rates alone account for."),
    };

    internal override Sentence? Liquidity(Term level, Figure past, Figure percentile, Figure timesBenchmark)
        => Say($"Micro caps’ illiquidity is {level}, as on {past} of earlier days: against their own past it is at percentile {percentile}. By Amihud’s measure they are {timesBenchmark} times as hard to trade as the benchmark, and always thousands of times; how liquid the stocks inside the fund are, its own trading cannot show.");

    internal override Sentence? After(string risk, RiskLevel level, Figure days, Figure independent, Figure median, Figure worstTenth)
    {
        var few = independent.Value < FewCases;
        var (only, judged) = (new Term(few ? "only " : ""), new Term(few ? ", too few to judge by" : ""));
        var caution = new Term(risk switch
        {
            RotationIds.Stress when level >= RiskLevel.MediumHigh => " High stress is no warning: it peaks at lows.",
            RotationIds.Stress => " Low stress is no promise: it measures the day and forecasts nothing.",
            RotationIds.CreditRisk => " It tells what lenders have asked for already, not what they will ask.",
            _ => "",
        });
        return Say($"After {days} earlier days at this level, {only}{independent} of them a quarter apart{judged}, small caps’ worst fall within three months had a median of {median:size} and exceeded {worstTenth:size} one time in ten.{caution}");
    }

    internal override Sentence Similar { get; } = new(
        "These earlier days are most like this one, by the lead of small caps, the kind of sectors that lead, stress, and the distance from the average. They are single cases and no sample: what followed them forecasts nothing.", []);

    internal override Sentence? SimilarDay(FigureDate day, Figure distance, Figure month, Figure quarter, Figure year)
        => Say($"{On(day)}, at a distance of {distance}: small caps then led large caps by {month}\u00A0percentage points over one month, {quarter} over three months and {year} over a year.");

    internal override Sentence? Evidence(int tried, IReadOnlyList<string> supported, IReadOnlyList<string> weak, FigureDate from, FigureDate to, Figure expectedBest)
    {
        var answer = new Term((supported.Count, weak.Count) switch
        {
            (0, 0) => $"None of {Count(tried)} does",
            (0, _) => $"None of {Count(tried)} does beyond doubt; weak evidence speaks for {Listed(weak)}",
            _ => $"Of {Count(tried)}, the evidence supports {Listed(supported)}",
        });
        return Say($"Does any published signal foretell whether small caps, or which sectors, lead next month? {answer}, over the months from {On(from)} to {On(to)}; the luckiest of as many signals without merit would show a Sharpe ratio of {expectedBest} a year.");
    }

    internal override Sentence? EvidenceOfStance(Figure ic, Figure t, Figure holm, Figure net)
        => Say($"That goes for the desk’s own stance too: its rank correlation with the next month’s lead is {ic}, with a t\u00A0statistic of {t} and a p\u00A0value of {holm} among all signals; following it would have returned {net} a year after costs.");

    internal override string NameOfSignal(string signal) => signal switch
    {
        "momentum12-1" => "twelve-month momentum",
        "ratioOverSma200" => "the ratio over its 200-day average",
        "creditExcess3M" => "the credit excess",
        "curveSteepening3M" => "the steepening of the yield curve",
        "vixUnder75d" => "a VIX under its 75-day average",
        "reversal1M" => "one-month reversal",
        "january" => "January",
        "sectorMomentum12-1" => "sector momentum",
        "stance" => "the desk’s stance",
        _ => signal,
    };

    internal override string NameOf(RecordVerdict verdict) => verdict switch
    {
        RecordVerdict.TooFew => "too few cases",
        RecordVerdict.None => "no evidence",
        RecordVerdict.Weak => "weak evidence",
        _ => "evidence that stands up",
    };

    private static string Count(int number) => number < Numbers.Length ? Numbers[number] : "many";

    private static string Listed(IReadOnlyList<string> names) => names.Count == 1 ? names[0] : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";

    private Term Worth(IReadOnlyList<HorizonFigures> horizons) => new(Verdicts(horizons, Spans, ", ", (span, verdict) => $"{verdict} over {span}"));

    private static Term RangeName(bool inBrief) => new(inBrief ? "its range of three years" : "that range");

    private static Term Beyond(SideFigures side) => new(side.Extent.Direction >= 0 ? "above" : "below");

    private static Term Name(PatternFigures p, string top, string inverse) => new(p.IsTop ? top + " head-and-shoulders top" : inverse + " inverse head and shoulders");

    private static Term Way(PatternFigures p, string top, string inverse) => new(p.IsTop ? top : inverse);

    private static StatedDate On(FigureDate date) => new(date.Id, date.Day?.ToString("d\u00A0MMMM yyyy", CultureInfo.InvariantCulture));
}
