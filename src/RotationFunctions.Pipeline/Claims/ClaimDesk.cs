using RotationFunctions.Analytics.Claims;
using RotationFunctions.Pipeline.Claims.Reading;
using RotationFunctions.Pipeline.Problems;

namespace RotationFunctions.Pipeline.Claims;

/// <summary>Checks requests on the data of a snapshot.</summary>
public static class ClaimDesk
{
    /// <summary>Matches that an answer lists of each search: a page of claims gets all that a reader looks at, hundreds of claims stay an answer that can be sent.</summary>
    private const int MostMatches = 100;

    private const int FewestMatches = 3;
    private const int MatchesInAll = 20_000;
    private const int MostLeft = 1_000;

    /// <summary>The request with its undated figures dated: what to keep, so that it means the same ever after.</summary>
    public static ClaimRequest Dated(ClaimRequest request, MarketData data)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(data);
        return request.AsOf is null ? request with { AsOf = data.LastDate } : request;
    }

    /// <summary>Checks a request.</summary>
    /// <exception cref="ClaimRequestException">A text has more claims than are checked at once.</exception>
    /// <exception cref="OperationCanceledException">The check was stopped.</exception>
    public static ClaimAnswer Check(ClaimRequest request, MarketData data, Language language, bool isExplained = false, CancellationToken cancellationToken = default)
    {
        var dated = Dated(request, data);
        var parsed = Read(request, data, cancellationToken);
        var most = Math.Clamp(MatchesInAll / Math.Max(1, parsed.Claims.Count), FewestMatches, MostMatches);
        var check = ClaimChecker.Check(data.History, [.. parsed.Claims.Select(c => c.Claim)], most, cancellationToken);
        check = check with { Claims = [.. check.Claims.Select((c, i) => Judged(c, parsed.Claims[i], data, cancellationToken))] };
        return Answer(dated, data, parsed, check, ClaimTexts.In(language), isExplained);
    }

    /// <summary>Reads a request without checking it: what can be kept, since it can be checked.</summary>
    /// <exception cref="ClaimRequestException">A text has more claims than are checked at once, or a correction of it cannot be.</exception>
    internal static ParsedText Read(ClaimRequest request, MarketData data, CancellationToken cancellationToken)
    {
        var latest = request.AsOf ?? data.LastDate;
        var parsed = request.Text is { } text
            ? Corrections.Apply(ClaimReader.Read(text, data.Names, latest, request.AsOf is not null, cancellationToken), request, data, latest)
            : new ParsedText([.. request.Claims!.Select(c => Take(c, latest))], []);
        return parsed.Claims.Count <= ClaimRequest.MostClaims ? parsed : throw new ClaimRequestException(
            ProblemType.TooManyClaims,
            new ParameterError("text", FormattableString.Invariant($"The text has {parsed.Claims.Count} claims; at most {ClaimRequest.MostClaims} are checked at once.")));
    }

    /// <summary>
    /// A verdict stands only where it does not hang on how the text is read: a figure printed within the day has none, nor has one
    /// whose other possible reading gives another.
    /// </summary>
    private static CheckedClaim Judged(CheckedClaim found, TakenClaim taken, MarketData data, CancellationToken cancellationToken)
    {
        if (found.Verdict == Verdict.NotCheckable)
            return found;
        if (taken.IsWithinDay)
            return found with { Verdict = Verdict.NotCheckable, Obstacle = new NotCheckable(Obstacle.WithinDay, found.Claim.Series, found.Claim.AsOf), Matches = [], Search = null };
        if (found.Verdict == Verdict.Confirmed)
            return found;
        if (taken.Doubt is { } doubt)
            return found with { Verdict = Verdict.NotCheckable, Obstacle = new NotCheckable(doubt, found.Claim.Series), Matches = [], Search = null };
        if (taken.Alternatives.Count == 0)
            return found;
        var others = ClaimChecker.Judge(data.History, taken.Alternatives, cancellationToken);
        return others.FirstOrDefault(o => o.Verdict == Verdict.Confirmed) is { } other
            ? found with { Verdict = Verdict.NotCheckable, Obstacle = new NotCheckable(Obstacle.TwoReadings, found.Claim.Series), Other = other, Matches = [], Search = null }
            : found;
    }

    private static TakenClaim Take(RequestedClaim requested, DateOnly latest)
    {
        var kind = requested.Kind;
        var assumptions = new List<Assumption>();
        if (requested.AreDigitsAsWritten)
            assumptions.Add(Assumption.DigitsAsWritten);
        var span = requested.Stated is { } stated ? StatedWords.Read(stated, latest) : null;
        var asOf = requested.AsOf ?? span?.To;
        if (asOf is null)
            assumptions.Add(Assumption.LastDayOfData);
        if (kind is ClaimKind.Correlation or ClaimKind.Beta && requested.Against is null)
            assumptions.Add(Assumption.AgainstBenchmark);
        var claim = new Claim
        {
            Series = requested.Series,
            Against = requested.Against,
            Kind = kind,
            Window = span?.Ending(asOf ?? latest) ?? new StatedWindow.Day(),
            AsOf = asOf ?? latest,
            Value = requested.Value,
            Digits = requested.Digits,
        };
        return new TakenClaim(claim, 0, 0, assumptions);
    }

    private static ClaimAnswer Answer(ClaimRequest request, MarketData data, ParsedText parsed, ClaimCheck check, ClaimTexts texts, bool isExplained) => new()
    {
        DataUntil = data.LastDate,
        Source = data.Source,
        Text = request.Text,
        Claims = [.. check.Claims.Select((c, i) => Result(c, parsed.Claims[i], request.Text is not null, data, texts, isExplained))],
        JointSolutions = [.. check.Joint.Select(j => Result(j, check.Claims, texts))],
        NotUnderstood =
        [
            .. parsed.Left.Take(MostLeft).Select(l => Left(l, request.Text!, data, texts)),
        ],
        NotUnderstoodCount = parsed.Left.Count,
    };

    private static LeftResult Left(LeftNumber left, string text, MarketData data, ClaimTexts texts)
    {
        var meant = left is { Reason: Misunderstanding.OtherSubject, Detail: { } name } ? SeriesSuggestion.For(name, data) : null;
        return new LeftResult(
            text.Substring(left.Start, left.Length), texts.Left(left.Reason, left.Detail) + (meant is null ? "" : " " + texts.DidYouMean(left.Detail!, meant)), new TextPlace(left.Start, left.Length), Context(text, left))
        {
            Group = texts.LeftTogether(left.Reason),
            Detail = meant is null ? left.Detail : texts.DidYouMean(left.Detail!, meant),
        };
    }

    /// <summary>A number with a few words on either side, on one line.</summary>
    private static string Context(string text, LeftNumber left)
    {
        const int around = 24;
        var (start, end) = (Math.Max(0, left.Start - around), Math.Min(text.Length, left.Start + left.Length + around));
        // Whole words and numbers where there are spaces, and never half of a character.
        while (start > 0 && start < left.Start && (IsInWord(text, start) || char.IsLowSurrogate(text[start])))
            start++;
        while (end < text.Length && end > left.Start + left.Length && (IsInWord(text, end) || char.IsLowSurrogate(text[end])))
            end--;
        var words = string.Join(' ', text[start..end].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return (start > 0 ? "…" : "") + words + (end < text.Length ? "…" : "");
    }

    /// <summary>Whether a place is within what no space parts; Chinese has none.</summary>
    private static bool IsInWord(string text, int at) => text[at] < 0x2E80 && text[at - 1] < 0x2E80 && !char.IsWhiteSpace(text[at]) && !char.IsWhiteSpace(text[at - 1]);

    private static ClaimResult Result(CheckedClaim found, TakenClaim taken, bool isInText, MarketData data, ClaimTexts texts, bool isExplained) => new()
    {
        Series = found.Claim.Series,
        Against = found.Claim.Against,
        Kind = ClaimKindNames.Of(found.Claim.Kind),
        Stated = StatedWords.Of(found.Claim.Window),
        AsOf = found.Claim.AsOf,
        Value = found.Claim.Value,
        Digits = found.Claim.Digits,
        Printed = ClaimFormat.Printed(found.Claim),
        Subject = texts.Subject(found.Claim),
        VerdictWord = texts.Verdict(found.Verdict),
        Verdict = char.ToLowerInvariant(found.Verdict.ToString()[0]) + found.Verdict.ToString()[1..],
        Reason = found.Verdict switch
        {
            Verdict.Confirmed => texts.Confirmed(found),
            Verdict.Refuted => texts.Refuted(found),
            _ when found.Obstacle is { Kind: Obstacle.UnknownSeries, Series: var unknown } && SeriesSuggestion.For(unknown, data) is { } meant => $"{texts.Obstacle(found.Obstacle)} {texts.DidYouMean(unknown, meant)}",
            _ when found.Obstacle!.Kind is Obstacle.TwoReadings or Obstacle.StandIn or Obstacle.UnsureReading => texts.Doubt(found),
            _ => texts.Obstacle(found.Obstacle),
        },
        StatedDefinition = found.Stated is null ? null : Result(found.Claim.Kind, found.Stated, texts),
        StatedDefinitionGives = found.StatedGives,
        Figure = ClaimFigure.AddressOf(found, data),
        Definitions = [.. found.Matches.Select(m => Result(found.Claim.Kind, m, texts))],
        Search = found.Search is null ? null : Result(found.Search),
        Assumptions = [.. taken.Assumptions.Select(texts.Assumption)],
        Approximation = found.Claim.Approximation == Approximation.None ? null : Name(found.Claim.Approximation),
        UpTo = found.Claim.UpTo,
        Trace = isExplained && isInText ? taken.Trace : null,
        Place = isInText ? new TextPlace(taken.Start, taken.Length) : null,
    };

    private static JointResult Result(JointSolution joint, IReadOnlyList<CheckedClaim> claims, ClaimTexts texts) => new()
    {
        Claims = joint.Claims,
        Series = [.. joint.Claims.Select(i => claims[i].Claim.Series).Distinct()],
        Summary = texts.Joint(joint, claims),
        Definitions = [.. joint.Matches.Select(m => Result(claims[joint.Claims[0]].Claim.Kind, m, texts))],
        Search = Result(joint.Search),
        OnEstablishedWindow = joint.OnEstablishedWindow is null ? null : Result(joint.OnEstablishedWindow),
        IsSolved = joint.Search is { Matches: > 0, IsExplainedByChance: false } || joint.OnEstablishedWindow is { Matches: > 0, IsExplainedByChance: false },
    };

    private static SearchResult Result(SearchExtent extent)
        => new(extent.Definitions, extent.Figures, extent.Matches, extent.ExpectedByChance, extent.IsExplainedByChance, extent.AsNear > 0 ? extent.AsNear : null, extent.AsNear > 0 ? extent.ExpectedAsNear : null);

    private static DefinitionResult Result(ClaimKind kind, DefinitionMatch match, ClaimTexts texts) => Result(kind, match.Definition, texts) with
    {
        Gives = match.Gives,
        Changes = match.Changes,
        DaysMoved = match.DaysMoved,
        OnEstablishedWindow = match.OnEstablishedWindow ? true : null,
    };

    private static DefinitionResult Result(ClaimKind kind, ClaimDefinition definition, ClaimTexts texts) => new()
    {
        Description = texts.Describe(kind, definition),
        Start = definition.Start,
        End = definition.End,
        Base = Name(definition.Base),
        Basis = Name(definition.Basis),
        StandardDeviation = definition.Deviation is { } deviation ? Name(deviation) : null,
        Returns = definition.Form is { } form ? Name(form) : null,
        N = definition.Observations,
    };

    private static string Name<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
