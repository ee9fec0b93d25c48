namespace RotationFunctions.Analytics;

/// <summary>
/// Some of the figures of an instrument. What is not selected is not computed; the figures that a selected one is made
/// from come with it.
/// </summary>
public sealed class FigureSelection
{
    private static readonly Dictionary<string, string[]> Ingredients = Build();

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <param name="figures">Ids of <see cref="FigureIds.All"/>.</param>
    /// <exception cref="KeyNotFoundException">No figure has one of the ids.</exception>
    public FigureSelection(params IEnumerable<string> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        foreach (var figure in figures)
            Add(figure);
    }

    /// <summary>Every figure.</summary>
    public static FigureSelection All { get; } = new(FigureIds.All);

    /// <summary>Whether a figure is computed.</summary>
    public bool Contains(string figure) => _ids.Contains(figure);

    private void Add(string figure)
    {
        if (!Ingredients.TryGetValue(figure, out var ingredients))
            throw new KeyNotFoundException($"No figure of an instrument has the id {figure}.");
        if (!_ids.Add(figure))
            return;
        foreach (var ingredient in ingredients)
            Add(ingredient);
    }

    private static Dictionary<string, string[]> Build()
    {
        var daily = FigureIds.Return(Window.OneDay);
        var month = FigureIds.Return(Window.OneMonth);
        var year = FigureIds.Return(Window.OneYear);
        var ingredients = FigureIds.All.ToDictionary(id => id, _ => Array.Empty<string>(), StringComparer.Ordinal);
        foreach (var window in Window.All)
            ingredients[FigureIds.Drawdown(window)] = [FigureIds.Return(window)];
        foreach (var window in Window.OfSeveralDays)
        {
            ingredients[FigureIds.VolatilityDaily(window)] = [daily, FigureIds.Return(window)];
            ingredients[FigureIds.VolatilityAnnual(window)] = [FigureIds.VolatilityDaily(window)];
        }

        foreach (var figure in (ReadOnlySpan<string>)
            [FigureIds.Beta, FigureIds.Correlation, FigureIds.TrackingError, FigureIds.InformationRatio,
             FigureIds.CaptureUp, FigureIds.CaptureDown, FigureIds.DownsideDeviation, FigureIds.Sortino])
            ingredients[figure] = [daily, year];
        ingredients[FigureIds.High52WeeksDistance] = [FigureIds.High52Weeks];
        ingredients[FigureIds.HighAllTimeDistance] = [FigureIds.HighAllTime];
        ingredients[FigureIds.DistanceSma200] = [FigureIds.Sma200];
        ingredients[FigureIds.DistanceSma200Deviations] = [FigureIds.DistanceSma200];
        ingredients[FigureIds.Amihud] = [daily, month];
        ingredients[FigureIds.BidAskSpread] = [month];
        return ingredients;
    }
}
