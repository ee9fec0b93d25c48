using RotationFunctions.Analytics;
using RotationFunctions.Analytics.Claims;
using RotationFunctions.Pipeline.Claims.Reading;

namespace RotationFunctions.Pipeline.Claims;

/// <summary>English.</summary>
internal sealed class EnglishClaimTexts : ClaimTexts
{
    public override Language Language => Language.English;

    public override string Verdict(Verdict verdict) => verdict switch
    {
        Analytics.Claims.Verdict.Confirmed => "confirmed",
        Analytics.Claims.Verdict.Refuted => "refuted",
        _ => "not checkable",
    };

    public override string Kind(ClaimKind kind) => kind switch
    {
        ClaimKind.Return => "price return",
        ClaimKind.TotalReturn => "total return",
        ClaimKind.DailyVolatility => "daily volatility",
        ClaimKind.AnnualVolatility => "annualised volatility",
        ClaimKind.Drawdown => "maximum drawdown",
        ClaimKind.Spread => "return difference",
        ClaimKind.Level => "level",
        ClaimKind.Correlation => "correlation",
        ClaimKind.Beta => "beta",
        ClaimKind.PointChange => "change in points",
        ClaimKind.RateLevel => "rate",
        ClaimKind.RateChange => "change of the rate in basis points",
        ClaimKind.PolicyRate => "policy rate",
        ClaimKind.PolicyChange => "change of the policy rate in basis points",
        ClaimKind.Projection => "median projection",
        ClaimKind.IntradayHigh => "intraday high",
        ClaimKind.IntradayLow => "intraday low",
        ClaimKind.OpenLevel => "open",
        ClaimKind.AnnualisedReturn => "annualised price return",
        ClaimKind.AnnualisedTotalReturn => "annualised total return",
        ClaimKind.AverageLevel => "average close",
        ClaimKind.HighestLevel => "highest close",
        ClaimKind.LowestLevel => "lowest close",
        ClaimKind.Ratio => "ratio",
        ClaimKind.Streak => "streak",
        ClaimKind.StreakAgainst => "streak of higher returns",
        ClaimKind.RecordHigh => "record close",
        ClaimKind.RecordCount => "number of record closes",
        ClaimKind.Rank => "rank",
        _ => "last time as extreme",
    };

    public override string Subject(Claim claim)
        => $"{Who(claim)}, {Kind(claim.Kind)}{(StatedWords.Of(claim.Window) is { } stated ? ", " + stated : "")}, {Iso(claim.AsOf)}";

    public override string Obstacle(NotCheckable obstacle)
    {
        var (series, day, known) = (obstacle.Series, obstacle.Day is { } d ? Iso(d) : "", obstacle.Known is { } k ? Iso(k) : "");
        return obstacle.Kind switch
        {
            Analytics.Claims.Obstacle.UnknownSeries => $"The data has no series {series}.",
            Analytics.Claims.Obstacle.NotAPrice => $"{series} is a rate or projection, not a price.",
            Analytics.Claims.Obstacle.AfterData => $"The claim is of {day}; the data ends on {known}.",
            Analytics.Claims.Obstacle.BeforeData when obstacle.Day is null => $"The window begins before the data, which starts on {known}.",
            Analytics.Claims.Obstacle.BeforeData => $"{day} lies before the data, which starts on {known}.",
            Analytics.Claims.Obstacle.SeriesEnded => $"{series} has no bar of {day}: its last one is of {known}.",
            Analytics.Claims.Obstacle.SeriesNotBegun => $"{series} has no bar of {day}: its first one is of {known}.",
            Analytics.Claims.Obstacle.NoBar => $"{series} has no bar of {day}.",
            Analytics.Claims.Obstacle.NoAdjustedPrices => $"{series} has no prices adjusted for dividends, so it has no total return.",
            Analytics.Claims.Obstacle.EmptyWindow => $"No trading day lies between {day} and {known}.",
            Analytics.Claims.Obstacle.WindowAfterAsOf => $"The stated window ends on {day}, after the day of the claim, {known}.",
            Analytics.Claims.Obstacle.WithinDay => $"The figure was printed before the close of {day}; this data has whole days only.",
            Analytics.Claims.Obstacle.TooFewReturns => $"The stated window has too few daily returns of {series}.",
            _ => $"The daily returns of {series} or of the series beside it do not vary in the stated window.",
        };
    }

    public override string Doubt(CheckedClaim claim)
    {
        var reading = $"Read as the {Describe(claim.Claim.Kind, claim.Stated!)} of {Who(claim.Claim)}, it would be {ClaimFormat.Text(claim.StatedGives!.Value, claim.Claim)}";
        return claim switch
        {
            { Other: { Stated: { } stated, StatedGives: { } gives } other } => $"The text can be read in two ways, and they give different verdicts. {reading}; as the {Describe(other.Claim.Kind, stated)}, {ClaimFormat.Text(gives, other.Claim)}, as printed.",
            { Obstacle.Kind: Analytics.Claims.Obstacle.StandIn } => $"{reading}. But the text names a sector, and the data has only {claim.Claim.Series}, a fund that follows it: near, and no proof.",
            _ => $"{reading}. But what the number is of is said some way before it, so it may be of something else.",
        };
    }

    public override string Assumption(Assumption assumption) => assumption switch
    {
        Reading.Assumption.LastDayOfData => "No date is stated: taken as of the date shown.",
        Reading.Assumption.YearOfDate => "The date has no year: taken for the latest such day in the data.",
        Reading.Assumption.DecimalComma => "The comma is taken for a decimal comma.",
        Reading.Assumption.Annualised => "Taken for annualised volatility, as it is usually quoted.",
        Reading.Assumption.OneDay => "Taken for the change of that day.",
        Reading.Assumption.Return => "Nothing says what is measured: taken for a price return.",
        Reading.Assumption.AgainstBenchmark => "No second series is named: taken against the benchmark.",
        Reading.Assumption.SubjectBefore => "The sentence names no series: taken for that of the one before.",
        Reading.Assumption.WindowBefore => "No window is stated beside it: taken for the one stated before.",
        Reading.Assumption.Corrected => "Read as it was corrected.",
        Reading.Assumption.PercentAsPoints => "A difference of returns in percent is taken for percentage points.",
        _ => "The number of printed digits is not given: counted from the value as written.",
    };

    public override string Left(Misunderstanding reason, string? detail) => reason switch
    {
        Misunderstanding.OtherSubject => $"Another subject: {detail}, of which this data has nothing.",
        Misunderstanding.Forecast => "A forecast or target, not a figure of what was.",
        Misunderstanding.Condition => "A condition or what would follow from it, not a figure of what was.",
        Misunderstanding.Negation => "The sentence says that it is not so.",
        Misunderstanding.Question => "A question, not a statement.",
        Misunderstanding.Typical => "An average or a habit, not the figure of one window.",
        Misunderstanding.Threshold => "A mark that is reached or not, not a figure.",
        Misunderstanding.OtherFigure => $"Another kind of figure: {detail}.",
        Misunderstanding.Count => "A count or a number of something else.",
        Misunderstanding.UnknownDate => "The window or date that is stated means no trading days of this data.",
        Misunderstanding.WithinDay => "A price of some moment; this data has whole days only.",
        Misunderstanding.Corrected => "No claim: so it was corrected.",
        Misunderstanding.NoSeries => "No series is named in the sentence, such as IWM.",
        Misunderstanding.NoWindow => "No window is stated, such as “year to date” or “since 1 December 2025”.",
        Misunderstanding.NoUnit => "No unit: write 12.28 % for percent; points and dollars would be another claim.",
        Misunderstanding.NoKind => "Nothing says what is measured: a return, a volatility, a level.",
        Misunderstanding.CountsDiffer => "There are not as many numbers as series, so it is not clear which belongs to which.",
        Misunderstanding.AmbiguousComma => "The comma could part thousands or be a decimal comma: write 12.280 or 12280.",
        Misunderstanding.OneSeries => "A difference needs two series: name both, such as IWM and SPY.",
        Misunderstanding.WrongUnit => "The unit does not fit: a return is in percent, a difference in percentage points, a level in points.",
        _ => "The number has more digits than can be checked.",
    };

    public override string LeftTogether(Misunderstanding reason) => reason switch
    {
        Misunderstanding.OtherSubject => "Other subjects, of which this data has nothing",
        Misunderstanding.Forecast => "Forecasts and targets, not figures of what was",
        Misunderstanding.OtherFigure => "Other kinds of figures, such as yields of dividends, fees, valuations, earnings and economic data",
        Misunderstanding.Count => "Counts, dates and numbers of something else",
        _ => Left(reason, null).TrimEnd('.'),
    };

    public override string DidYouMean(string name, string series) => $"{name}: did you mean {series}?";

    public override string Describe(ClaimKind kind, ClaimDefinition definition)
    {
        var (start, end) = (Iso(definition.Start), Iso(definition.End));
        var basis = definition.Basis == PriceBasis.Price ? "price" : "total";
        var form = definition.Form == ReturnForm.Log ? "log" : "simple";
        var daily = $"{definition.Observations} daily {form} {basis} returns between the closes of {start} and {end}";
        var adjusted = definition.Basis == PriceBasis.Price ? "" : ", adjusted for dividends";
        return kind switch
        {
            ClaimKind.Return or ClaimKind.TotalReturn => $"{basis} return from {Base(definition)} {start} to the close of {end}",
            ClaimKind.Spread => $"difference of the {basis} returns from {Base(definition)} {start} to the close of {end}",
            ClaimKind.Level => $"{Price(definition.Base)} of {start}{adjusted}",
            ClaimKind.Drawdown => $"maximum drawdown on closes from {start} to {end}{adjusted}",
            ClaimKind.Correlation => $"correlation of the {daily}",
            ClaimKind.Beta => $"beta of the {daily}",
            ClaimKind.PointChange => $"change from {Base(definition)} {start} to the close of {end}, in points",
            ClaimKind.RateLevel or ClaimKind.PolicyRate => $"observation of {end}, or the last one before",
            ClaimKind.Projection => $"projection known on {end}",
            ClaimKind.RateChange or ClaimKind.PolicyChange => $"observation of {end} less that of {start}, in basis points",
            ClaimKind.IntradayHigh or ClaimKind.IntradayLow or ClaimKind.OpenLevel => $"{Price(definition.Base)} of {start}{adjusted}",
            ClaimKind.AnnualisedReturn or ClaimKind.AnnualisedTotalReturn => $"annualised {basis} return from the close of {start} to that of {end}",
            ClaimKind.AverageLevel => $"average of the closes after {start} up to {end}",
            ClaimKind.HighestLevel => $"highest of the closes after {start} up to {end}",
            ClaimKind.LowestLevel => $"lowest of the closes after {start} up to {end}",
            ClaimKind.Ratio => $"quotient of the closes of {end}",
            ClaimKind.Streak or ClaimKind.StreakAgainst => $"periods in a row from the close of {start} to that of {end}",
            ClaimKind.RecordHigh => $"close of {end} against all before it",
            ClaimKind.RecordCount => $"closes after {start} up to {end} above all before them",
            ClaimKind.Rank => $"return of the period that ends on {end} among those since {start}",
            ClaimKind.RecordSince => $"last period before {end} that was at least as extreme, which ended on {start}",
            _ => $"{(definition.Deviation == StandardDeviation.Population ? "population" : "sample")} standard deviation of the {daily}{(kind == ClaimKind.AnnualVolatility ? ", × √252" : "")}",
        };
    }

    public override string Confirmed(CheckedClaim claim)
        => $"The stated definition gives {ClaimFormat.Text(claim.StatedGives!.Value, claim.Claim)}: {Describe(claim.Claim.Kind, claim.Stated!)}.";

    public override string Refuted(CheckedClaim claim)
    {
        var stated = $"The stated definition gives {ClaimFormat.Text(claim.StatedGives!.Value, claim.Claim)}: {Describe(claim.Claim.Kind, claim.Stated!)}.";
        if (claim.Search is not { } search)
            return stated;
        if (search.Matches == 0)
            return $"{stated} None of {ClaimFormat.Count(search.Definitions)} definitions near it gives the printed value.";
        var nearest = $"{Matches(search.Matches)} of {ClaimFormat.Count(search.Definitions)} nearby give the printed value, the nearest being the {Describe(claim.Claim.Kind, claim.Matches[0].Definition)}";
        var near = $"{nearest}: {Difference(claim.Stated!, claim.Matches[0].Definition)}. So near a definition or a nearer one would fit by chance {ClaimFormat.Expected(search.ExpectedAsNear)} times (of {ClaimFormat.Count(search.AsNear)})";
        return search.IsExplainedByChance
            ? $"{stated} {near}; over all, chance alone would match {ClaimFormat.Expected(search.ExpectedByChance)}, so by itself this proves nothing."
            : $"{stated} {near}; over all: {ClaimFormat.Expected(search.ExpectedByChance)}.";
    }

    public override string Joint(JointSolution joint, IReadOnlyList<CheckedClaim> claims)
    {
        var who = string.Join(", ", joint.Claims.Select(i => claims[i].Claim.Series).Distinct());
        var (kind, search) = (claims[joint.Claims[0]].Claim.Kind, joint.Search);
        if (search.Matches == 0)
            return $"{who}: none of {ClaimFormat.Count(search.Definitions)} definitions gives all {joint.Claims.Count} printed values.";
        var first = Describe(kind, joint.Matches[0].Definition);
        if (!search.IsExplainedByChance)
        {
            return search.Matches == 1
                ? $"{who}: one of {ClaimFormat.Count(search.Definitions)} definitions gives all {joint.Claims.Count} printed values, the {first}. Expected by chance: {ClaimFormat.Expected(search.ExpectedByChance)}."
                : $"{who}: {search.Matches} of {ClaimFormat.Count(search.Definitions)} definitions give all {joint.Claims.Count} printed values, the nearest being the {first}. Expected by chance: {ClaimFormat.Expected(search.ExpectedByChance)}.";
        }

        if (joint.OnEstablishedWindow is { Matches: > 0, IsExplainedByChance: false } on)
            return $"{who}: the {first}. It has the same window as the returns of this page: of the {on.Definitions} definitions on that window {on.Matches} {(on.Matches == 1 ? "fits" : "fit")}, expected by chance: {ClaimFormat.Expected(on.ExpectedByChance)}. Over all windows {search.Matches} fit, which chance explains.";
        return $"{who}: {Matches(search.Matches)} of {ClaimFormat.Count(search.Definitions)} give all {joint.Claims.Count} printed values, the nearest being the {first}. Chance alone would match {ClaimFormat.Expected(search.ExpectedByChance)}, so this proves nothing.";
    }

    /// <summary>What one definition does otherwise than another, in plain words.</summary>
    private static string Difference(ClaimDefinition stated, ClaimDefinition other)
    {
        var differences = new List<string>();
        if ((stated.Start, stated.Base) != (other.Start, other.Base))
            differences.Add($"from {Base(other)} {Iso(other.Start)} instead of {Base(stated)} {Iso(stated.Start)}");
        if (stated.End != other.End && stated.Start != stated.End)
            differences.Add($"to the close of {Iso(other.End)} instead of {Iso(stated.End)}");
        if (stated.Basis != other.Basis)
            differences.Add(other.Basis == PriceBasis.Total ? "with dividends instead of without" : "without dividends instead of with");
        if (stated.Deviation != other.Deviation)
            differences.Add(other.Deviation == StandardDeviation.Population ? "population instead of sample deviation" : "sample instead of population deviation");
        if (stated.Form != other.Form)
            differences.Add(other.Form == ReturnForm.Log ? "log instead of simple returns" : "simple instead of log returns");
        return string.Join(", ", differences);
    }

    private static string Matches(int count) => count == 1 ? "1 definition" : $"{ClaimFormat.Count(count)} definitions";

    private static string Base(ClaimDefinition definition)
        => definition.Base == DefinitionBase.PreviousClose ? "the last close before" : $"the {Price(definition.Base)} of";

    private static string Price(DefinitionBase price) => price switch
    {
        DefinitionBase.Open => "open",
        DefinitionBase.High => "high",
        DefinitionBase.Low => "low",
        _ => "close",
    };
}
