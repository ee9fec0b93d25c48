namespace RotationFunctions.Analytics;

/// <summary>
/// A rate, yield or projection: values with the dates on which each became known. A figure as of a day may use only
/// what had been published by then, so the date of publication is the only date kept.
/// </summary>
public sealed class ObservationSeries
{
    private readonly DateOnly[] _published;
    private readonly double[] _values;

    /// <param name="id">The series' id, such as <c>EFFR</c>.</param>
    /// <param name="published">Dates of publication, strictly ascending.</param>
    /// <param name="values">The values published, in the series' own unit (rates in percent).</param>
    /// <exception cref="ArgumentException">The columns differ in length or the dates do not ascend.</exception>
    public ObservationSeries(string id, ReadOnlySpan<DateOnly> published, ReadOnlySpan<double> values)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        if (published.Length != values.Length)
            throw new ArgumentException($"{id} has {published.Length} dates and {values.Length} values.", nameof(values));
        for (var i = 1; i < published.Length; i++)
            if (published[i] <= published[i - 1])
                throw new ArgumentException($"The dates of {id} must ascend.", nameof(published));
        (Id, _published, _values) = (id, published.ToArray(), values.ToArray());
    }

    /// <summary>The series' id, such as <c>EFFR</c>.</summary>
    public string Id { get; }

    /// <summary>Dates of publication, oldest first.</summary>
    public ReadOnlySpan<DateOnly> Published => _published;

    /// <summary>The values, in the order of <see cref="Published"/>.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>The latest value published on or before a date, or NaN when none had been.</summary>
    public double KnownOn(DateOnly date)
    {
        var index = Array.BinarySearch(_published, date);
        if (index < 0)
            index = ~index - 1;
        return index < 0 ? double.NaN : _values[index];
    }

    /// <summary>The date of the latest publication on or before a date, or null when there was none.</summary>
    public DateOnly? LastPublished(DateOnly date)
    {
        var index = Array.BinarySearch(_published, date);
        if (index < 0)
            index = ~index - 1;
        return index < 0 ? null : _published[index];
    }

    /// <summary>The latest value known on each trading day; NaN before the first publication.</summary>
    public double[] AlignedOn(TradingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var aligned = new double[calendar.Count];
        var next = 0;
        var known = double.NaN;
        for (var day = 0; day < aligned.Length; day++)
        {
            while (next < _published.Length && _published[next] <= calendar[day])
                known = _values[next++];
            aligned[day] = known;
        }

        return aligned;
    }

    /// <summary>The same series as it was known on a date: nothing published after it.</summary>
    public ObservationSeries CutAt(DateOnly date)
    {
        var count = _published.AsSpan().BinarySearch(date);
        count = count >= 0 ? count + 1 : ~count;
        return new ObservationSeries(Id, _published.AsSpan(0, count), _values.AsSpan(0, count));
    }
}
