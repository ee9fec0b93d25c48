namespace RotationFunctions.Analytics.Claims;

/// <summary>
/// Checks printed figures: whether the stated definition gives them, and if not, which definitions do, for each claim by
/// itself and for claims that share a stated definition together.
/// </summary>
public static class ClaimChecker
{
    /// <summary>Checks claims.</summary>
    /// <param name="history">The market; nothing of it after a claim's as-of day is used for that claim.</param>
    /// <param name="claims">The claims.</param>
    /// <param name="mostMatches">How many matches to list of each search; all are counted.</param>
    /// <param name="cancellationToken">Stops the search between two claims.</param>
    /// <exception cref="OperationCanceledException">The search was stopped.</exception>
    public static ClaimCheck Check(MarketHistory history, IReadOnlyList<Claim> claims, int mostMatches = 100, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(claims);
        ArgumentOutOfRangeException.ThrowIfNegative(mostMatches);
        var run = new Run(history, claims, mostMatches, cancellationToken);
        return run.Check();
    }

    /// <summary>Judges claims by their stated definitions alone, and searches no others.</summary>
    /// <param name="history">The market.</param>
    /// <param name="claims">The claims.</param>
    /// <param name="cancellationToken">Stops between two claims.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static IReadOnlyList<CheckedClaim> Judge(MarketHistory history, IReadOnlyList<Claim> claims, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(claims);
        return new Run(history, claims, null, cancellationToken).Check().Claims;
    }

    /// <summary>The window and the day that claims must share so that one's window can be another's.</summary>
    private readonly record struct WindowKey(StatedWindow Window, DateOnly AsOf);

    /// <summary>What a group of claims shares.</summary>
    private readonly record struct GroupKey(FigureFamily Family, Candidate Stated, WindowKey Window, int AsOf)
    {
        /// <summary>Returns go first: a window that they establish is looked for in the rest.</summary>
        public bool EstablishesWindows => Family is FigureFamily.Return or FigureFamily.TotalReturn or FigureFamily.Spread;
    }

    private sealed class Run(MarketHistory history, IReadOnlyList<Claim> claims, int? mostMatches, CancellationToken cancellationToken)
    {
        private readonly CheckedClaim[] _checked = new CheckedClaim[claims.Count];
        private readonly List<JointSolution> _joint = [];
        private readonly Dictionary<WindowKey, HashSet<(int Start, int End)>> _established = [];

        public ClaimCheck Check()
        {
            var placed = new List<PlacedClaim>();
            for (var i = 0; i < claims.Count; i++)
            {
                if (FurtherFigures.Has(claims[i].Kind))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    _checked[i] = FurtherFigures.Check(history, claims[i]);
                    continue;
                }

                var (found, obstacle) = StatedDefinition.Place(history, claims[i], i);
                if (found is not null)
                    placed.Add(found);
                else
                    _checked[i] = new() { Claim = claims[i], Verdict = Verdict.NotCheckable, Obstacle = obstacle };
            }

            var groups = placed
                .GroupBy(p => new GroupKey(p.Family, p.Stated, new(p.Claim.Window, p.Claim.AsOf), p.AsOf))
                .OrderBy(g => g.Key.EstablishesWindows ? 0 : 1);
            foreach (var group in groups)
                CheckGroup(group.Key, [.. group]);
            return new(_checked, [.. _joint.OrderBy(j => j.Claims[0])]);
        }

        private void CheckGroup(GroupKey key, List<PlacedClaim> group)
        {
            var space = new SearchSpace(key.Family, key.Stated, key.AsOf);
            var established = _established.GetValueOrDefault(key.Window);
            var refuted = new List<(PlacedClaim Placed, SeriesFigures Figures)>();
            var search = default(GroupSearch);
            foreach (var ofSeries in group.GroupBy(p => (p.Series, p.Against)))
            {
                var figures = new SeriesFigures(space, key.Family, ofSeries.Key.Series, ofSeries.Key.Against);
                double[]? values = null;
                foreach (var placed in ofSeries)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    if (!CheckStated(placed, key.Stated, figures) && mostMatches is not null)
                    {
                        search ??= new GroupSearch(space);
                        values ??= search.ValuesOf(figures);
                        refuted.Add((placed, figures));
                        SearchOne(placed, figures, space, search, values, established);
                    }
                }
            }

            if (search is null || refuted.Count < 2)
                return;
            refuted.Sort((a, b) => a.Placed.Position.CompareTo(b.Placed.Position));
            SearchTogether(key, refuted, space, search, established);
        }

        /// <summary>Enters the verdict.</summary>
        /// <returns>Whether that is all there is to say: false for a refuted claim.</returns>
        private bool CheckStated(PlacedClaim placed, in Candidate stated, SeriesFigures figures)
        {
            var gives = Scale(placed.Claim, figures.At(stated));
            if (double.IsNaN(gives))
            {
                var reason = figures.Observations(stated) is { } n && n < Math.Max(2, Rolling.Coverage.Of(stated.End - stated.Start))
                    ? Obstacle.TooFewReturns
                    : Obstacle.NoVariation;
                _checked[placed.Position] = new()
                {
                    Claim = placed.Claim, Verdict = Verdict.NotCheckable, Obstacle = new(reason, placed.Claim.Series), Stated = Define(stated, placed.Family, figures),
                };
                return true;
            }

            var isConfirmed = Judgement.Confirms(placed.Claim, gives);
            _checked[placed.Position] = new()
            {
                Claim = placed.Claim,
                Verdict = isConfirmed ? Verdict.Confirmed : Verdict.Refuted,
                Stated = Define(stated, placed.Family, figures),
                StatedGives = gives,
            };
            return isConfirmed;
        }

        private void SearchOne(
            PlacedClaim placed, SeriesFigures figures, SearchSpace space, GroupSearch search, double[] values, HashSet<(int Start, int End)>? established)
        {
            var distances = search.DistancesOf(placed.Claim, values);
            var fits = Nearest(space, distances, null);
            _checked[placed.Position] = _checked[placed.Position] with
            {
                Matches = [.. fits.Take(mostMatches!.Value).Select(i => Match(space, i, [(placed, figures)], established))],
                Search = Extent(space, distances, fits.Length, 1, placed.Series.HasAdjusted) with { AsNear = AsNear(space, distances, fits) },
            };
        }

        private void SearchTogether(
            GroupKey key, List<(PlacedClaim Placed, SeriesFigures Figures)> refuted, SearchSpace space, GroupSearch search, HashSet<(int Start, int End)>? established)
        {
            var distances = search.Farthest;
            var fits = Nearest(space, distances, established);
            var series = refuted.DistinctBy(r => (r.Placed.Series, r.Placed.Against)).Count();
            var extent = Extent(space, distances, fits.Length, series, refuted.TrueForAll(r => r.Placed.Series.HasAdjusted));
            _joint.Add(new JointSolution(
                [.. refuted.Select(r => r.Placed.Position)],
                [.. fits.Take(mostMatches!.Value).Select(i => Match(space, i, refuted, established))],
                extent,
                established is null ? null : ExtentOn(established, space, distances, extent)));
            if (key.EstablishesWindows && fits.Length > 0 && !extent.IsExplainedByChance)
            {
                if (!_established.TryGetValue(key.Window, out var windows))
                    _established[key.Window] = windows = [];
                foreach (var fit in fits)
                    windows.Add((space.Candidates[fit].Start, space.Candidates[fit].End));
            }
        }

        /// <summary>Positions of the definitions that fit, nearest first; those on established windows before the others.</summary>
        private static int[] Nearest(SearchSpace space, ReadOnlySpan<double> distances, HashSet<(int Start, int End)>? established)
        {
            var candidates = space.Candidates;
            var keys = new List<(bool IsElsewhere, int Changes, int Moved, int EndMoved, int Position)>();
            for (var i = 0; i < distances.Length; i++)
            {
                if (!PrintedValue.Fits(distances[i]))
                    continue;
                ref readonly var candidate = ref candidates[i];
                var isElsewhere = established is not null && !established.Contains((candidate.Start, candidate.End));
                keys.Add((isElsewhere, space.Changes(candidate), space.DaysMoved(candidate), space.EndMoved(candidate), i));
            }

            keys.Sort();
            return [.. keys.Select(k => k.Position)];
        }

        /// <summary>Figures that change as few choices as the nearest match and move as few days, or fewer.</summary>
        private static int AsNear(SearchSpace space, ReadOnlySpan<double> distances, int[] fits)
        {
            if (fits.Length == 0)
                return 0;
            var candidates = space.Candidates;
            var nearest = (space.Changes(candidates[fits[0]]), space.DaysMoved(candidates[fits[0]]));
            var count = 0;
            for (var i = 0; i < distances.Length; i++)
                if (double.IsFinite(distances[i]) && (space.Changes(candidates[i]), space.DaysMoved(candidates[i])).CompareTo(nearest) <= 0)
                    count++;
            return count;
        }

        private static SearchExtent Extent(SearchSpace space, ReadOnlySpan<double> distances, int matches, int series, bool hasAdjusted)
        {
            var figures = 0;
            foreach (var distance in distances)
                if (double.IsFinite(distance))
                    figures++;
            return new(space.DefinitionsOnPrice * (hasAdjusted ? 2 : 1), figures, matches, Chance.ExpectedMatches(distances, series));
        }

        /// <summary>The part of a search on a few windows: as much is expected by chance as their share of the figures.</summary>
        private static SearchExtent ExtentOn(HashSet<(int Start, int End)> windows, SearchSpace space, ReadOnlySpan<double> distances, SearchExtent whole)
        {
            var (definitions, figures, matches) = (0, 0, 0);
            var candidates = space.Candidates;
            for (var i = 0; i < distances.Length; i++)
            {
                if (!windows.Contains((candidates[i].Start, candidates[i].End)))
                    continue;
                definitions++;
                figures += double.IsFinite(distances[i]) ? 1 : 0;
                matches += PrintedValue.Fits(distances[i]) ? 1 : 0;
            }

            return new(definitions, figures, matches, whole.ExpectedByChance * figures / Math.Max(1, whole.Figures));
        }

        private DefinitionMatch Match(
            SearchSpace space, int position, List<(PlacedClaim Placed, SeriesFigures Figures)> claims, HashSet<(int Start, int End)>? established)
        {
            var candidate = space.Candidates[position];
            return new(
                Define(candidate, claims[0].Placed.Family, claims[0].Figures),
                [.. claims.Select(c => Scale(c.Placed.Claim, c.Figures.At(candidate)))],
                space.Changes(candidate),
                space.DaysMoved(candidate),
                established?.Contains((candidate.Start, candidate.End)) ?? false);
        }

        private ClaimDefinition Define(in Candidate candidate, FigureFamily family, SeriesFigures figures) => new()
        {
            Start = history.Calendar[candidate.Start],
            End = history.Calendar[candidate.End],
            Base = candidate.Base,
            Basis = candidate.Basis,
            Deviation = family == FigureFamily.Volatility ? candidate.Deviation : null,
            Form = family is FigureFamily.Volatility or FigureFamily.Correlation or FigureFamily.Beta ? candidate.Form : null,
            Observations = figures.Observations(candidate),
        };
    }

    private static double Scale(Claim claim, double gives) => claim.Kind == ClaimKind.AnnualVolatility ? gives * Volatility.AnnualFactor : gives;

    private static PrintedValue Printed(Claim claim)
        => new(claim.Kind == ClaimKind.Drawdown ? -Math.Abs(claim.Value) : claim.Value, claim.Digits);

    /// <summary>What a group's claims are searched in, and how far each definition lies from the claim that it fits worst.</summary>
    private sealed class GroupSearch(SearchSpace space)
    {
        private readonly double[] _values = new double[space.Candidates.Length];
        private readonly double[] _distances = new double[space.Candidates.Length];
        private readonly double[] _farthest = new double[space.Candidates.Length];

        public ReadOnlySpan<double> Farthest => _farthest;

        /// <summary>What every definition gives for a series; kept until the next series.</summary>
        public double[] ValuesOf(SeriesFigures figures)
        {
            figures.Fill(space.Candidates, _values);
            return _values;
        }

        /// <summary>How far every definition lies from a claim; kept until the next claim.</summary>
        public ReadOnlySpan<double> DistancesOf(Claim claim, double[] values)
        {
            var printed = Printed(claim);
            for (var i = 0; i < values.Length; i++)
            {
                var distance = printed.Distance(Scale(claim, values[i]));
                _distances[i] = distance;
                _farthest[i] = Math.Max(_farthest[i], distance);
            }

            return _distances;
        }
    }
}
