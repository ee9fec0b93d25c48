using System.Globalization;
using System.Text.Json;
using RotationFunctions.Analytics;

namespace RotationFunctions.Tests.Analytics.Support;

/// <summary>What the desk makes of a day of real prices, in the shape of the reference's files.</summary>
internal static class JudgedDay
{
    public static Dictionary<string, object?> Of(RotationAnalysis analysis, int day)
    {
        var of = analysis.On(day);
        return new()
        {
            ["rotation"] = of.Stance is null ? null : Rotation(of),
            ["technicals"] = Technicals(of.Technicals!),
            ["risks"] = of.Risks.ToDictionary(r => r.Id["risk.".Length..], r => (object?)Risk(r)),
            ["records"] = Records(analysis, day, of),
            ["similar"] = new Dictionary<string, object?>
            {
                ["candidates"] = of.Similar?.Candidates,
                ["days"] = of.Similar?.Days.Select(d => (object?)new Dictionary<string, object?>(d.Leads.Select(l => KeyValuePair.Create("lead." + l.Key, (object?)l.Value)))
                {
                    ["day"] = Text(d.Date), ["distance"] = d.Distance, ["asNear"] = d.AsNear,
                }).ToArray(),
            },
            ["evidence"] = of.Evidence is null ? null : new Dictionary<string, object?>
            {
                ["from"] = Text(of.Evidence?.From), ["to"] = Text(of.Evidence?.To), ["sr0"] = of.Evidence?.ExpectedBest,
                ["rows"] = of.Evidence?.Rows.ToDictionary(r => r.Id, r => (object?)new Dictionary<string, object?>
                {
                    ["months"] = r.Months, ["ic"] = r.Ic, ["t"] = r.T, ["active"] = r.Active, ["hit"] = r.Hit, ["base"] = r.Base, ["gross"] = r.Gross, ["net"] = r.Net,
                    ["sharpe"] = r.Sharpe, ["deflatedSharpe"] = r.DeflatedSharpe, ["p"] = r.P, ["holm"] = r.Holm, ["verdict"] = Word(r.Verdict),
                }),
            },
        };
    }

    /// <summary>Holds a reference's values against what was computed; what the reference does not have is not looked at.</summary>
    /// <returns>How many values were compared.</returns>
    public static int Compare(string what, JsonElement expected, object? actual, List<string> differences)
    {
        var compared = 0;
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object when actual is IReadOnlyDictionary<string, object?> members:
                foreach (var member in expected.EnumerateObject())
                {
                    // What the days are compared by; its figures stand elsewhere.
                    if (member.Name == "vector")
                        continue;
                    if (members.TryGetValue(member.Name, out var found))
                        compared += Compare($"{what}/{member.Name}", member.Value, found, differences);
                    else
                        differences.Add($"{what}/{member.Name} is not computed.");
                }

                return compared;
            case JsonValueKind.Array when actual is IReadOnlyList<object?> items && items.Count == expected.GetArrayLength():
                for (var i = 0; i < items.Count; i++)
                    compared += Compare($"{what}[{i}]", expected[i], items[i], differences);
                return compared;
            case JsonValueKind.Number when actual is not null and not string:
                var (wanted, value) = (expected.GetDouble(), Convert.ToDouble(actual, CultureInfo.InvariantCulture));
                if (!(Math.Abs(wanted - value) <= 1e-9 * Math.Max(1, Math.Abs(wanted))))
                    differences.Add($"{what}: expected {wanted:R}, was {value:R}");
                return 1;
            default:
                if (expected.ToString() != (actual switch { null => "", bool flag => flag.ToString(), _ => Convert.ToString(actual, CultureInfo.InvariantCulture) }))
                    differences.Add($"{what}: expected {expected}, was {actual ?? "absent"}");
                return 1;
        }
    }

    private static Dictionary<string, object?> Rotation(RotationDay of)
    {
        var (score, stance) = (of.Score, of.Stance!);
        return new()
        {
            ["basis"] = score.Basis,
            ["score"] = score.Value,
            ["first"] = Text(score.First),
            ["leads"] = score.Leads!.ToDictionary(l => l.Key, l => (object?)new Dictionary<string, object?>
            {
                ["lead"] = l.Value.Lead, ["percentile"] = l.Value.Percentile?.Value, ["n"] = l.Value.Percentile?.Count, ["first"] = Text(l.Value.Percentile?.From),
            }),
            ["context"] = new Dictionary<string, object?>
            {
                ["mansfield"] = score.Context!.Mansfield, ["mansfield.percentile"] = score.Context.MansfieldPercentile?.Value,
                ["daysWon.3M"] = score.Context.DaysWon, ["daysWon.3M.percentile"] = score.Context.DaysWonPercentile?.Value,
            },
            ["stance"] = Word(stance.Value),
            ["stance.since"] = Text(stance.Since),
            ["stance.days"] = stance.Days,
            ["stance.changesPerYear"] = stance.ChangesPerYear,
            ["stance.shares"] = stance.Shares!.ToDictionary(s => Word(s.Key)!, s => (object?)s.Value),
            ["sizes"] = new Dictionary<string, object?>
            {
                ["of"] = score.Sizes!.Sizes.ToDictionary(s => s.Series, s => (object?)new Dictionary<string, object?>
                {
                    ["lead.1M"] = s.Month, ["lead.3M"] = s.Quarter, ["percentile.3M"] = s.QuarterPercentile?.Value,
                }),
                ["available"] = score.Sizes.Available, ["positive.3M"] = score.Sizes.Ahead,
            },
            ["character"] = score.Character!.ToDictionary(c => c.Key, c => (object?)new Dictionary<string, object?>
            {
                ["cyclicalMinusDefensive"] = c.Value.CyclicalMinusDefensive, ["percentile"] = c.Value.Percentile, ["word"] = Word(c.Value.Word),
            }),
        };
    }

    private static Dictionary<string, object?> Technicals(TechnicalDay of)
    {
        return new()
        {
            ["inverseHeadAndShoulders"] = Pattern(of.Pattern, of.PatternRecord!),
            ["headAndShouldersTop"] = Pattern(of.Top, of.TopRecord!),
            ["range"] = of.Range is null ? null : new Dictionary<string, object?>
            {
                ["high"] = of.Range.High, ["low"] = of.Range.Low, ["close"] = of.Close, ["above"] = Side(of.RangeAbove!), ["below"] = Side(of.RangeBelow!), ["state"] = Word(of.RangeState),
            },
        };

        static Dictionary<string, object?> Side(RangeBreakDay side) => new()
        {
            ["status"] = Word(side.Status), ["since"] = Text(side.Since), ["lost"] = Text(side.Lost), ["reached"] = Text(side.Reached), ["target"] = side.Target, ["extent"] = side.Extent,
        };
    }

    private static Dictionary<string, object?> Pattern(HeadAndShouldersDay? pattern, PatternRecord record)
    {
        var of = new Dictionary<string, object?>
        {
            ["status"] = pattern is null ? "none" : Word(pattern.Status),
            ["record"] = new Dictionary<string, object?>
            {
                ["ended"] = record.Ended, ["reached"] = record.Reached, ["failed"] = record.Failed, ["expired"] = record.Expired,
                ["reached.driftless"] = record.ReachedDriftless, ["p"] = record.P, ["verdict"] = Word(record.Verdict),
            },
        };
        if (pattern is null)
            return of;
        of["points"] = pattern.Points.Select((p, i) => (p, i)).ToDictionary(p => FormattableString.Invariant($"E{p.i + 1}"), p => (object?)new Dictionary<string, object?> { ["date"] = Text(p.p.Date), ["close"] = p.p.Close });
        (of["neckline.head"], of["neckline.now"], of["neckline.confirmed"]) = (pattern.NecklineAtHead, pattern.NecklineNow, pattern.NecklineAtConfirmation);
        (of["confirmed"], of["seen"], of["end"]) = (Text(pattern.Confirmed), Text(pattern.Seen), Text(pattern.End));
        (of["target"], of["stop"], of["expires.inDays"]) = (pattern.Target, pattern.Stop, pattern.ExpiresInDays);
        return of;
    }

    private static Dictionary<string, object?> Risk(RiskRating risk)
    {
        var of = new Dictionary<string, object?>
        {
            ["level"] = Word(risk.Level),
            ["value"] = risk.SetBy?.Value,
            ["past.days"] = risk.Past.Days,
            ["past"] = risk.Past.Shares.ToDictionary(p => Word(p.Key)!, p => (object?)p.Value),
            ["after"] = risk.After?.ToDictionary(p => Word(p.Key)!, p => (object?)new Dictionary<string, object?>
            {
                ["days"] = p.Value.Days, ["independent"] = p.Value.Independent, ["mean"] = p.Value.Mean, ["median"] = p.Value.Median, ["worstTenth"] = p.Value.WorstTenth,
            }),
        };
        foreach (var (name, id) in (ReadOnlySpan<(string, string)>)
        [
            ("vix", "risk.stress.vix"), ("vix.percentile", "percentile.risk.stress.vix"), ("fall.52w", "risk.stress.fall"), ("fall.52w.percentile", "percentile.risk.stress.fall"),
            ("excess.3M", "credit.excess.3M"), ("amihud.1M", "IWC/liquidity.amihud.1M"), ("timesSPY", "risk.liquidity.timesBenchmark"),
            ("percentile.1M", "^RUT/percentile.return.1M"), ("rsi.14", "^RUT/rsi.14"), ("distance.sma200.std", "^RUT/distance.sma200.std"),
        ])
            if (risk.Inputs.FirstOrDefault(i => i.Figure == id) is { } input)
                of[name] = input.Value;
        return of;
    }

    private static Dictionary<string, object?> Records(RotationAnalysis analysis, int day, RotationDay of) => new()
    {
        ["stance"] = of.Stance?.Records!.ToDictionary(r => Word(r.Key)!, r => (object?)Record(r.Value)),
        ["opportunity"] = analysis.AllOpportunities(day).ToDictionary(o => o.Opportunity.Id["opportunity.".Length..], o => (object?)new Dictionary<string, object?>
        {
            ["held"] = o.Holds, ["daysOfPast"] = o.Opportunity.DaysOfPast, ["shareOfPast"] = o.Opportunity.ShareOfPast, ["record"] = Record(o.Opportunity.Records!),
        }),
    };

    private static Dictionary<string, object?> Record(RecordDay record) => record.Horizons.ToDictionary(
        r => r.Days.ToString(CultureInfo.InvariantCulture), r => (object?)new Dictionary<string, object?>
        {
            ["entries"] = r.Entries, ["independent"] = r.Independent, ["baseDays"] = r.BaseDays, ["median"] = r.Median, ["base.median"] = r.BaseMedian,
            ["difference.median"] = r.Median - r.BaseMedian, ["sharePositive"] = r.SharePositive, ["base.sharePositive"] = r.BaseSharePositive,
            ["difference.sharePositive"] = r.SharePositive - r.BaseSharePositive, ["interval95"] = r.Interval is { } i ? new object?[] { i.Low, i.High } : null,
            ["p"] = r.P, ["verdict"] = Word(r.Verdict), ["direction"] = Word(r.Direction),
        });

    private static string? Text(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Word(Enum? value) => value is null ? null : JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
