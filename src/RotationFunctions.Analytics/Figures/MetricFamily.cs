namespace RotationFunctions.Analytics;

/// <summary>
/// Figures that belong together: how they are computed, and everything that is to be said about them but words. What else knows them
/// (the table <c>Metrics</c>, the report, its page, the catalogue, a figure's trace) reads these declarations.
/// </summary>
/// <remarks>
/// A family is a folder: mathematics, declarations, and beside them its words in each language and its tests. It is registered in one
/// line, together with its words.
/// </remarks>
public abstract class MetricFamily
{
    /// <summary>What its figures are checked against, and by which tests, as <c>docs/metrics.md</c> says it: <c>hand: `FamilyTests`</c>.</summary>
    public abstract string Oracle { get; }

    /// <summary>Its figures.</summary>
    public abstract IReadOnlyList<FigureDeclaration> Declarations { get; }

    /// <summary>The tables in which pages and terminals show its figures; none by default.</summary>
    /// <param name="roles">Which series stands for what.</param>
    /// <param name="benchmark">Id of the series that others are measured against.</param>
    public virtual IReadOnlyList<FigureLayout> Tables(MarketRoles roles, string benchmark) => [];

    /// <summary>Computes the figures of all days; no day's figures may depend on a later day.</summary>
    public abstract IFamilyFigures Compute(MarketFigures market);
}

/// <summary>The figures of a family over all days.</summary>
public interface IFamilyFigures
{
    /// <summary>The series, pairs or groups that the figures are of, as <c>IWM</c> or <c>IWM-SPY</c>, whether or not they have begun.</summary>
    IReadOnlyList<string> Keys { get; }

    /// <summary>The figures of one key on a trading day (a calendar index), absent ones with their reasons.</summary>
    IEnumerable<FamilyFigure> OfDay(string key, int day);
}

/// <summary>A figure, or a date, of a family on a day.</summary>
/// <param name="Key">The series, pair or group that it is of.</param>
/// <param name="Id">Its id, as <c>drawdown.1.depth</c>.</param>
public sealed record FamilyFigure(string Key, string Id)
{
    private FamilyFigure(string key, string id, Func<Reason>? reason)
        : this(key, id) => Reason = reason?.Invoke();

    /// <summary>A figure; absent, for a reason, where the value is NaN.</summary>
    public FamilyFigure(string key, string id, double value, Func<Reason> reason)
        : this(key, id, double.IsNaN(value) ? reason : null) => Value = double.IsNaN(value) ? null : value;

    /// <summary>A date; absent, for a reason, when null.</summary>
    public FamilyFigure(string key, string id, DateOnly? date, Func<Reason> reason)
        : this(key, id, date is null ? reason : null) => Date = date;

    /// <summary>Its value; null for a date, and when absent.</summary>
    public double? Value { get; }

    /// <summary>The date, of what is one; null when absent.</summary>
    public DateOnly? Date { get; }

    /// <summary>Why it is absent, told with nothing but what was known on the day; null when it is there.</summary>
    public Reason? Reason { get; }
}

/// <summary>A table of a family's figures.</summary>
/// <param name="Id">Name of the table in links, and of its words.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Columns">Ids of the figures, a column each; what a row fills in stands in braces: <c>drawdown.{rank}.depth</c>.</param>
public sealed record FigureLayout(string Id, IReadOnlyList<FigureLayoutRow> Rows, IReadOnlyList<string> Columns);

/// <summary>A row of figures.</summary>
/// <param name="Key">The series, pair or group that they are of.</param>
/// <param name="Variable">What it fills in, as <c>rank</c>; null for nothing.</param>
/// <param name="Value">With what, as <c>1</c>.</param>
public sealed record FigureLayoutRow(string Key, string? Variable = null, string? Value = null)
{
    /// <summary>The id of the row's figure in a column.</summary>
    public string Figure(string column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return Variable is null ? column : column.Replace($"{{{Variable}}}", Value, StringComparison.Ordinal);
    }
}
