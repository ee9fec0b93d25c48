using RotationFunctions.Analytics;

namespace RotationFunctions.Tests.Analytics.Support;

/// <summary>A day's rotation figures under the ids of Oracles/rotation-expected.json: numbers, texts, and null for what is absent.</summary>
internal static class FlatRotation
{
    public static Dictionary<string, object?> Of(RotationAnalysis analysis, int day)
    {
        var result = analysis.On(day);
        var flat = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var pair in result.Pairs)
            Add(flat, pair);
        foreach (var instrument in result.Percentiles)
            foreach (var (figure, percentile) in instrument.Percentiles)
                Add(flat, $"{instrument.Series}/percentile.{figure}", percentile);
        Add(flat, result.Sectors);
        foreach (var figure in analysis.Sectors.Table.Ids)
            flat[figure] = analysis.Sectors.Table[figure, day];
        Add(flat, result.Technicals);
        Add(flat, result.Policy);
        foreach (var analog in result.Analogs)
            Add(flat, analog);
        Add(flat, result.January);
        Add(flat, result.Risks.ToDictionary(r => r.Id));
        foreach (var (holds, opportunity) in analysis.AllOpportunities(day))
            Add(flat, holds, opportunity);
        return flat;
    }

    private static void Add(Dictionary<string, object?> flat, PairDay pair)
    {
        var key = $"{pair.A}-{pair.B}/";
        foreach (var (window, spread) in pair.Spreads)
            flat[$"{key}spread.{window}"] = spread;
        foreach (var (window, high) in pair.NewHighs)
            flat[$"{key}rs.newHigh.{window}"] = high;
        flat[key + "rs.mansfield"] = pair.Mansfield;
        flat[key + "rs.slope.3M"] = pair.Slope;
        flat[key + "rs.slope.3M.t"] = pair.SlopeT;
        flat[key + "rs.streak"] = pair.Streak?.Days;
        flat[key + "rs.streak.longestBefore"] = pair.Streak?.LongestBefore;
        flat[key + "rs.streak.longestBefore.lastDay"] = Text(pair.Streak?.LongestBeforeLastDay);
        flat[key + "rs.streak.lastAsLong.days"] = pair.Streak?.LastAsLongDays;
        flat[key + "rs.streak.lastAsLong.lastDay"] = Text(pair.Streak?.LastAsLongLastDay);
        flat[key + "rrg.ratio"] = pair.Rotation?.Ratio;
        flat[key + "rrg.momentum"] = pair.Rotation?.Momentum;
        flat[key + "rrg.quadrant"] = Word(pair.Rotation?.Quadrant);
        flat[key + "rrg.tail"] = null;
        for (var i = 0; i < (pair.Rotation?.Tail.Count ?? 0); i++)
        {
            var point = pair.Rotation!.Tail[i];
            flat[$"{key}rrg.tail.{i}.lastBar"] = Text(point.LastDay);
            flat[$"{key}rrg.tail.{i}.ratio"] = point.Ratio;
            flat[$"{key}rrg.tail.{i}.momentum"] = point.Momentum;
            flat[$"{key}rrg.tail.{i}.running"] = point.Running;
        }

        foreach (var (figure, percentile) in pair.Percentiles)
            Add(flat, $"{key}percentile.{figure}", percentile);
    }

    private static void Add(Dictionary<string, object?> flat, SectorDay sectors)
    {
        foreach (var (window, of) in sectors.Windows)
        {
            flat["sector.rank." + window] = null;
            for (var i = 0; i < (of.Ranking?.Count ?? 0); i++)
                flat[$"sector.rank.{window}.{i}"] = of.Ranking![i].Id;
        }

        foreach (var (figure, percentile) in sectors.Percentiles)
            Add(flat, "percentile." + figure, percentile);
    }

    private static void Add(Dictionary<string, object?> flat, TechnicalDay? technicals)
    {
        flat["range.high"] = technicals?.Range?.High;
        flat["range.low"] = technicals?.Range?.Low;
    }

    private static void Add(Dictionary<string, object?> flat, PolicyDay policy)
    {
        flat["policy.effr"] = policy.Rate;
        flat["policy.target.lower"] = policy.TargetLower;
        flat["policy.target.upper"] = policy.TargetUpper;
        flat["policy.target.mid"] = policy.TargetMid;
        flat["policy.twoYearProxy"] = policy.TwoYearProxy;
        flat["policy.cutsPriced.yearEnd"] = policy.CutsPricedYearEnd;
        flat["policy.gap"] = policy.Gaps.Count == 0 ? null : policy.Gaps.Values.First();
    }

    private static void Add(Dictionary<string, object?> flat, AnalogDay analog)
    {
        var key = RotationIds.Analog(analog.Rival);
        flat[key + ".ordinal"] = analog.Ordinal;
        flat[key + ".now"] = analog.Now;
        flat[key + ".n"] = analog.Complete;
        flat[key + ".shareNegative"] = analog.ShareNegative;
        flat[key + ".median"] = analog.Median;
        flat[key + ".q1"] = analog.LowerQuartile;
        flat[key + ".q3"] = analog.UpperQuartile;
        for (var i = 0; i < analog.Occurrences.Count; i++)
        {
            flat[$"{key}.occurrences.{i}.year"] = analog.Occurrences[i].Date.Year;
            flat[$"{key}.occurrences.{i}.date"] = Text(analog.Occurrences[i].Date);
            flat[$"{key}.occurrences.{i}.excess"] = analog.Occurrences[i].Excess;
            flat[$"{key}.occurrences.{i}.forward252"] = analog.Occurrences[i].Forward;
        }
    }

    private static void Add(Dictionary<string, object?> flat, JanuaryDay? january)
    {
        flat["seasonality.january.correlation"] = january?.Correlation;
        flat["seasonality.january.n"] = january?.Count;
        for (var i = 0; i < (january?.Years.Count ?? 0); i++)
        {
            flat[$"seasonality.january.years.{i}.year"] = january!.Years[i].Year;
            flat[$"seasonality.january.years.{i}.january"] = january.Years[i].January;
            flat[$"seasonality.january.years.{i}.rest"] = january.Years[i].Rest;
        }
    }

    private static void Add(Dictionary<string, object?> flat, Dictionary<string, RiskRating> risks)
    {
        foreach (var (id, rating) in risks)
        {
            flat[id] = Word(rating.Level);
            flat[id + ".shares.n"] = rating.Past.Days;
            foreach (var level in Enum.GetValues<RiskLevel>())
                flat[$"{id}.shares.{Word(level)}"] = rating.Past.Days == 0 ? null : rating.Past.Shares[level];
        }

        foreach (var (key, id, input) in (ReadOnlySpan<(string, string, int)>)
        [
            ("percentile21", RotationIds.Overextension, 0), ("rsi", RotationIds.Overextension, 1), ("distanceStd", RotationIds.Overextension, 2),
            ("beta", RotationIds.RateSensitivity, 0), ("t", RotationIds.RateSensitivity, 1),
            ("shareReversed", RotationIds.SeasonalityRisk, 0),
        ])
            flat[$"{id}.{key}"] = risks[id].Inputs[input].Value;
    }

    private static void Add(Dictionary<string, object?> flat, bool? holds, Opportunity opportunity)
    {
        var id = opportunity.Id;
        flat[id] = holds;
        flat[id + ".sharePast"] = opportunity.ShareOfPast;
        flat[id + ".nPast"] = opportunity.DaysOfPast;
        string[] names = id switch
        {
            RotationIds.SmallCapBreakout => ["held", "newHigh"],
            RotationIds.MicroCaps => ["spread", "recentHigh"],
            RotationIds.RegionalBanks => ["slope", "dgs2Change", "curveChange"],
            RotationIds.Cyclicals => ["cyclicalMinusDefensive", "percentile", "breadth"],
            RotationIds.SmallValue => ["spread", "slope", "t"],
            RotationIds.Credit => ["excess", "percentile"],
            _ => [],
        };
        for (var i = 0; i < names.Length; i++)
            flat[$"{id}.{names[i]}"] = opportunity.Conditions[i].Value;
    }

    private static void Add(Dictionary<string, object?> flat, string key, Percentile? percentile)
    {
        flat[key + ".value"] = percentile?.Value;
        if (percentile is null)
            return;
        flat[key + ".n"] = percentile.Count;
        flat[key + ".from"] = Text(percentile.From);
    }

    private static string? Text(DateOnly? date) => date?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>An enumeration value as reports write it, <c>largeCapLeadership</c>.</summary>
    private static string? Word(Enum? value)
        => value is null ? null : System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
