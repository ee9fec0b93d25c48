namespace RotationFunctions.Analytics;

/// <summary>Who leads, since when, and what followed before (section 9).</summary>
internal sealed class StanceFamily(MarketFigures market, ScoreFamily score) : IDayFamily<StanceDay?>
{
    private static readonly Stance[] All = Enum.GetValues<Stance>();

    private readonly Dictionary<BasisScore, Dictionary<Stance, RecordHistory>> _records = score.Bases.ToDictionary(basis => basis, RecordsOf);

    public StanceDay? On(int day, List<AbsentFigure> missing)
    {
        if (score.BasisOn(day) is { } basis && basis.Stances[day] is { } stance)
            return new StanceDay(stance, market.Calendar[basis.Stances.Since(day)], basis.Stances.ChangesPerYear(day))
            {
                Days = basis.Stances.DaysInSpell(day),
                Shares = All.ToDictionary(one => one, one => basis.Stances.Share(one, day)),
                // The entries of today's stance alone: three lists of them would be most of a report.
                Records = All.ToDictionary(one => one, one => _records[basis][one].On(day, withEntries: one == stance)),
            };
        missing.Add(new AbsentFigure(RotationIds.Stance, Reason.Of("stance.needsScore", $"A stance needs the score.")));
        return null;
    }

    /// <summary>The records of a pair's stances on every day.</summary>
    internal static Dictionary<Stance, RecordHistory> RecordsOf(BasisScore basis)
    {
        var told = basis.Stances.Is(Stance.Mixed);
        RecordBase[] bases = [.. RecordHistory.Horizons.Select(window => RecordBase.Of(told, basis.LeadsAfter(window), window))];
        return All.ToDictionary(stance => stance, stance => new RecordHistory([basis.Pair.A], basis.Pair.B, basis.Pair.Table.Calendar, basis.Stances.Is(stance), bases));
    }
}
